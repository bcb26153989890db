/** Every field of every kind that takes a value from infrastructure, and an object made with it. */
import type * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import {
  aws,
  cluster,
  glue,
  kafka,
  key,
  materialized,
  password,
  privateLink,
  registry,
  schema,
  source,
  table,
  view,
} from "../objects/world";

export interface Field {
  /** How messages name the object. */
  readonly where: string;
  /** How messages name the field: where it stands in the object. */
  readonly field: string;
  /** A value that fits. */
  readonly fits: string | number;
  /** Takes anything: the mistakes that types would find are what the tests try. */
  readonly make: (value: unknown) => mz.MzObject;
}
type Make = (value: pulumi.Input<never>) => mz.MzObject;

const certificate = "PEM";
const brokers = [{ address: "b1:9092" }];
const HEX = "00ff";
const ROLE = "arn:aws:iam::123456789012:role/mz";
const SERVICE = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";

const tunnel = (args: Partial<mz.SshTunnelConnectionArgs>): mz.MzObject =>
  mz.sshTunnelConnection({ schema, name: "o", host: "h", user: "u", ...args });
const csr = (args: Partial<mz.ConfluentSchemaRegistryConnectionArgs>): mz.MzObject =>
  mz.confluentSchemaRegistryConnection({ schema, name: "o", url: "https://h", ...args });
const awsOf = (args: Partial<mz.AwsConnectionArgs>): mz.MzObject =>
  mz.awsConnection({ schema, name: "o", assumeRoleArn: ROLE, ...args });
const endpoint = (args: Partial<mz.AwsPrivateLinkConnectionArgs>): mz.MzObject =>
  mz.awsPrivateLinkConnection({ schema, name: "o", serviceName: SERVICE, availabilityZones: [], ...args });
const route = (args: Partial<mz.PrivateLinkRoute>): mz.PrivateLinkRoute => ({
  connection: privateLink,
  ...args,
});
const matching = (args: Partial<mz.PrivateLinkRoute>): mz.MzObject =>
  connection({ matching: { preview: true, rules: [{ pattern: "*.x", privateLink: route(args) }] } });
const connection = (args: Partial<mz.KafkaConnectionArgs>): mz.MzObject =>
  mz.kafkaConnection({ schema, name: "o", brokers, security: {}, ...args });
const sourceOf = (args: Partial<mz.KafkaSourceArgs>): mz.MzObject =>
  mz.kafkaSource({ schema, name: "o", cluster, connection: kafka, topic: "t", ...args });
const tableOf = (data: mz.KafkaData): mz.MzObject => mz.kafkaTable({ schema, name: "o", source, data });
const checkOn = (hole: pulumi.Input<string>): mz.WebhookCheck => ({
  expression: { type: "boolean", sql: mz.sql`headers->'x' = ${hole}`, uses: [{ of: "headers" }] },
});
const avro = { type: "avro", registry } as const;
const avroGlue = { type: "avro-glue", registry: glue, schemaName: "n" } as const;

const row = (where: string, field: string, fits: string | number, make: Make): Field => ({
  where,
  field,
  fits,
  make: (value) => make(value as never),
});
const rows = (kind: string, fields: Record<string, readonly [string | number, Make]>): Field[] =>
  Object.entries(fields).map(([field, [fits, make]]) =>
    row(`${kind} "materialize"."ingest"."o"`, field, fits, make),
  );

