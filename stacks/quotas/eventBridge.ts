import { closedHop, number, requireWhole, type Hop } from "./hop";
import { bytesOf, QUOTAS, quotaFor, type Quota } from "./quotas";

export interface EventBridgeDestination {
  /** What the API destination is set to, in requests a second. @default 300 */
  readonly ratePerSecond?: number;
  /** What AWS has raised the account's quota "Rate of invocations per API destination" to. @default 300 */
  readonly rateQuota?: number;
  /** `us-east-1`. @default unknown: the quota of the regions that have the lowest */
  readonly region?: string;
}

/** AWS's own names of quotas, by which one asks for more. */
const NAMES = {
  destination: "Rate of invocations per API destination",
  invocations: "Invocations throttle limit in transactions per second",
} as const;
/** Each region that the table does not name. */
const ELSEWHERE = "*";
const IN_BATCHES =
  "let a rule fill a queue of SQS, and forward that in batches, which this package does not bring yet";

/**
 * Events that a rule posts through an API destination, each a request of its own: it does not batch. What comes faster
 * waits for a day at most, so the rate is a mean over hours, not a peak.
 *
 * @throws RunError when a number is no whole number of at least 1.
 */
export function eventBridgeHops(
  { ratePerSecond, rateQuota, region = "" }: EventBridgeDestination,
  eventBytes: number,
): readonly Hop[] {
  const { eventBridgeDestination, eventBridgeInvocations } = QUOTAS;
  const rate = ratePerSecond ?? eventBridgeDestination.value;
  const most = rateQuota ?? eventBridgeDestination.value;
  requireWhole("eventbridge", { ratePerSecond: rate, rateQuota: most, eventBytes });
  const invocations =
    quotaFor(eventBridgeInvocations, region) ?? quotaFor(eventBridgeInvocations, ELSEWHERE)!;
  const raised = (name: string, wanted: number): string =>
    `have AWS raise "${name}" to ${whole(wanted)}, or ${IN_BATCHES}`;
  return [
    {
      name: "EventBridge API destination",
      eventsPerSecond: rate,
      because: `set to ${number(rate)} requests/s of 1 event each`,
      source: eventBridgeDestination.source,
      remedy: (wanted) => {
        const set = `set ratePerSecond: ${whole(wanted)}`;
        return wanted <= most ? set : `${set}, and ${raised(NAMES.destination, wanted)}`;
      },
    },
    {
      name: "EventBridge quota of an API destination",
      eventsPerSecond: most,
      because: `${number(most)} requests/s of 1 event each`,
      source: eventBridgeDestination.source,
      remedy: (wanted) => raised(NAMES.destination, wanted),
    },
    {
      name: "EventBridge in its region",
      eventsPerSecond: invocations.value,
      because: `${number(invocations.value)} requests/s of all rules together${region === "" ? "" : ` in ${region}`}`,
      source: invocations.source,
      remedy: (wanted) => raised(NAMES.invocations, wanted),
    },
    ...sizeHop(QUOTAS.eventBridgeEvent, eventBytes),
  ];
}

/** The smallest whole rate that is enough. */
function whole(rate: number): number {
  return Math.ceil(rate);
}

function sizeHop(quota: Quota<number>, eventBytes: number): readonly Hop[] {
  if (eventBytes < bytesOf(quota)!) return [];
  const because = `${number(eventBytes)} bytes in an event, which has to be below ${quota.value} ${quota.unit}`;
  return [
    closedHop(
      "EventBridge events",
      quota,
      because,
      "put the content into a bucket, and where it is into the event",
    ),
  ];
}
