/** What `KinesisStream` refuses: nothing is registered before. */
import assert from "node:assert/strict";
import type * as aws from "@pulumi/aws";
import { KinesisStream } from "../../../components/kinesis/kinesisStream";
import { type NewKinesisStreamArgs } from "../../../components/kinesis/streamArgs";
import { refusal } from "../../support/mocks";
import { recordAws } from "../iam/answers";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1a2b";
const existing = { arn: "arn:aws:kinesis:eu-west-1:444455556666:stream/there", kmsKeyArn: keyArn };

describe("KinesisStream refuses, before anything is registered,", () => {
  const range = (field: string, least: number, most: number, got: string) =>
    `${field} must be a whole number from ${least} to ${most}, got ${got}`;
  const key = "the ARN of a KMS key (…:key/…, not an alias)";
  const stream = "the ARN of a stream, such as arn:aws:kinesis:us-east-1:123456789012:stream/events";
  const beside = "be left out with existing (nothing is made)";
  const cases: [what: string, args: object, message: string][] = [
    ...[23, 8761, 168.5, Number.NaN, "168"].map((hours): [string, object, string] => [
      `retention of ${JSON.stringify(hours)} hours`,
      { retentionHours: hours },
      range("retentionHours", 24, 8760, typeof hours === "string" ? '"168"' : String(hours)),
    ]),
    ...[1023, 10_241].map((size): [string, object, string] => [
      `records of ${size} KiB`,
      { maxRecordSizeInKib: size },
      range("maxRecordSizeInKib", 1024, 10_240, String(size)),
    ]),
    ...[0, -1, 1.5, "4"].map((shards): [string, object, string] => [
      `${JSON.stringify(shards)} shards`,
      { shards },
      `shards must be a whole number of 1 or more, got ${JSON.stringify(shards)}; leave it out for a stream on demand`,
    ]),
    ...["", "a/b", "a b", "n".repeat(129), "ä"].map((name): [string, object, string] => [
      `the name ${JSON.stringify(name.slice(0, 10))} of ${name.length} characters`,
      { streamName: name },
      `streamName must be 1 to 128 of A-Z a-z 0-9 _ . -, got ${JSON.stringify(name).slice(0, 80)}${name.length > 80 ? "…" : ""}`,
    ]),
    [
      "an alias for a key",
      { kmsKeyArn: "alias/aws/kinesis" },
      `kmsKeyArn must be ${key}, got "alias/aws/kinesis"`,
    ],
    [
      "a key beside one to be made",
      { kmsKeyArn: keyArn, createKey: true },
      "createKey must be left out with kmsKeyArn, got true",
    ],
    [
      "an override of a key that is not made",
      { overrides: { key: { isEnabled: true } } },
      'overrides.key must be left out without createKey, got {"isEnabled":true}',
    ],
    ["shards beside a stream that is there", { existing, shards: 1 }, `shards must ${beside}, got 1`],
    [
      "protect beside a stream that is there",
      { existing, protect: false },
      `protect must ${beside}, got false`,
    ],
    [
      "overrides beside a stream that is there",
      { existing, overrides: {} },
      `overrides must ${beside}, got {}`,
    ],
    [
      "a stream's name for its ARN",
      { existing: { arn: "events" } },
      `existing.arn must be ${stream}, got "events"`,
    ],
    ["every stream", { existing: { arn: "*" } }, `existing.arn must be ${stream}, got "*"`],
    [
      "a stream of an account whose id YAML made a number of",
      { existing: { arn: 111122223333 } },
      `existing.arn must be ${stream}, got 111122223333`,
    ],
    [
      "an alias for the key of a stream that is there",
      { existing: { ...existing, kmsKeyArn: "alias/k" } },
      `existing.kmsKeyArn must be ${key}, got "alias/k"`,
    ],
    [
      "an override of undefined",
      { overrides: { stream: { name: undefined } } },
      "overrides.stream: name must have a value (a function can leave an input out), got nothing",
    ],
    [
      "another key in an override, which no grant would name",
      { overrides: { stream: { kmsKeyId: keyArn } } },
      'overrides.stream must leave kmsKeyId as it is, got "kmsKeyId"; give kmsKeyArn',
    ],
    [
      "an override that turns encryption off",
      { overrides: { stream: { encryptionType: "NONE" } } },
      'overrides.stream must leave encryptionType as it is, KMS, got "NONE"',
    ],
    [
      "an override that leaves encryption out",
      { overrides: { stream: ({ kmsKeyId }: aws.kinesis.StreamArgs) => ({ args: { kmsKeyId } }) } },
      "overrides.stream must leave encryptionType as it is, KMS, got nothing",
    ],
    [
      "a function that returns no arguments",
      { createKey: true, overrides: { key: () => ({}) } },
      "overrides.key: the function must return { args }, got []",
    ],
  ];
  for (const [what, args, message] of cases) {
    it(what, async () =>
      assert.equal(
        await refusal(() => new KinesisStream("events", args as NewKinesisStreamArgs)),
        `KinesisStream events: ${message}`,
      ),
    );
  }

  it("a grant whose id is unfit, or used before", async () => {
    const refused = (grant: (stream: KinesisStream) => unknown) =>
      recordAws(() => {
        const stream = new KinesisStream("events");
        stream.grantRead("etl", "r");
        try {
          grant(stream);
          return "granted";
        } catch (error) {
          return (error as Error).message;
        }
      }).then(({ result }) => result);
    assert.equal(
      await refused((stream) => stream.grantRead("etl", "other")),
      'KinesisStream events: grantId must be new (it may read already), got "etl"',
    );
    assert.equal(
      await refused((stream) => stream.grantWrite("", "r")),
      'KinesisStream events: grantId must be 1 to 40 of A-Z a-z 0-9 _ . -, got ""',
    );
    assert.equal(await refused((stream) => stream.grantWrite("etl", "r")), "granted");
  });
});
