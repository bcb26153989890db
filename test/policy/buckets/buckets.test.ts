import assert from "node:assert/strict";
import { bucketPublicAccess } from "../../../policy/rules/buckets/bucketPublicAccess";
import { bucketTlsOnly } from "../../../policy/rules/buckets/bucketTlsOnly";
import { reports, ruleCases, UNKNOWN } from "../judged";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const closed = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

ruleCases(bucketPublicAccess, {
  passes: [{ what: "all four", type: BLOCK, inputs: { bucket: "b", ...closed } }],
  fails: [
    {
      what: "none of them, which is off",
      type: BLOCK,
      inputs: { bucket: "b" },
      says: Object.keys(closed).map((setting) => `${setting} must be true, got false`),
    },
    ...Object.keys(closed).map((setting) => ({
      what: `${setting} off`,
      type: BLOCK,
      inputs: { ...closed, [setting]: false },
      says: [`${setting} must be true, got false`],
    })),
    {
      what: "one that is off beside one that is not known",
      type: BLOCK,
      inputs: { ...closed, blockPublicAcls: UNKNOWN, ignorePublicAcls: undefined },
      says: ["ignorePublicAcls must be true, got false"],
    },
  ],
  unknown: [{ what: "a setting", type: BLOCK, inputs: { ...closed, blockPublicPolicy: UNKNOWN } }],
});

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const TYPES = [POLICY, "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
const ARN = "arn:aws:s3:::events";
const refusal = {
  Sid: "OverTlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [ARN, `${ARN}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const grant = {
  Effect: "Allow",
  Principal: { AWS: "111122223333" },
  Action: "s3:GetObject",
  Resource: `${ARN}/*`,
};
const document = (...statements: readonly object[]) => ({ Version: "2012-10-17", Statement: statements });
const says = [
  "policy must deny s3:* to everybody on the bucket and its objects where aws:SecureTransport is false",
];

/** The statement in other words that mean the same. */
const SAME: readonly (readonly [what: string, change: object])[] = [
  ["principals as a map", { Principal: { AWS: "*" } }],
  ["principals as a list", { Principal: { AWS: ["*"] } }],
  ["every action", { Action: "*" }],
  ["actions as a list", { Action: ["s3:*"] }],
  ["small letters", { effect: "deny", Effect: undefined, Action: "S3:*" }],
  ["a boolean", { Condition: { Bool: { "aws:SecureTransport": false } } }],
  ["another spelling of the key", { Condition: { bool: { "AWS:securetransport": ["false"] } } }],
  ["a test that passes without the key", { Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } }],
  ["every resource", { Resource: "*" }],
  ["a pattern over both", { Resource: `${ARN}*` }],
  ["a pattern over both and over others", { Resource: "arn:aws:s3:::ev*" }],
  ["another partition", { Resource: ["arn:aws-us-gov:s3:::events", "arn:aws-us-gov:s3:::events/*"] }],
  ["stand-ins for the ARN", { Resource: ["<arn>", "<arn>/*"] }],
];

/** The statement changed so that something gets through. */
const LESS: readonly (readonly [what: string, change: object])[] = [
  ["an allowance", { Effect: "Allow" }],
  ["one account's callers", { Principal: { AWS: "111122223333" } }],
  ["a service", { Principal: { Service: "*" } }],
  ["all but one", { Principal: undefined, NotPrincipal: { AWS: "111122223333" } }],
  ["reading alone", { Action: ["s3:GetObject", "s3:ListBucket"] }],
  ["all but reading", { Action: undefined, NotAction: "s3:GetObject" }],
  ["the objects alone", { Resource: `${ARN}/*` }],
  ["the bucket alone", { Resource: ARN }],
  ["some objects", { Resource: [ARN, `${ARN}/logs/*`] }],
  ["another bucket", { Resource: ["arn:aws:s3:::others", "arn:aws:s3:::others/*"] }],
  ["this bucket, and another one's objects", { Resource: [ARN, "arn:aws:s3:::others/*"] }],
  ["a bucket whose name begins so", { Resource: [`${ARN}-2`, `${ARN}-2/*`] }],
  ["another bucket's objects by a pattern", { Resource: [ARN, `${ARN}-*`] }],
  ["another service", { Resource: ["arn:aws:sqs:::events", "arn:aws:sqs:::events/*"] }],
  ["no condition", { Condition: undefined }],
  ["requests over TLS", { Condition: { Bool: { "aws:SecureTransport": "true" } } }],
  ["another key", { Condition: { Bool: { "aws:ViaAWSService": "false" } } }],
  ["another operator", { Condition: { Null: { "aws:SecureTransport": "false" } } }],
  [
    "a second condition",
    { Condition: { Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "false" } } },
  ],
];

