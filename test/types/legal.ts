/**
 * What must not compile. Nothing here runs: `npm run typecheck` covers this folder (tsconfig.json includes test/), and
 * an expected error that is none is an error of its own. Each line under a mark differs from a legal one in one place.
 */
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../materialize";
import {
  aws,
  cluster,
  glue,
  key,
  password,
  privateLink,
  registry,
  schema,
  source,
  table,
  tunnel,
} from "../materialize/objects/world";

const item = { schema, name: "o" };
const brokers = [{ address: "b1:9092" }];
const json = { type: "json" } as const;
const text = { type: "text" } as const;
const csv = { type: "csv", columns: 2 } as const;
const avro = { type: "avro", registry } as const;
const avroGlue = { type: "avro-glue", registry: glue, schemaName: "n" } as const;
const sasl = { mechanism: "PLAIN", username: "u", password } as const;

const secured = (security: mz.KafkaSecurity): mz.KafkaConnection =>
  mz.kafkaConnection({ ...item, brokers, security });
const reached = (args: mz.BrokersArgs): mz.KafkaConnection =>
  mz.kafkaConnection({ ...item, ...args, security: {} });
const rules = [{ pattern: "*.x", privateLink: { connection: privateLink } }];
type Registry = Pick<mz.ConfluentSchemaRegistryConnectionArgs, "basicAuth" | "tls" | "privateLink">;
const registryOf = (args: Registry): mz.ConfluentSchemaRegistryConnection =>
  mz.confluentSchemaRegistryConnection({ ...item, url: "https://h", ...args });

