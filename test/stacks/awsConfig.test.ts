/** Mistakes in the keys for AWS: each named at its own path, beside the others, with what is wanted. */
import assert from "node:assert/strict";
import { GIVEN, JSON_TOPIC, KAFKA, mistakes, segment } from "../support/environments";
import {
  CLUSTER_ARN,
  create,
  existing,
  kinesis,
  ON_AWS,
  onMsk,
  onMskBySsh,
  onServerless,
  refuses,
  VPC,
} from "../support/awsEnvironments";

const SELF_MANAGED = { materialize: { deployment: "self-managed" } };
const ONE_ROLE =
  "must be the ARN of one role, such as arn:aws:iam::123456789012:role/reader (a wildcard or an account's root would trust everybody there), got";
const ROLE = "arn:aws:iam::123456789012:role/mz";
const QUOTE = "must be text: quote it, YAML reads it as a number, got";
const KEYS_OF_MSK = "create, existing, retiringBrokerIds, iam, scram, mtls";

refuses("The cluster of a pipeline", [
  [
    "two of them",
    { ...onMsk(create()), kafka: KAFKA, access: GIVEN },
    [
      ": must hold exactly one of kafka, msk, mskServerless, got { msk, network, privatelink, topics, kafka, access }",
    ],
  ],
  [
    "none",
    { kind: "kafka", topics: { o: JSON_TOPIC } },
    [": must hold exactly one of kafka, msk, mskServerless, got { topics }"],
  ],
  [
    "access beside msk",
    { ...onMsk(create()), access: GIVEN },
    [".access: must be left out on msk, whose own keys say how Materialize logs in, got { given }"],
  ],
  [
    "create and existing",
    onMsk({ ...create(), ...existing() }),
    [".msk: must hold exactly one of create, existing, got { create, iam, existing }"],
  ],
  [
    "two identities",
    onMsk(create({}, { iam: {}, scram: { username: "mz" } })),
    [".msk: must hold exactly one of iam, scram, mtls, got { create, iam, scram }"],
  ],
  [
    "neither cluster nor identity, both named",
    onMsk({}),
    [
      ".msk: must hold exactly one of create, existing, got {}",
      ".msk: must hold exactly one of iam, scram, mtls, got {}",
    ],
  ],
  [
    "Express brokers with what only standard ones have",
    onMsk(create({ brokers: { type: "express", count: 3, storageGiB: 100, autoscaling: false } })),
    [
      ".msk.create.brokers.storageGiB: must be left out on Express brokers, whose storage is AWS's own, got 100",
      ".msk.create.brokers.autoscaling: must be left out on Express brokers, whose storage is AWS's own, got false",
    ],
  ],
  [
    "brokerIds that don't match the count",
    onMsk(create({ brokerIds: [1, 2] })),
    [
      ".msk.create: brokerIds must name all 3 brokers of brokers.count, together with retiringBrokerIds, got [1,2]",
    ],
  ],
  [
    "a broker twice",
    onMsk(existing({ brokerIds: [1, 1, 2] })),
    [".msk.existing.brokerIds: must name each broker once, got [1, 1, 2]"],
  ],
  [
    "the retirement of every broker",
    onMsk({ ...existing(), retiringBrokerIds: [1, 2, 4] }),
    [".msk.existing: retiringBrokerIds must leave a broker, got [1,2,4]"],
  ],
  [
    "SCRAM-SHA-256 on MSK",
    segment({ kafka: { ...KAFKA, vendor: "msk", mechanism: "SCRAM-SHA-256" }, access: GIVEN }),
    ['.kafka: mechanism must be one of SCRAM-SHA-512 on Amazon MSK, got "SCRAM-SHA-256"'],
  ],
  [
    "a serverless cluster as another one, and the other way round",
    onMsk(existing({ clusterArn: `${CLUSTER_ARN}-s1` })),
    [
      `.msk.existing: clusterArn must be a provisioned cluster, got "${`${CLUSTER_ARN}-s1`.slice(0, 79)}…; a serverless cluster is an MskServerless`,
    ],
  ],
  [
    "a key without a value: existing",
    onMsk({ existing: null, iam: {} }),
    [".msk.existing: must be a map of keys, got null"],
  ],
  ["a key without a value: msk", onMsk(create(), { msk: null }), [".msk: must be a map of keys, got null"]],
  [
    "a key without a value: vpc",
    onMsk(create({ vpc: null })),
    [".msk.create.vpc: must be a map of keys, got null"],
  ],
  [
    "a VPC by ids and by default",
    onMsk(create({ vpc: { ...VPC, default: {} } })),
    [".msk.create.vpc: must hold vpcId and subnetIds, or default: {}, got { vpcId, subnetIds, default }"],
  ],
  [
    "unknown keys, with the nearest",
    onMsk({ ...create(), retireBrokerIds: [4] }, { privatelink: { principals: [] } }),
    [
      `.msk: unknown key "retireBrokerIds"; did you mean "retiringBrokerIds"? (known: ${KEYS_OF_MSK})`,
      '.privatelink: unknown key "principals"; did you mean "principal"? (known: principal, materializeZoneIds, acceptance, endpointId, deletionProtection, vpc, brokers, brokerSecurityGroupIds, retiringBrokerIds, registry)',
    ],
  ],
]);

