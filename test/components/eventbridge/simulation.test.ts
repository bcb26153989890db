/** What the policies that `EventBridgeToMaterialize` registers allow, evaluated by a simulator of IAM. */
import assert from "node:assert/strict";
import { deadLetterPolicy, type EventBridgeToMaterializeArgs } from "../../../components";
import { EVENTBRIDGE } from "../../../components/eventbridge/rights";
import { actionsOf, allowedAmong, verdict } from "../../support/iam";
import { seen } from "../../support/mocks";
import { ACCOUNT, only } from "../iam/answers";
import { arn, ARNS, made, recordEvents, TYPES } from "./world";

const STRANGER = "444455556666";
const ANYTHING = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});
const ADMIN = `arn:aws:iam::${ACCOUNT}:role/admin`;
/** What EventBridge could say it comes from: other rules, and none. */
const OTHER_RULES = [
  `${ARNS.rule}2`,
  arn("events", "rule/other"),
  arn("events", "rule/bus/uploads-rule"),
  ARNS.rule.replace(ACCOUNT, STRANGER),
  ARNS.rule.replace("us-east-1", "us-west-2"),
  ARNS.destination,
];
const tls = (on: boolean) => ({ "aws:SecureTransport": String(on) });

async function documents(args: Partial<EventBridgeToMaterializeArgs> = {}) {
  const { resources } = await recordEvents(() => made(args));
  const text = (type: string, input: string) =>
    resources.some((resource) => resource.type === type)
      ? (only(resources, type).inputs[input] as string)
      : assert.fail(`no ${type}`);
  return {
    trust: () => text(TYPES.role, "assumeRolePolicy"),
    role: () => text(TYPES.policy, "policy"),
    queue: () => text(TYPES.queuePolicy, "policy"),
    bucket: () => text(TYPES.bucketPolicy, "policy"),
  };
}
const from = (rule: string | undefined): Readonly<Record<string, string>> =>
  rule === undefined ? {} : { "aws:SourceArn": rule };

describe("the role that EventBridge posts in, evaluated", () => {
  const assume = async (principal: string, context: Readonly<Record<string, string>>) =>
    verdict({
      principal,
      action: "sts:AssumeRole",
      resource: ARNS.role,
      resourcePolicy: (await documents()).trust(),
      context,
    });

  it("is taken by EventBridge for its own rule, and for no other, nor without saying for which", async () => {
    assert.equal(await assume(EVENTBRIDGE, from(ARNS.rule)), "allowed");
    for (const rule of [...OTHER_RULES, undefined])
      assert.equal(await assume(EVENTBRIDGE, from(rule)), "denied", rule);
  });

  it("is taken by no other service and by nobody of the account, whatever rule they name", async () => {
    for (const principal of ["lambda.amazonaws.com", "scheduler.amazonaws.com", "pipes.amazonaws.com"])
      assert.equal(await assume(principal, from(ARNS.rule)), "denied", principal);
    const { trust } = await documents();
    for (const principal of [ADMIN, ADMIN.replace(ACCOUNT, STRANGER)])
      assert.equal(
        await verdict({
          principal,
          action: "sts:AssumeRole",
          resource: ARNS.role,
          resourcePolicy: trust(),
          identityPolicies: [ANYTHING],
        }),
        "denied",
        principal,
      );
  });

  it("may post to its own destination, and to no other", async () => {
    const { role } = await documents();
    const post = (resource: string) =>
      verdict({
        principal: ARNS.role,
        action: "events:InvokeApiDestination",
        resource,
        identityPolicies: [role()],
      });
    assert.equal(await post(ARNS.destination), "allowed");
    for (const other of [
      `${ARNS.destination}3`,
      arn("events", "api-destination/other/1a2b"),
      ARNS.destination.replace("us-east-1", "us-west-2"),
    ])
      assert.equal(await post(other), "denied", other);
  });

  it("may do nothing beside", async () => {
    const { role } = await documents();
    for (const service of ["events", "sqs", "s3", "secretsmanager"]) {
      const actions = await actionsOf(service);
      assert.deepEqual(
        await allowedAmong(
          actions.filter((action) => action !== "events:InvokeApiDestination"),
          { principal: ARNS.role, identityPolicies: [role()], account: ACCOUNT },
        ),
        [],
        service,
      );
    }
  });
});

describe("the dead-letter queue, evaluated", () => {
  const send = async (
    principal: string,
    context: Readonly<Record<string, string>>,
    action = "sqs:SendMessage",
  ) =>
    verdict({
      principal,
      action,
      resource: ARNS.queue,
      resourcePolicy: (await documents()).queue(),
      context,
    });

  it("takes messages of EventBridge from its own rule only, over TLS", async () => {
    assert.equal(await send(EVENTBRIDGE, { ...from(ARNS.rule), ...tls(true) }), "allowed");
    assert.equal(await send(EVENTBRIDGE, { ...from(ARNS.rule), ...tls(false) }), "denied");
    for (const rule of [...OTHER_RULES, undefined])
      assert.equal(await send(EVENTBRIDGE, { ...from(rule), ...tls(true) }), "denied", rule);
  });

  it("lets EventBridge read and delete nothing, and lets no other service and no other account in", async () => {
    const context = { ...from(ARNS.rule), ...tls(true) };
    for (const action of ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:PurgeQueue"])
      assert.equal(await send(EVENTBRIDGE, context, action), "denied", action);
    for (const principal of ["sns.amazonaws.com", "s3.amazonaws.com", ADMIN.replace(ACCOUNT, STRANGER)])
      assert.equal(await send(principal, context), "denied", principal);
  });

  it("is left to who may use queues of the account, over TLS", async () => {
    const { queue } = await documents();
    for (const [on, expected] of [
      [true, "allowed"],
      [false, "denied"],
    ] as const)
      assert.equal(
        await verdict({
          principal: ADMIN,
          action: "sqs:ReceiveMessage",
          resource: ARNS.queue,
          identityPolicies: [ANYTHING],
          resourcePolicy: queue(),
          context: tls(on),
        }),
        expected,
      );
  });

  it("has the policy that is told for a queue that is there", async () => {
    const { queue } = await documents();
    assert.equal((await seen(deadLetterPolicy(ARNS.queue, ARNS.rule))).value, queue());
  });
});

describe("the bucket, evaluated", () => {
  it("is used over TLS only, and opened to nobody", async () => {
    const { bucket } = await documents({ bucket: { create: {} } });
    const ask = (principal: string, on: boolean, identityPolicies: readonly string[]) =>
      verdict({
        principal,
        action: "s3:GetObject",
        resource: `${ARNS.bucket}/a`,
        account: ACCOUNT,
        identityPolicies,
        resourcePolicy: bucket(),
        context: tls(on),
      });
    assert.equal(await ask(ADMIN, true, [ANYTHING]), "allowed");
    assert.equal(await ask(ADMIN, false, [ANYTHING]), "denied");
    assert.equal(await ask(ADMIN, true, []), "denied");
    assert.equal(await ask(ADMIN.replace(ACCOUNT, STRANGER), true, [ANYTHING]), "denied");
  });
});
