import assert from "node:assert/strict";
import { MskScramUser } from "../../../components/kafka/msk/mskScramUser";
import { KinesisStream } from "../../../components/kinesis/kinesisStream";
import { iamResourcePolicyNoEverybody } from "../../../policy/rules/iam/iamResourcePolicyNoEverybody";
import { recordAws } from "../../components/iam/answers";
import { reports, ruleCases, UNKNOWN } from "../judged";
import { failing, passing, RESOURCE, unknowing } from "./statements";

const allow = (Principal: unknown, Condition?: unknown) => ({
  Effect: "Allow",
  Principal,
  Action: "kinesis:GetRecords",
  Resource: "*",
  ...(Condition === undefined ? {} : { Condition }),
});
const everybody = (Condition?: unknown) => allow("*", Condition);
const under = (operator: string, key: string, value: unknown) => everybody({ [operator]: { [key]: value } });
const says = ["must name who is let in, or demand whose they are, got *"];

const ORGANIZATION = "o-a1b2c3d4e5";
const ACCOUNT = "111122223333";
const CLUSTER = `arn:aws:kafka:eu-west-1:${ACCOUNT}:cluster/events/11112222-3333-4444-5555-666677778888-1`;

/** Tests that only somebody can fulfil. */
const NARROW: readonly (readonly [operator: string, key: string, value: unknown])[] = [
  ["StringEquals", "aws:PrincipalOrgID", ORGANIZATION],
  ["StringEquals", "aws:PrincipalOrgID", [ORGANIZATION, "o-ffffffffff"]],
  ["StringEquals", "aws:PrincipalAccount", ACCOUNT],
  ["StringEquals", "aws:PrincipalAccount", 111122223333],
  ["StringEquals", "aws:SourceAccount", ACCOUNT],
  ["StringEqualsIgnoreCase", "aws:SourceOrgID", ORGANIZATION],
  ["StringEquals", "kms:CallerAccount", ACCOUNT],
  ["StringEquals", "KMS:callerACCOUNT", ACCOUNT],
  ["stringequals", "AWS:sourcevpce", "vpce-1a2b3c4d"],
  ["StringEquals", "aws:SourceVpc", "vpc-111bbb22"],
  ["StringLike", "aws:VpceAccount", ACCOUNT],
  ["StringLike", "aws:PrincipalArn", `arn:aws:iam::${ACCOUNT}:role/*`],
  ["ArnEquals", "aws:SourceArn", CLUSTER],
  ["StringEquals", "aws:SourceArn", "<arn>"],
  ["ArnLike", "aws:SourceArn", `arn:aws:sns:*:${ACCOUNT}:*`],
  ["ArnLike", "aws:SourceArn", "arn:aws:sns:*:<account>:*"],
  ["ForAnyValue:StringLike", "aws:PrincipalOrgPaths", `${ORGANIZATION}/r-ab12/*`],
  ["StringEquals", "aws:PrincipalOrgID", "<organization>"],
];

