import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ARNS, knownArn } from "../iam/arn";
import { later } from "../later";
import { type OwnOptions } from "../own";
import { child, guard, make, tagged, type EventBridgePlan } from "./child";
import { QUEUE } from "./fit";
import { QUEUE_INPUTS, QUEUE_POLICY_INPUTS } from "./inputNames";
import { EVENTBRIDGE_LIMITS } from "./limits";
import { deadLetterPolicy } from "./resourcePolicy";

const SECONDS_A_DAY = 86_400;

/** Where events go that were not taken. */
export interface DeadLetters {
  readonly arn: pulumi.Output<string>;
  /** `undefined` for a queue that was there. */
  readonly queue: aws.sqs.Queue | undefined;
  /** What has to be there before the first event can fail. */
  readonly ready: readonly pulumi.Resource[];
}

/**
 * Plans the queue and its policy; makes them, or nothing for a queue that is there.
 *
 * @param ruleArn the one rule that may put something there
 */
export function planDeadLetters(
  plan: EventBridgePlan,
  ruleArn: pulumi.Output<string>,
): (own: OwnOptions) => DeadLetters {
  const { name, where, args } = plan;
  const given = args.deadLetters ?? {};
  if ("existingQueueArn" in given) {
    const arn = knownArn(given.existingQueueArn, QUEUE, where, "deadLetters.existingQueueArn");
    return () => ({ arn, queue: undefined, ready: [] });
  }
  const { retentionDays = EVENTBRIDGE_LIMITS.retentionDays.most, kmsKeyArn } = given;
  const shown = { arn: later<string>(), url: later<string>() };
  const queue = child<aws.sqs.QueueArgs>(plan, "deadLetters", QUEUE_INPUTS, `${name}-dead-letters`, {
    messageRetentionSeconds: retentionDays * SECONDS_A_DAY,
    // The provider's default is a quarter of it, and a larger event would be lost.
    maxMessageSize: EVENTBRIDGE_LIMITS.messageBytes,
    ...(kmsKeyArn === undefined
      ? { sqsManagedSseEnabled: true }
      : { kmsMasterKeyId: knownArn(kmsKeyArn, ARNS.key, where, "deadLetters.kmsKeyArn") }),
    ...tagged(plan),
  });
  const policy = child<aws.sqs.QueuePolicyArgs>(
    plan,
    "deadLettersPolicy",
    QUEUE_POLICY_INPUTS,
    `${name}-dead-letters-policy`,
    { queueUrl: shown.url.output, policy: deadLetterPolicy(shown.arn.output, ruleArn) },
  );
  return (own) => {
    const made = make(aws.sqs.Queue, queue, own, guard(plan));
    shown.arn.become(made.arn);
    shown.url.become(made.url);
    // A queue that is kept without it would be open to what comes without TLS, and take no dead letter any more.
    return { arn: made.arn, queue: made, ready: [make(aws.sqs.QueuePolicy, policy, own, guard(plan))] };
  };
}
