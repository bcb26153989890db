import type * as pulumi from "@pulumi/pulumi";
import { type ConfluentSchemaRegistryConnection } from "../connection/confluentSchemaRegistry";
import { unfitGlueName, type GlueSchemaRegistryConnection } from "../connection/glueSchemaRegistry";
import { type FormatTypeUnder, type KafkaEnvelope, type KeyFormatType } from "../legal/kafkaData";
import { isMzObject } from "../model/brand";
import { type Resolved } from "../model/inputs";
import { kindTitle, type Kind } from "../model/kinds";
import { describe } from "../model/object";
import { literal, qualified } from "../text/quote";

/** Which of a subject's schemas reads the data. `inline` is the schema's own text. */
export type SchemaStrategy =
  | "latest"
  | { readonly id: number; readonly inline?: undefined }
  | { readonly inline: pulumi.Input<string>; readonly id?: undefined };

/** Messages that are one JSON document each: column `data` of type jsonb. */
export interface JsonFormat {
  readonly type: "json";
}
/** UTF-8 text: column `text`. */
export interface TextFormat {
  readonly type: "text";
}
/** Bytes as they come: column `data` of type bytea. */
export interface BytesFormat {
  readonly type: "bytes";
}
/** Comma-separated values: text columns `column1`, `column2` …; a message with another count of them is left out. */
export interface CsvFormat {
  readonly type: "csv";
  /** How many columns, 1 or more. Naming them (WITH HEADER) is not offered: Materialize's own guard refused it on Kafka. */
  readonly columns: number;
  /** One character. @default `,` */
  readonly delimiter?: string;
}
/** Avro, its schemas in a registry that speaks Confluent's protocol. */
export interface AvroFormat {
  readonly type: "avro";
  readonly registry: ConfluentSchemaRegistryConnection;
  /** @default the latest at the time of creation */
  readonly keyStrategy?: SchemaStrategy;
  /** @default the latest at the time of creation */
  readonly valueStrategy?: SchemaStrategy;
}
/** Avro, its schema in a registry of AWS Glue. Under the debezium envelope it is not offered: nothing shows it work. */
export interface AvroGlueFormat {
  readonly type: "avro-glue";
  readonly registry: GlueSchemaRegistryConnection;
  /** The schema's name in the registry, such as `orders-value`. */
  readonly schemaName: pulumi.Input<string>;
}
/** Protobuf, its schema in a registry, or compiled and given by itself. */
export type ProtobufFormat =
  | {
      readonly type: "protobuf";
      readonly registry: ConfluentSchemaRegistryConnection;
      readonly message?: undefined;
    }
  | {
      readonly type: "protobuf";
      /** Full name of the message, such as `billing.Batch`. */
      readonly message: string;
      /** The compiled schema (`protoc --include_imports --descriptor_set_out`), in hexadecimal. */
      readonly schemaHex: pulumi.Input<string>;
      readonly registry?: undefined;
    };

export type KafkaFormat =
  JsonFormat | TextFormat | BytesFormat | CsvFormat | AvroFormat | AvroGlueFormat | ProtobufFormat;
/** The formats that the table of legal combinations has under an envelope. */
export type FormatUnder<E extends KafkaEnvelope> = Extract<KafkaFormat, { type: FormatTypeUnder<E> }>;
/** The formats that a key may have. */
export type KeyFormat = Extract<KafkaFormat, { type: KeyFormatType }>;

/** `FORMAT …` without its first word, from plain values. */
export function printFormat(format: Resolved<KafkaFormat>): string {
  switch (format.type) {
    case "json":
    case "text":
    case "bytes":
      return format.type.toUpperCase();
    case "csv":
      return printCsv(format);
    case "avro":
      return `AVRO ${printRegistry(format.registry)}${strategy("KEY", format.keyStrategy)}${strategy("VALUE", format.valueStrategy)}`;
    case "avro-glue":
      return (
        `AVRO USING AWS GLUE SCHEMA REGISTRY CONNECTION ${qualified(format.registry.path)} ` +
        `(SCHEMA NAME = ${literal(format.schemaName)})`
      );
    case "protobuf":
      return format.registry !== undefined
        ? `PROTOBUF ${printRegistry(format.registry)}`
        : `PROTOBUF MESSAGE ${literal(format.message)} USING SCHEMA ${literal(`\\x${format.schemaHex}`)}`;
  }
}

