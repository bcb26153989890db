/**
 * What an operator asks a running Materialize. `mz_internal` is not a stable interface: a query that fails after an
 * upgrade is a query to look up again, not a broken pipeline.
 */
import { type Entry } from "../catalog";
import { describe, type MzObject } from "../model/object";
import { comment, identifier, literal, qualified } from "../text/quote";

export interface OperatorQuery {
  /** The question, in words. */
  readonly title: string;
  /** The statement, without its semicolon. */
  readonly sql: string;
  readonly source: string;
}

const MONITORING = "https://materialize.com/docs/ingest-data/monitoring-data-ingestion/";
const TROUBLESHOOTING = "https://materialize.com/docs/ingest-data/troubleshooting/";
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

/** `<catalog table> AS c … ON` the object of this very name, in its schema and database. */
function identified(table: string, alias: string, object: MzObject): string {
  const [database, schema, name] = object.path;
  return (
    `(${table} AS ${alias} JOIN mz_catalog.mz_schemas AS ${alias}_s ON ${alias}.schema_id = ${alias}_s.id ` +
    `JOIN mz_catalog.mz_databases AS ${alias}_d ON ${alias}_s.database_id = ${alias}_d.id) ` +
    `ON ${alias}.name = ${literal(name ?? "")} AND ${alias}_s.name = ${literal(schema ?? "")} AND ${alias}_d.name = ${literal(database ?? "")}`
  );
}

const OBJECTS = "mz_catalog.mz_objects";

function sourceQueries(source: MzObject): readonly OperatorQuery[] {
  const name = describe(source);
  const on = `${identified(OBJECTS, "o", source)} AND s.id = o.id`;
  return [
    {
      title: `Does ${name} run, and if not, why?`,
      sql: `SELECT s.status, s.error, s.details, s.last_status_change_at FROM mz_internal.mz_source_statuses AS s JOIN ${on}`,
      source: TROUBLESHOOTING,
    },
    {
      title: `How far is the first read (snapshot) of ${name}?`,
      sql: `SELECT s.snapshot_records_staged, s.snapshot_records_known, round(100.0 * s.snapshot_records_staged / NULLIF(s.snapshot_records_known, 0), 2) AS snapshot_percent FROM mz_internal.mz_source_statistics AS s JOIN ${on} WHERE NOT s.snapshot_committed`,
      source: MONITORING,
    },
    {
      title: `How many messages is ${name} behind?`,
      sql: `SELECT s.offset_known, s.offset_committed, s.offset_known - s.offset_committed AS offset_delta FROM mz_internal.mz_source_statistics AS s JOIN ${on} WHERE s.snapshot_committed`,
      source: MONITORING,
    },
    {
      title: `Does ${name} move? (the figures start again at 0 after a restart)`,
      sql: `SELECT s.bytes_received, s.messages_received, s.updates_staged, s.updates_committed FROM mz_internal.mz_source_statistics AS s JOIN ${on}`,
      source: MONITORING,
    },
    {
      title: `Is ${name} hydrated, on each replica?`,
      sql: `SELECT s.replica_id, s.hydrated FROM mz_internal.mz_hydration_statuses AS s JOIN ${identified(OBJECTS, "o", source)} AND s.object_id = o.id`,
      source: MONITORING,
    },
  ];
}

/** A table breaks as a whole when one message cannot be decoded, unless its decoding errors are inline. */
function tableQueries(table: MzObject<"table">): readonly OperatorQuery[] {
  const inline = inlineErrorColumn(table);
  const name = describe(table);
  if (inline !== undefined) {
    return [
      {
        title: `Which messages of ${name} could not be decoded?`,
        sql: `SELECT (${inline}).description, * FROM ${qualified(table.path)} WHERE ${inline} IS NOT NULL`,
        source: "https://materialize.com/docs/sql/create-source/kafka/#upsert-envelope",
      },
    ];
  }
  return [readable(table)];
}

function inlineErrorColumn(table: MzObject<"table">): string | undefined {
  const errors = (table.args as { data?: { decodingErrors?: "inline" | { inlineAs: string } } }).data
    ?.decodingErrors;
  if (errors === undefined) return undefined;
  return identifier(errors === "inline" ? "error" : errors.inlineAs);
}

/** A view that decodes (bytes to JSON) breaks as a table does; one that only reads breaks with what it reads. */
function readable(view: MzObject): OperatorQuery {
  return {
    title: `Can ${describe(view)} be read? (a message that cannot be decoded is an error here, and in every query on it)`,
    sql: `SELECT count(*) FROM ${qualified(view.path)}`,
    source: TROUBLESHOOTING,
  };
}

function viewQueries(view: MzObject): readonly OperatorQuery[] {
  return [
    readable(view),
    {
      title: `How far is ${describe(view)} behind the clock?`,
      sql: `SELECT s.lag FROM mz_internal.mz_wallclock_global_lag AS s JOIN ${identified(OBJECTS, "o", view)} AND s.object_id = o.id`,
      source: MONITORING,
    },
  ];
}

function queriesOf(object: MzObject): readonly OperatorQuery[] {
  switch (object.kind) {
    case "ssh-tunnel-connection":
      return [sshPublicKeys(object as MzObject<"ssh-tunnel-connection">), validateConnection(object)];
    case "kafka-connection":
    case "confluent-schema-registry-connection":
      return [validateConnection(object)];
    case "kafka-source":
      return sourceQueries(object);
    case "table":
      return tableQueries(object as MzObject<"table">);
    case "view":
      return [readable(object)];
    case "materialized-view":
      return viewQueries(object);
    default:
      return [];
  }
}

/** Where Materialize runs: only its own cloud has addresses to let through a firewall. */
export type MaterializeDeployment = "cloud" | "self-managed";

const EGRESS: OperatorQuery = {
  title: "Which addresses does Materialize Cloud call from? (open firewalls for these, and no others)",
  sql: "SELECT egress_ip, prefix_length, cidr FROM mz_catalog.mz_egress_ips",
  source: "https://materialize.com/docs/ingest-data/network-security/static-ips/",
};

/** The questions about these objects, and those about the whole region, in the order of the objects. */
export function operatorQueries(
  entries: readonly Entry[],
  deployment: MaterializeDeployment = "cloud",
): readonly OperatorQuery[] {
  return [
    ...entries.filter((entry) => !entry.object.existing).flatMap((entry) => queriesOf(entry.object)),
    {
      title: "How busy is each replica?",
      sql: "SELECT r.name AS replica, u.process_id, u.cpu_percent, u.memory_percent, u.disk_percent FROM mz_internal.mz_cluster_replica_utilization AS u JOIN mz_catalog.mz_cluster_replicas AS r ON r.id = u.replica_id",
      source: MONITORING,
    },
    ...(deployment === "cloud" ? [EGRESS] : []),
  ];
}

/** The queries as a file for psql: each after its question and its source. */
export function monitoringScript(
  entries: readonly Entry[],
  deployment: MaterializeDeployment = "cloud",
): string {
  return operatorQueries(entries, deployment)
    .map(({ title, sql, source }) => `${comment(title)}\n${comment(`see ${source}`)}\n${sql};\n`)
    .join("\n");
}
