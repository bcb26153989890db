/** What `KinesisStream` registers and grants. What the grants mean, the simulation beside this says. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { KinesisStream } from "../../../components/kinesis/kinesisStream";
import { type KinesisStreamArgs } from "../../../components/kinesis/streamArgs";
import { valueOf } from "../../support/golden";
import { shape, UNKNOWN } from "../../support/mocks";
import { only, policyIn, recordAws } from "../iam/answers";

const COMPONENT = "materialize-ingest:kinesis:KinesisStream";
const STREAM = "aws:kinesis/stream:Stream";
const KEY = "aws:kms/key:Key";
const POLICY = "aws:iam/rolePolicy:RolePolicy";
const arn = "arn:aws:kinesis:us-east-1:111122223333:stream/events-stream";
const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1a2b";
const existing = { arn: "arn:aws:kinesis:eu-west-1:444455556666:stream/there", kmsKeyArn: keyArn };

const made = (args?: KinesisStreamArgs, preview = false) =>
  recordAws(() => new KinesisStream("events", args), { preview });
const factsOf = async ({ arn, streamName, region, kmsKeyArn }: KinesisStream) => ({
  arn: await valueOf(arn),
  streamName: await valueOf(streamName),
  region: await valueOf(region),
  kmsKeyArn: await valueOf(kmsKeyArn),
});
const defaults = {
  streamModeDetails: { streamMode: "ON_DEMAND" },
  retentionPeriod: 168,
  encryptionType: "KMS",
  kmsKeyId: "alias/aws/kinesis",
};

describe("KinesisStream", () => {
  it("makes a protected stream on demand, encrypted by AWS's own key, that keeps records for a week", async () => {
    const { resources, result } = await made();
    assert.deepEqual(shape(resources), [
      [STREAM, "events-stream", defaults],
      [COMPONENT, "events", {}],
    ]);
    const { parent, opts } = only(resources, STREAM);
    assert.deepEqual([parent, opts.protect], [`${COMPONENT}::events`, true]);
    const facts = { arn, streamName: "events-stream", region: "us-east-1", kmsKeyArn: undefined };
    assert.deepEqual(await factsOf(result), facts);
  });

  it("makes a provisioned stream with shards, and gives it what is asked for", async () => {
    const { resources } = await made({
      streamName: "segment.events",
      shards: 4,
      retentionHours: 8760,
      maxRecordSizeInKib: 10_240,
      enforceConsumerDeletion: true,
      protect: false,
      tags: { Owner: "data" },
    });
    const { inputs, opts } = only(resources, STREAM);
    assert.deepEqual(inputs, {
      ...defaults,
      name: "segment.events",
      streamModeDetails: { streamMode: "PROVISIONED" },
      shardCount: 4,
      retentionPeriod: 8760,
      maxRecordSizeInKib: 10_240,
      enforceConsumerDeletion: true,
      tags: { Owner: "data" },
    });
    assert.equal(opts.protect, false);
  });

  it("encrypts by a customer key that is given", async () => {
    for (const kmsKeyArn of [keyArn, pulumi.output(keyArn)]) {
      const { resources, result } = await made({ kmsKeyArn });
      assert.deepEqual(shape(resources), [
        [STREAM, "events-stream", { ...defaults, kmsKeyId: keyArn }],
        [COMPONENT, "events", {}],
      ]);
      assert.equal((await factsOf(result)).kmsKeyArn, keyArn);
    }
  });

  it("makes a customer key with rotation, as protected as the stream", async () => {
    for (const protect of [true, false]) {
      const { resources, result } = await made({ createKey: true, protect, tags: { Owner: "data" } });
      const madeKey = "arn:aws:kms:us-east-1:111122223333:key/events-key";
      const tags = { Owner: "data" };
      assert.deepEqual(shape(resources), [
        [STREAM, "events-stream", { ...defaults, kmsKeyId: madeKey, tags }],
        [KEY, "events-key", { description: "Records of a Kinesis stream", enableKeyRotation: true, tags }],
        [COMPONENT, "events", {}],
      ]);
      const key = only(resources, KEY);
      assert.deepEqual([key.parent, key.opts.protect], [`${COMPONENT}::events`, protect]);
      assert.equal((await factsOf(result)).kmsKeyArn, madeKey);
    }
  });

  it("takes a stream that is there, and makes nothing", async () => {
    for (const later of [false, true]) {
      const given = later
        ? { arn: pulumi.output(existing.arn), kmsKeyArn: pulumi.output(existing.kmsKeyArn) }
        : existing;
      const { resources, result } = await made({ existing: given });
      assert.deepEqual(shape(resources), [[COMPONENT, "events", {}]]);
      assert.deepEqual(await factsOf(result), { ...existing, streamName: "there", region: "eu-west-1" });
      assert.deepEqual([result.stream, result.key], [undefined, undefined]);
    }
    const { result } = await made({ existing: { arn: existing.arn } });
    assert.equal(result.kmsKeyArn, undefined);
  });

  it("fails where the ARN of a stream that is there turns out to be another thing's", async () => {
    const bucket = pulumi.output("arn:aws:s3:::b");
    let failed = "";
    await recordAws(async () => {
      const stream = new KinesisStream("events", { existing: { arn: bucket } });
      await valueOf(stream.region).catch((error: Error) => (failed = error.message));
    }).catch((error: Error) => assert.equal(error.message, failed));
    assert.equal(
      failed,
      'KinesisStream events: existing.arn must be the ARN of a stream, such as arn:aws:kinesis:us-east-1:123456789012:stream/events, got "arn:aws:s3:::b"',
    );
  });

  it("grants reading and writing by a policy of the role, with the rights on the customer key", async () => {
    const { resources } = await recordAws(() => {
      const stream = new KinesisStream("events", { kmsKeyArn: keyArn });
      stream.grantRead("etl", "etl-role");
      stream.grantWrite("etl", pulumi.output("etl-role"));
      stream.grantRead("other", "other-role");
    });
    const policies = resources.filter(({ type }) => type === POLICY);
    assert.deepEqual(
      policies.map(({ name, inputs, parent }) => [name, inputs["role"], parent]),
      [
        ["events-read-etl", "etl-role", `${COMPONENT}::events`],
        ["events-read-other", "other-role", `${COMPONENT}::events`],
        ["events-write-etl", "etl-role", `${COMPONENT}::events`],
      ],
    );
    const ofStream = { StringEquals: { "kms:EncryptionContext:aws:kinesis:arn": [arn] } };
    const allow = (Sid: string, Action: string[], Resource: string) => ({
      Sid,
      Effect: "Allow",
      Action,
      Resource: [Resource],
    });
    const reading = {
      Version: "2012-10-17",
      Statement: [
        allow(
          "ReadStream",
          [
            "kinesis:DescribeStream",
            "kinesis:DescribeStreamSummary",
            "kinesis:GetRecords",
            "kinesis:GetShardIterator",
            "kinesis:ListShards",
          ],
          arn,
        ),
        allow(
          "ReadByFanOut",
          ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"],
          `${arn}/consumer/*`,
        ),
        { ...allow("DecryptRecords", ["kms:Decrypt"], keyArn), Condition: ofStream },
      ],
    };
    const writing = {
      Version: "2012-10-17",
      Statement: [
        allow(
          "WriteStream",
          ["kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:PutRecord", "kinesis:PutRecords"],
          arn,
        ),
        { ...allow("EncryptRecords", ["kms:GenerateDataKey"], keyArn), Condition: ofStream },
      ],
    };
    assert.deepEqual(
      policies.map((policy) => policyIn(policy)),
      [reading, reading, writing],
    );
  });

  it("grants nothing on a key where AWS's own encrypts, also on a stream that is there", async () => {
    const both: KinesisStreamArgs[] = [{}, { existing: { arn: existing.arn } }];
    for (const args of both) {
      const { resources } = await recordAws(() => {
        const stream = new KinesisStream("events", args);
        stream.grantRead("etl", "etl-role");
        stream.grantWrite("etl", "etl-role");
      });
      const texts = resources.filter(({ type }) => type === POLICY).map(({ inputs }) => inputs["policy"]);
      assert.equal(texts.length, 2);
      assert.doesNotMatch(texts.join(""), /kms:/);
    }
  });

  it("applies overrides to each child, with their options", async () => {
    const { resources } = await made({
      createKey: true,
      overrides: {
        stream: (given) => ({ args: { ...given, warmThroughputMibPs: 2 }, opts: { protect: false } }),
        key: { deletionWindowInDays: 7 },
      },
    });
    const stream = only(resources, STREAM);
    assert.deepEqual(
      [stream.inputs["warmThroughputMibPs"], stream.inputs["kmsKeyId"], stream.opts.protect],
      [2, "arn:aws:kms:us-east-1:111122223333:key/events-key", false],
    );
    assert.deepEqual(only(resources, KEY).inputs, {
      description: "Records of a Kinesis stream",
      enableKeyRotation: true,
      deletionWindowInDays: 7,
    });
  });

  it("can be previewed, with its grants", async () => {
    const { resources } = await recordAws(
      () => new KinesisStream("events", { createKey: true }).grantRead("etl", "etl-role"),
      { preview: true },
    );
    assert.deepEqual(
      resources.map(({ name }) => name),
      ["events-read-etl", "events-stream", "events-key", "events"],
    );
    assert.equal(only(resources, STREAM).inputs["kmsKeyId"], UNKNOWN);
    assert.equal(only(resources, POLICY).inputs["policy"], UNKNOWN);
  });
});
