/** What `KafkaTopic` registers and refuses. Whether a broker takes it, only a broker can say. */
import assert from "node:assert/strict";
import type * as kafka from "@pulumi/kafka";
import * as pulumi from "@pulumi/pulumi";
import {
  KAFKA_VENDORS,
  KafkaTopic,
  SaslKafka,
  type KafkaTopicArgs,
  type KafkaVendor,
} from "../../../components";
import { record, refusal, type Recorded } from "../../support/mocks";

const COMPONENT = "materialize-ingest:kafka:KafkaTopic";
const TOPIC = "kafka:index/topic:Topic";
type Args = Omit<KafkaTopicArgs, "cluster">;
const minimal: Args = { topicName: "orders", partitions: 3 };

const cluster = (vendor: KafkaVendor) =>
  new SaslKafka("events", {
    vendor,
    bootstrapServers: ["b1.example.com:9092"],
    admin: { username: "admin", password: "planted" },
  });

/** The resources of a topic, without those of its cluster. */
async function made(args: Args = minimal, vendor: KafkaVendor = "self-hosted", preview = false) {
  const { result, resources } = await record(
    () => new KafkaTopic("orders", { cluster: cluster(vendor), ...args }),
    { preview },
  );
  const own = resources.filter(({ type }) => type === COMPONENT || type === TOPIC);
  assert.equal(own.length, resources.length - 2);
  return { result, own, topic: own.find(({ type }) => type === TOPIC)! };
}

function optionsOf({ opts }: Recorded): pulumi.CustomResourceOptions {
  const { protect, ignoreChanges, aliases } = opts;
  return { protect, ignoreChanges, aliases };
}

describe("KafkaTopic", () => {
  it("registers itself and one topic under it, on the cluster's provider", async () => {
    const { own } = await made();
    assert.deepEqual(
      own.map(({ type, name, inputs, parent, provider }) => [type, name, inputs, parent, provider]),
      [
        [
          TOPIC,
          "orders-topic",
          { name: "orders", partitions: 3, replicationFactor: 3, config: {} },
          `${COMPONENT}::orders`,
          "events-provider",
        ],
        [COMPONENT, "orders", {}, undefined, undefined],
      ],
    );
  });

  it("gives settings under Kafka's keys, and the replication factor asked for", async () => {
    const { topic } = await made({
      ...minimal,
      replicationFactor: 5,
      minInsyncReplicas: 2,
      retentionHours: "unlimited",
      cleanupPolicy: ["compact"],
      config: { "flush.ms": "1000" },
    });
    assert.deepEqual(topic.inputs, {
      name: "orders",
      partitions: 3,
      replicationFactor: 5,
      config: {
        "cleanup.policy": "compact",
        "flush.ms": "1000",
        "min.insync.replicas": "2",
        "retention.ms": "-1",
      },
    });
  });

  it("always names the topic: a name by Pulumi may be longer than Kafka's 249 characters", async () => {
    const topicName = "t".repeat(249);
    const { topic, result } = await made({ topicName, partitions: 1 });
    assert.deepEqual([topic.inputs["name"], result.topicName], [topicName, topicName]);
  });

  it("protects the topic unless told otherwise", async () => {
    assert.equal(optionsOf((await made()).topic).protect, true);
    assert.equal(optionsOf((await made({ ...minimal, protect: true })).topic).protect, true);
    assert.equal(optionsOf((await made({ ...minimal, protect: false })).topic).protect, false);
  });

  for (const vendor of Object.keys(KAFKA_VENDORS) as KafkaVendor[]) {
    const facts = KAFKA_VENDORS[vendor];
    const forced = facts.forcesReplicationFactor;
    it(`${forced ? "ignores" : "applies"} a change of the replication factor on ${vendor}, ${facts.replicationFactor} at first`, async () => {
      const { topic } = await made(minimal, vendor);
      assert.equal(topic.inputs["replicationFactor"], facts.replicationFactor);
      assert.deepEqual(topic.opts.ignoreChanges, forced ? ["replicationFactor"] : []);
    });
  }

  it("applies a partial override to whole keys", async () => {
    const args = { ...minimal, retentionHours: 1, overrides: { topic: { config: { "flush.ms": "1" } } } };
    assert.deepEqual((await made(args)).topic.inputs["config"], { "flush.ms": "1" });
  });

  it("applies a function's arguments and options, beside our own", async () => {
    const given: unknown[] = [];
    const { topic } = await made(
      {
        ...minimal,
        overrides: {
          topic: (defaults, key) => {
            given.push(defaults, key);
            const args: kafka.TopicArgs = { ...defaults, partitions: 12 };
            return { args, opts: { protect: false, ignoreChanges: ["config"] } };
          },
        },
      },
      "upstash",
    );
    assert.deepEqual(given, [{ name: "orders", partitions: 3, replicationFactor: 3, config: {} }, ""]);
    assert.equal(topic.inputs["partitions"], 12);
    assert.deepEqual(optionsOf(topic), {
      protect: false,
      ignoreChanges: ["replicationFactor", "config"],
      aliases: undefined,
    });
    assert.equal(topic.provider, "events-provider");
  });

  it("can be previewed", async () => {
    const { own } = await made(minimal, "self-hosted", true);
    assert.equal(own.length, 2);
  });

  it("makes resources of different URNs for different names", async () => {
    const { resources } = await record(() => {
      const on = cluster("self-hosted");
      new KafkaTopic("a", { cluster: on, ...minimal });
      new KafkaTopic("a-topic", { cluster: on, topicName: "b", partitions: 1 });
    });
    assert.equal(new Set(resources.map(({ urn }) => urn)).size, resources.length);
  });
});

