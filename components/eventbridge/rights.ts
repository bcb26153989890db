import * as pulumi from "@pulumi/pulumi";
import { type PolicyStatement, type TrustStatement } from "../iam/policyDocument";
import { type RightsTable } from "../iam/rights";
import { allow } from "../iam/statements";

const AUTHORIZATION =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html";
const ROLES = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-iam-roles.html";
const DEAD_LETTERS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html";
const DEPUTY =
  "https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html";

/** Who EventBridge is, to a role and to a queue. */
export const EVENTBRIDGE = "events.amazonaws.com";

/** What EventBridge needs to carry events from a rule to a webhook. */
export const EVENTBRIDGE_RIGHTS = {
  invoke: {
    use: "EventBridge, in the role of a rule's target, to post an event to an API destination",
    actions: ["events:InvokeApiDestination"],
    on: "the API destination",
    sources: [AUTHORIZATION, ROLES],
  },
  putDeadLetters: {
    use: "EventBridge itself (`events.amazonaws.com`), to put an event that was not taken into the dead-letter queue",
    actions: ["sqs:SendMessage"],
    on: "the queue, in its own policy",
    when: "it is for the rule (`aws:SourceArn`)",
    sources: [DEAD_LETTERS, DEPUTY],
  },
} satisfies RightsTable;

/** To post to one API destination. */
export function invokeStatements(destinationArn: pulumi.Input<string>): readonly PolicyStatement[] {
  return [allow("PostEvents", EVENTBRIDGE_RIGHTS.invoke, [destinationArn])];
}

/**
 * EventBridge takes the role for one rule only. It says the rule's ARN, and nobody else can make it say another's.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function ruleTrust(ruleArn: pulumi.Input<string>): TrustStatement {
  return {
    sid: "EventBridge",
    principal: { service: EVENTBRIDGE },
    conditions: { ArnEquals: { "aws:SourceArn": [ruleArn] } },
  };
}

/** To put what one rule could not deliver into a queue. */
export function deadLetterStatements(
  queueArn: pulumi.Input<string>,
  ruleArn: pulumi.Input<string>,
): readonly PolicyStatement[] {
  return [
    allow("DeadLetters", EVENTBRIDGE_RIGHTS.putDeadLetters, [queueArn], {
      ArnEquals: { "aws:SourceArn": [ruleArn] },
    }),
  ];
}