/** Tests that everybody fulfils, or can, and ones that say nothing about whose a caller is. */
const WIDE: readonly (readonly [what: string, operator: string, key: string, value: unknown])[] = [
  ["a test that passes without the key", "StringEqualsIfExists", "aws:PrincipalOrgID", ORGANIZATION],
  ["a test that passes without the key", "ArnLikeIfExists", "aws:SourceArn", `arn:aws:sns:*:${ACCOUNT}:*`],
  ["a test of all values of none", "ForAllValues:StringEquals", "aws:PrincipalOrgPaths", ORGANIZATION],
  ["a refusal of some", "StringNotEquals", "aws:PrincipalAccount", ACCOUNT],
  ["that the key is there", "Null", "aws:PrincipalOrgID", "false"],
  ["any value", "StringLike", "aws:PrincipalOrgID", "*"],
  ["any value", "StringLike", "aws:PrincipalAccount", "**"],
  ["any value beside a told one", "StringLike", "aws:PrincipalOrgID", [ORGANIZATION, "*"]],
  ["any organization", "StringLike", "aws:PrincipalOrgID", "o-*"],
  ["any organization", "ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-*/r-ab12/*"],
  ["some accounts", "StringLike", "aws:SourceAccount", "11112222333?"],
  ["any account's ARN", "ArnLike", "aws:SourceArn", "arn:aws:sns:eu-west-1:*:events"],
  ["any account's role", "StringLike", "aws:PrincipalArn", "arn:aws:iam::*:role/reader"],
  ["the account behind a wildcard", "StringLike", "aws:SourceArn", `arn:aws:lambda:*:${ACCOUNT}:*`],
  [
    "a bucket, whose name anybody can take when it is free",
    "ArnEquals",
    "aws:SourceArn",
    "arn:aws:s3:::logs",
  ],
  ["a bucket, with wildcards where no account is", "ArnLike", "aws:SourceArn", "arn:aws:s3:*:*:logs"],
  ["buckets of a name that anybody can take", "ArnLike", "aws:SourceArn", "arn:aws:s3:::logs-*"],
  ["what the caller fills in", "StringEquals", "aws:PrincipalOrgID", "${aws:PrincipalOrgID}"],
  ["an empty value", "StringEquals", "aws:PrincipalOrgID", ""],
  ["no value", "StringEquals", "aws:PrincipalOrgID", []],
  ["the way alone", "StringEquals", "kms:ViaService", "secretsmanager.eu-west-1.amazonaws.com"],
  ["TLS", "Bool", "aws:SecureTransport", "true"],
  ["an address", "IpAddress", "aws:SourceIp", "192.0.2.0/24"],
  ["a tag", "StringEquals", "aws:PrincipalTag/team", "data"],
];

/** One statement of a bus's policy, given in parts. */
const permission = (principal: unknown, condition?: unknown) => ({
  type: "aws:cloudwatch/eventPermission:EventPermission",
  inputs: { principal, statementId: "others", ...(condition === undefined ? {} : { condition }) },
});
const organization = (
  value: unknown,
  key: unknown = "aws:PrincipalOrgID",
  type: unknown = "StringEquals",
) => ({
  key,
  type,
  value,
});
const permitting = ["principal must name who is let in, or demand whose they are, got *"];

