import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { headerOf, SENDERS, type Scheme } from "../../senders";
import { invalid } from "../../materialize/errors";
import { ARNS, knownArn } from "../iam/arn";
import { planRole } from "../iam/role";
import { later } from "../later";
import { planBucket } from "./bucket";
import { child, tagged, type Child, type EventBridgePlan } from "./child";
import { planDeadLetters } from "./deadLetters";
import { knownApiKey, knownUrl } from "./endpoint";
import * as inputs from "./inputNames";
import { EVENTBRIDGE_LIMITS, PATTERN_CHARACTERS, RATE_PER_SECOND } from "./limits";
import { patternText } from "./pattern";
import { invokeStatements, ruleTrust } from "./rights";
import { s3EventPattern } from "./s3Pattern";

/** The header that the webhook's CHECK reads. */
const HEADER = headerOf(SENDERS.eventbridge.scheme as Scheme);

export type Children = ReturnType<typeof planChildren>;

/** Every child's arguments with nothing registered yet: a mistake in the last override leaves nothing behind. */
export function planChildren(plan: EventBridgePlan) {
  const { name, where, args } = plan;
  const wires = {
    busName: later<string>(),
    ruleName: later<string>(),
    ruleArn: later<string>(),
    connectionArn: later<string>(),
    destinationArn: later<string>(),
    roleArn: later<string>(),
    deadLettersArn: later<string>(),
  };
  const bucket = args.bucket === undefined ? undefined : planBucket(plan, args.bucket);
  const eventBusName = wires.busName.output;
  return {
    wires,
    bucket,
    deadLetters: planDeadLetters(plan, wires.ruleArn.output),
    bus: planBus(plan),
    role: planRole({
      name,
      trust: [ruleTrust(wires.ruleArn.output)],
      statements: () => invokeStatements(wires.destinationArn.output),
      description: "Taken by EventBridge to post events to a webhook of Materialize",
      options: { ...args.role, ...tagged(plan), overrides: args.overrides ?? {} },
      where,
    }),
    rule: child<aws.cloudwatch.EventRuleArgs>(plan, "rule", inputs.RULE_INPUTS, `${name}-rule`, {
      description: "Events for a webhook of Materialize",
      eventBusName,
      eventPattern: patternText(
        // Without either it has been refused.
        args.pattern ?? s3EventPattern(bucket!.bucketName),
        args.patternQuota ?? PATTERN_CHARACTERS.least,
        where,
      ),
      state: (args.enabled ?? true) ? "ENABLED" : "DISABLED",
      ...tagged(plan),
    }),
    connection: planConnection(plan),
    destination: child<aws.cloudwatch.EventApiDestinationArgs>(
      plan,
      "destination",
      inputs.DESTINATION_INPUTS,
      `${name}-destination`,
      {
        description: "A webhook of Materialize",
        connectionArn: wires.connectionArn.output,
        httpMethod: "POST",
        invocationEndpoint: knownUrl(args.url, where),
        invocationRateLimitPerSecond: args.ratePerSecond ?? RATE_PER_SECOND,
      },
    ),
    target: planTarget(plan, {
      rule: wires.ruleName.output,
      // Not taken over from the rule: without it AWS looks for the rule on the default bus.
      eventBusName,
      arn: wires.destinationArn.output,
      roleArn: wires.roleArn.output,
      deadLetterConfig: { arn: wires.deadLettersArn.output },
    }),
  };
}

/** The bus to be made, or the name of the one that is there. */
function planBus(plan: EventBridgePlan) {
  const { name, where, args } = plan;
  const { bus = "default" } = args;
  if (bus === "default") return { name: pulumi.output("default") };
  if ("existing" in bus) return { name: pulumi.output(bus.existing.name) };
  const { busName, kmsKeyArn } = bus.create;
  const created = child<aws.cloudwatch.EventBusArgs>(plan, "bus", inputs.BUS_INPUTS, `${name}-bus`, {
    ...(busName === undefined ? {} : { name: busName }),
    ...(kmsKeyArn === undefined
      ? {}
      : { kmsKeyIdentifier: knownArn(kmsKeyArn, ARNS.key, where, "bus.create.kmsKeyArn") }),
    ...tagged(plan),
  });
  return { created };
}

function planConnection(plan: EventBridgePlan) {
  const { name, where, args } = plan;
  return child<aws.cloudwatch.EventConnectionArgs>(
    plan,
    "connection",
    inputs.CONNECTION_INPUTS,
    `${name}-connection`,
    {
      description: "The API key of a webhook of Materialize",
      authorizationType: "API_KEY",
      authParameters: {
        apiKey: { key: HEADER, value: knownApiKey(args.apiKey, where) },
      },
    },
  );
}

function planTarget(
  plan: EventBridgePlan,
  wired: Omit<aws.cloudwatch.EventTargetArgs, "retryPolicy">,
): Child<aws.cloudwatch.EventTargetArgs> {
  const { name, where, args } = plan;
  const { maximumAgeSeconds, maximumAttempts } = EVENTBRIDGE_LIMITS;
  const target = child<aws.cloudwatch.EventTargetArgs>(
    plan,
    "target",
    inputs.TARGET_INPUTS,
    `${name}-target`,
    {
      ...wired,
      retryPolicy: {
        maximumEventAgeInSeconds: args.retry?.maximumAgeSeconds ?? maximumAgeSeconds.most,
        maximumRetryAttempts: args.retry?.maximumAttempts ?? maximumAttempts.most,
      },
    },
  );
  if (target.args.deadLetterConfig === undefined)
    throw invalid(
      where,
      "overrides.target",
      "leave deadLetterConfig as it is",
      undefined,
      "give deadLetters",
    );
  return target;
}
