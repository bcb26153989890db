import { MATERIALIZE_CLOUD } from "../iam/materializeCloud";

/** One role a connection: `mz_`, the environment's UUID, the connection's id. @see https://materialize.com/docs/ingest-data/network-security/privatelink/ */
const PRINCIPAL = new RegExp(
  `^arn:aws:iam::${MATERIALIZE_CLOUD.accountId}:role/mz_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}_u[1-9]\\d*$`,
);

/** Says why `arn` is not the principal of one PrivateLink connection of Materialize Cloud, or `undefined`. */
export function unfitPrincipal(arn: string): string | undefined {
  return PRINCIPAL.test(arn)
    ? undefined
    : `be the principal of one connection, arn:aws:iam::${MATERIALIZE_CLOUD.accountId}:role/mz_<uuid>_<connection id>` +
        " (a wildcard or the account's root would let every customer of Materialize in)";
}
