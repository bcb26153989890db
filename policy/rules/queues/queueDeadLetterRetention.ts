import { got, must } from "../../message";
import { wholeNumber } from "../../options";
import { at, UNKNOWN } from "../../seen";
import { ofType, stackRule, type Settled } from "../../stackRule";

const SECONDS_A_DAY = 86_400;

/** Seconds that a queue keeps messages where nobody says. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const DEFAULT_SECONDS = 4 * SECONDS_A_DAY;
/** Days, the most that a queue can keep messages. */
const MOST_DAYS = 14;

/** The ARNs that anything in the stack names as its dead-letter queue. */
function deadLetterArns(resources: readonly Settled[]): ReadonlySet<unknown> {
  const redrives = [
    ...ofType(resources, "aws:sqs/queue:Queue"),
    ...ofType(resources, "aws:sqs/redrivePolicy:RedrivePolicy"),
  ];
  const senders = [
    ...ofType(resources, "aws:cloudwatch/eventBus:EventBus"),
    ...ofType(resources, "aws:cloudwatch/eventTarget:EventTarget"),
  ];
  return new Set<unknown>([
    ...senders.map(({ outputs }) => at(outputs, "deadLetterConfig", "arn")),
    ...redrives.map(({ outputs: { redrivePolicy } }) => targetOf(redrivePolicy)),
  ]);
}

function targetOf(redrivePolicy: unknown): unknown {
  try {
    return (JSON.parse(String(redrivePolicy)) as { deadLetterTargetArn?: unknown } | null)
      ?.deadLetterTargetArn;
  } catch {
    // Not set, not known, or no policy.
    return undefined;
  }
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html */
export const queueDeadLetterRetention = stackRule({
  name: "queue-dead-letter-retention",
  family: "queues",
  level: "advisory",
  description:
    "A dead letter is deleted when its time is over, read or not, and the four days of AWS's default are a long weekend: set messageRetentionSeconds of the queue that a rule or another queue of the stack names.",
  options: { minimumDays: wholeNumber(7, [1, MOST_DAYS], "Days that dead letters must be kept.") },
  check: ({ resources, options: { minimumDays } }) => {
    const named = deadLetterArns(resources);
    const least = minimumDays * SECONDS_A_DAY;
    return ofType(resources, "aws:sqs/queue:Queue").flatMap(({ resource, outputs }) => {
      const { arn } = outputs as { readonly arn?: unknown };
      if (typeof arn !== "string" || !named.has(arn)) return [];
      const seconds = outputs.messageRetentionSeconds ?? DEFAULT_SECONDS;
      // Of another shape it is no number of seconds, and AWS will say so.
      if (seconds === UNKNOWN || typeof seconds !== "number" || seconds >= least) return [];
      return [{ resource, message: must("messageRetentionSeconds", `be ${least} or more`, got(seconds)) }];
    });
  },
});
