/** Objects that the tests refer to; their own texts are tested where they belong. */
import * as mz from "../../../materialize";

export const database = mz.existingDatabase("materialize");
export const schema = mz.schema({ database, name: "ingest" });
export const cluster = mz.cluster({ name: "sources", size: "M.1-small" });
export const role = mz.existingRole("app");

export const password = mz.secret({ schema, name: "kafka_password", value: "hunter2" });
export const pem = mz.secret({ schema, name: "private_ca", value: { base64: "LS0tLS0=" } });
export const key = mz.secret({ schema, name: "client_key", value: { base64: "a2V5" } });

export const tunnel = mz.sshTunnelConnection({
  schema,
  name: "bastion",
  host: "bastion.example.com",
  user: "mz",
});
export const aws = mz.awsConnection({
  schema,
  name: "msk_role",
  assumeRoleArn: "arn:aws:iam::123456789012:role/materialize-msk",
  region: "us-east-1",
});
export const privateLink = mz.awsPrivateLinkConnection({
  schema,
  name: "msk_endpoint",
  serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
  availabilityZones: ["use1-az1", "use1-az4"],
});
export const glue = mz.glueSchemaRegistryConnection({
  schema,
  name: "glue",
  aws,
  registry: "orders",
  privatePreview: true,
});
export const registry = mz.confluentSchemaRegistryConnection({
  schema,
  name: "registry",
  url: "https://registry.example.com:8081",
});
export const kafka = mz.kafkaConnection({
  schema,
  name: "kafka",
  brokers: [{ address: "b1.example.com:9092" }],
  security: { sasl: { mechanism: "SCRAM-SHA-512", username: "mz", password } },
});
export const source = mz.kafkaSource({ schema, name: "orders", cluster, connection: kafka, topic: "orders" });
export const webhook = mz.webhookSource({
  schema,
  name: "hooks",
  cluster,
  check: mz.apiKeyCheck("x-api-key", password),
});
export const webhookTable = mz.webhookTable({
  schema,
  name: "hooks_t",
  check: mz.apiKeyCheck("x-api-key", password),
});
export const table = mz.kafkaTable({
  schema,
  name: "orders_json",
  source,
  data: { format: { type: "json" } },
});
export const view = mz.view({ schema, name: "orders_v", query: mz.sql`SELECT data FROM ${table}` });
export const materialized = mz.materializedView({
  schema,
  name: "orders_m",
  cluster,
  query: mz.sql`SELECT data FROM ${view}`,
});
export const index = mz.index({ name: "orders_i", on: view, cluster, columns: ["data"] });
