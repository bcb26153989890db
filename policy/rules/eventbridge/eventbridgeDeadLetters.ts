import { must } from "../../message";
import { texts } from "../../options";
import { rule } from "../../rule";
import { at, UNKNOWN } from "../../seen";

/**
 * What a rule sends to: the service of its ARN; `api-destination` and `event-bus` are both EventBridge's own.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
 */
const ARN = /^arn:[^:]*:([a-z0-9-]+):[^:]*:[^:]*:([a-z0-9-]*)/;

function kindOf(arn: unknown): string | undefined {
  const [, service, resource] = (typeof arn === "string" ? ARN.exec(arn) : null) ?? [];
  return service === "events" ? resource : service;
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
export const eventbridgeDeadLetters = rule({
  name: "eventbridge-dead-letters",
  family: "eventbridge",
  level: "mandatory",
  description:
    "What a target did not take within a day, or refused at once (a failed check, a missing right), EventBridge drops: set deadLetterConfig. A function fails after it took the event, so its own failure destination counts.",
  options: {
    targets: texts(
      ["api-destination", "firehose", "kinesis", "sqs"],
      "Kinds of targets that must have a dead-letter queue: the service of their ARN, or api-destination, or event-bus.",
      "^[a-z0-9-]+$",
    ),
  },
  checks: {
    "aws:cloudwatch/eventTarget:EventTarget": ({ inputs, options: { targets } }) => {
      const kind = kindOf(inputs.arn);
      if (kind === undefined || !targets.includes(kind)) return [];
      const queue = at(inputs, "deadLetterConfig", "arn");
      return queue === UNKNOWN || (queue !== undefined && queue !== "")
        ? []
        : [must("deadLetterConfig.arn", "be the ARN of a queue", "nothing")];
    },
  },
});