export const connections = [
  () => mz.sshTunnelConnection({ ...item, host: "h", user: "u" }),
  // @ts-expect-error BROKER is no option of an SSH tunnel, though the parser takes it there
  () => mz.sshTunnelConnection({ ...item, host: "h", user: "u", brokers }),
  // @ts-expect-error Materialize makes the keys itself
  () => mz.sshTunnelConnection({ ...item, host: "h", user: "u", key }),
  // @ts-expect-error the user is required
  () => mz.sshTunnelConnection({ ...item, host: "h" }),

  () => secured({ sasl }),
  // @ts-expect-error a password in clear
  () => secured({ sasl: { ...sasl, password: "hunter2" } }),
  // @ts-expect-error a password in an Output
  () => secured({ sasl: { ...sasl, password: pulumi.secret("x") } }),
  // @ts-expect-error another object than a secret
  () => secured({ sasl: { ...sasl, password: tunnel } }),
  // @ts-expect-error no such mechanism
  () => secured({ sasl: { ...sasl, mechanism: "OAUTHBEARER" } }),
  // @ts-expect-error security is said, not left out
  () => mz.kafkaConnection({ ...item, brokers }),

  () => secured({ transport: "plaintext", sasl }),
  () =>
    secured({
      transport: "tls",
      certificateAuthority: "PEM",
      clientCertificate: { certificate: "PEM", key },
    }),
  // @ts-expect-error nothing to check with the CA
  () => secured({ transport: "plaintext", certificateAuthority: "PEM" }),
  // @ts-expect-error nothing to show the certificate to
  () => secured({ transport: "plaintext", clientCertificate: { certificate: "PEM", key } }),
  // @ts-expect-error a private key in clear
  () => secured({ clientCertificate: { certificate: "PEM", key: "PEM" } }),
  // @ts-expect-error a certificate without its key
  () => secured({ clientCertificate: { certificate: "PEM" } }),
  // @ts-expect-error brokers are objects
  () => mz.kafkaConnection({ ...item, brokers: ["b1:9092"], security: {} }),
  // @ts-expect-error the bastion is an object, not its name
  () => mz.kafkaConnection({ ...item, brokers, security: {}, sshTunnel: "bastion" }),
  // @ts-expect-error another object than an SSH tunnel
  () => mz.kafkaConnection({ ...item, brokers, security: {}, sshTunnel: registry }),

  () => secured({ aws, certificateAuthority: "PEM" }),
  // @ts-expect-error MSK has no listener for a role without TLS
  () => secured({ transport: "plaintext", aws }),
  // @ts-expect-error another object than an AWS connection
  () => secured({ aws: privateLink }),
  // @ts-expect-error the role's ARN stands in the AWS connection
  () => secured({ aws: "arn:aws:iam::123456789012:role/mz" }),

  () => reached({ brokers: [{ address: "b:1", privateLink: { connection: privateLink, port: 9001 } }] }),
  // @ts-expect-error a bastion is no endpoint
  () => reached({ brokers: [{ address: "b:1", privateLink: { connection: tunnel } }] }),
  // @ts-expect-error an endpoint is no bastion
  () => reached({ brokers, sshTunnel: privateLink }),
  // @ts-expect-error the way to a broker names its endpoint
  () => reached({ brokers: [{ address: "b:1", privateLink: { port: 9001 } }] }),
  () => reached({ privateLink: { connection: privateLink, port: 30292 } }),
  // @ts-expect-error one port for all brokers stands in no zone
  () => reached({ privateLink: { connection: privateLink, availabilityZone: "use1-az1" } }),
  () => reached({ brokers, matching: { preview: true, rules } }),
  // @ts-expect-error the preview is said aloud
  () => reached({ brokers, matching: { rules } }),
  // @ts-expect-error and not denied
  () => reached({ brokers, matching: { preview: false, rules } }),
  // @ts-expect-error rules are for PrivateLink alone
  () => reached({ brokers, matching: { preview: true, rules: [{ pattern: "*.x", sshTunnel: tunnel }] } }),

  () => mz.awsConnection({ ...item, assumeRoleArn: pulumi.output("arn:aws:iam::123456789012:role/mz") }),
  // @ts-expect-error a role is the only way
  () => mz.awsConnection({ ...item }),
  // @ts-expect-error access keys are not offered
  () => mz.awsConnection({ ...item, accessKeyId: "AKIA", secretAccessKey: password }),
  () => mz.awsPrivateLinkConnection({ ...item, serviceName: "s", availabilityZones: [] }),
  // @ts-expect-error another region is said by an empty list, not by none
  () => mz.awsPrivateLinkConnection({ ...item, serviceName: "s" }),
  // @ts-expect-error how many zones there are hangs on no Output
  () => mz.awsPrivateLinkConnection({ ...item, serviceName: "s", availabilityZones: pulumi.output(["a"]) }),
  () => mz.glueSchemaRegistryConnection({ ...item, aws, registry: "r", privatePreview: true }),
  // @ts-expect-error the private preview is said aloud
  () => mz.glueSchemaRegistryConnection({ ...item, aws, registry: "r" }),
  // @ts-expect-error and not denied
  () => mz.glueSchemaRegistryConnection({ ...item, aws, registry: "r", privatePreview: false }),
  // @ts-expect-error an endpoint is no role
  () => mz.glueSchemaRegistryConnection({ ...item, aws: privateLink, registry: "r", privatePreview: true }),

  () => registryOf({ privateLink }),
  // @ts-expect-error the URL's own port counts: there is no other to give
  () => registryOf({ privateLink: { connection: privateLink, port: 8081 } }),
  () => registryOf({ basicAuth: { username: "u", password } }),
  // @ts-expect-error a password in clear
  () => registryOf({ basicAuth: { username: "u", password: "x" } }),
  // @ts-expect-error a private key in clear
  () => registryOf({ tls: { clientCertificate: { certificate: "PEM", key: "PEM" } } }),
  // @ts-expect-error SASL is Kafka's
  () => mz.confluentSchemaRegistryConnection({ ...item, url: "https://h", sasl }),
];

const tableOf = (data: mz.KafkaData): mz.Table => mz.kafkaTable({ ...item, source, data });

