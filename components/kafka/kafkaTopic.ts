import * as kafka from "@pulumi/kafka";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { typeToken } from "../names";
import { override, type InputNames, type Override } from "../override";
import { type KafkaCluster } from "./cluster";
import { topicConfig, type TopicConfigArgs } from "./topicConfig";
import { vendorFacts, type KafkaVendor } from "./vendors";

export interface KafkaTopicArgs extends TopicConfigArgs {
  readonly cluster: KafkaCluster;
  /** The topic's name on the brokers: 1 to 249 of `a-z A-Z 0-9 . _ -`. */
  readonly topicName: string;
  /** 1 or more. More can be added in place; fewer means a new topic, and the messages of the old one are lost. */
  readonly partitions: number;
  /** Brokers that hold each message, 1 or more. @default the vendor's, 3 for self-hosted */
  readonly replicationFactor?: number;
  /** Refuse to delete or replace the topic. @default true */
  readonly protect?: boolean;
  readonly overrides?: { readonly topic?: Override<kafka.TopicArgs> };
}

const TOPIC_INPUTS: InputNames<kafka.TopicArgs> = {
  name: true,
  partitions: true,
  replicationFactor: true,
  config: true,
};

/** @see https://github.com/apache/kafka/blob/3.9/clients/src/main/java/org/apache/kafka/common/internals/Topic.java */
const TOPIC_NAME = /^[A-Za-z0-9._-]{1,249}$/;

/** Says why a topic cannot have this name, or `undefined`. */
export function unfitTopicName(name: string): string | undefined {
  const fits = TOPIC_NAME.test(name) && name !== "." && name !== "..";
  return fits ? undefined : "be 1 to 249 of a-z A-Z 0-9 . _ - (and not . or ..)";
}

/**
 * A topic, made over Kafka's own protocol: whoever runs Pulumi must reach the brokers.
 *
 * @example
 * new KafkaTopic("orders", { cluster, topicName: "orders", partitions: 6, retentionHours: 168 });
 * @throws RunError when the name, a number or a setting is outside its range.
 */
export class KafkaTopic extends pulumi.ComponentResource {
  /** The topic's name, plain: ACLs are named after it. */
  readonly topicName: string;
  readonly topic: kafka.Topic;

  constructor(name: string, args: KafkaTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `KafkaTopic ${name}`;
    const facts = vendorFacts(args.cluster.vendor);
    const { replicationFactor, config } = checkKafkaTopic(args, args.cluster.vendor, where);
    const topic = override<kafka.TopicArgs>(
      // Named always: the name that Pulumi would make may be longer than Kafka's 249 characters.
      { name: args.topicName, partitions: args.partitions, replicationFactor, config },
      args.overrides?.topic,
      TOPIC_INPUTS,
      `${where}: overrides.topic`,
    );
    super(typeToken("kafka", "KafkaTopic"), name, {}, opts);
    this.topicName = args.topicName;
    this.topic = new kafka.Topic(
      `${name}-topic`,
      topic.args,
      pulumi.mergeOptions(
        {
          parent: this,
          provider: args.cluster.provider,
          protect: args.protect ?? true,
          ignoreChanges: facts.forcesReplicationFactor ? ["replicationFactor"] : [],
        },
        topic.opts,
      ),
    );
    this.registerOutputs({ topicName: this.topicName });
  }
}

/**
 * Checks what can be checked without a broker, and fills the vendor's defaults in.
 *
 * @throws RunError as {@link KafkaTopic} does.
 */
export function checkKafkaTopic(
  args: Omit<KafkaTopicArgs, "cluster">,
  vendor: KafkaVendor,
  where: string,
): { readonly replicationFactor: number; readonly config: Record<string, string> } {
  const replicationFactor = args.replicationFactor ?? vendorFacts(vendor).replicationFactor;
  const unfit = unfitTopicName(args.topicName);
  if (unfit !== undefined) throw invalid(where, "topicName", unfit, args.topicName);
  for (const [field, value] of Object.entries({ partitions: args.partitions, replicationFactor })) {
    if (!Number.isInteger(value) || value < 1)
      throw invalid(where, field, "be a whole number of 1 or more", value);
  }
  if (args.minInsyncReplicas !== undefined && args.minInsyncReplicas > replicationFactor) {
    throw invalid(
      where,
      "minInsyncReplicas",
      `be at most the replication factor, ${replicationFactor}`,
      args.minInsyncReplicas,
    );
  }
  return { replicationFactor, config: topicConfig(args, where) };
}
