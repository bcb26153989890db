/** The cells of the table of legal Kafka data, and arguments for each: format, key, envelope, metadata. */
import { type KafkaData, type KafkaSourceArgs } from "../../../materialize";
import {
  KAFKA_ENVELOPES,
  KAFKA_FORMATS,
  KAFKA_INCLUDES,
  type KafkaEnvelope,
  type KafkaFormatType,
  type KafkaInclude,
} from "../../../materialize/legal/kafkaData";
import { type KafkaFormat } from "../../../materialize/source/kafkaFormat";
import { cluster, glue, kafka, registry, schema } from "../objects/world";

export interface Cell {
  readonly format: KafkaFormatType;
  readonly key: KafkaFormatType | "none";
  readonly envelope: KafkaEnvelope;
  readonly include: KafkaInclude | "header" | "nothing";
}

export const FORMAT_TYPES = Object.keys(KAFKA_FORMATS) as KafkaFormatType[];
export const ENVELOPES = Object.keys(KAFKA_ENVELOPES) as KafkaEnvelope[];
export const INCLUDES = [...(Object.keys(KAFKA_INCLUDES) as KafkaInclude[]), "header", "nothing"] as const;

export const ALL: readonly Cell[] = FORMAT_TYPES.flatMap((format) =>
  (["none", ...FORMAT_TYPES] as const).flatMap((key) =>
    ENVELOPES.flatMap((envelope) => INCLUDES.map((include) => ({ format, key, envelope, include }))),
  ),
);

/** The field that a cell is refused for, read from the rows and not from the code's own check; `undefined`: legal. */
export function refusedField({ format, key, envelope, include }: Cell): string | undefined {
  const row = KAFKA_FORMATS[format];
  if (!row.envelopes.some((legal) => legal === envelope)) return "envelope";
  if (key !== "none" && (envelope === "debezium" || !KAFKA_FORMATS[key].key)) return "key";
  const keyIsKnown = key !== "none" || row.bringsKey;
  if (envelope === "upsert" && !keyIsKnown) return "key";
  // One header is of the same kind as all of them.
  const metadata = include === "header" ? "headers" : include;
  if (metadata !== "nothing" && !KAFKA_INCLUDES[metadata].envelopes.some((legal) => legal === envelope))
    return `include.${include}`;
  return include === "key" && !keyIsKnown ? "key" : undefined;
}

export const FORMATS: Record<KafkaFormatType, KafkaFormat> = {
  json: { type: "json" },
  text: { type: "text" },
  bytes: { type: "bytes" },
  csv: { type: "csv", columns: 3 },
  avro: { type: "avro", registry },
  "avro-glue": { type: "avro-glue", registry: glue, schemaName: "orders-value" },
  protobuf: { type: "protobuf", registry },
};

/** Arguments of a cell, legal or not. */
export function dataOf({ format, key, envelope, include }: Cell): KafkaData {
  const data = {
    format: FORMATS[format],
    ...(key === "none" ? {} : { key: FORMATS[key] }),
    envelope,
    ...(include === "header" ? { include: { header: [{ header: "trace", as: "trace" }] } } : {}),
    ...(include === "header" || include === "nothing" ? {} : { include: { [include]: true } }),
  };
  // An illegal cell is no KafkaData: that is what the tests try.
  return data as KafkaData;
}

export function sourceArgs(args: Partial<KafkaSourceArgs> = {}): KafkaSourceArgs {
  return { schema, name: "orders", cluster, connection: kafka, topic: "orders", ...args };
}