ruleCases(iamResourcePolicyNoEverybody, {
  passes: [
    { what: "an account on a bus", ...permission(ACCOUNT) },
    { what: "an organization on a bus", ...permission("*", organization(ORGANIZATION)) },
    { what: "a stand-in for an account on a bus", ...permission("<account>") },
    {
      what: "a refusal of what comes to a queue or a bucket without TLS",
      ...{
        type: "aws:sqs/queuePolicy:QueuePolicy",
        inputs: {
          policy: {
            Statement: [
              {
                Effect: "Deny",
                Principal: "*",
                Action: "sqs:*",
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            ],
          },
        },
      },
    },
    ...passing(RESOURCE, [
      { what: "an account", statement: allow({ AWS: "arn:aws:iam::111122223333:root" }) },
      { what: "a service", statement: allow({ Service: "delivery.logs.amazonaws.com" }) },
      { what: "a stand-in for a principal", statement: allow({ AWS: "<arn>" }) },
      { what: "a refusal of everybody", statement: { ...everybody(), Effect: "Deny" } },
      ...NARROW.map(([operator, key, value]) => ({
        what: `everybody of one ${key} by ${operator}`,
        statement: under(operator, key, value),
      })),
      {
        what: "an account's callers by way of a service",
        statement: allow(
          { AWS: "*" },
          { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:CallerAccount": ACCOUNT } },
        ),
      },
    ]),
  ],
  fails: [
    { what: "everybody on a bus", ...permission("*"), says: permitting },
    {
      what: "any organization on a bus",
      ...permission("*", organization("*", "aws:PrincipalOrgID", "StringLike")),
      says: permitting,
    },
    {
      what: "a tag on a bus",
      ...permission("*", organization("data", "aws:PrincipalTag/team")),
      says: permitting,
    },
    ...failing(RESOURCE, [
      { what: "everybody", statement: everybody(), says },
      { what: "everybody in a list", statement: allow(["*"]), says },
      { what: "every account", statement: allow({ AWS: "*" }), says },
      {
        what: "every account beside one",
        statement: allow({ AWS: [`arn:aws:iam::${ACCOUNT}:root`, "*"] }),
        says,
      },
      {
        what: "every account in small letters",
        statement: { effect: "allow", principal: { aws: "*" } },
        says,
      },
      { what: "every service", statement: allow({ Service: "*" }), says },
      { what: "every account beside an unknown one", statement: allow({ AWS: ["<arn>", "*"] }), says },
      { what: "a pattern", statement: allow({ AWS: "arn:aws:iam::*:root" }), says },
      { what: "an empty condition", statement: everybody({}), says },
      ...WIDE.map(([what, operator, key, value]) => ({
        what: `everybody under ${what}`,
        statement: under(operator, key, value),
        says,
      })),
    ]),
  ],
  unknown: [
    { what: "who may use a bus", ...permission(UNKNOWN) },
    { what: "the condition on a bus", ...permission("*", UNKNOWN) },
    { what: "the condition's key on a bus", ...permission("*", organization(ORGANIZATION, UNKNOWN)) },
    {
      what: "the condition's operator on a bus",
      ...permission("*", organization(ORGANIZATION, "aws:PrincipalOrgID", UNKNOWN)),
    },
    { what: "the organization on a bus", ...permission("*", organization(UNKNOWN)) },
    ...unknowing(RESOURCE, [
      { what: "the principals", statement: allow(UNKNOWN) },
      { what: "a principal", statement: allow({ AWS: [UNKNOWN] }) },
      { what: "the effect", statement: { ...everybody(), Effect: UNKNOWN } },
      { what: "the condition", statement: everybody(UNKNOWN) },
      { what: "what an operator tests", statement: everybody({ StringEquals: UNKNOWN }) },
      { what: "the value", statement: under("StringEquals", "aws:PrincipalOrgID", UNKNOWN) },
      { what: "one value", statement: under("StringEquals", "aws:PrincipalOrgID", [ORGANIZATION, UNKNOWN]) },
    ]),
    { what: "the document", type: "aws:kms/key:Key", inputs: { policy: UNKNOWN } },
    { what: "a document that a provider gives", type: "aws:kms/key:Key", inputs: { policy: "<policy>" } },
  ],
});

describe("iam-resource-policy-no-everybody", () => {
  it("reports a wide value though another is not known yet", () => {
    const policy = { Statement: under("StringLike", "aws:PrincipalOrgID", [UNKNOWN, "*"]) };
    assert.deepEqual(reports(iamResourcePolicyNoEverybody, { type: "aws:kms/key:Key", inputs: { policy } }), [
      `policy: Statement[0] ${says[0]}`,
    ]);
  });

  it("names the statement, each that is open", () => {
    const policy = JSON.stringify({ Statement: [everybody(), allow({ AWS: ACCOUNT }), everybody()] });
    assert.deepEqual(reports(iamResourcePolicyNoEverybody, { type: "aws:kms/key:Key", inputs: { policy } }), [
      `policy: Statement[0] ${says[0]}`,
      `policy: Statement[2] ${says[0]}`,
    ]);
  });

  it("lets pass what our components register: the keys of SCRAM secrets and of streams", async () => {
    const runs = [
      await recordAws(() => new MskScramUser("user", { clusterArn: CLUSTER, username: "events" })),
      await recordAws(() => new KinesisStream("stream", { createKey: true })),
    ];
    const keys = runs.flatMap(({ resources }) => resources.filter(({ type }) => type === "aws:kms/key:Key"));
    assert.deepEqual(
      keys.map(({ name, inputs }) => [name, typeof inputs["policy"]]),
      [
        ["user-key", "string"],
        // AWS gives it its default policy: the account, and nobody else.
        ["stream-key", "undefined"],
      ],
    );
    for (const { type, inputs } of keys)
      assert.deepEqual(reports(iamResourcePolicyNoEverybody, { type, inputs }), []);
  });
});
