/** Questions about connections: what Materialize made together with them, and whether they work. */
import { describe, type MzObject } from "../model/object";
import { qualified } from "../text/quote";
import { identified, type OperatorQuery } from "./query";

const VALIDATE = "https://materialize.com/docs/sql/validate-connection/";

/** Is the connection usable? No rows, or an error that says why not. */
export function validateConnection(connection: MzObject): OperatorQuery {
  return {
    title: `Does ${describe(connection)} work? (no rows: yes)`,
    sql: `VALIDATE CONNECTION ${qualified(connection.path)}`,
    source: VALIDATE,
  };
}

/** The two public keys of a tunnel, for the bastion's `authorized_keys`. */
export function sshPublicKeys(tunnel: MzObject<"ssh-tunnel-connection">): OperatorQuery {
  return {
    title: `Which public keys belong on the bastion of ${describe(tunnel)}?`,
    sql: `SELECT t.public_key_1, t.public_key_2 FROM mz_catalog.mz_ssh_tunnel_connections AS t JOIN ${identified("mz_catalog.mz_connections", "c", tunnel)} AND t.id = c.id`,
    source: "https://materialize.com/docs/ingest-data/network-security/ssh-tunnel/",
  };
}

/** The external id that the role's trust policy has to ask for, and the principal that takes the role. */
export function awsExternalId(connection: MzObject<"aws-connection">): OperatorQuery {
  return {
    title: `Which external id belongs in the trust policy of the role of ${describe(connection)}?`,
    sql: `SELECT a.external_id, a.principal FROM mz_internal.mz_aws_connections AS a JOIN ${identified("mz_catalog.mz_connections", "c", connection)} AND a.id = c.id`,
    source: "https://materialize.com/docs/sql/create-connection/#aws",
  };
}

/** The principal that the endpoint service has to let in. */
export function privateLinkPrincipal(connection: MzObject<"aws-privatelink-connection">): OperatorQuery {
  return {
    title: `Which principal must the endpoint service of ${describe(connection)} let in?`,
    sql: `SELECT p.principal FROM mz_catalog.mz_aws_privatelink_connections AS p JOIN ${identified("mz_catalog.mz_connections", "c", connection)} AND p.id = c.id`,
    source: "https://materialize.com/docs/ingest-data/network-security/privatelink/",
  };
}

export function privateLinkHistory(connection: MzObject): OperatorQuery {
  return {
    title: `What became of ${describe(connection)}? (available: it can be used; pending-acceptance: accept it in AWS)`,
    sql: `SELECT h.occurred_at, h.status FROM mz_internal.mz_aws_privatelink_connection_status_history AS h JOIN ${identified("mz_catalog.mz_connections", "c", connection)} AND h.connection_id = c.id ORDER BY h.occurred_at DESC`,
    source:
      "https://materialize.com/docs/sql/system-catalog/mz_internal/#mz_aws_privatelink_connection_status_history",
  };
}
