import type * as kafka from "@pulumi/kafka";
import type * as pulumi from "@pulumi/pulumi";
import { type SaslMechanism } from "../../materialize";
import { type KafkaVendor } from "./vendors";

/** A cluster on which topics and users are made over Kafka's own protocol: whoever runs Pulumi must reach its brokers. */
export interface ProtocolKafkaCluster {
  readonly vendor: KafkaVendor;
  readonly topicsBy?: "kafka-protocol";
  readonly mechanism: SaslMechanism;
  readonly provider: kafka.Provider;
}

/** A provisioned MSK cluster, on which topics are made through AWS: no way to the brokers is needed. */
export interface MskTopicCluster {
  readonly vendor: "msk";
  readonly topicsBy: "control-plane";
  readonly clusterArn: pulumi.Output<string>;
  /** How many, those that retire too: a topic has no more replicas than there are brokers. */
  readonly brokers: number;
  /**
   * Of a topic that says none: one in each zone. Never from the number of brokers, which changes: other replicas are
   * another topic.
   */
  readonly replicationFactor: number;
  /** @default "standard" */
  readonly brokerType?: "standard" | "express";
  /** The cluster's own provider of AWS, where it has one. @default that of the topic's component */
  readonly awsProvider?: pulumi.ProviderResource;
}

/** What topics need of the cluster that they are made on. */
export type KafkaCluster = ProtocolKafkaCluster | MskTopicCluster;