describe("KafkaTopic refuses, before anything is registered,", () => {
  // Checks come before the cluster is used: what stands here needs no provider.
  const on = (vendor: KafkaVendor) => ({ vendor, mechanism: "PLAIN", provider: undefined }) as never;
  const refused = (more: object, vendor: KafkaVendor = "self-hosted") =>
    refusal(() => new KafkaTopic("orders", { cluster: on(vendor), ...minimal, ...more }));

  for (const topicName of ["", ".", "..", "t".repeat(250), "ä", "a b", "a/b", "a:b", "*", "a\n"]) {
    it(`the topic name ${JSON.stringify(topicName.slice(0, 12))} of ${topicName.length} characters`, async () => {
      assert.match(
        await refused({ topicName }),
        /^KafkaTopic orders: topicName must be 1 to 249 of a-z A-Z 0-9 \. _ - \(and not \. or \.\.\), got "/,
      );
    });
  }
  for (const field of ["partitions", "replicationFactor"]) {
    for (const value of [0, -1, 1.5, Number.NaN, Infinity, "3"]) {
      it(`${field} ${String(value)} (${typeof value})`, async () => {
        const message = await refused({ [field]: value });
        assert.match(
          message,
          new RegExp(`^KafkaTopic orders: ${field} must be a whole number of 1 or more, got `),
        );
      });
    }
  }
  it("more in-sync replicas than replicas, asked for or the vendor's own", async () => {
    const rule = (factor: number, got: number) =>
      `KafkaTopic orders: minInsyncReplicas must be at most the replication factor, ${factor}, got ${got}`;
    assert.equal(await refused({ replicationFactor: 2, minInsyncReplicas: 3 }), rule(2, 3));
    assert.equal(await refused({ minInsyncReplicas: 4 }), rule(3, 4));
    assert.equal(await refused({ minInsyncReplicas: 2 }, "warpstream"), rule(1, 2));
  });
  it("a setting outside its range", async () => {
    assert.match(
      await refused({ retentionHours: 1e-9 }),
      /^KafkaTopic orders: retentionHours must be a number of hours/,
    );
  });
  it("a setting under Kafka's key that has a field", async () => {
    assert.match(
      await refused({ config: { "retention.ms": "1" } }),
      /config\["retention\.ms"\] must be given as retentionHours/,
    );
  });
  it("an override of an unknown input, of undefined, and a function without { args }", async () => {
    const where = /^KafkaTopic orders: overrides\.topic: /;
    assert.match(await refused({ overrides: { topic: { partition: 1 } } }), where);
    assert.match(await refused({ overrides: { topic: { config: undefined } } }), where);
    assert.match(await refused({ overrides: { topic: () => undefined } }), where);
    assert.match(await refused({ overrides: { topic: (defaults: object) => defaults } }), where);
  });
});
