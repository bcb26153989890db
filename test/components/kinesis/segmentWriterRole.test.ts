/** What `SegmentWriterRole` registers and refuses. Who can take it and what for, the simulation beside this says. */
import assert from "node:assert/strict";
import { KinesisStream } from "../../../components/kinesis/kinesisStream";
import { SegmentWriterRole, type SegmentWriterRoleArgs } from "../../../components/kinesis/segmentWriterRole";
import { refusal, seen } from "../../support/mocks";
import { only, policyIn, recordAws } from "../iam/answers";

const COMPONENT = "materialize-ingest:kinesis:SegmentWriterRole";
const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/rolePolicy:RolePolicy";
const stream = {
  arn: "arn:aws:kinesis:eu-west-1:111122223333:stream/events",
  streamName: "events",
  region: "eu-west-1",
};
const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1a2b";
const minimal: SegmentWriterRoleArgs = { stream, externalIds: ["workspace"] };
const made = (args: Partial<SegmentWriterRoleArgs> = {}, preview = false) =>
  recordAws(() => new SegmentWriterRole("segment", { ...minimal, ...args }), { preview });

const trust = (principal: string, externalIds: string[]) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Segment",
      Effect: "Allow",
      Principal: { AWS: [principal] },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": externalIds } },
    },
  ],
});
const statements = [
  {
    Sid: "PutEvents",
    Effect: "Allow",
    Action: ["kinesis:PutRecord", "kinesis:PutRecords"],
    Resource: [stream.arn],
  },
  {
    Sid: "CheckOwnRole",
    Effect: "Allow",
    Action: ["iam:SimulatePrincipalPolicy"],
    Resource: ["arn:aws:iam::111122223333:role/segment-role"],
  },
];

describe("SegmentWriterRole", () => {
  it("registers a role for Segment's account with the external ids, and its policy, under it", async () => {
    const { resources } = await made({ externalIds: ["workspace", "source"] });
    assert.deepEqual(
      resources.map(({ type, name, parent }) => [type, name, parent]),
      [
        [ROLE, "segment-role", `${COMPONENT}::segment`],
        [POLICY, "segment-policy", `${COMPONENT}::segment`],
        [COMPONENT, "segment", undefined],
      ],
    );
    const { assumeRolePolicy: _, ...inputs } = only(resources, ROLE).inputs;
    assert.deepEqual(inputs, { description: "Taken by Segment to write into a Kinesis stream" });
    assert.deepEqual(
      policyIn(only(resources, ROLE), "assumeRolePolicy"),
      trust("arn:aws:iam::595280932656:root", ["source", "workspace"]),
    );
    assert.equal(only(resources, POLICY).inputs["role"], "segment-role");
    assert.deepEqual(policyIn(only(resources, POLICY)), { Version: "2012-10-17", Statement: statements });
  });

  it("adds the right to encrypt by the stream's customer key", async () => {
    const { resources } = await made({ stream: { ...stream, kmsKeyArn } });
    const encrypt = {
      Sid: "EncryptRecords",
      Effect: "Allow",
      Action: ["kms:GenerateDataKey"],
      Resource: [kmsKeyArn],
      Condition: { StringEquals: { "kms:EncryptionContext:aws:kinesis:arn": [stream.arn] } },
    };
    assert.deepEqual(policyIn(only(resources, POLICY)), {
      Version: "2012-10-17",
      Statement: [...statements, encrypt],
    });
  });

  it("trusts only the one role of Segment on request", async () => {
    const { resources } = await made({ trust: "role" });
    const expected = trust("arn:aws:iam::595280932656:role/customer-kinesis-access", ["workspace"]);
    assert.deepEqual(policyIn(only(resources, ROLE), "assumeRolePolicy"), expected);
  });

  it("says what to type into Segment's form: the first external id is the Secret ID", async () => {
    const { result } = await recordAws(() => {
      const made = new KinesisStream("events", { streamName: "segment-events", createKey: true });
      return new SegmentWriterRole("segment", { stream: made, externalIds: ["workspace", "source"] });
    });
    const { roleAddress, streamRegion, streamName, secretId } = result.settings;
    const plain = (value: string) => ({ value, secret: false, known: true });
    assert.deepEqual(await seen(roleAddress), plain("arn:aws:iam::111122223333:role/segment-role"));
    assert.deepEqual(await seen(streamRegion), plain("us-east-1"));
    assert.deepEqual(await seen(streamName), plain("segment-events"));
    assert.equal(secretId, "workspace");
  });

  it("can be previewed on a stream that is not made yet", async () => {
    const { resources } = await recordAws(
      () => {
        const made = new KinesisStream("events", { createKey: true });
        return new SegmentWriterRole("segment", { stream: made, externalIds: ["workspace"] });
      },
      { preview: true },
    );
    assert.equal(resources.length, 6);
  });

  it("gives the role a name and a boundary, and applies overrides", async () => {
    const boundary = "arn:aws:iam::111122223333:policy/bound";
    const { resources } = await made({
      roleName: "segment",
      permissionsBoundary: boundary,
      overrides: { role: { maxSessionDuration: 3600 }, policy: { name: "put" } },
    });
    const { assumeRolePolicy: _, description: __, ...inputs } = only(resources, ROLE).inputs;
    assert.deepEqual(inputs, { name: "segment", permissionsBoundary: boundary, maxSessionDuration: 3600 });
    assert.equal(only(resources, POLICY).inputs["name"], "put");
  });
});

