import { awsExternalId, type AwsConnection, type PendingValue } from "../../materialize";

/**
 * What has to be given before the role of `connection` can be taken.
 *
 * @param next what to do with it. @default the role is ours: an update puts it into its trust policy
 */
export function externalIdPending(
  connection: AwsConnection,
  configKey: string,
  next = "run pulumi up: the role can then be taken, by Materialize alone",
): PendingValue {
  return {
    configKey,
    what: "the external id of the AWS connection",
    givenBy: 'Materialize, when "ddl" has made the connection',
    query: awsExternalId(connection).sql,
    next,
  };
}
