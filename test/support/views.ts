/**
 * Runs views on an embedded Postgres, over a stand-in for the Kafka table with the columns that Materialize gives it.
 *
 * What it cannot show: a materialized view runs as a plain view here (no cluster, no storage, no ASSERT NOT NULL), and
 * where Materialize's functions and jsonb differ from Postgres's. Postgres's jsonb takes no \u0000, Materialize's text
 * does. Half of a surrogate pair is JSON to neither: Materialize reads it by serde_json.
 *
 * https://github.com/serde-rs/json/blob/master/src/read.rs (LoneLeadingSurrogateInHexEscape)
 */
import { type PGlite } from "@electric-sql/pglite";
import {
  existingCluster,
  existingDatabase,
  existingSchema,
  kafkaConnection,
  kafkaSource,
  kafkaTable,
  type KafkaData,
  type MzObject,
  type Schema,
  type Table,
} from "../../materialize";
import { postgres } from "./pglite";

/** https://materialize.com/docs/sql/create-table/kafka/ and …/create-source/kafka/, read Nov 2026; uint8 is bigint here. */
const VALUE_COLUMN = { json: "data jsonb", bytes: "data bytea", text: '"text" text' } as const;
const INCLUDED = {
  partition: ["partition", "int"],
  offset: ["offset", "bigint"],
  timestamp: ["timestamp", "timestamp"],
} as const;

/** A schema of its own with one Kafka table in it. */
export interface ViewBench {
  readonly db: PGlite;
  readonly schema: Schema;
  readonly table: Table;
  /** As SQL: `"s1"."events"`. */
  readonly tableName: string;
  /** Creates views, in this order. */
  create(...views: readonly MzObject[]): Promise<void>;
  drop(): Promise<void>;
}

let benches = 0;

/** A Kafka table of this data, in a schema that nobody else uses. */
export async function viewBench(data: KafkaData): Promise<ViewBench> {
  const db = await postgres();
  const name = `bench_${++benches}`;
  const { rows } = await db.query<{ name: string }>("SELECT current_database() AS name");
  // Postgres takes a name of three parts where the first is its own database.
  const schema = existingSchema(existingDatabase(rows[0]!.name), name);
  await db.exec(
    `CREATE SCHEMA ${name}; CREATE TYPE ${name}.decoding_error AS (description text);
     CREATE TABLE ${name}.events (${columnsOf(data, name).join(", ")})`,
  );
  return {
    db,
    schema,
    table: kafkaTable({ schema, name: "events", source: sourceIn(schema), data }),
    tableName: `"${name}"."events"`,
    create: async (...views) => {
      for (const view of views) await db.exec(toPostgres(view.create() as string));
    },
    drop: async () => void (await db.exec(`DROP SCHEMA ${name} CASCADE`)),
  };
}

function columnsOf(data: KafkaData, schema: string): readonly string[] {
  const { type } = data.format;
  if (!(type in VALUE_COLUMN)) throw new Error(`no stand-in for format ${type}`);
  const value = VALUE_COLUMN[type as keyof typeof VALUE_COLUMN];
  const included = Object.entries(data.include ?? {}).map(([include, as]) => {
    const [column, columnType] = INCLUDED[include as keyof typeof INCLUDED];
    // Not null in Materialize too, but for the values of a row that could not be decoded.
    return `"${typeof as === "string" ? as : column}" ${columnType} NOT NULL`;
  });
  const key = data.envelope === "upsert" ? ["key bytea"] : [];
  const errors = data.decodingErrors;
  const error =
    errors === undefined
      ? []
      : [`"${errors === "inline" ? "error" : errors.inlineAs}" ${schema}.decoding_error`];
  return [...key, value, ...included, ...error];
}

function sourceIn(schema: Schema): ReturnType<typeof kafkaSource> {
  const connection = kafkaConnection({ schema, name: "k", brokers: [{ address: "b:9092" }], security: {} });
  return kafkaSource({ schema, name: "s", cluster: existingCluster("c"), connection, topic: "t" });
}

/** What is Materialize's alone in CREATE VIEW. A hint says how much memory a query takes, and changes no row. */
export function toPostgres(create: string): string {
  return create
    .replaceAll(/^ *OPTIONS \(DISTINCT ON INPUT GROUP SIZE = \d+\)\n/gm, "")
    .replace(/^CREATE VIEW IF NOT EXISTS /, "CREATE VIEW ")
    .replace(
      /^CREATE MATERIALIZED VIEW IF NOT EXISTS (\S+) IN CLUSTER \S+ (WITH \(.*?\) )?AS/,
      "CREATE VIEW $1 AS",
    );
}
