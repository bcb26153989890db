import * as z from "zod";
import { type ConfluentSchemaRegistryConnection, type KafkaData } from "../../materialize";
import { secretReference } from "./secrets";
import { always, NOT_SHOWN, objectName, strict, text } from "./strict";

const strategy = z
  .union([z.literal("latest"), strict({ id: z.int().min(0) }), strict({ inline: text() })])
  .optional();

/** A format; `avro` and, without `message`, `protobuf` read their schemas from the pipeline's `registry`. */
const format = z.discriminatedUnion("type", [
  strict({ type: z.literal("json") }),
  strict({ type: z.literal("text") }),
  strict({ type: z.literal("bytes") }),
  strict({ type: z.literal("csv"), columns: z.int().min(1), delimiter: text().optional() }),
  strict({ type: z.literal("avro"), keyStrategy: strategy, valueStrategy: strategy }),
  strict({ type: z.literal("protobuf"), message: text().optional(), schemaHex: text().optional() }).check(
    always((ctx) => {
      if ((ctx.value.message === undefined) !== (ctx.value.schemaHex === undefined)) {
        ctx.issues.push({
          code: "custom",
          message: "must hold both message and schemaHex, or neither",
          input: ctx.value,
        });
      }
    }),
  ),
]);
type FormatConfig = z.infer<typeof format>;

const columnName = z.union([z.literal(true), objectName()]).optional();

/** What a topic holds and what becomes of it; combinations are checked against the table of legal ones. */
export const kafkaData = strict({
  format,
  key: format.optional(),
  envelope: z.enum(["none", "upsert", "debezium"]).default("none"),
  include: strict({
    key: columnName,
    partition: columnName,
    offset: columnName,
    timestamp: columnName,
    headers: columnName,
    header: z
      .array(strict({ header: text(), as: objectName(), bytes: z.boolean().default(false) }))
      .optional(),
  }).optional(),
  decodingErrors: z.union([z.literal("inline"), strict({ inlineAs: objectName() })]).optional(),
});
export type KafkaDataConfig = z.infer<typeof kafkaData>;

/** `registry`: a schema registry that speaks Confluent's protocol. */
export const registry = strict({
  url: text().refine((url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === "", {
    error: `must hold no user and no password: they have keys of their own ${NOT_SHOWN}`,
  }),
  username: text().optional(),
  password: secretReference.optional(),
  /** `network: ssh` only: reach it through the same bastion as the brokers. */
  tunnel: z.boolean().default(true),
})
  .check(
    always((ctx) => {
      if ((ctx.value.username === undefined) !== (ctx.value.password === undefined)) {
        ctx.issues.push({
          code: "custom",
          message: "must hold both username and password, or neither",
          input: ctx.value,
        });
      }
    }),
  )
  .optional();

/** Does any of these formats read schemas from a registry? */
export function needsRegistry(data: KafkaDataConfig): boolean {
  return [data.format, data.key].some(
    (f) => f?.type === "avro" || (f?.type === "protobuf" && f.message === undefined),
  );
}

/** The DDL's own form. Its legality is checked where the table is made. */
export function toKafkaData(
  data: KafkaDataConfig,
  connection: ConfluentSchemaRegistryConnection | undefined,
): KafkaData {
  const withRegistry = (f: FormatConfig | undefined): unknown => {
    if (f?.type === "avro" || (f?.type === "protobuf" && f.message === undefined))
      return { ...f, registry: connection };
    return f;
  };
  return { ...data, format: withRegistry(data.format), key: withRegistry(data.key) } as KafkaData;
}
