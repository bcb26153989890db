/**
 * What goes with what in data from Kafka: format, key, envelope and metadata columns. The parser takes combinations
 * that a server refuses (ENVELOPE DEBEZIUM over JSON, for one), so these rows are the guard: they drive the types, the
 * run-time check and the generated tests. A combination without a source is not offered.
 */

const KAFKA_SOURCE = "https://materialize.com/docs/sql/create-source/kafka/";

/** What Materialize makes of messages that share a key. */
export const KAFKA_ENVELOPES = {
  /** Append only: a row a message. */
  none: { keyword: "NONE", source: `${KAFKA_SOURCE}#append-only-envelope` },
  /** The newest value of each key; a message without a value deletes its key. */
  upsert: { keyword: "UPSERT", source: `${KAFKA_SOURCE}#upsert-envelope` },
  /** Debezium's change events, with the row before and after. */
  debezium: { keyword: "DEBEZIUM", source: `${KAFKA_SOURCE}#debezium-envelope` },
} as const;

export type KafkaEnvelope = keyof typeof KAFKA_ENVELOPES;

/**
 * `envelopes`: as the format of a value. `key`: may also be the format of a key. `bringsKey`: the schema registry
 * names a key's schema too, so no key format has to be given. `columns`: what a value becomes; `undefined` where the
 * schema decides.
 */
export const KAFKA_FORMATS = {
  json: {
    envelopes: ["none", "upsert"],
    key: true,
    bringsKey: false,
    columns: ["data"],
    source: `${KAFKA_SOURCE}#json`,
  },
  text: {
    envelopes: ["none", "upsert"],
    key: true,
    bringsKey: false,
    columns: ["text"],
    source: `${KAFKA_SOURCE}#text`,
  },
  bytes: {
    envelopes: ["none", "upsert"],
    key: true,
    bringsKey: false,
    columns: ["data"],
    source: `${KAFKA_SOURCE}#bytes`,
  },
  csv: {
    envelopes: ["none"],
    key: false,
    bringsKey: false,
    columns: undefined,
    source: `${KAFKA_SOURCE}#csv`,
  },
  avro: {
    envelopes: ["none", "upsert", "debezium"],
    key: true,
    bringsKey: true,
    columns: undefined,
    source: `${KAFKA_SOURCE}#avro`,
  },
  /** Avro in a registry of AWS Glue: one clause names one schema, so a key has its own. A private preview. */
  "avro-glue": {
    envelopes: ["none", "upsert"],
    key: true,
    bringsKey: false,
    columns: undefined,
    source: "https://materialize.com/docs/sql/create-table/kafka/",
  },
  protobuf: {
    envelopes: ["none", "upsert"],
    key: true,
    bringsKey: false,
    columns: undefined,
    source: `${KAFKA_SOURCE}#protobuf`,
  },
} as const;

export type KafkaFormatType = keyof typeof KAFKA_FORMATS;

/** The formats that an envelope takes. */
export type FormatTypeUnder<E extends KafkaEnvelope> = {
  [T in KafkaFormatType]: E extends (typeof KAFKA_FORMATS)[T]["envelopes"][number] ? T : never;
}[KafkaFormatType];
/** The formats that a key may have. */
export type KeyFormatType = {
  [T in KafkaFormatType]: (typeof KAFKA_FORMATS)[T]["key"] extends true ? T : never;
}[KafkaFormatType];

/** Metadata that can become columns; `column` is its name unless another is asked for. */
export const KAFKA_INCLUDES = {
  key: {
    keyword: "KEY",
    column: "key",
    envelopes: ["none", "upsert"],
    source: `${KAFKA_SOURCE}#exposing-source-metadata`,
  },
  partition: {
    keyword: "PARTITION",
    column: "partition",
    envelopes: ["none", "upsert", "debezium"],
    source: `${KAFKA_SOURCE}#exposing-source-metadata`,
  },
  offset: {
    keyword: "OFFSET",
    column: "offset",
    envelopes: ["none", "upsert", "debezium"],
    source: `${KAFKA_SOURCE}#exposing-source-metadata`,
  },
  timestamp: {
    keyword: "TIMESTAMP",
    column: "timestamp",
    envelopes: ["none", "upsert", "debezium"],
    source: `${KAFKA_SOURCE}#exposing-source-metadata`,
  },
  headers: {
    keyword: "HEADERS",
    column: "headers",
    envelopes: ["none", "upsert"],
    source: `${KAFKA_SOURCE}#headers`,
  },
} as const;

export type KafkaInclude = keyof typeof KAFKA_INCLUDES;
/** The metadata that an envelope lets through. */
export type IncludeUnder<E extends KafkaEnvelope> = {
  [I in KafkaInclude]: E extends (typeof KAFKA_INCLUDES)[I]["envelopes"][number] ? I : never;
}[KafkaInclude];

export function envelopesOf(format: KafkaFormatType): readonly KafkaEnvelope[] {
  return KAFKA_FORMATS[format].envelopes;
}

export function includeEnvelopes(include: KafkaInclude): readonly KafkaEnvelope[] {
  return KAFKA_INCLUDES[include].envelopes;
}
