import { fitsAny } from "../../glob";
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

/** Nothing where the ARN is not known: only "every kind" fits that. */
function kindOf(arn: unknown): string {
  const [, service = "", resource = ""] = (typeof arn === "string" ? ARN.exec(arn) : null) ?? [];
  return service === "events" ? resource : service;
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
export const eventbridgeDeadLetters = rule({
  name: "eventbridge-dead-letters",
  family: "eventbridge",
  level: "mandatory",
  description:
    "What a target did not take within a day, or cannot take (a missing right, a function that is gone, a failed check), EventBridge drops, whatever kind of target it is: set deadLetterConfig. What fails after it was taken, in a function, wants a failure destination of its own beside it.",
  options: {
    targets: texts(
      ["*"],
      "Kinds of targets that must have a dead-letter queue, as globs over the service of their ARN, or api-destination, or event-bus.",
      "^[a-z0-9*?-]+$",
    ),
  },
  checks: {
    "aws:cloudwatch/eventTarget:EventTarget": ({ inputs, options: { targets } }) => {
      if (!fitsAny(targets, kindOf(inputs.arn))) return [];
      const queue = at(inputs, "deadLetterConfig", "arn");
      return queue === UNKNOWN || (queue !== undefined && queue !== "")
        ? []
        : [must("deadLetterConfig.arn", "be the ARN of a queue", "nothing")];
    },
  },
});
