/** Ranges and spelling of Kafka 3.9's topic settings (LogConfig.java). A broker may allow less. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { RunError } from "@pulumi/pulumi";
import { topicConfig, type TopicConfigArgs } from "../../../components/kafka/topicConfig";

const config = (args: TopicConfigArgs) => topicConfig(args, "KafkaTopic t");
const refused = (args: object): string => {
  try {
    config(args);
  } catch (error) {
    assert.ok(RunError.isInstance(error), String(error));
    return error.message;
  }
  return assert.fail(`${JSON.stringify(args)} was not refused`);
};
const INT_MAX = 2 ** 31 - 1;

/** Field, value, Kafka's key, Kafka's value. */
const LEGAL: readonly (readonly [string, unknown, string, string])[] = [
  ["retentionHours", 168, "retention.ms", "604800000"],
  ["retentionHours", 0, "retention.ms", "0"],
  ["retentionHours", 1 / 3_600_000, "retention.ms", "1"],
  ["retentionHours", 0.1, "retention.ms", "360000"],
  ["retentionHours", 1 / 3, "retention.ms", "1200000"],
  ["retentionHours", "unlimited", "retention.ms", "-1"],
  ["retentionBytesPerPartition", 0, "retention.bytes", "0"],
  ["retentionBytesPerPartition", 1e12, "retention.bytes", "1000000000000"],
  ["retentionBytesPerPartition", "unlimited", "retention.bytes", "-1"],
  ["segmentHours", 1 / 3_600_000, "segment.ms", "1"],
  ["segmentHours", 24, "segment.ms", "86400000"],
  ["segmentBytes", 14, "segment.bytes", "14"],
  ["segmentBytes", INT_MAX, "segment.bytes", "2147483647"],
  ["deleteRetentionHours", 0, "delete.retention.ms", "0"],
  ["deleteRetentionHours", 24, "delete.retention.ms", "86400000"],
  ["minCompactionLagHours", 0, "min.compaction.lag.ms", "0"],
  ["maxCompactionLagHours", 1 / 3_600_000, "max.compaction.lag.ms", "1"],
  ["minInsyncReplicas", 1, "min.insync.replicas", "1"],
  ["minInsyncReplicas", 2, "min.insync.replicas", "2"],
  ["maxMessageBytes", 0, "max.message.bytes", "0"],
  ["maxMessageBytes", INT_MAX, "max.message.bytes", "2147483647"],
  ["cleanupPolicy", ["delete"], "cleanup.policy", "delete"],
  ["cleanupPolicy", ["compact"], "cleanup.policy", "compact"],
  ["cleanupPolicy", ["delete", "compact"], "cleanup.policy", "compact,delete"],
  ...["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"].map(
    (type) => ["compressionType", type, "compression.type", type] as const,
  ),
  ["messageTimestampType", "CreateTime", "message.timestamp.type", "CreateTime"],
  ["messageTimestampType", "LogAppendTime", "message.timestamp.type", "LogAppendTime"],
  ["uncleanLeaderElection", false, "unclean.leader.election.enable", "false"],
  ["uncleanLeaderElection", true, "unclean.leader.election.enable", "true"],
];

const ILLEGAL: Readonly<Record<string, readonly unknown[]>> = {
  retentionHours: [
    -1,
    -1 / 3_600_000,
    1e-9,
    168.00000001,
    Number.NaN,
    Infinity,
    1e300,
    "168",
    "forever",
    null,
  ],
  retentionBytesPerPartition: [-1, 0.5, 1_500_000.5, 2 ** 53, "10"],
  segmentHours: [0, -1, 1e-9, "unlimited"],
  segmentBytes: [13, 0, 14.5, 14.000001, 2_000_000.25, INT_MAX + 1, "unlimited"],
  deleteRetentionHours: [-1, 1e-9, "unlimited"],
  minCompactionLagHours: [-1, 1e-9, "unlimited"],
  maxCompactionLagHours: [0, -1, 1e-9, "unlimited"],
  minInsyncReplicas: [0, -1, 1.5, 1.0000001, INT_MAX + 1, "1"],
  maxMessageBytes: [-1, 0.5, INT_MAX + 1, "unlimited"],
  cleanupPolicy: [[], ["delete", "delete"], ["compact", "delete", "compact"], ["keep"], ["delete,compact"]],
  compressionType: ["none", "GZIP", "", "constructor"],
  messageTimestampType: ["createTime", "NoTimestampType"],
};

