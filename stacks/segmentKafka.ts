import * as z from "zod";
import { legacyKafka, type LegacyDdl, type MzObject } from "../materialize";
import { type KafkaDataConfig } from "./config/kafkaData";
import { clusterKind } from "./clusters";
import { mechanismOf } from "./clusters/sasl";
import { checkCluster, clusterKeys } from "./config/cluster";
import { checkNamed, checkNetwork, topicSettings } from "./config/kafka";
import { reader } from "./config/reader";
import { always, strict, text } from "./config/strict";
import { sqlPrefix, type PipelineContext } from "./context";
import { kafkaSecrets, type KafkaPipelineConfig } from "./config/kafkaPipeline";
import { deployKafka, rehearseKafka } from "./kafka";
import { type KafkaObjects } from "./kafkaObjects";
import { type PipelineKind } from "./pipeline";
import { readerObjects } from "./reader";
import { segmentViews } from "./views/segmentKafka";

/** Seven days, as the guide has it: Materialize keeps what it has read, so this is for starting over. */
const RETENTION_HOURS = 168;
const PARTITIONS = 1;

const shape = strict({
  ...clusterKeys,
  /** The topic that Segment's events arrive on. */
  topic: strict({
    /** @default `<pipeline>-events`, of a topic that is made; one that is there has to be named */
    name: text().optional(),
    /** `false`: the topic is there already and only read. */
    create: z.boolean().default(true),
    ...topicSettings,
    partitions: topicSettings.partitions.default(PARTITIONS),
    retentionHours: topicSettings.retentionHours.default(RETENTION_HOURS),
  })
    .check(checkNamed)
    .prefault({}),
  /** `bytes` decodes in the view, as the guide does; `json` before it. */
  format: z.enum(["json", "bytes"]).default("json"),
  /**
   * An event that is not JSON: `break` stops every query until the table is made anew; `inline` keeps it as a row
   * with its error. `inline` wants messages with keys, and keeps the newest of each key only.
   */
  undecodable: z.enum(["break", "inline"]).default("break"),
  /** Refuse to delete or replace the topic, which loses its messages. */
  protect: z.boolean().default(true),
  reader,
})
  .check(checkNetwork)
  .check(checkCluster)
  .check(
    always((ctx) => {
      if (ctx.value.undecodable === "inline" && ctx.value.format === "bytes") {
        ctx.issues.push({
          code: "custom",
          message: "must be json where undecodable is inline (bytes are always decodable)",
          input: "bytes",
          path: ["format"],
        });
      }
    }),
  );
type SegmentKafkaConfig = z.infer<typeof shape>;

/** Segment's webhook events on a Kafka topic: `kafka` with a topic preset and Segment's views. */
export const segmentKafkaPipeline: PipelineKind<SegmentKafkaConfig> = {
  kind: "segment-kafka",
  shape,
  secretsOf: (config) => kafkaSecrets(toKafka(config)),
  rehearse: (name, config, context, attempt) => {
    const objects = rehearseKafka(name, toKafka(config), context, attempt, () => "topic");
    return objects === undefined ? [] : wanted(name, config, context, objects);
  },
  claims: (name, config) => clusterKind(toKafka(config)).claims(name, toKafka(config)),
  deploy: (name, config, context, secrets, parent) => {
    const { objects, ...rest } = deployKafka(name, toKafka(config), context, secrets, parent);
    return { objects: wanted(name, config, context, objects), ...rest, legacyDdl: legacyDdl(name, config) };
  },
};

/** The key of the one topic: names follow from it. */
const EVENTS = "events";

function toKafka(config: SegmentKafkaConfig): KafkaPipelineConfig {
  const { topic, format: _format, undecodable: _undecodable, ...rest } = config;
  return { ...rest, topics: { [EVENTS]: { ...topic, data: dataOf(config) } } };
}

function dataOf(config: SegmentKafkaConfig): KafkaDataConfig {
  const include = { partition: true, offset: true, timestamp: true } as const;
  return config.undecodable === "inline"
    ? {
        format: { type: "json" },
        key: { type: "bytes" },
        envelope: "upsert",
        include,
        decodingErrors: "inline",
      }
    : { format: { type: config.format }, envelope: "none", include };
}

function wanted(
  name: string,
  config: SegmentKafkaConfig,
  context: PipelineContext,
  objects: KafkaObjects,
): readonly MzObject[] {
  const { jsonb, json } = segmentViews({
    prefix: sqlPrefix(name),
    viewsSchema: context.viewsSchema,
    cluster: context.cluster,
    events: objects.tables.get(EVENTS)!,
    data: dataOf(config),
  });
  const readables = [
    { relation: jsonb, key: ["partition", "offset"] },
    { relation: json, key: ["data"] },
  ];
  return [jsonb, json, ...readerObjects(config.reader, readables, context.cluster)];
}

/** The guide's texts of 2022, for a cluster like the guide's. It made one secret and used another: here both come from one name. */
function legacyDdl(name: string, config: SegmentKafkaConfig): LegacyDdl | undefined {
  const { kafka, access } = config;
  if (kafka === undefined) return undefined;
  const prefix = sqlPrefix(name);
  return legacyKafka({
    broker: kafka.bootstrapServers[0] ?? "",
    topic: config.topic.name ?? `${name}-${EVENTS}`,
    mechanism: mechanismOf(toKafka(config)),
    username: access?.create?.username ?? access?.given?.username ?? "",
    transport: kafka.transport,
    source: `${prefix}_segment`,
    connection: `${prefix}_kafka`,
    secret: `${prefix}_kafka_password`,
    passwordPlaceholder: `<${prefix.toUpperCase()}_KAFKA_PASSWORD>`,
    view: `${prefix}_events_json`,
  });
}
