/** What `KafkaTopic` registers and refuses on MSK, through AWS. Whether AWS takes it, only AWS can say. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { KafkaTopic, type KafkaTopicArgs, SaslKafka } from "../../../../components";
import { EXPRESS_TOPIC_SETTINGS } from "../../../../components/kafka/msk/express";
import { type MskTopicCluster } from "../../../../components/kafka/cluster";
import { record, refusal, shape, UNKNOWN, type Recorded } from "../../../support/mocks";
import { type NewMskClusterArgs } from "../../../../components/kafka/msk/clusterArgs";
import { ARN, existingCluster, failure, newCluster, onAws, SUBNETS } from "./world";

const COMPONENT = "materialize-ingest:kafka:KafkaTopic";
const TOPIC = "aws:msk/topic:Topic";
type Args = Omit<KafkaTopicArgs, "cluster">;
const minimal: Args = { topicName: "orders", partitions: 6 };

const cluster = (more: Partial<MskTopicCluster> = {}): MskTopicCluster => ({
  vendor: "msk",
  topicsBy: "control-plane",
  clusterArn: pulumi.output(ARN),
  brokers: 3,
  replicationFactor: 3,
  ...more,
});
async function made(args: Partial<Args> = {}, on: Partial<MskTopicCluster> = {}) {
  const make = () => new KafkaTopic("orders", { cluster: cluster(on), ...minimal, ...args });
  const { result, resources } = await record(make);
  return { result, resources, topic: resources.find(({ type }) => type === TOPIC)! };
}
const inputsOf = async (args: Partial<Args> = {}, on: Partial<MskTopicCluster> = {}) =>
  (await made(args, on)).topic.inputs;

describe("KafkaTopic on MSK", () => {
  it("is a topic through AWS under it, and needs no way to the brokers", async () => {
    const { resources, result } = await made();
    assert.deepEqual(
      resources.map(({ type, name, inputs, parent, provider }) => [type, name, inputs, parent, provider]),
      [
        [
          TOPIC,
          "orders-topic",
          { clusterArn: ARN, name: "orders", partitionCount: 6, replicationFactor: 3 },
          `${COMPONENT}::orders`,
          undefined,
        ],
        [COMPONENT, "orders", {}, undefined, undefined],
      ],
    );
    assert.equal(result.topicName, "orders");
  });

  it("gives the same settings as over Kafka's protocol, as JSON that AWS's provider reads back alike", async () => {
    const { topic, result } = await made({
      retentionHours: 1,
      cleanupPolicy: ["delete", "compact"],
      minInsyncReplicas: 2,
      config: { "flush.ms": "1000" },
    });
    assert.equal(
      topic.inputs["configs"],
      '{"cleanup.policy":"compact,delete","flush.ms":"1000","min.insync.replicas":"2","retention.ms":"3600000"}',
    );
    assert.ok("partitionCount" in result.topic);
  });

  it("is protected unless told otherwise: other replicas would be another topic", async () => {
    assert.equal((await made()).topic.opts.protect, true);
    assert.equal((await made({ protect: false })).topic.opts.protect, false);
  });

  it("has the cluster's replicas, whatever the number of its brokers, or what is asked for", async () => {
    const factor = async (brokers: number, usual: number, replicationFactor?: number) =>
      (await inputsOf({ replicationFactor }, { brokers, replicationFactor: usual }))["replicationFactor"];
    assert.deepEqual(
      [
        await factor(2, 2),
        await factor(6, 2),
        await factor(6, 3),
        await factor(6, 3, 5),
        await factor(2, 2, 1),
      ],
      [2, 2, 3, 5, 1],
    );
  });

  it("stays as it is when brokers come and go: a new cluster's replicas are its zones", async () => {
    const topicOn = async (more: Partial<NewMskClusterArgs>) => {
      const { resources } = await onAws(
        () => void new KafkaTopic("orders", { cluster: newCluster(more).topicCluster, ...minimal }),
      );
      return resources.find(({ type }) => type === TOPIC)!;
    };
    for (const zones of [2, 3]) {
      const network = { vpcId: "vpc-0a1b2c3d", subnetIds: SUBNETS.slice(0, zones) };
      const sizes: readonly (readonly [count: number, retiring?: readonly number[]])[] = [
        [zones],
        [2 * zones],
        [2 * zones, Array.from({ length: zones }, (_, i) => zones + i + 1)],
      ];
      const topics: Recorded[] = [];
      for (const [count, retiringBrokerIds] of sizes) {
        const brokers = { type: "standard", count, storageGiB: 100 } as const;
        topics.push(
          await topicOn({
            brokers,
            network,
            ...(retiringBrokerIds === undefined ? {} : { retiringBrokerIds }),
          }),
        );
      }
      for (const { inputs } of topics) assert.deepEqual(inputs, topics[0]!.inputs);
      assert.equal(topics[0]!.inputs["replicationFactor"], zones);
    }
  });

  it("on a cluster that is there has three replicas, counts the brokers that leave, and asks where there are two", async () => {
    const on = (
      brokerIds: readonly number[],
      more: Partial<Args> = {},
      retiringBrokerIds?: readonly number[],
    ) => {
      const args = { brokerIds, ...(retiringBrokerIds === undefined ? {} : { retiringBrokerIds }) };
      return () =>
        void new KafkaTopic("orders", { cluster: existingCluster(args).topicCluster, ...minimal, ...more });
    };
    const factor = async (make: () => void) =>
      (await onAws(make)).resources.find(({ type }) => type === TOPIC)!.inputs["replicationFactor"];
    assert.deepEqual(
      [await factor(on([1, 2, 3])), await factor(on([1, 2, 3, 5])), await factor(on([1, 2, 4], {}, [4]))],
      [3, 3, 3],
    );
    assert.equal(await factor(on([1, 2], { replicationFactor: 2 })), 2);
    assert.match(
      await failure(onAws(on([1, 2]))),
      /^KafkaTopic orders: replicationFactor must be at most the number of brokers, 2, got 3/,
    );
  });

  it("on Express has three replicas, and the settings that Express takes", async () => {
    const inputs = await inputsOf(
      {
        replicationFactor: 3,
        retentionHours: "unlimited",
        retentionBytesPerPartition: 1,
        cleanupPolicy: ["compact"],
        compressionType: "zstd",
        deleteRetentionHours: 1,
        maxCompactionLagHours: 48,
        minCompactionLagHours: 1,
        maxMessageBytes: 1,
        messageTimestampType: "CreateTime",
      },
      { brokerType: "express" },
    );
    const settings = Object.keys(JSON.parse(inputs["configs"] as string) as object);
    assert.equal(settings.length, 9);
    for (const setting of settings) assert.ok(EXPRESS_TOPIC_SETTINGS.has(setting), setting);
  });

  it("goes to the cluster of an MskCluster, by the cluster's own provider of AWS", async () => {
    const { resources } = await onAws(() => {
      const mine = newCluster();
      new KafkaTopic("orders", { cluster: mine.topicCluster, ...minimal });
      const provider = new aws.Provider("elsewhere", { region: "eu-west-1" });
      new KafkaTopic("far", { cluster: cluster({ awsProvider: provider }), ...minimal });
    });
    const topics = resources.filter(({ type }) => type === TOPIC);
    assert.deepEqual(
      topics.map(({ name, provider, inputs }) => [name, provider, inputs["clusterArn"]]),
      [
        ["far-topic", "elsewhere", ARN],
        ["orders-topic", undefined, ARN],
      ],
    );
  });

  it("can be previewed before the cluster is there", async () => {
    const { resources } = await onAws(
      () => void new KafkaTopic("orders", { cluster: newCluster().topicCluster, ...minimal }),
      { preview: true },
    );
    const topic = resources.find(({ type }) => type === TOPIC) as Recorded;
    assert.deepEqual([topic.inputs["clusterArn"], topic.inputs["partitionCount"]], [UNKNOWN, 6]);
  });

  it("applies an override, in either form", async () => {
    assert.equal((await inputsOf({ overrides: { mskTopic: { partitionCount: 12 } } }))["partitionCount"], 12);
    const { topic } = await made({
      overrides: {
        mskTopic: (defaults) => ({ args: { ...defaults, region: "eu-west-1" }, opts: { protect: false } }),
      },
    });
    assert.deepEqual([topic.inputs["region"], topic.opts.protect], ["eu-west-1", false]);
  });

  it("is made over Kafka's own protocol where that is asked for", async () => {
    const { resources } = await record(() => {
      const { mechanism, provider } = new SaslKafka("events", {
        vendor: "msk",
        bootstrapServers: ["b-1.events.abc123.c2.kafka.us-east-1.amazonaws.com:9096"],
        admin: { username: "admin", password: "planted" },
      });
      const on = { vendor: "msk", topicsBy: "kafka-protocol", mechanism, provider } as const;
      new KafkaTopic("orders", { cluster: on, ...minimal });
    });
    const topic = resources.filter(({ type }) => type === "kafka:index/topic:Topic");
    assert.deepEqual(shape(topic), [
      [
        "kafka:index/topic:Topic",
        "orders-topic",
        { name: "orders", partitions: 6, replicationFactor: 3, config: {} },
      ],
    ]);
  });
});

describe("KafkaTopic on MSK refuses, before anything is registered,", () => {
  const refuse = (args: object, on: Partial<MskTopicCluster> = {}): Promise<string> =>
    refusal(() => new KafkaTopic("orders", { cluster: cluster(on), ...minimal, ...args }));
  const express = { brokerType: "express" } as const;
  for (const [what, args, on, message] of [
    [
      "more replicas than brokers",
      { replicationFactor: 4 },
      {},
      "replicationFactor must be at most the number of brokers, 3, got 4",
    ],
    [
      "other than three replicas on Express",
      { replicationFactor: 2 },
      express,
      "replicationFactor must be 3 on Express brokers, got 2",
    ],
    [
      "a setting that Express brokers have to themselves",
      { minInsyncReplicas: 1 },
      express,
      'the setting min.insync.replicas must be left out on Express brokers, which set it themselves, got "1"',
    ],
    [
      "another such setting, by Kafka's key",
      { config: { "segment.jitter.ms": "1" } },
      express,
      'the setting segment.jitter.ms must be left out on Express brokers, which set it themselves, got "1"',
    ],
    [
      "more in-sync replicas than there are",
      { minInsyncReplicas: 3 },
      { brokers: 2, replicationFactor: 2 },
      "minInsyncReplicas must be at most the replication factor, 2, got 3",
    ],
    ["no partitions", { partitions: 0 }, {}, "partitions must be a whole number of 1 or more, got 0"],
    [
      "a topic without a name",
      { topicName: "" },
      {},
      'topicName must be 1 to 249 of a-z A-Z 0-9 . _ - (and not . or ..), got ""',
    ],
    [
      "an override of the other kind of topic",
      { overrides: { topic: { partitions: 1 } } },
      {},
      'overrides.topic must be given as overrides.mskTopic on this cluster, got ["partitions"]',
    ],
    [
      "an override of the other kind of topic that is a function",
      { overrides: { topic: () => ({ args: {} }) } },
      {},
      'overrides.topic must be given as overrides.mskTopic on this cluster, got "a function"',
    ],
  ] as const) {
    it(what, async () => assert.equal(await refuse(args, on), `KafkaTopic orders: ${message}`));
  }

  it("an override that it does not have", async () => {
    assert.match(
      await refuse({ overrides: { mskTopic: { partitions: 1 } } }),
      /^KafkaTopic orders: overrides\.mskTopic: partitions must be an input of the resource/,
    );
  });

  it("over Kafka's protocol an override of the topic through AWS", async () => {
    const on = { vendor: "self-hosted", mechanism: "PLAIN", provider: undefined } as never;
    assert.equal(
      await refusal(
        () =>
          new KafkaTopic("orders", {
            cluster: on,
            ...minimal,
            overrides: { mskTopic: { partitionCount: 1 } },
          }),
      ),
      'KafkaTopic orders: overrides.mskTopic must be given as overrides.topic on this cluster, got ["partitionCount"]',
    );
  });
});
