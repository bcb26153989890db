/**
 * Objects refer to objects, by kind, and never by a name; privileges are those of the kind. Nothing here runs: see
 * legal.ts.
 */
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../materialize";
import {
  aws,
  cluster,
  database,
  index,
  kafka,
  materialized,
  password,
  privateLink,
  role,
  schema,
  source,
  table,
  view,
  webhook,
} from "../materialize/objects/world";

const item = { schema, name: "o" };
const { sql } = mz;

export const references = [
  () => mz.kafkaSource({ ...item, cluster, connection: kafka, topic: pulumi.output("t") }),
  // @ts-expect-error a secret where a connection is wanted
  () => mz.kafkaSource({ ...item, cluster, connection: password, topic: "t" }),
  // @ts-expect-error a name where a connection is wanted
  () => mz.kafkaSource({ ...item, cluster, connection: "kafka", topic: "t" }),
  // @ts-expect-error a name where a cluster is wanted
  () => mz.kafkaSource({ ...item, cluster: "quickstart", connection: kafka, topic: "t" }),
  // @ts-expect-error an Output of an object: structure never hangs on an Output
  () => mz.kafkaSource({ ...item, cluster: pulumi.output(cluster), connection: kafka, topic: "t" }),
  // @ts-expect-error a name that is an Output
  () => mz.kafkaSource({ ...item, name: pulumi.output("o"), cluster, connection: kafka, topic: "t" }),
  // @ts-expect-error a topic is required
  () => mz.kafkaSource({ ...item, cluster, connection: kafka }),
  (): mz.KafkaStart => ({ offsets: [0] }),
  // @ts-expect-error offsets or a moment, not both
  (): mz.KafkaStart => ({ offsets: [0], timestampMs: 0 }),
  // @ts-expect-error the one or the other
  () => mz.kafkaSource({ ...item, cluster, connection: kafka, topic: "t", start: {} }),

  // @ts-expect-error a webhook has no tables
  () => mz.kafkaTable({ ...item, source: webhook, data: { format: { type: "json" } } }),
  () => mz.view({ ...item, query: sql`SELECT body FROM ${webhook}` }),
  () => mz.index({ name: "i", on: webhook, cluster, columns: ["body"] }),
  () => mz.webhookUrl("h", webhook),
  // @ts-expect-error only a webhook has a URL
  () => mz.webhookUrl("h", source),

  () => mz.schema({ database, name: "o" }),
  // @ts-expect-error a name where a database is wanted
  () => mz.schema({ database: "materialize", name: "o" }),
  // @ts-expect-error a schema is no database
  () => mz.schema({ database: schema, name: "o" }),
  // @ts-expect-error a database is no schema
  () => mz.secret({ schema: database, name: "o", value: "x" }),
  // @ts-expect-error bytes are given as base64
  () => mz.secret({ schema, name: "o", value: Buffer.from("x") }),
  // @ts-expect-error a number loses its leading zeros
  () => mz.secret({ schema, name: "o", value: 12345 }),

  () => mz.index({ name: "i", on: materialized, cluster, columns: ["a", sql`lower(b)`] }),
  // @ts-expect-error an index has no index
  () => mz.index({ name: "i", on: index, cluster, columns: ["a"] }),
  // @ts-expect-error a secret has no index
  () => mz.index({ name: "i", on: password, cluster, columns: ["a"] }),

  () => mz.comment({ on: index, text: "x" }),
  // @ts-expect-error a comment has no comment
  () => mz.comment({ on: mz.comment({ on: index, text: "x" }), text: "y" }),
  // @ts-expect-error nor has a grant
  () => mz.comment({ on: mz.grant({ privileges: ["SELECT"], on: view, to: role }), text: "y" }),
];