refuses("Who is trusted and let in", [
  [
    "everybody and an account as those who take the role",
    onMskBySsh(create({}, { iam: { trustedPrincipal: "arn:aws:iam::123456789012:root" } })),
    [`.msk.iam.trustedPrincipal: ${ONE_ROLE} "arn:aws:iam::123456789012:root"`],
  ],
  [
    "an ARN that is no role's",
    onMskBySsh(create({}, { iam: { roleArn: "*" } })),
    [`.msk.iam.roleArn: ${ONE_ROLE} "*"`],
  ],
  [
    "someone to trust for a role that is not ours",
    onServerless({ iam: { roleArn: ROLE, externalId: "x", trustedPrincipal: ROLE } }),
    [
      `.mskServerless.iam.trustedPrincipal: must be left out beside roleArn: whom that role trusts is yours to say, got "${ROLE}"`,
    ],
    SELF_MANAGED,
  ],
  [
    "someone else than Materialize Cloud to trust on it",
    onMskBySsh(create({}, { iam: { trustedPrincipal: ROLE } })),
    [
      `.msk.iam: trustedPrincipal must be left out where deployment is cloud, got "${ROLE}"; Materialize Cloud comes from one role, which is trusted by itself`,
    ],
  ],
  [
    "account ids that are not quoted",
    onMskBySsh(create({}, { iam: { trustedPrincipal: 123456789012, externalId: 1 } })),
    [`.msk.iam.externalId: ${QUOTE} 1`, `.msk.iam.trustedPrincipal: ${QUOTE} 123456789012`],
  ],
  [
    "an empty external id",
    onMskBySsh(create({}, { iam: { externalId: "" } })),
    ['.msk.iam.externalId: must be at least 1 characters, got ""'],
  ],
  [
    "an external id that Materialize did not make",
    onMskBySsh(create({}, { iam: { externalId: "mine" } })),
    [
      '.msk.iam: externalId must be of the form mz_<uuid>_u<number>, as mz_internal.mz_aws_connections shows it, got "mine"; leave it out until Materialize has made one',
    ],
  ],
  [
    "nobody to trust on an installation of one's own",
    onServerless({}),
    [".mskServerless.iam: trustedPrincipal must name the role that your Materialize runs as, got nothing"],
    SELF_MANAGED,
  ],
  [
    "Segment without an external id, with an empty one, an unquoted one",
    kinesis({ segment: { externalIds: ["", 123] } }),
    [
      '.segment.externalIds[0]: must be at least 1 characters, got ""',
      `.segment.externalIds[1]: ${QUOTE} 123`,
    ],
  ],
  [
    "a secret that MSK does not take",
    onMskBySsh(
      existing({}, { scram: { secretArn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:mine" } }),
    ),
    [
      '.msk.scram.secretArn: must be the ARN of a secret whose name begins with AmazonMSK_: MSK takes no other, got "arn:aws:secretsmanager:us-east-1:123456789012:secret:mine"',
    ],
  ],
  [
    "a new user and one that is there",
    onMskBySsh(existing({}, { scram: { rotation: "2" } })),
    [".msk.scram: must hold either username (a new user) or secretArn (one that is there), got { rotation }"],
  ],
]);

const RETENTION =
  'retentionHours must be a number of hours, to the millisecond, of 0 or more, or "unlimited", got -1';
refuses("What is made", [
  [
    "topics that the brokers cannot hold, each once, beside a name that is none",
    onMsk(create(), {
      topics: {
        o: { ...JSON_TOPIC, retentionHours: -1 },
        p: { ...JSON_TOPIC, replicationFactor: 4 },
        q: { ...JSON_TOPIC, name: "a b" },
      },
    }),
    [
      `.topics.o: ${RETENTION}`,
      ".topics.p: replicationFactor must be at most the number of brokers, 3, got 4",
      '.topics.q: name must be 1 to 249 of a-z A-Z 0-9 . _ - (and not . or ..), got "a b"',
    ],
  ],
  [
    "settings that Express brokers make themselves",
    onMsk(create({ brokers: { type: "express", count: 3 } }), {
      topics: { o: { ...JSON_TOPIC, replicationFactor: 2 }, p: { ...JSON_TOPIC, segmentHours: 1 } },
    }),
    [
      ".topics.o: replicationFactor must be 3 on Express brokers, got 2",
      '.topics.p: the setting segment.ms must be left out on Express brokers, which set it themselves, got "3600000"',
    ],
  ],
  [
    "the topic of segment-kafka under its own key",
    { ...onMsk(create(), { topics: undefined }), kind: "segment-kafka", topic: { replicationFactor: 5 } },
    [".topic: replicationFactor must be at most the number of brokers, 3, got 5"],
  ],
  [
    "topics to be made on MSK Serverless",
    onServerless({}, { topics: { o: JSON_TOPIC } }),
    [
      ".topics.o: create must be false on mskServerless, got true; AWS makes no topics on a serverless cluster: make it where a client reaches it",
    ],
  ],
  [
    "a stream out of its ranges, all at once",
    kinesis({ stream: { create: { name: "a b", shards: 0, retentionHours: 23, kmsKeyArn: "x" } } }),
    [
      '.stream.create.name: must be 1 to 128 of A-Z a-z 0-9 _ . -, got "a b"',
      ".stream.create.shards: must be at least 1, got 0",
      ".stream.create.retentionHours: must be at least 24, got 23",
      '.stream.create.kmsKeyArn: must be a KMS key\'s ARN, arn:aws:kms:<region>:<account>:key/<id>, got "x"',
    ],
  ],
  [
    "a retention above a year",
    kinesis({ stream: { create: { retentionHours: 8761 } } }),
    [".stream.create.retentionHours: must be at most 8760, got 8761"],
  ],
  [
    "more events than the shards take, with hop, limit, source and remedy",
    kinesis({ stream: { create: { shards: 1 } }, expectedEventsPerSecond: 3000 }),
    [
      ": expectedEventsPerSecond must be at most 976, the limit of Kinesis writes by size (1 shard of 1 MB/s: https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html), got 3000; set shards: 4",
    ],
  ],
]);

describe("Mistakes of pipelines on AWS", () => {
  it("are listed beside each other, those of the key aws too", async () => {
    const pipelines = {
      a: onMsk(existing({ vpc: undefined })),
      b: kinesis({ segment: { externalIds: [] } }),
      c: onServerless({ iam: { externalId: 5 } }),
    };
    assert.deepEqual(await mistakes(pipelines, { ...ON_AWS, aws: { tag: {}, tags: { Owner: 12 } } }), [
      `aws.tags.Owner: ${QUOTE} 12`,
      'aws: unknown key "tag"; did you mean "tags"? (known: tags)',
      "pipelines.a.msk.existing.vpc: is missing; it must say where the brokers stand, for network: privatelink",
      "pipelines.b.segment.externalIds: must be at least 1 entries, got []",
      `pipelines.c.mskServerless.iam.externalId: ${QUOTE} 5`,
    ]);
  });

  it("name a secure: value inside aws", async () => {
    const [line = "", ...more] = await mistakes(
      { a: kinesis() },
      { ...ON_AWS, aws: { tags: {} }, secure: ["aws", "secrets"] },
    );
    assert.match(line, /^aws: must hold no secure: value, it would be printed in clear/);
    assert.deepEqual(more, []);
  });

  it("name what two pipelines would both make on one existing cluster", async () => {
    const one = onMskBySsh(existing({}, { scram: { username: "mz" } }), {
      topics: { o: { ...JSON_TOPIC, name: "orders" } },
    });
    const reads = onMskBySsh(existing(), {
      topics: { o: { create: false, name: "orders", data: JSON_TOPIC.data } },
    });
    const both = "and so does pipelines.a on the same cluster;";
    assert.deepEqual(await mistakes({ a: one, b: one, c: reads }, ON_AWS), [
      `pipelines.b: makes topic "orders", ${both} let one of them say create: false`,
      `pipelines.b: makes user "mz", ${both} each would set a password of its own: name another user`,
    ]);
  });

  it("name a stream that two pipelines would make", async () => {
    const stream = { create: { name: "events" } };
    const lines = await mistakes({ a: kinesis({ stream }), b: kinesis({ stream }) }, ON_AWS);
    assert.equal(lines.length, 1);
    assert.equal(
      lines[0],
      'pipelines.b: makes stream "events", and so does pipelines.a in the same account and region; let one of them use the stream of the other: stream.existing',
    );
  });
});
