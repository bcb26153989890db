import * as z from "zod";
import { type KafkaRight, type KafkaTopicArgs } from "../../components";
import { checkCluster, clusterKeys } from "./cluster";
import { checkNamed, checkNetwork, topicSettings } from "./kafka";
import { kafkaData, registry } from "./kafkaData";
import { reader } from "./reader";
import { type SecretReference } from "./secrets";
import { always, strict, text } from "./strict";

/** One topic of a pipeline, and the table that it fills. */
const topic = strict({
  /** @default `<pipeline>-<key>`, of a topic that is made; one that is there has to be named */
  name: text().optional(),
  /** `false`: the topic is there already and only read. */
  create: z.boolean().default(true),
  ...topicSettings,
  partitions: topicSettings.partitions.optional(),
  data: kafkaData,
})
  .check(checkNamed)
  .check(
    always((ctx) => {
      if (ctx.value.create === true && ctx.value.partitions === undefined) {
        ctx.issues.push({
          code: "custom",
          message: "is missing; it must be a whole number of 1 or more",
          input: undefined,
          path: ["partitions"],
        });
      }
    }),
  );
export type KafkaTopicConfig = z.infer<typeof topic>;

/** The keys of a pipeline of kind `kafka`. */
export const kafkaPipelineShape = strict({
  ...clusterKeys,
  registry,
  /** By a short name, such as `orders`: tables and resources are named after it. */
  topics: z
    .record(
      z
        .string()
        .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: "must have a name of a-z 0-9 - (first a letter)" }),
      topic,
    )
    .refine((topics) => Object.keys(topics).length > 0, { error: "must name at least one topic" }),
  /** Refuse to delete or replace topics, which loses their messages. */
  protect: z.boolean().default(true),
  reader,
})
  .check(checkNetwork)
  .check(checkCluster);
export type KafkaPipelineConfig = z.infer<typeof kafkaPipelineShape>;

export function kafkaSecrets(config: KafkaPipelineConfig): readonly SecretReference[] {
  const given = config.access?.given;
  return [
    ...(config.kafka === undefined ? [] : [config.kafka.admin.password]),
    ...(given === undefined ? [] : [given.password]),
    ...(config.msk?.mtls === undefined ? [] : [config.msk.mtls.key]),
    ...(config.registry?.password === undefined ? [] : [config.registry.password]),
  ];
}

/** `host:port` of the registry. */
export function registryAddress(registry: NonNullable<KafkaPipelineConfig["registry"]>): string {
  return `${new URL(registry.url).hostname}:${registryPort(registry)}`;
}

export function registryPort(registry: NonNullable<KafkaPipelineConfig["registry"]>): number {
  const { port, protocol } = new URL(registry.url);
  // A URL leaves out the port that its protocol has by custom.
  return port !== "" ? Number(port) : protocol === "https:" ? 443 : 80;
}

export function createdTopics(config: KafkaPipelineConfig): readonly (readonly [string, KafkaTopicConfig])[] {
  return Object.entries(config.topics).filter(([, settings]) => settings.create);
}

/** The component's arguments, but for its cluster. */
export function topicArgs(
  name: string,
  key: string,
  settings: KafkaTopicConfig,
  config: KafkaPipelineConfig,
): Omit<KafkaTopicArgs, "cluster"> {
  const { data: _data, create: _create, name: _name, ...kafkaSettings } = settings;
  return {
    ...kafkaSettings,
    partitions: settings.partitions ?? 1,
    topicName: topicName(name, key, config),
    protect: config.protect,
  };
}

export function topicName(name: string, key: string, config: KafkaPipelineConfig): string {
  return config.topics[key]?.name ?? `${name}-${key}`;
}

/** The dot at its end keeps `events` from also meaning the groups of `events-archive`. */
export function groupIdPrefix(name: string): string {
  return `materialize.${name}.`;
}

export function rightsOf(name: string, config: KafkaPipelineConfig): readonly KafkaRight[] {
  return Object.keys(config.topics).map((key) => ({
    for: "source",
    topic: topicName(name, key, config),
    groupIdPrefix: groupIdPrefix(name),
  }));
}