export const grants = [
  () => mz.grant({ privileges: ["SELECT"], on: view, to: role }),
  // @ts-expect-error nobody inserts into a view
  () => mz.grant({ privileges: ["INSERT"], on: view, to: role }),
  // @ts-expect-error also beside a privilege that it has
  () => mz.grant({ privileges: ["SELECT", "INSERT"], on: materialized, to: role }),
  // @ts-expect-error nobody inserts into what a source fills
  () => mz.grant({ privileges: ["INSERT"], on: table, to: role }),
  () => mz.grant({ privileges: ["SELECT"], on: source, to: role }),
  // @ts-expect-error a source is read, not used
  () => mz.grant({ privileges: ["USAGE"], on: source, to: role }),
  () => mz.grant({ privileges: ["USAGE"], on: password, to: role }),
  // @ts-expect-error nobody reads a secret
  () => mz.grant({ privileges: ["SELECT"], on: password, to: role }),
  () => mz.grant({ privileges: ["USAGE"], on: kafka, to: role }),
  // @ts-expect-error nothing is created in a connection
  () => mz.grant({ privileges: ["CREATE"], on: kafka, to: role }),
  () => mz.grant({ privileges: ["USAGE"], on: aws, to: role }),
  () => mz.grant({ privileges: ["USAGE"], on: privateLink, to: role }),
  () => mz.grant({ privileges: ["SELECT"], on: webhook, to: role }),
  // @ts-expect-error posting is no privilege: the check says who may
  () => mz.grant({ privileges: ["INSERT"], on: webhook, to: role }),
  () => mz.grant({ privileges: ["CREATE", "USAGE"], on: cluster, to: role }),
  // @ts-expect-error nobody reads a cluster
  () => mz.grant({ privileges: ["SELECT"], on: cluster, to: role }),
  // @ts-expect-error at least one
  () => mz.grant({ privileges: [], on: view, to: role }),
  // @ts-expect-error an index has no privileges
  () => mz.grant({ privileges: ["SELECT"], on: index, to: role }),
  // @ts-expect-error nor has a role
  () => mz.grant({ privileges: ["USAGE"], on: role, to: role }),
  // @ts-expect-error to a role, not to its name
  () => mz.grant({ privileges: ["SELECT"], on: view, to: "app" }),
  // @ts-expect-error to a role, not to a cluster
  () => mz.grant({ privileges: ["SELECT"], on: view, to: cluster }),
];

export const queries = [
  () =>
    mz.view({
      ...item,
      query: sql`SELECT ${1}, ${"a"}, ${true}, ${mz.column("c")}, ${sql`d`} FROM ${table}`,
    }),
  () => mz.view({ ...item, query: sql`SELECT ${pulumi.output("a")}, ${Promise.resolve(1)}` }),
  // @ts-expect-error a string is no query
  () => mz.view({ ...item, query: "SELECT 1" }),
  // @ts-expect-error nor is an Output
  () => mz.view({ ...item, query: pulumi.output("SELECT 1") }),
  // @ts-expect-error nor is something that looks like one
  () => mz.view({ ...item, query: { texts: ["SELECT 1"], holes: [] } }),
  // @ts-expect-error bare text
  () => sql("SELECT 1"),
  // @ts-expect-error nothing
  () => sql`SELECT ${undefined}`,
  // @ts-expect-error a list
  () => sql`SELECT ${["a", "b"]}`,
  // @ts-expect-error a date
  () => sql`SELECT ${new Date()}`,
  // @ts-expect-error an Output of a list
  () => sql`SELECT ${pulumi.output(["a"])}`,
  () => mz.join([sql`a`, sql`b`], sql` AND `),
  // @ts-expect-error a bare string
  () => mz.join([sql`a`, "b"]),
  // @ts-expect-error a bare string between
  () => mz.join([sql`a`, sql`b`], ", "),
  // @ts-expect-error an object is spliced, not joined
  () => mz.join([table]),
  // @ts-expect-error a column's name is known
  () => mz.column(pulumi.output("a")),
];
