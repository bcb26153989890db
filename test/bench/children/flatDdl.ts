/** The statements as somebody would write them without this project: templates, and quotes by hand. */
import { accountName, BROKER, CLUSTER } from "./pipelines";

const HEAD = [
  `CREATE SCHEMA IF NOT EXISTS "materialize"."ingest"`,
  `CREATE SCHEMA IF NOT EXISTS "materialize"."ingest_views"`,
  `CREATE CLUSTER IF NOT EXISTS "${CLUSTER.name}" (SIZE = '${CLUSTER.size}', REPLICATION FACTOR = 1)`,
];

function script(statements: readonly string[]): string {
  return statements.map((statement) => `${statement};`).join("\n\n") + "\n";
}

function connection(name: string): string {
  return `CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."${name}_kafka" TO KAFKA (
    BROKERS = ('${BROKER}'),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = '${accountName(name)}',
    SASL PASSWORD = SECRET "materialize"."ingest"."${name}_kafka_password"
)`;
}

function source(name: string): string {
  return `CREATE SOURCE IF NOT EXISTS "materialize"."ingest"."${name}_events_source"
IN CLUSTER "${CLUSTER.name}"
FROM KAFKA CONNECTION "materialize"."ingest"."${name}_kafka" (TOPIC = '${name}-events', GROUP ID PREFIX = 'materialize.${name}.')
EXPOSE PROGRESS AS "materialize"."ingest"."${name}_events_source_progress"`;
}

function table(name: string): string {
  return `CREATE TABLE IF NOT EXISTS "materialize"."ingest"."${name}_events"
FROM SOURCE "materialize"."ingest"."${name}_events_source"
FORMAT JSON
INCLUDE PARTITION, OFFSET, TIMESTAMP
ENVELOPE NONE`;
}

function jsonbView(name: string): string {
  return `CREATE VIEW IF NOT EXISTS "materialize"."ingest_views"."${name}_events_jsonb" AS
SELECT data, partition, "offset", "timestamp"
FROM "materialize"."ingest"."${name}_events"`;
}

function jsonView(name: string): string {
  return `CREATE MATERIALIZED VIEW IF NOT EXISTS "materialize"."ingest_views"."${name}_events_json" IN CLUSTER "${CLUSTER.name}" AS
SELECT data
FROM "materialize"."ingest_views"."${name}_events_jsonb"`;
}

const STATEMENTS = [connection, source, table, jsonbView, jsonView];

/** Kind by kind, as the project's script has them. */
export function flatDdl(names: readonly string[]): string {
  return script([...HEAD, ...STATEMENTS.flatMap((statement) => names.map(statement))]);
}

export function flatPipelineDdl(name: string): string {
  return script([...HEAD, ...STATEMENTS.map((statement) => statement(name))]);
}

export function flatSecrets(names: readonly string[], passwords: readonly string[]): string {
  const secrets = names.map(
    (name, i) =>
      `CREATE SECRET IF NOT EXISTS "materialize"."ingest"."${name}_kafka_password" AS '${(passwords[i] ?? "").replaceAll("'", "''")}'`,
  );
  return script([`CREATE SCHEMA IF NOT EXISTS "materialize"."ingest"`, ...secrets]);
}

export function flatLegacyDdl(name: string): { readonly binary: string; readonly cloud2022: string } {
  const placeholder = `<${name.toUpperCase()}_KAFKA_PASSWORD>`;
  const view = `
CREATE MATERIALIZED VIEW "${name}_events_json" AS
  SELECT CAST(data AS jsonb) AS data
  FROM (SELECT convert_from(data, 'utf8') AS data FROM "${name}_segment");
`;
  const binary = `CREATE SOURCE "${name}_segment"
  FROM KAFKA BROKER '${BROKER}' TOPIC '${name}-events'
  WITH (
    security_protocol = 'SASL_SSL',
    sasl_mechanisms = 'SCRAM-SHA-512',
    sasl_username = '${accountName(name)}',
    sasl_password = '${placeholder}'
  )
  FORMAT BYTES;
`;
  const cloud2022 = `CREATE SECRET "${name}_kafka_password" AS '${placeholder}';

CREATE CONNECTION "${name}_kafka" TO KAFKA (
  BROKER '${BROKER}',
  SASL MECHANISMS = 'SCRAM-SHA-512',
  SASL USERNAME = '${accountName(name)}',
  SASL PASSWORD = SECRET "${name}_kafka_password"
);

CREATE SOURCE "${name}_segment"
  FROM KAFKA CONNECTION "${name}_kafka" (TOPIC '${name}-events')
  FORMAT BYTES
  WITH (SIZE = '3xsmall');
`;
  return { binary: binary + view, cloud2022: cloud2022 + view };
}