function printRegistry(registry: ConfluentSchemaRegistryConnection): string {
  return `USING CONFLUENT SCHEMA REGISTRY CONNECTION ${qualified(registry.path)}`;
}

function printCsv(format: Resolved<CsvFormat>): string {
  return `CSV WITH ${literal(format.columns)} COLUMNS${format.delimiter === undefined ? "" : ` DELIMITED BY ${literal(format.delimiter)}`}`;
}

function strategy(which: "KEY" | "VALUE", chosen: Resolved<SchemaStrategy> | undefined): string {
  if (chosen === undefined) return "";
  if (chosen === "latest") return ` ${which} STRATEGY LATEST`;
  return ` ${which} STRATEGY ${chosen.id !== undefined ? `ID ${literal(chosen.id)}` : `INLINE ${literal(chosen.inline)}`}`;
}

type Unfit = readonly [field: string, rule: string, got: unknown] | undefined;

/** Says why a format's own options cannot be, as the field and its rule, or `undefined`. */
export function unfitFormat(format: Resolved<KafkaFormat> | KafkaFormat): Unfit {
  switch (format.type) {
    case "csv":
      return unfitCsv(format);
    case "avro":
      return (
        unfitRegistry(format.registry, "confluent-schema-registry-connection") ??
        unfitStrategy("keyStrategy", format.keyStrategy) ??
        unfitStrategy("valueStrategy", format.valueStrategy)
      );
    case "avro-glue":
      return (
        unfitRegistry(format.registry, "aws-glue-schema-registry-connection") ??
        unfitSchemaName(format.schemaName)
      );
    case "protobuf":
      return unfitRegistry(format.registry, "confluent-schema-registry-connection") ?? unfitProtobuf(format);
    default:
      return undefined;
  }
}

function unfitCsv({ columns, delimiter }: CsvFormat): Unfit {
  if (!Number.isSafeInteger(columns) || columns < 1)
    return ["columns", "be a whole number of 1 or more", columns];
  // The delimiter is one byte for Materialize's reader.
  if (delimiter !== undefined && !/^[\u0001-\u007f]$/.test(delimiter))
    return ["delimiter", "be one ASCII character", delimiter];
  return undefined;
}

/** For callers without types: the two kinds of registry are read by different words. */
function unfitRegistry(registry: unknown, kind: Kind): Unfit {
  const fits = !isMzObject(registry) || registry.kind === kind;
  return fits ? undefined : ["registry", `be an object of kind ${kindTitle(kind)}`, describe(registry)];
}

function unfitSchemaName(name: unknown): Unfit {
  // An Output is checked when it is known.
  if (typeof name === "object" && name !== null) return undefined;
  const unfit = typeof name === "string" ? unfitGlueName(name) : "be text";
  return unfit === undefined ? undefined : ["schemaName", unfit, name];
}

function unfitStrategy(field: string, chosen: unknown): Unfit {
  if (chosen === undefined || chosen === "latest") return undefined;
  const { id, inline } = Object(chosen) as { id?: unknown; inline?: unknown };
  if ((id === undefined) === (inline === undefined))
    return [field, 'be "latest", { id } or { inline }', chosen];
  if (id !== undefined && !(Number.isSafeInteger(id) && Number(id) >= 0))
    return [`${field}.id`, "be a whole number of 0 or more", id];
  return undefined;
}

function unfitProtobuf(format: Resolved<ProtobufFormat> | ProtobufFormat): Unfit {
  // With neither, the registry is still to come: a stack checks what its config says before it has one.
  const {
    message,
    registry,
    schemaHex: hex,
  } = format as { [K in "message" | "registry" | "schemaHex"]?: unknown };
  if (message === undefined ? hex !== undefined : registry !== undefined)
    return ["message", "be given with schemaHex, or left out beside a registry", message];
  if (message === undefined) return undefined;
  // An Output is checked when it is known.
  const fits =
    typeof hex === "object" ? hex !== null : typeof hex === "string" && /^(?:[0-9a-f]{2})+$/i.test(hex);
  return fits ? undefined : ["schemaHex", "be hexadecimal digits in pairs, without \\x", hex];
}