describe("SegmentWriterRole refuses, before anything is registered,", () => {
  const next = "give the workspace's id: Segment presets it as the Secret ID";
  const form = "be 2 to 1224 of A-Z a-z 0-9 _ + = , . @ : / -";
  const cases: [what: string, args: object, message: string][] = [
    [
      "no external id",
      { externalIds: [] },
      `externalIds must hold at least one external id, got []; ${next}`,
    ],
    [
      "external ids that are not given",
      { externalIds: undefined },
      `externalIds must hold at least one external id, got nothing; ${next}`,
    ],
    ["an empty external id", { externalIds: ["a1", ""] }, `externalIds[1] must ${form}, got ""`],
    ["a wildcard", { externalIds: ["*"] }, `externalIds[0] must ${form}, got "*"`],
    ["a wildcard at the end", { externalIds: ["work*"] }, `externalIds[0] must ${form}, got "work*"`],
    ["an external id with a space", { externalIds: ["a b"] }, `externalIds[0] must ${form}, got "a b"`],
    ["a number", { externalIds: [12345] }, "externalIds[0] must be text, got 12345; quote it"],
    [
      "a placeholder",
      { externalIds: ["PENDING"] },
      `externalIds[0] must be an external id, not a placeholder for one, got "PENDING"; ${next}`,
    ],
    ["another trust", { trust: "root" }, 'trust must be account or role, got "root"'],
    [
      "another thing than a stream",
      { stream: { ...stream, arn: "arn:aws:s3:::b" } },
      'stream.arn must be the ARN of a stream, such as arn:aws:kinesis:us-east-1:123456789012:stream/events, got "arn:aws:s3:::b"',
    ],
    [
      "an alias for the key",
      { stream: { ...stream, kmsKeyArn: "alias/k" } },
      'stream.kmsKeyArn must be the ARN of a KMS key (…:key/…, not an alias), got "alias/k"',
    ],
    [
      "a path without its slashes",
      { path: "/a" },
      'path must start and end with a slash, at most 512 characters, got "/a"',
    ],
    [
      "an unknown input in an override",
      { overrides: { role: { trust: "x" } } },
      'overrides.role: trust must be an input of the resource (assumeRolePolicy, description, forceDetachPolicies, inlinePolicies, managedPolicyArns, maxSessionDuration, name, namePrefix, path, permissionsBoundary, tags), got "trust"',
    ],
  ];
  for (const [what, args, message] of cases) {
    it(what, async () =>
      assert.equal(
        await refusal(() => new SegmentWriterRole("segment", { ...minimal, ...args })),
        `SegmentWriterRole segment: ${message}`,
      ),
    );
  }
});
