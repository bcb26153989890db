/** Objects that the tests of catalog, scripts and export share: small ones, and one of everything. */
import * as pulumi from "@pulumi/pulumi";
import {
  cluster,
  comment,
  confluentSchemaRegistryConnection,
  existingDatabase,
  grant,
  index,
  join,
  kafkaConnection,
  kafkaSource,
  kafkaTable,
  materializedView,
  role,
  schema,
  secret,
  sql,
  sshTunnelConnection,
  view,
  type Entry,
  type MzObject,
  type PendingValue,
  type Schema,
  type View,
} from "../../../materialize";

export const DATABASE = existingDatabase("materialize");
export const INGEST = schema({ database: DATABASE, name: "ingest" });
export const VIEWS = schema({ database: DATABASE, name: "ingest_views" });

/** A view that reads others, or nothing. */
export function viewOn(name: string, reads: readonly MzObject[] = [], home: Schema = VIEWS): View {
  const query =
    reads.length === 0
      ? sql`SELECT 1 AS x`
      : sql`SELECT 1 AS x FROM ${join(reads.map((read) => sql`${read}`))}`;
  return view({ schema: home, name, query });
}

/** A view whose text is put in its place by force, past every check of `sql`. */
export function forced(name: string, query: string): MzObject {
  return {
    ...viewOn(name, [], INGEST),
    create: () => `CREATE VIEW "materialize"."ingest"."${name}" AS\n${query}`,
  };
}

/** Chains of views: each reads the one before it, twice. */
export function chain(length: number, name = "v"): View {
  let last = viewOn(`${name}0`);
  for (let i = 1; i < length; i++) last = viewOn(`${name}${i}`, [last, last]);
  return last;
}

export const SSH_KEYS: PendingValue = {
  configKey: "materialize-ingest:pipelines.orders.ssh.publicKeys",
  what: "the two public keys of the SSH tunnel",
  givenBy: 'Materialize, when "ddl" has made the tunnel',
};

/** As the pipelines wire them: Kafka and a registry behind a bastion, tables, views, a reader. The kinds of AWS: awsSample.ts. */
export interface Sample {
  readonly objects: readonly MzObject[];
  readonly connection: MzObject<"kafka-connection">;
  readonly table: MzObject<"table">;
  readonly view: View;
}

export interface SampleArgs {
  readonly password?: pulumi.Input<string>;
  /** The connection waits for these. */
  readonly waitsFor?: readonly PendingValue[];
}

export function sample({ password = "hunter2", waitsFor }: SampleArgs = {}): Sample {
  const ingest = cluster({ name: "ingest", size: "25cc" });
  const kafkaPassword = secret({ schema: INGEST, name: "kafka_password", value: password });
  const registryPassword = secret({
    schema: INGEST,
    name: "registry_password",
    value: { base64: Buffer.from("hunter3").toString("base64") },
    awsSecret: "prod/registry",
  });
  const tunnel = sshTunnelConnection({ schema: INGEST, name: "bastion", host: "b.example.com", user: "mz" });
  const connection = kafkaConnection({
    schema: INGEST,
    name: "kafka",
    brokers: [{ address: "b-1.example.com:9096" }, { address: "b-2.example.com:9096" }],
    security: { sasl: { mechanism: "SCRAM-SHA-512", username: "materialize", password: kafkaPassword } },
    sshTunnel: tunnel,
    waitsFor,
  });
  const registry = confluentSchemaRegistryConnection({
    schema: INGEST,
    name: "registry",
    url: "https://registry.example.com:8081",
    basicAuth: { username: "mz", password: registryPassword },
    sshTunnel: tunnel,
    waitsFor,
  });
  const source = kafkaSource({
    schema: INGEST,
    name: "orders_source",
    cluster: ingest,
    connection,
    topic: "orders",
  });
  const table = kafkaTable({
    schema: INGEST,
    name: "orders",
    source,
    data: { format: { type: "json" }, include: { offset: true } },
  });
  const changes = kafkaTable({
    schema: INGEST,
    name: "order_changes",
    source,
    data: { envelope: "debezium", format: { type: "avro", registry } },
  });
  const flat = view({
    schema: VIEWS,
    name: "orders_flat",
    query: sql`SELECT data->>'id' AS id, (data->>'total')::numeric AS total FROM ${table}`,
  });
  const totals = materializedView({
    schema: VIEWS,
    name: "order_totals",
    cluster: ingest,
    query: sql`SELECT id, sum(total) AS total FROM ${flat} GROUP BY id`,
  });
  const reader = role({ name: "analyst" });
  return {
    objects: [
      index({ name: "order_totals_by_id", on: totals, cluster: ingest, columns: ["id"] }),
      changes,
      grant({ privileges: ["USAGE"], on: VIEWS, to: reader }),
      grant({ privileges: ["SELECT"], on: totals, to: reader }),
      grant({ privileges: ["USAGE"], on: ingest, to: reader }),
      comment({ on: totals, text: "What each customer's orders come to; 'net', not gross" }),
      comment({ on: VIEWS, text: "Views for analysts" }),
      comment({ on: reader, text: "Reads views" }),
    ],
    connection,
    table,
    view: flat,
  };
}

/** `view materialize.views.v0`: kind and path of each entry. */
export function names(entries: readonly Entry[]): readonly string[] {
  return entries.map(({ object }) => `${object.kind} ${object.path.join(".")}`);
}