describe("topicConfig", () => {
  for (const [field, value, key, kafka] of LEGAL) {
    it(`writes ${field} ${JSON.stringify(value)} as ${key} = ${kafka}`, () => {
      assert.deepEqual(config({ [field]: value }), { [key]: kafka });
    });
  }

  for (const [field, values] of Object.entries(ILLEGAL)) {
    for (const value of values) {
      it(`refuses ${field} ${typeof value === "number" ? value : JSON.stringify(value)}`, () => {
        const message = refused({ [field]: value });
        assert.ok(message.startsWith(`KafkaTopic t: ${field} must be `), message);
      });
    }
  }

  it("says what is wanted, in the unit of the field", () => {
    assert.equal(
      refused({ retentionHours: -2 }),
      'KafkaTopic t: retentionHours must be a number of hours, to the millisecond, of 0 or more, or "unlimited", got -2',
    );
    assert.equal(
      refused({ segmentHours: 0 }),
      "KafkaTopic t: segmentHours must be a number of hours, to the millisecond, above 0, got 0",
    );
    assert.equal(
      refused({ segmentBytes: 2 ** 31 }),
      "KafkaTopic t: segmentBytes must be a whole number of 14 to 2147483647, got 2147483648",
    );
    assert.equal(
      refused({ maxMessageBytes: -1 }),
      "KafkaTopic t: maxMessageBytes must be a whole number of 0 to 2147483647, got -1",
    );
    assert.equal(
      refused({ retentionBytesPerPartition: -1 }),
      'KafkaTopic t: retentionBytesPerPartition must be a whole number of 0 or more, or "unlimited", got -1',
    );
  });

  it("refuses a least lag above the greatest", () => {
    assert.equal(
      refused({ minCompactionLagHours: 2, maxCompactionLagHours: 1 }),
      "KafkaTopic t: minCompactionLagHours must be at most maxCompactionLagHours, 1, got 2",
    );
    assert.doesNotThrow(() => config({ minCompactionLagHours: 1, maxCompactionLagHours: 1 }));
  });

  it("takes every hour that is a whole number of milliseconds, and writes just that number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 * 365 * 86_400_000 }), (ms) => {
        assert.deepEqual(config({ retentionHours: ms / 3_600_000 }), { "retention.ms": String(ms) });
      }),
    );
  });

  it("passes other settings on under Kafka's own key", () => {
    assert.deepEqual(config({ config: { "flush.ms": "1000" } }), { "flush.ms": "1000" });
  });

  it("refuses a setting under Kafka's key that has a field, and names the field", () => {
    const typed = new Map(LEGAL.map(([field, , key]) => [key, field]));
    assert.equal(typed.size, 13);
    for (const [key, field] of typed) {
      assert.equal(
        refused({ config: { [key]: "1" } }),
        `KafkaTopic t: config["${key}"] must be given as ${field}, got "1"`,
      );
    }
  });

  it("refuses a setting that is no text, and one without a key", () => {
    assert.match(
      refused({ config: { "flush.ms": 1000 } }),
      /config\["flush\.ms"\] must be text \(quote it\), got 1000$/,
    );
    assert.match(refused({ config: { "": "1" } }), /config must /);
  });

  it("sorts by key, whatever the order of the fields", () => {
    const forward = { retentionHours: 1, maxMessageBytes: 2, config: { "z.z": "1", "a.a": "2" } };
    const backward = { config: { "a.a": "2", "z.z": "1" }, maxMessageBytes: 2, retentionHours: 1 };
    assert.deepEqual(Object.keys(config(forward)), ["a.a", "max.message.bytes", "retention.ms", "z.z"]);
    assert.equal(JSON.stringify(config(forward)), JSON.stringify(config(backward)));
  });

  it("writes nothing where nothing is given: the broker's defaults stay the broker's", () => {
    assert.deepEqual(config({}), {});
  });
});
