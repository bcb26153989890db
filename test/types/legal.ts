/**
 * What must not compile. Nothing here runs: `npm run typecheck` covers this folder (tsconfig.json includes test/), and
 * an expected error that is none is an error of its own. Each line under a mark differs from a legal one in one place.
 */
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../materialize";
import { key, password, registry, schema, source, table, tunnel } from "../materialize/objects/world";

const item = { schema, name: "o" };
const brokers = [{ address: "b1:9092" }];
const json = { type: "json" } as const;
const text = { type: "text" } as const;
const csv = { type: "csv", columns: 2 } as const;
const avro = { type: "avro", registry } as const;
const sasl = { mechanism: "PLAIN", username: "u", password } as const;

const secured = (security: mz.KafkaSecurity): mz.KafkaConnection =>
  mz.kafkaConnection({ ...item, brokers, security });
type Registry = Pick<mz.ConfluentSchemaRegistryConnectionArgs, "basicAuth" | "tls">;
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
  () => tableOf({ format: { ...avro, valueStrategy: { inline: pulumi.output("{}") } } }),
  // @ts-expect-error by id or by its text, not both
  () => tableOf({ format: { ...avro, valueStrategy: { id: 1, inline: "{}" } } }),
  // @ts-expect-error CSV needs its count of columns
  () => tableOf({ format: { type: "csv" } }),
  // @ts-expect-error the table of data, not a table
  () => mz.kafkaTable({ ...item, source: table, data: { format: json } }),
];
