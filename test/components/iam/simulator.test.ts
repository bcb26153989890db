/** That the simulator, through our wrapper, looks at what our documents rely on: each claim beside its opposite. */
import assert from "node:assert/strict";
import { actionsOf, allowedAmong, assumeRole, verdict, type Asked } from "../../support/iam";

const ME = "arn:aws:iam::111122223333:role/me";
const OTHER = "arn:aws:iam::444455556666:role/other";
const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (action: string | string[], resource: string, condition?: object) =>
  policy({ Effect: "Allow", Action: action, Resource: resource, ...(condition && { Condition: condition }) });

const STREAM = "arn:aws:kinesis:us-east-1:111122223333:stream/events";
const put: Asked = { principal: ME, action: "kinesis:PutRecord", resource: STREAM };

describe("the simulator", () => {
  const verdicts: [claim: string, asked: Asked, expected: string][] = [
    ["nothing is allowed without a policy", put, "denied"],
    ["what a policy names", { ...put, identityPolicies: [allow("kinesis:PutRecord", STREAM)] }, "allowed"],
    ["another action", { ...put, identityPolicies: [allow("kinesis:PutRecords", STREAM)] }, "denied"],
    ["another resource", { ...put, identityPolicies: [allow("kinesis:PutRecord", `${STREAM}2`)] }, "denied"],
    [
      "a deny wins",
      {
        ...put,
        identityPolicies: [
          allow("kinesis:*", "*"),
          policy({ Effect: "Deny", Action: "kinesis:PutRecord", Resource: "*" }),
        ],
      },
      "denied",
    ],
    [
      "an action without a resource type needs *",
      {
        ...put,
        action: "kinesis:ListStreams",
        resource: "*",
        identityPolicies: [allow("kinesis:ListStreams", STREAM)],
      },
      "denied",
    ],
    [
      "a stranger of another account, by his own policy alone",
      { ...put, principal: OTHER, identityPolicies: [allow("kinesis:PutRecord", STREAM)] },
      "denied",
    ],
    [
      "a stranger that the stream's policy lets in too",
      {
        ...put,
        principal: OTHER,
        identityPolicies: [allow("kinesis:PutRecord", STREAM)],
        resourcePolicy: policy({
          Effect: "Allow",
          Principal: { AWS: OTHER },
          Action: "kinesis:PutRecord",
          Resource: STREAM,
        }),
      },
      "allowed",
    ],
  ];
  for (const [claim, asked, expected] of verdicts) {
    it(`${claim}: ${expected}`, async () => assert.equal(await verdict(asked), expected));
  }

  const list = (prefix: string | undefined, value = "exports/*"): Asked => ({
    principal: ME,
    action: "s3:ListBucket",
    resource: "arn:aws:s3:::b",
    context: prefix === undefined ? {} : { "s3:prefix": prefix },
    identityPolicies: [allow("s3:ListBucket", "arn:aws:s3:::b", { StringLike: { "s3:prefix": [value] } })],
  });
  const prefixes: [string | undefined, string][] = [
    ["exports/2026", "allowed"],
    ["exports/", "allowed"],
    ["exports", "denied"],
    ["private/exports/", "denied"],
    [undefined, "denied"],
  ];
  for (const [prefix, expected] of prefixes) {
    it(`StringLike s3:prefix exports/* and ${prefix ?? "no prefix"}: ${expected}`, async () =>
      assert.equal(await verdict(list(prefix)), expected));
  }
  it("StringEquals knows no wildcard", async () => {
    const statement = allow("s3:ListBucket", "arn:aws:s3:::b", {
      StringEquals: { "s3:prefix": ["exports/*"] },
    });
    assert.equal(await verdict({ ...list("exports/a"), identityPolicies: [statement] }), "denied");
  });

  it("aws:SourceArn, for a service that writes into a queue", async () => {
    const queue = "arn:aws:sqs:us-east-1:111122223333:dead";
    const rule = "arn:aws:events:us-east-1:111122223333:rule/r";
    const asked = (sourceArn: string): Asked => ({
      principal: "events.amazonaws.com",
      action: "sqs:SendMessage",
      resource: queue,
      context: { "aws:SourceArn": sourceArn },
      resourcePolicy: policy({
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: queue,
        Condition: { ArnEquals: { "aws:SourceArn": rule } },
      }),
    });
    assert.deepEqual([await verdict(asked(rule)), await verdict(asked(`${rule}2`))], ["allowed", "denied"]);
  });

  const ROLE = "arn:aws:iam::111122223333:role/taken";
  const trust = (principal: string, ...externalIds: string[]) =>
    policy({
      Effect: "Allow",
      Principal: { AWS: principal },
      Action: "sts:AssumeRole",
      ...(externalIds.length > 0 && { Condition: { StringEquals: { "sts:ExternalId": externalIds } } }),
    });
  const taken: [claim: string, trustPolicy: string, caller: string, externalId: string | undefined, expected: string][] =
    [
      ["the role that is trusted", trust(OTHER), OTHER, undefined, "allowed"],
      ["another role of its account", trust(OTHER), `${OTHER}2`, undefined, "denied"],
      ["any role of an account whose root is trusted", trust("arn:aws:iam::444455556666:root"), OTHER, undefined, "allowed"],
      ["a role of another account than that", trust("arn:aws:iam::444455556666:root"), "arn:aws:iam::777788889999:role/x", undefined, "denied"],
      ["a role of the role's own account", trust(OTHER), ME, undefined, "denied"],
      ["the external id", trust(OTHER, "a", "b"), OTHER, "b", "allowed"],
      ["another external id", trust(OTHER, "a", "b"), OTHER, "c", "denied"],
      ["no external id", trust(OTHER, "a"), OTHER, undefined, "denied"],
      ["an external id in other letters", trust(OTHER, "a"), OTHER, "A", "denied"],
    ]; // prettier-ignore
  for (const [claim, trustPolicy, caller, externalId, expected] of taken) {
    it(`takes a role with ${claim}: ${expected}`, async () =>
      assert.equal(await assumeRole({ trustPolicy, caller, role: ROLE, externalId }), expected));
  }
  it("a caller whose own account does not let him cannot take a role", async () => {
    const asked = {
      principal: OTHER,
      action: "sts:AssumeRole",
      resource: ROLE,
      resourcePolicy: trust(OTHER),
    };
    assert.equal(await verdict(asked), "denied");
  });

  const KEY = "arn:aws:kms:us-east-1:111122223333:key/k";
  const delegates = policy({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Action: "kms:*",
    Resource: "*",
  });
  const decrypt: Asked = {
    principal: ME,
    action: "kms:Decrypt",
    resource: KEY,
    identityPolicies: [
      allow("kms:Decrypt", KEY, { StringEquals: { "kms:EncryptionContext:aws:kinesis:arn": [STREAM] } }),
    ],
    resourcePolicy: delegates,
    context: { "kms:EncryptionContext:aws:kinesis:arn": STREAM },
  };
  const keys: [claim: string, asked: Asked, expected: string][] = [
    ["its policy delegates to the account", decrypt, "allowed"],
    [
      "its policy names somebody else",
      { ...decrypt, resourcePolicy: delegates.replace(":root", ":role/x") },
      "denied",
    ],
    [
      "it is used for another stream",
      { ...decrypt, context: { "kms:EncryptionContext:aws:kinesis:arn": `${STREAM}2` } },
      "denied",
    ],
    [
      "it is used for something else",
      { ...decrypt, context: { "kms:EncryptionContext:other": STREAM } },
      "denied",
    ],
    ["nothing says what it is used for", { ...decrypt, context: {} }, "denied"],
  ];
  for (const [claim, asked, expected] of keys) {
    it(`a key, where ${claim}: ${expected}`, async () => assert.equal(await verdict(asked), expected));
  }

  it("a condition on a key that no request has never holds", async () => {
    const identityPolicies = [
      allow("kinesis:PutRecord", STREAM, { StringEquals: { "kinesis:Misspelt": ["a"] } }),
    ];
    assert.equal(await verdict({ ...put, identityPolicies }), "denied");
  });
  it("refuses a question with a key that AWS does not know for the action", async () => {
    const context = { "sts:ExternalId": "a" };
    await assert.rejects(verdict({ ...put, context }), /AWS does not know these keys for it/);
  });
  it("refuses an action that AWS does not have, a resource that the action does not know, a policy that is none", async () => {
    await assert.rejects(verdict({ ...put, action: "kinesis:PutRecrod" }), /invalid\.action/);
    await assert.rejects(verdict({ ...put, resource: "arn:aws:s3:::b" }), /no\.resource\.types/);
    await assert.rejects(
      verdict({ ...put, identityPolicies: [policy({ Effect: "Allow" })] }),
      /policy\.errors/,
    );
  });
  it("finds every action that a policy lets through on some resource, and no other", async () => {
    const actions = await actionsOf("kinesis");
    assert.ok(actions.length > 40);
    const among = (identity: string) =>
      allowedAmong(actions, { principal: ME, identityPolicies: [identity] });
    assert.deepEqual(await among(allow("kinesis:PutRecord", STREAM)), ["kinesis:PutRecord"]);
    assert.deepEqual(await among(allow("kinesis:ListStreams", "*")), ["kinesis:ListStreams"]);
    assert.deepEqual(await among(allow("kinesis:ListStreams", STREAM)), []);
    assert.deepEqual(await among(allow("kinesis:Put*", `${STREAM}/x`)), [
      "kinesis:PutRecord",
      "kinesis:PutRecords",
      "kinesis:PutResourcePolicy",
    ]);
    assert.deepEqual(await among(allow("kinesis:*", "*")), actions);
  });
});