export const data = [
  () => tableOf({ format: avro, envelope: "debezium", include: { offset: true, timestamp: "ts" } }),
  // @ts-expect-error Debezium over JSON parses, and a server refuses it
  () => tableOf({ format: json, envelope: "debezium" }),
  // @ts-expect-error Debezium's values hold the key
  () => tableOf({ format: avro, envelope: "debezium", include: { key: true } }),
  // @ts-expect-error no headers under Debezium
  () => tableOf({ format: avro, envelope: "debezium", include: { headers: true } }),
  // @ts-expect-error no header under Debezium either
  () => tableOf({ format: avro, envelope: "debezium", include: { header: [{ header: "h", as: "h" }] } }),
  // @ts-expect-error no key format under Debezium
  () => tableOf({ format: avro, key: text, envelope: "debezium" }),
  // @ts-expect-error no decoding errors under Debezium
  () => tableOf({ format: avro, envelope: "debezium", decodingErrors: "inline" }),

  () => tableOf({ format: json, key: text, envelope: "upsert", decodingErrors: { inlineAs: "e" } }),
  // @ts-expect-error no CSV under upsert
  () => tableOf({ format: csv, key: text, envelope: "upsert" }),
  // @ts-expect-error CSV is no format of a key
  () => tableOf({ format: json, key: csv, envelope: "upsert" }),
  // @ts-expect-error decoding errors are upsert's
  () => tableOf({ format: json, decodingErrors: "inline" }),
  // @ts-expect-error no other word for it
  () => tableOf({ format: json, key: text, envelope: "upsert", decodingErrors: "drop" }),

  () => tableOf({ format: csv, include: { headers: true, header: [{ header: "h", as: "h", bytes: true }] } }),
  // @ts-expect-error a header's column has a name
  () => tableOf({ format: json, include: { header: [{ header: "h" }] } }),
  // @ts-expect-error INCLUDE TOPIC does not exist
  () => tableOf({ format: json, include: { topic: true } }),
  // @ts-expect-error left out by undefined, never by false
  () => tableOf({ format: json, include: { offset: false } }),
  // @ts-expect-error not documented for Kafka
  () => tableOf({ format: { type: "regex" } }),
  // @ts-expect-error the registry is an object
  () => tableOf({ format: { type: "avro", registry: "registry" } }),
  // @ts-expect-error a registry or a message, not both
  () => tableOf({ format: { type: "protobuf", registry, message: "m", schemaHex: "00" } }),
  // @ts-expect-error a message needs its schema
  () => tableOf({ format: { type: "protobuf", message: "m" } }),
  () => tableOf({ format: avroGlue, key: { ...avroGlue, schemaName: "k" }, envelope: "upsert" }),
  // @ts-expect-error nothing shows Debezium over Glue
  () => tableOf({ format: avroGlue, envelope: "debezium" }),
  // @ts-expect-error a registry of Glue is read by other words
  () => tableOf({ format: { ...avro, registry: glue } }),
  // @ts-expect-error and Confluent's by its own
  () => tableOf({ format: { ...avroGlue, registry } }),
  // @ts-expect-error Glue names the schema
  () => tableOf({ format: { type: "avro-glue", registry: glue } }),
  // @ts-expect-error strategies are Confluent's
  () => tableOf({ format: { ...avroGlue, valueStrategy: "latest" } }),
  () => tableOf({ format: { ...avro, valueStrategy: { inline: pulumi.output("{}") } } }),
  // @ts-expect-error by id or by its text, not both
  () => tableOf({ format: { ...avro, valueStrategy: { id: 1, inline: "{}" } } }),
  // @ts-expect-error CSV needs its count of columns
  () => tableOf({ format: { type: "csv" } }),
  // @ts-expect-error the table of data, not a table
  () => mz.kafkaTable({ ...item, source: table, data: { format: json } }),
];

const check = mz.apiKeyCheck("x-api-key", password);
const hook = (args: Pick<mz.WebhookSourceArgs, "body" | "includeHeaders" | "check">): mz.WebhookSource =>
  mz.webhookSource({ ...item, cluster, ...args });

export const webhooks = [
  () => hook({ check, body: "json-array", includeHeaders: { columns: { "x-a": "a" }, all: true } }),
  () => hook({ check: "insecure" }),
  // @ts-expect-error who may post is said, not left out
  () => hook({}),
  // @ts-expect-error no other word for everybody
  () => hook({ check: "none" }),
  // @ts-expect-error an expression is made by sql
  () => hook({ check: { secrets: {}, headers: true, expression: "true" } }),
  // @ts-expect-error a check that reads nothing of the request
  () => hook({ check: { secrets: {}, headers: false, expression: mz.sql`true` } }),
  // @ts-expect-error a secret in clear
  () => hook({ check: { secrets: { k: "hunter2" }, headers: true, expression: mz.sql`true` } }),
  // @ts-expect-error no such body
  () => hook({ check, body: "csv" }),
  // @ts-expect-error all, or all but some
  () => hook({ check, includeHeaders: { all: false } }),
  // @ts-expect-error a key in clear
  () => mz.apiKeyCheck("x-api-key", "hunter2"),
  // @ts-expect-error a webhook runs on a cluster
  () => mz.webhookSource({ ...item, check }),
];