const each = (policy: unknown) => TYPES.map((type) => ({ type, inputs: { bucket: "events", policy } }));

ruleCases(bucketTlsOnly, {
  passes: [
    ...[
      document(refusal),
      JSON.stringify(document(refusal)),
      { Statement: refusal },
      document(grant, refusal),
    ].flatMap((policy) =>
      each(policy).map((one) => ({ what: "a refusal of what comes without TLS", ...one })),
    ),
    ...SAME.flatMap(([what, change]) =>
      each(document({ ...refusal, ...change })).map((one) => ({ what, ...one })),
    ),
    ...TYPES.map((type) => ({ what: "a bucket whose policy is elsewhere, or nowhere", type, inputs: {} })),
    ...each(document({ ...refusal, Resource: ARN }, grant, { ...refusal, Resource: `${ARN}/*` })).map(
      (one) => ({
        what: "a refusal in two statements, for the bucket and for its objects",
        ...one,
      }),
    ),
    ...[{}, { bucket: "<bucket>" }, { bucket: ARN }].map((given) => ({
      what: "a bucket whose name is not told, but for its ARN",
      type: POLICY,
      inputs: { ...given, policy: document(refusal) },
    })),
    {
      what: "one that stands for a bucket whose name is told",
      type: POLICY,
      inputs: { bucket: "events", policy: document({ ...refusal, Resource: ["<arn>", "<arn>/*"] }) },
    },
    ...[
      { bucket: "events--use1-az4--x-s3", Resource: "*" },
      {
        bucket: undefined,
        Resource: "arn:aws:s3express:us-east-1:111122223333:bucket/events--use1-az4--x-s3",
      },
    ].map(({ bucket, Resource }) => ({
      what: "a directory bucket, which answers over TLS only",
      type: POLICY,
      inputs: { bucket, policy: document({ ...grant, Action: "s3express:CreateSession", Resource }) },
    })),
  ],
  fails: [
    ...[document(grant), JSON.stringify(document(grant))].flatMap((policy) =>
      each(policy).map((one) => ({ what: "a policy without it", ...one, says })),
    ),
    ...each(document()).map((one) => ({ what: "a policy of nothing", ...one, says })),
    {
      what: "two statements on two buckets of which none has both",
      type: POLICY,
      inputs: {
        policy: document({ ...refusal, Resource: ARN }, { ...refusal, Resource: "arn:aws:s3:::others/*" }),
      },
      says,
    },
    ...each(document({ ...refusal, Resource: ARN }, { ...grant, Resource: `${ARN}/*` })).map((one) => ({
      what: "a refusal on the bucket beside an allowance on its objects",
      ...one,
      says,
    })),
    ...LESS.flatMap(([what, change]) =>
      each(document({ ...refusal, ...change })).map((one) => ({
        what: `a refusal of less: ${what}`,
        ...one,
        says,
      })),
    ),
  ],
  unknown: [
    { what: "the document", type: POLICY, inputs: { policy: UNKNOWN } },
    { what: "the statements", type: POLICY, inputs: { policy: { Statement: UNKNOWN } } },
    { what: "a document that a provider gives", type: POLICY, inputs: { policy: "<policy>" } },
    { what: "one statement", type: POLICY, inputs: { policy: document(grant, UNKNOWN as never) } },
    {
      what: "one statement beside a half of it",
      type: POLICY,
      inputs: { policy: document({ ...refusal, Resource: ARN }, UNKNOWN as never) },
    },
    { what: "the bucket", type: POLICY, inputs: { bucket: UNKNOWN, policy: document(refusal) } },
    ...["Effect", "Principal", "Action", "Resource", "Condition"].map((element) => ({
      what: element,
      type: POLICY,
      inputs: { policy: document(grant, { ...refusal, [element]: UNKNOWN }) },
    })),
    {
      what: "the condition's value",
      type: POLICY,
      inputs: { policy: document({ ...refusal, Condition: { Bool: { "aws:SecureTransport": UNKNOWN } } }) },
    },
    {
      what: "a resource",
      type: POLICY,
      inputs: { policy: document({ ...refusal, Resource: [`${ARN}/*`, UNKNOWN] }) },
    },
  ],
});

describe("bucket-tls-only", () => {
  it("reports what cannot be the refusal whatever the unknown part of it is", () => {
    const policy = document({ ...refusal, Resource: UNKNOWN, Action: "s3:GetObject" });
    assert.deepEqual(reports(bucketTlsOnly, { type: POLICY, inputs: { policy } }), says);
  });
});
