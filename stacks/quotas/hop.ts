import { invalid } from "../../materialize/errors";
import { bytesOf, type Quota } from "./quotas";

/** One limit on the way that events take. */
export interface Hop {
  /** `Kinesis writes by size`. */
  readonly name: string;
  /**
   * Whole events a second that it takes, rounded down. `Infinity` where the vendor documents no limit; 0 where it takes
   * nothing as it is set up.
   */
  readonly eventsPerSecond: number;
  /** Where the number comes from: `2 shards of 1 MB/s each`. */
  readonly because: string;
  /** The vendor's page. */
  readonly source: string;
  /** What to change so that it takes this many events a second: `set shards: 5`. */
  readonly remedy: (eventsPerSecond: number) => string;
}

/** Several of the same, which share the events evenly. */
interface Shared {
  readonly name: string;
  /** What one of them takes: bytes of whatever unit, or a number of events. */
  readonly quota: Quota<number>;
  readonly count: number;
  /** What one of them is called: `shard`. */
  readonly noun: string;
  readonly eventBytes: number;
  /** How many read each event. @default none: this is about writing */
  readonly readers?: number;
  /** More of where the number comes from. */
  readonly note?: string;
  /** Given how many of them are needed, and for how many events a second. */
  readonly remedy: (needed: number, eventsPerSecond: number) => string;
}

export function sharedHop(shared: Shared): Hop {
  const { name, quota, count, noun, readers, note, remedy } = shared;
  const { each, used } = share(shared);
  const amount = `${number(quota.value)} ${quota.unit}${count === 1 ? "" : " each"}`;
  return {
    name,
    // One division of whole numbers: its rounding cannot step over a whole number.
    eventsPerSecond: Math.floor((each * count) / used),
    because: [
      `${plural(count, noun)} of ${amount}`,
      ...(readers === undefined ? [] : [`shared by ${plural(readers, "reader")}`]),
      ...(note === undefined ? [] : [note]),
    ].join(", "),
    source: quota.source,
    remedy: (wanted) => remedy(neededFor(wanted, shared), wanted),
  };
}

/** How many of them take so many events a second. */
export function neededFor(
  eventsPerSecond: number,
  shared: Pick<Shared, "quota" | "eventBytes" | "readers">,
): number {
  const { each, used } = share(shared);
  return Math.ceil((Math.ceil(eventsPerSecond) * used) / each);
}

/** What one of them takes, and how much of that an event uses: in bytes, or in events. */
function share({ quota, eventBytes, readers = 1 }: Pick<Shared, "quota" | "eventBytes" | "readers">): {
  readonly each: number;
  readonly used: number;
} {
  const size = bytesOf(quota);
  return size === undefined
    ? { each: quota.value, used: readers }
    : { each: size, used: eventBytes * readers };
}

/** A hop without a known limit. */
export function unlimitedHop(name: string, { source }: Quota, because: string): Hop {
  return { name, eventsPerSecond: Infinity, because, source, remedy: () => "nothing to change" };
}

/** A hop that takes nothing as it is set up. */
export function closedHop(name: string, { source }: Quota, because: string, remedy: string): Hop {
  return { name, eventsPerSecond: 0, because, source, remedy: () => remedy };
}

/** 1,234.5, on any machine. */
export function number(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 3 });
}

/** `1 shard`, `2 shards`. */
export function plural(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** @throws RunError when a number is not whole, or below `least`. */
export function requireWhole(where: string, numbers: Readonly<Record<string, number>>, least = 1): void {
  for (const [field, value] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(value) || value < least)
      throw invalid(where, field, `be a whole number of at least ${least}`, value);
  }
}
