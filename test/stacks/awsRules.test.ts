/** What a config for AWS has to agree with: its region, the brokers that are there, the size of a role's policy. */
import assert from "node:assert/strict";
import { JSON_TOPIC, KAFKA, kafkaKind, mistakes, segment } from "../support/environments";
import {
  CLUSTER_ARN,
  create,
  existing,
  kinesis,
  ON_AWS,
  onMsk,
  onMskBySsh,
  onServerless,
  planned,
  refuses,
  SERVERLESS_ARN,
} from "../support/awsEnvironments";

const NO_REGION =
  ": a pipeline on AWS must have the config key aws:region beside it, a region of AWS such as us-east-1, got";
const KEY = "arn:aws:kms:eu-west-1:123456789012:key/0f1e2d3c-4b5a-4697-8877-665544332211";
const STREAM = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
const far = (arn: string): string => arn.replace("us-east-1", "eu-west-1");
const elsewhere = (key: string): string => `${key} must be in aws:region, us-east-1, got "eu-west-1"`;

refuses("The region of what is on AWS", [
  ...(
    [
      ["a new cluster", onMskBySsh(create())],
      ["one that is there", onMskBySsh(existing())],
      ["a serverless cluster", onServerless()],
      ["a stream", kinesis()],
    ] as const
  ).map(
    ([what, pipeline]) =>
      [`none for ${what}`, pipeline, [`${NO_REGION} nothing`], { awsRegion: undefined }] as const,
  ),
  ["a zone in its place", kinesis(), [`${NO_REGION} "us-east-1a"`], { awsRegion: "us-east-1a" }],
  [
    "a cluster elsewhere",
    onMskBySsh(existing({ clusterArn: far(CLUSTER_ARN) })),
    [`.msk.existing: ${elsewhere("clusterArn")}`],
  ],
  [
    "a serverless cluster elsewhere",
    onServerless({ existing: { clusterArn: far(SERVERLESS_ARN) } }),
    [`.mskServerless.existing: ${elsewhere("clusterArn")}`],
  ],
  [
    "a stream elsewhere",
    kinesis({ stream: { existing: { arn: far(STREAM) } } }),
    [`.stream.existing: ${elsewhere("arn")}`],
  ],
  [
    "the key of a new stream elsewhere",
    kinesis({ stream: { create: { kmsKeyArn: KEY } } }),
    [`.stream.create: ${elsewhere("kmsKeyArn")}`],
  ],
  [
    "the key of a stream that is there elsewhere",
    kinesis({ stream: { existing: { arn: STREAM, kmsKeyArn: KEY } } }),
    [`.stream.existing: ${elsewhere("kmsKeyArn")}`],
  ],
]);

const topics = (count: number, more: object = {}) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `topic-${i}`,
      { ...structuredClone(JSON_TOPIC), name: `a-topic-${i}`, ...more },
    ]),
  );
const TOO_LONG =
  ': topics must be few enough for one role\'s policy, 10240 characters, got "150 topics"; make two pipelines of them';
const read = { partitions: undefined, create: false };

refuses("Brokers and topics", [
  [
    "a broker that leaves and is not there",
    onMsk({ ...existing(), retiringBrokerIds: [4, 9] }),
    [".msk: retiringBrokerIds must name brokers of existing.brokerIds, got [9]"],
  ],
  [
    "three replicas of every topic on two brokers that are there: they say theirs",
    onMskBySsh(existing({ brokerIds: [1, 2] }), {
      topics: { o: JSON_TOPIC, p: { ...JSON_TOPIC, replicationFactor: 2 } },
    }),
    [".topics.o: replicationFactor must be at most the number of brokers, 2, got 3"],
  ],
  [
    "three replicas of Segment's topic on two brokers, under its own key",
    {
      ...onMskBySsh(existing({ brokerIds: [1, 2] }), { topics: undefined }),
      kind: "segment-kafka",
      topic: {},
    },
    [".topic: replicationFactor must be at most the number of brokers, 2, got 3"],
  ],
  ["topics that make a role's policy too long", onMskBySsh(create(), { topics: topics(150) }), [TOO_LONG]],
  [
    "topics of a serverless cluster that make a role's policy too long",
    onServerless({}, { topics: topics(150, read) }),
    [TOO_LONG],
  ],
]);

describe("A role's policy", () => {
  it("has no length here where the role is not ours, and is short enough for many topics", async () => {
    const roleArn = "arn:aws:iam::123456789012:role/mz";
    for (const pipeline of [
      onMskBySsh(existing({}, { iam: { roleArn } }), { topics: topics(150, read) }),
      onMskBySsh(existing(), { topics: topics(20, read) }),
    ]) {
      const { resources } = await planned({ a: pipeline });
      assert.ok(resources.length > 0);
    }
  });
});

describe("materialize.host", () => {
  it("may have a port, which the webhook's URL keeps", async () => {
    const { pipelines } = await planned(
      { a: kinesis() },
      { ...ON_AWS, materialize: { host: "materialize.internal:8443" } },
    );
    assert.equal(
      (pipelines as Record<string, Record<string, unknown>>)["a"]!["webhookUrl"],
      "https://materialize.internal:8443/api/webhook/materialize/ingest/a_events",
    );
  });

  it("is refused with a scheme, or a port that is none", async () => {
    for (const host of ["https://materialize.internal", "materialize.internal:99999"]) {
      assert.deepEqual(await mistakes({ a: kinesis() }, { ...ON_AWS, materialize: { host } }), [
        `materialize.host: must be a host name, with a port where it is not 443, and without https://, got "${host}"`,
      ]);
    }
  });
});

describe("Topics of two pipelines whose resources would have one name", () => {
  // On clusters of their own: what clashes is the names here, not the topics.
  const other = { ...KAFKA, bootstrapServers: ["other.example.com:9092"] };
  const rows: readonly (readonly [string, object, object, string])[] = [
    [
      "of one kind",
      kafkaKind({ "b-c": JSON_TOPIC }),
      kafkaKind({ c: JSON_TOPIC }, { kafka: other }),
      "a_b_c",
    ],
    ["Segment's among them", kafkaKind({ "b-events": JSON_TOPIC }), segment({ kafka: other }), "a_b_events"],
    ["on clusters of two kinds", kafkaKind({ "b-orders": JSON_TOPIC }), onMskBySsh(create()), "a_b_orders"],
  ];
  for (const [what, a, b, name] of rows) {
    it(`are refused, ${what}: their sources would have one name too`, async () => {
      const source = `kafka source "materialize"."ingest"."${name}_source"`;
      assert.deepEqual(await mistakes({ a, "a-b": b }, ON_AWS), [
        `pipelines.a-b: clashes with pipelines.a: two different objects have one name: ${source} and ${source}; rename one of them`,
      ]);
    });
  }
});
