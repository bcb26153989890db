import assert from "node:assert/strict";
import fc from "fast-check";
import { findings, type PlannedInputs } from "../../policy/findings";
import type { PolicyConfig } from "../../policy/config";
import { RULES } from "../../policy/rules";

const stream: PlannedInputs = { type: "aws:kinesis/stream:Stream", name: "events", inputs: {} };
const topic: PlannedInputs = {
  type: "kafka:index/topic:Topic",
  name: "orders",
  inputs: { replicationFactor: 1 },
  opts: {},
};
const silent = { "required-tags": "disabled", "kinesis-tags": "disabled" } as const;

const throws = (config: object, message: string) =>
  assert.throws(() => findings([], { config: config as PolicyConfig }), new TypeError(message));

describe("findings of an offline plan", () => {
  it("tell rule, level, resource and what is wrong", () => {
    assert.deepEqual(findings([topic, stream], { config: silent }), [
      {
        rule: "kinesis-encryption",
        level: "mandatory",
        resource: "aws:kinesis/stream:Stream::events",
        message: "encryptionType must be KMS, got NONE",
      },
      {
        rule: "topic-protect",
        level: "advisory",
        resource: "kafka:index/topic:Topic::orders",
        message: "the option protect must be true, got false",
      },
      {
        rule: "topic-replication",
        level: "advisory",
        resource: "kafka:index/topic:Topic::orders",
        message: "replicationFactor must be 2 or more, got 1",
      },
    ]);
  });

  it("come in one order, whatever the order of the resources", () => {
    const many = [stream, topic, { ...stream, name: "a" }, { ...topic, name: "b" }, { ...stream, name: "é" }];
    const expected = findings(many, { stack: "prod" });
    fc.assert(
      fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (shuffled) => {
        assert.deepEqual(findings(shuffled, { stack: "prod" }), expected);
      }),
    );
  });

  it("leave the inputs as they were", () => {
    const inputs = { tags: { a: "b" }, list: [1] };
    const before = structuredClone(inputs);
    findings([{ ...stream, inputs }]);
    assert.deepEqual(inputs, before);
  });

  it("say nothing of types that no rule judges", () => {
    assert.deepEqual(
      findings([{ type: "random:index/randomPassword:RandomPassword", name: "p", inputs: {}, opts: {} }]),
      [],
    );
    assert.deepEqual(findings([{ type: "constructor", name: "p", inputs: {}, opts: {} }]), []);
  });

  it("take a masked value for one that nobody can judge, and a stand-in for a value", () => {
    const config = silent;
    assert.deepEqual(findings([{ ...stream, inputs: { encryptionType: "[secret]" } }], { config }), []);
    assert.deepEqual(
      findings([{ ...stream, inputs: { encryptionType: "KMS", kmsKeyId: "<arn>" } }], { config }),
      [],
    );
    const role = { type: "aws:iam/role:Role", name: "r" };
    const trust = (id: string) => ({
      Statement: {
        Effect: "Allow",
        Principal: { AWS: "111122223333" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": id } },
      },
    });
    for (const id of ["[secret]", "<external id>"]) {
      assert.deepEqual(findings([{ ...role, inputs: { assumeRolePolicy: trust(id) } }], { config }), []);
    }
  });

  it("apply rules for production only to a stack that is one", () => {
    const rules = (stack?: string) =>
      findings([{ ...stream, inputs: { encryptionType: "KMS" } }], {
        config: silent,
        ...(stack ? { stack } : {}),
      }).map(({ rule }) => rule);
    assert.deepEqual(rules(), []);
    assert.deepEqual(rules("dev"), []);
    assert.deepEqual(rules("prod"), ["kinesis-retention"]);
  });

  it("hold no text of the inputs that may be a secret", () => {
    const secret = "hunter2-correct-horse";
    // Every field that a rule reads, as far as types allow, holds the secret.
    const statement = {
      Effect: "Allow",
      Action: secret,
      NotAction: secret,
      Resource: secret,
      Principal: { AWS: secret, Service: secret },
      Condition: { StringEquals: { "sts:ExternalId": secret, "aws:SourceArn": secret } },
    };
    const document = {
      Statement: [
        statement,
        { ...statement, Action: `${secret}*`, Resource: "*", Principal: `${secret}*` },
        { ...statement, Action: "sts:AssumeRole", Condition: {} },
      ],
    };
    const fields = [
      "encryptionType",
      "enhancedMonitoring",
      "loadBalancerType",
      "principalArn",
      "cidrIpv4",
      "ipProtocol",
      "protocol",
      "fromPort",
      "type",
      "customerMasterKeySpec",
      "retentionPeriod",
      "replicationFactor",
      "retentionInDays",
      "internal",
      "enableKeyRotation",
      "enableDeletionProtection",
      "arn",
      "invocationEndpoint",
      "insecure",
      "sqsManagedSseEnabled",
      "kmsMasterKeyId",
      "blockPublicAcls",
      "principal",
    ];
    const inputs = {
      ...Object.fromEntries(fields.map((field) => [field, secret])),
      policy: JSON.stringify(document),
      assumeRolePolicy: document,
      inlinePolicies: [{ name: secret, policy: document }],
      tags: { [secret]: secret },
      allowedPrincipals: [secret, `${secret}*`],
      acceptanceRequired: false,
      ingress: [{ protocol: secret, fromPort: 0, toPort: 0, cidrBlocks: [secret, `${secret}/0`] }],
      encryptionInfo: { encryptionInTransit: { inCluster: false, clientBroker: secret } },
      brokerNodeGroupInfo: { instanceType: secret, connectivityInfo: { publicAccess: { type: secret } } },
      clientAuthentication: { unauthenticated: true, sasl: { scram: secret, iam: { enabled: secret } } },
      kafkaClusterEncryptionInTransit: { encryptionType: secret },
    };
    const types = [...new Set(RULES.flatMap((rule) => rule.types))];
    const found = ["network", "application"].flatMap((loadBalancerType) =>
      findings(
        types.map((type) => ({ type, name: "x", inputs: { ...inputs, loadBalancerType }, opts: {} })),
        { stack: "prod" },
      ),
    );
    assert.ok(found.length > 40);
    for (const { message, rule } of found) assert.ok(!message.includes(secret), `${rule}: ${message}`);
  });
});

