import * as pulumi from "@pulumi/pulumi";
import { kafkaTable, type KafkaData } from "../../../materialize";
import { goldenTexts, type Variant } from "../../support/golden";
import { glue, registry, schema, source } from "../objects/world";

const variant = (name: string, data: KafkaData): Variant => ({
  name,
  kind: "create_table_from_source",
  text: () => kafkaTable({ schema, name: "orders", source, data }).create(),
});
const json = { type: "json" } as const;
const text = { type: "text" } as const;
const avro = { type: "avro", registry } as const;
const avroGlue = { type: "avro-glue", registry: glue, schemaName: "orders-value" } as const;

goldenTexts("kafkaTable", [
  variant("json", { format: json }),
  variant("text", { format: text }),
  variant("bytes", { format: { type: "bytes" } }),
  variant("csv", { format: { type: "csv", columns: 1 } }),
  variant("csv with a delimiter", { format: { type: "csv", columns: 12, delimiter: ";" } }),
  variant("csv delimited by a quote", { format: { type: "csv", columns: 2, delimiter: "'" } }),
  variant("avro", { format: avro }),
  variant("avro, latest said aloud", { format: { ...avro, keyStrategy: "latest", valueStrategy: "latest" } }),
  variant("avro by id", { format: { ...avro, keyStrategy: { id: 0 }, valueStrategy: { id: 7 } } }),
  variant("avro by its text", {
    format: {
      ...avro,
      keyStrategy: { inline: '{"type":"string"}' },
      valueStrategy: { inline: pulumi.output("it's") },
    },
  }),
  variant("avro in Glue", { format: avroGlue }),
  variant("avro in Glue, its schema's name an Output", {
    format: { ...avroGlue, schemaName: pulumi.output("shop.$orders_#1") },
  }),
  variant("a key and a value in Glue under upsert, a schema each", {
    key: { ...avroGlue, schemaName: "orders-key" },
    format: avroGlue,
    envelope: "upsert",
  }),
  variant("a key of text, a value in Glue", { key: text, format: avroGlue, include: { key: "id" } }),
  variant("protobuf of a registry", { format: { type: "protobuf", registry } }),
  variant("protobuf compiled", { format: { type: "protobuf", message: "shop.Order", schemaHex: "0aFF" } }),
  variant("protobuf compiled, as an Output", {
    format: { type: "protobuf", message: "shop.Order", schemaHex: pulumi.output("00") },
  }),

  variant("a key of text", { key: text, format: json }),
  variant("a key of avro", { key: { ...avro, valueStrategy: { id: 1 } }, format: avro }),
  variant("a key of protobuf", { key: { type: "protobuf", registry }, format: { type: "bytes" } }),
  variant("a key of bytes over csv", { key: { type: "bytes" }, format: { type: "csv", columns: 2 } }),

  variant("all metadata", {
    key: text,
    format: json,
    include: { key: true, partition: true, offset: true, timestamp: true, headers: true },
  }),
  variant("all metadata, renamed, given in another order", {
    key: text,
    format: json,
    include: { headers: "h", timestamp: 't"s', offset: "o", partition: "Partition", key: "id" },
  }),
  variant("single headers", {
    format: json,
    include: {
      header: [
        { header: "trace-id", as: "trace" },
        { header: "o'clock", as: 'ra"w', bytes: true },
        { header: "n", as: "n", bytes: false },
      ],
    },
  }),
  variant("metadata and a header", {
    format: json,
    include: { offset: true, headers: true, header: [{ header: "a", as: "b" }] },
  }),
  variant("metadata that is left out by undefined", {
    format: json,
    include: { offset: undefined, partition: true },
  }),
  variant("no metadata from an empty include", { format: json, include: { header: [] } }),

  variant("none said aloud", { format: json, envelope: "none" }),
  variant("upsert", { key: text, format: json, envelope: "upsert" }),
  variant("upsert with the registry's own key", { format: avro, envelope: "upsert" }),
  variant("upsert that keeps what it cannot decode", {
    key: text,
    format: json,
    envelope: "upsert",
    decodingErrors: "inline",
  }),
  variant("upsert that keeps what it cannot decode, in a column of another name", {
    key: text,
    format: json,
    envelope: "upsert",
    include: { key: "id", timestamp: true },
    decodingErrors: { inlineAs: 'decode"Error' },
  }),
  variant("debezium", { format: avro, envelope: "debezium" }),
  variant("debezium with metadata", {
    format: avro,
    envelope: "debezium",
    include: { partition: true, offset: "o", timestamp: true },
  }),
]);
