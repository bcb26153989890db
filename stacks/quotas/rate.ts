import { invalid } from "../../materialize/errors";
import { number, requireWhole, type Hop } from "./hop";

export interface Rate {
  readonly expectedEventsPerSecond: number;
  /** Bytes of an event, on average. */
  readonly eventBytes: number;
  readonly hops: readonly Hop[];
}

/** The hop that limits: of equals the first, `undefined` without hops. */
export function slowestHop(hops: readonly Hop[]): Hop | undefined {
  return hops.reduce<Hop | undefined>(
    (slowest, hop) =>
      slowest === undefined || hop.eventsPerSecond < slowest.eventsPerSecond ? hop : slowest,
    undefined,
  );
}

/**
 * Checks that every hop takes what is expected, as far as limits are known.
 *
 * @throws RunError naming the hop that limits, its limit, the source, and what to change; or a number that is none.
 */
export function checkRate(
  { expectedEventsPerSecond: expected, eventBytes, hops }: Rate,
  where: string,
): void {
  if (!Number.isFinite(expected) || expected <= 0)
    throw invalid(where, "expectedEventsPerSecond", "be a number above 0", expected);
  requireWhole(where, { eventBytes });
  const hop = slowestHop(hops);
  if (hop === undefined || hop.eventsPerSecond >= expected) return;
  const rule = `be at most ${number(hop.eventsPerSecond)}, the limit of ${hop.name} (${hop.because}: ${hop.source})`;
  throw invalid(where, "expectedEventsPerSecond", rule, expected, hop.remedy(expected));
}

/**
 * One sentence for the plan.
 *
 * @example "1,200 events a second of 1,024 bytes: the first limit is Kinesis writes by count, at 2,000 (2 shards of
 * 1,000 records/s each)."
 */
export function rateNote({ expectedEventsPerSecond: expected, eventBytes, hops }: Rate): string {
  const rate = `${number(expected)} events a second of ${number(eventBytes)} bytes`;
  const slowest = slowestHop(hops);
  const unknown = hops
    .filter((hop) => hop.eventsPerSecond === Infinity)
    .map((hop) => `${hop.name} (${hop.because})`)
    .join(", ");
  if (slowest === undefined) return `${rate}: nothing on the way has a limit that is known here.`;
  if (slowest.eventsPerSecond === Infinity) return `${rate}: no limit is known, of ${unknown}.`;
  const first = `the first limit is ${slowest.name}, at ${number(slowest.eventsPerSecond)} (${slowest.because})`;
  return `${rate}: ${first}${unknown === "" ? "" : `; none is known of ${unknown}`}.`;
}
