/**
 * What an operator asks a running Materialize. `mz_internal` is not a stable interface: a query that fails after an
 * upgrade is a query to look up again, not a broken pipeline.
 */
import { type Entry } from "../catalog";
import { describe, type MzObject } from "../model/object";
import { comment, identifier, literal, qualified } from "../text/quote";
import { webhookUrl, type Webhook } from "../webhook/url";
import {
  awsExternalId,
  privateLinkHistory,
  privateLinkPrincipal,
  sshPublicKeys,
  validateConnection,
} from "./connections";
import { identified, type OperatorQuery } from "./query";

const MONITORING = "https://materialize.com/docs/ingest-data/monitoring-data-ingestion/";
const TROUBLESHOOTING = "https://materialize.com/docs/ingest-data/troubleshooting/";

function webhookQueries(webhook: Webhook): readonly OperatorQuery[] {
  return [
    urlOf(webhook),
    {
      // A request counts as received before it is checked, and its rows only afterwards. Tables are counted with the
      // sources: the figures are kept by what is posted to, whatever it is
      // (https://github.com/MaterializeInc/materialize/blob/main/src/storage-controller/src/lib.rs).
      title: `How many requests came to ${describe(webhook)}, and how many rows of them were let in? (the figures start again at 0 after a restart)`,
      sql: `SELECT s.messages_received, s.bytes_received, s.updates_staged, s.updates_committed FROM mz_internal.mz_source_statistics AS s JOIN ${identified(OBJECTS, "o", webhook)} AND s.id = o.id`,
      source: MONITORING,
    },
  ];
}

/**
 * `mz_webhook_sources` has a row for each source and none for a table, so a table is asked for by its names, which its
 * URL follows from.
 *
 * @see https://github.com/MaterializeInc/materialize/blob/main/src/adapter/src/catalog/builtin_table_updates.rs
 */
function urlOf(webhook: Webhook): OperatorQuery {
  const source = "https://materialize.com/docs/sql/create-source/webhook/";
  if (webhook.kind === "webhook-source") {
    return {
      title: `Which URL has ${describe(webhook)}?`,
      sql: `SELECT w.url FROM mz_internal.mz_webhook_sources AS w JOIN ${identified(OBJECTS, "o", webhook)} AND w.id = o.id`,
      source,
    };
  }
  return {
    title: `Which URL has ${describe(webhook)}? (with Materialize's host in the place of <host>; no rows: it is not there)`,
    sql: `SELECT ${literal(webhookUrl("<host>", webhook))} AS url FROM mz_catalog.mz_tables AS t JOIN ${identified(OBJECTS, "o", webhook)} AND t.id = o.id`,
    source,
  };
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
    case "aws-connection":
      return [awsExternalId(object as MzObject<"aws-connection">), validateConnection(object)];
    case "aws-privatelink-connection":
      return [
        privateLinkPrincipal(object as MzObject<"aws-privatelink-connection">),
        privateLinkHistory(object),
        validateConnection(object),
      ];
    case "webhook-source":
    case "webhook-table":
      return webhookQueries(object as Webhook);
    case "aws-glue-schema-registry-connection":
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