describe("a config of the rules", () => {
  it("sets a level by rule, or of all that do not say their own", () => {
    const levels = (config: PolicyConfig) =>
      findings([topic], { config }).map(({ rule, level }) => `${rule} ${level}`);
    assert.deepEqual(levels({ all: "mandatory" }), [
      "topic-protect mandatory",
      "topic-replication mandatory",
    ]);
    assert.deepEqual(levels({ all: { enforcementLevel: "disabled" }, "topic-protect": "advisory" }), [
      "topic-protect advisory",
    ]);
    assert.deepEqual(levels({ "topic-replication": { enforcementLevel: "mandatory", minimum: 3 } }), [
      "topic-protect advisory",
      "topic-replication mandatory",
    ]);
    assert.deepEqual(
      levels({ "topic-protect": { enforcementLevel: "disabled" }, "topic-replication": { minimum: 1 } }),
      [],
    );
  });

  it("is refused whole, with every mistake", () => {
    throws(
      { "msk-no-public-acces": "disabled", "topic-replication": { minimum: 0, exlude: ["a"] }, all: "off" },
      [
        "policy msk-no-public-acces: there is no such rule",
        "policy topic-replication: minimum must be a whole number from 1 to 15",
        "policy topic-replication: exlude must be one of exclude, minimum",
        "policy all: enforcementLevel must be one of mandatory, advisory, disabled",
      ].join("\n"),
    );
  });

  const MISTAKES: readonly (readonly [object, string])[] = [
    [{ all: { exclude: ["x"] } }, "policy all: exclude must be set at a rule: all has a level only"],
    [
      { "topic-protect": { enforcementLevel: "remediate" } },
      "policy topic-protect: enforcementLevel must be one of mandatory, advisory, disabled",
    ],
    [{ "topic-protect": { exclude: "x" } }, "policy topic-protect: exclude must be a list of texts"],
    [{ "topic-protect": { exclude: [1] } }, "policy topic-protect: exclude must be a list of texts"],
    [
      { "topic-replication": { minimum: 1.5 } },
      "policy topic-replication: minimum must be a whole number from 1 to 15",
    ],
    [
      { "topic-replication": { minimum: "2" } },
      "policy topic-replication: minimum must be a whole number from 1 to 15",
    ],
    [
      { "kinesis-retention": { minimumHours: 8761 } },
      "policy kinesis-retention: minimumHours must be a whole number from 24 to 8760",
    ],
    [
      { "iam-foreign-trust-external-id": { ownAccounts: ["12"] } },
      "policy iam-foreign-trust-external-id: ownAccounts must be a list of texts like ^[0-9]{12}$",
    ],
    [
      { "iam-foreign-trust-external-id": { ownAccounts: [111122223333] } },
      "policy iam-foreign-trust-external-id: ownAccounts must be a list of texts like ^[0-9]{12}$",
    ],
    [
      { "network-no-open-ports": { ports: ["1-"] } },
      "policy network-no-open-ports: ports must be a list of texts like ^[0-9]+(-[0-9]+)?$",
    ],
  ];
  for (const [config, message] of MISTAKES) {
    it(`is refused: ${message}`, () => throws(config, message));
  }

  it("is checked by a rule too: the engine lets unknown settings pass", () => {
    const rule = RULES.find(({ name }) => name === "topic-protect")!;
    const judged = { type: "kafka:index/topic:Topic", name: "t", inputs: {}, protect: true };
    assert.throws(
      () => rule.judge(judged, { exlude: [] }),
      new TypeError("policy topic-protect: exlude must be one of exclude"),
    );
  });
});
