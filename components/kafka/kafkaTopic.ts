import * as aws from "@pulumi/aws";
import * as kafka from "@pulumi/kafka";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { typeToken } from "../names";
import { override, type InputNames, type Override } from "../override";
import { ownOptions } from "../own";
import { type KafkaCluster, type MskTopicCluster, type ProtocolKafkaCluster } from "./cluster";
import { checkMskTopic, MSK_TOPIC_INPUTS, mskTopicInputs } from "./msk/mskTopic";
import { topicConfig, type TopicConfigArgs } from "./topicConfig";
import { vendorFacts, type KafkaVendor } from "./vendors";

export interface KafkaTopicArgs extends TopicConfigArgs {
  /**
   * Where it is made: over Kafka's own protocol (`SaslKafka`), or on MSK through AWS (`MskCluster.topicCluster`), where
   * whoever runs Pulumi needs no way to the brokers.
   */
  readonly cluster: KafkaCluster;
  /** The topic's name on the brokers: 1 to 249 of `a-z A-Z 0-9 . _ -`. */
  readonly topicName: string;
  /**
   * 1 or more. More can be added in place. Fewer means a new topic, and the messages of the old one are lost; through
   * AWS it is refused.
   */
  readonly partitions: number;
  /**
   * Brokers that hold each message, 1 or more; 3 on Express. Another number through AWS means a new topic, and the
   * messages of the old one are lost.
   *
   * @default the vendor's, 3 for self-hosted; on MSK one in each zone, or 3 where the cluster is there already
   */
  readonly replicationFactor?: number;
  /** Refuse to delete or replace the topic. @default true */
  readonly protect?: boolean;
  readonly overrides?: {
    /** Over Kafka's own protocol. */
    readonly topic?: Override<kafka.TopicArgs>;
    /** Through AWS. */
    readonly mskTopic?: Override<aws.msk.TopicArgs>;
  };
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
 * A topic.
 *
 * @example
 * new KafkaTopic("orders", { cluster, topicName: "orders", partitions: 6, retentionHours: 168 });
 * @example
 * new KafkaTopic("orders", { cluster: mskCluster.topicCluster, topicName: "orders", partitions: 6 });
 * @throws RunError when the name, a number or a setting is outside its range.
 */
export class KafkaTopic extends pulumi.ComponentResource {
  /** The topic's name, plain: ACLs are named after it. */
  readonly topicName: string;
  readonly topic: kafka.Topic | aws.msk.Topic;

  constructor(name: string, args: KafkaTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `KafkaTopic ${name}`;
    const { cluster } = args;
    const make =
      cluster.topicsBy === "control-plane"
        ? throughAws(args, cluster, where)
        : overProtocol(args, cluster, where);
    super(typeToken("kafka", "KafkaTopic"), name, {}, opts);
    this.topicName = args.topicName;
    this.topic = make(`${name}-topic`, { ...ownOptions(this, opts), protect: args.protect ?? true });
    this.registerOutputs({ topicName: this.topicName });
  }
}

type Make<T> = (name: string, opts: pulumi.CustomResourceOptions) => T;

function overProtocol(args: KafkaTopicArgs, cluster: ProtocolKafkaCluster, where: string): Make<kafka.Topic> {
  refuseOverride(args, "mskTopic", where);
  const { replicationFactor, config } = checkKafkaTopic(args, cluster.vendor, where);
  const topic = override<kafka.TopicArgs>(
    // Named always: the name that Pulumi would make may be longer than Kafka's 249 characters.
    { name: args.topicName, partitions: args.partitions, replicationFactor, config },
    args.overrides?.topic,
    TOPIC_INPUTS,
    `${where}: overrides.topic`,
  );
  const ignoreChanges = vendorFacts(cluster.vendor).forcesReplicationFactor ? ["replicationFactor"] : [];
  return (name, opts) =>
    new kafka.Topic(
      name,
      topic.args,
      pulumi.mergeOptions({ ...opts, provider: cluster.provider, ignoreChanges }, topic.opts),
    );
}

function throughAws(args: KafkaTopicArgs, cluster: MskTopicCluster, where: string): Make<aws.msk.Topic> {
  refuseOverride(args, "topic", where);
  const replicationFactor = args.replicationFactor ?? cluster.replicationFactor;
  const { config } = checkKafkaTopic({ ...args, replicationFactor }, "msk", where);
  checkMskTopic({ replicationFactor, config }, cluster, where);
  const topic = override<aws.msk.TopicArgs>(
    mskTopicInputs({ ...args, replicationFactor, config }, cluster),
    args.overrides?.mskTopic,
    MSK_TOPIC_INPUTS,
    `${where}: overrides.mskTopic`,
  );
  const { awsProvider: provider } = cluster;
  return (name, opts) =>
    new aws.msk.Topic(
      name,
      topic.args,
      pulumi.mergeOptions(
        // Other replicas are another topic of the same name: two of them cannot be there at once.
        { ...opts, deleteBeforeReplace: true, ...(provider === undefined ? {} : { provider }) },
        topic.opts,
      ),
    );
}

/** One that would do nothing is a mistake. */
function refuseOverride(args: KafkaTopicArgs, name: "topic" | "mskTopic", where: string): void {
  const chosen = args.overrides?.[name];
  if (chosen === undefined) return;
  const other = name === "topic" ? "mskTopic" : "topic";
  const got = typeof chosen === "function" ? "a function" : Object.keys(chosen);
  throw invalid(where, `overrides.${name}`, `be given as overrides.${other} on this cluster`, got);
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