export const FIELDS: readonly Field[] = [
  row('cluster "o"', "size", "25cc", (size) => mz.cluster({ name: "o", size })),
  row('comment "TABLE"."materialize"."ingest"."orders_json"', "text", "it's", (text) => mz.comment({ on: table, text })),
  ...rows("ssh tunnel connection", {
    host: ["h", (host) => tunnel({ host })],
    port: [22, (port) => tunnel({ port })],
    user: ["o'u", (user) => tunnel({ user })],
  }),
  ...rows("confluent schema registry connection", {
    url: ["https://h:1", (url) => csr({ url })],
    "basicAuth.username": ["u", (username) => csr({ basicAuth: { username, password } })],
    "tls.certificateAuthority": ["PEM", (pem) => csr({ tls: { certificateAuthority: pem } })],
    "tls.clientCertificate.certificate": ["PEM", (pem) => csr({ tls: { clientCertificate: { certificate: pem, key } } })],
  }),
  ...rows("aws connection", {
    assumeRoleArn: [ROLE, (assumeRoleArn) => awsOf({ assumeRoleArn })],
    assumeRoleSessionName: ["mz", (assumeRoleSessionName) => awsOf({ assumeRoleSessionName })],
    region: ["us-east-1", (region) => awsOf({ region })],
  }),
  ...rows("aws privatelink connection", {
    serviceName: [SERVICE, (serviceName) => endpoint({ serviceName })],
    "availabilityZones[0]": ["use1-az1", (zone) => endpoint({ availabilityZones: [zone, "use1-az2"] })],
    "availabilityZones[1]": ["use1-az1", (zone) => endpoint({ availabilityZones: ["use1-az2", zone] })],
  }),
  ...rows("aws glue schema registry connection", {
    registry: ["r", (name) => mz.glueSchemaRegistryConnection({ schema, name: "o", aws, registry: name, privatePreview: true })],
  }),
  ...rows("kafka connection", {
    "brokers[0].address": ["b:1", (address) => connection({ brokers: [{ address }, ...brokers] })],
    "brokers[1].address": ["b:1", (address) => connection({ brokers: [...brokers, { address }] })],
    "security.sasl.username": ["u", (username) => connection({ security: { sasl: { mechanism: "PLAIN", username, password } } })],
    "security.certificateAuthority": ["PEM", (pem) => connection({ security: { certificateAuthority: pem } })],
    "security.clientCertificate.certificate": ["PEM", (pem) => connection({ security: { clientCertificate: { certificate: pem, key } } })],
    progressTopic: ["t", (progressTopic) => connection({ progressTopic })],
    "brokers[0].privateLink.port": [9001, (port) => connection({ brokers: [{ address: "b:1", privateLink: route({ port }) }] })],
    "brokers[0].privateLink.availabilityZone": ["use1-az4", (availabilityZone) => connection({ brokers: [{ address: "b:1", privateLink: route({ availabilityZone }) }] })],
    "privateLink.port": [30292, (port) => connection({ brokers: undefined, privateLink: { connection: privateLink, port } })],
    "matching.rules[0].privateLink.port": [9001, (port) => matching({ port })],
    "matching.rules[0].privateLink.availabilityZone": ["use1-az1", (availabilityZone) => matching({ availabilityZone })],
  }),
  ...rows("kafka source", {
    topic: ["t", (topic) => sourceOf({ topic })],
    groupIdPrefix: ["g", (groupIdPrefix) => sourceOf({ groupIdPrefix })],
    "data.format.valueStrategy.inline": ["{}", (inline) => sourceOf({ data: { format: { ...avro, valueStrategy: { inline } } } })],
  }),
  ...rows("webhook source", {
    "check.expression.sql.holes[0]": ["a", (hole) => mz.webhookSource({ schema, name: "o", cluster, check: checkOn(hole) })],
  }),
  ...rows("webhook table", {
    "check.expression.sql.holes[0]": ["a", (hole) => mz.webhookTable({ schema, name: "o", check: checkOn(hole) })],
  }),
  ...rows("table", {
    "data.format.schemaName": ["n", (schemaName) => tableOf({ format: { ...avroGlue, schemaName } })],
    "data.key.schemaName": ["n", (schemaName) => tableOf({ format: { type: "json" }, key: { ...avroGlue, schemaName } })],
    "data.format.keyStrategy.inline": ["{}", (inline) => tableOf({ format: { ...avro, keyStrategy: { inline } } })],
    "data.key.valueStrategy.inline": ["{}", (inline) => tableOf({ format: { type: "json" }, key: { ...avro, valueStrategy: { inline } } })],
    "data.format.schemaHex": [HEX, (schemaHex) => tableOf({ format: { type: "protobuf", message: "m", schemaHex } })],
    "data.key.schemaHex": [HEX, (schemaHex) => tableOf({ format: { type: "json" }, key: { type: "protobuf", message: certificate, schemaHex } })],
  }),
  ...rows("view", {
    "query.holes[0]": ["a", (hole) => mz.view({ schema, name: "o", query: mz.sql`SELECT ${hole}` })],
    "query.holes[1].holes[0]": [-5, (hole) => mz.view({ schema, name: "o", query: mz.sql`SELECT ${1}, ${mz.sql`(${hole})`}` })],
  }),
  ...rows("materialized view", {
    "query.holes[1]": ["a", (hole) => mz.materializedView({ schema, name: "o", cluster, query: mz.sql`SELECT 1 FROM ${view} WHERE a = ${hole}` })],
  }),
  ...rows("index", {
    "columns[1].holes[0].holes[0]": ["a", (hole) => mz.index({ name: "o", on: materialized, cluster, columns: ["a", mz.sql`data->>${hole}`] })],
  }),
]; // prettier-ignore
