import { type ExternalIdForm } from "./externalId";

/**
 * Who Materialize Cloud is to AWS. One table: a change here is a change everywhere.
 *
 * @see https://materialize.com/docs/sql/create-connection/#aws-permissions
 */
export const MATERIALIZE_CLOUD = {
  /** The account that Materialize Cloud runs in, for every customer. */
  accountId: "664411391173",
  /** The role from which it takes a customer's, the same for every customer: only the external id tells them apart. */
  connectionRoleArn: "arn:aws:iam::664411391173:role/MaterializeConnection",
} as const;

/**
 * `mz_<environment's uuid>_<connection's id>`, made together with an AWS connection.
 *
 * @see https://materialize.com/docs/serve-results/sink/s3/
 */
export const CLOUD_EXTERNAL_ID: ExternalIdForm = {
  pattern: /^mz_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}_u\d+$/,
  rule: "be of the form mz_<uuid>_u<number>, as mz_internal.mz_aws_connections shows it",
};
