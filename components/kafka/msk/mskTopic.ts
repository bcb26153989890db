/** A topic on MSK through AWS. Pure: `KafkaTopic` makes it. */
import type * as aws from "@pulumi/aws";
import { invalid } from "../../../materialize/errors";
import { type InputNames } from "../../override";
import { type MskTopicCluster } from "../cluster";
import { EXPRESS_REPLICATION_FACTOR, EXPRESS_TOPIC_SETTINGS } from "./express";

interface MskTopicArgs {
  readonly topicName: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  /** Kafka's own keys, sorted. */
  readonly config: Readonly<Record<string, string>>;
}

/**
 * Needs Kafka 3.6 or newer, and a cluster that is ACTIVE.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-topic-operations-information.html
 * @throws RunError for replicas that the brokers cannot hold, and for what Express brokers set themselves.
 */
export function checkMskTopic(
  { replicationFactor, config }: Pick<MskTopicArgs, "replicationFactor" | "config">,
  { brokers, brokerType }: Pick<MskTopicCluster, "brokers" | "brokerType">,
  where: string,
): void {
  if (replicationFactor > brokers) {
    const rule = `be at most the number of brokers, ${brokers}`;
    throw invalid(where, "replicationFactor", rule, replicationFactor);
  }
  if (brokerType !== "express") return;
  if (replicationFactor !== EXPRESS_REPLICATION_FACTOR) {
    const rule = `be ${EXPRESS_REPLICATION_FACTOR} on Express brokers`;
    throw invalid(where, "replicationFactor", rule, replicationFactor);
  }
  const refused = Object.keys(config).find((key) => !EXPRESS_TOPIC_SETTINGS.has(key));
  if (refused !== undefined) {
    const rule = "be left out on Express brokers, which set it themselves";
    throw invalid(where, `the setting ${refused}`, rule, config[refused]);
  }
}

/**
 * Settings are JSON, and the provider encodes them for AWS. It reads them back sorted by key, so ours are: the same
 * settings are no change.
 */
export function mskTopicInputs(topic: MskTopicArgs, cluster: MskTopicCluster): aws.msk.TopicArgs {
  return {
    clusterArn: cluster.clusterArn,
    name: topic.topicName,
    partitionCount: topic.partitions,
    replicationFactor: topic.replicationFactor,
    ...(Object.keys(topic.config).length === 0 ? {} : { configs: JSON.stringify(topic.config) }),
  };
}

export const MSK_TOPIC_INPUTS: InputNames<aws.msk.TopicArgs> = {
  clusterArn: true,
  configs: true,
  name: true,
  partitionCount: true,
  region: true,
  replicationFactor: true,
  timeouts: true,
};
