import { neededFor, requireWhole, sharedHop, type Hop } from "./hop";
import { BYTES, QUOTAS, type Quota } from "./quotas";

export interface Readers {
  /** How many read every event, whoever feeds Materialize among them. @default 1 */
  readonly readers?: number;
}

export interface ProvisionedStream extends Readers {
  readonly mode: "provisioned";
  readonly shards: number;
}

export interface OnDemandStream extends Readers {
  readonly mode: "on-demand";
  /** Events a second at the peak of the last 30 days, for a stream that has been there. @default 0: a new one */
  readonly peakEventsPerSecond?: number;
  /** `us-east-1`. @default unknown: the limit of the regions that have the lower one */
  readonly region?: string;
}

/** Where a stream on demand grows furthest, by the page that the quota names. */
const LARGE_REGIONS = ["us-east-1", "us-west-2", "eu-west-1"];

/**
 * A Kinesis stream, each event a record of its own, and the records spread evenly: one partition key alone never gets
 * more than one shard takes, on demand neither.
 *
 * @throws RunError when a number is no whole number of at least 1.
 */
export function kinesisHops(stream: ProvisionedStream | OnDemandStream, eventBytes: number): readonly Hop[] {
  requireWhole("kinesis", { readers: stream.readers ?? 1, eventBytes });
  return stream.mode === "provisioned"
    ? provisionedHops(stream, eventBytes)
    : onDemandHops(stream, eventBytes);
}

function provisionedHops({ shards, readers = 1 }: ProvisionedStream, eventBytes: number): readonly Hop[] {
  requireWhole("kinesis", { shards });
  const remedy = (needed: number): string => `set shards: ${needed}`;
  const common = { count: shards, noun: "shard", eventBytes, remedy };
  return [
    sharedHop({ ...common, name: "Kinesis writes by size", quota: QUOTAS.kinesisShardWriteSize }),
    sharedHop({ ...common, name: "Kinesis writes by count", quota: QUOTAS.kinesisShardWriteCount }),
    sharedHop({ ...common, name: "Kinesis reads", quota: QUOTAS.kinesisShardRead, readers }),
  ];
}

function onDemandHops(stream: OnDemandStream, eventBytes: number): readonly Hop[] {
  const { peakEventsPerSecond: peak = 0, region = "", readers = 1 } = stream;
  requireWhole("kinesis", { peakEventsPerSecond: peak }, 0);
  const size = grown(
    QUOTAS.kinesisOnDemandWriteSize,
    (peak * eventBytes) / BYTES[QUOTAS.kinesisOnDemandWriteSize.unit],
  );
  const count = grown(QUOTAS.kinesisOnDemandWriteCount, peak);
  const { kinesisOnDemandRead, kinesisOnDemandLargeRegion, kinesisOnDemandRegion } = QUOTAS;
  const read = {
    ...kinesisOnDemandRead,
    unit: size.quota.unit,
    value: kinesisOnDemandRead.value * size.quota.value,
  };
  // A stream keeps its shards when its mode changes (the source of kinesisOnDemandGrowth).
  const remedy = (or: string) => (_: number, wanted: number) =>
    `set shards: ${shardsFor(wanted, eventBytes, readers)}, or ${or}`;
  const common = {
    count: 1,
    eventBytes,
    remedy: remedy("let it grow: it takes twice the peak of its last 30 days"),
  };
  return [
    sharedHop({ ...common, ...size, name: "Kinesis writes by size" }),
    sharedHop({ ...common, ...count, name: "Kinesis writes by count" }),
    sharedHop({ ...common, name: "Kinesis reads", quota: read, noun: size.noun, readers }),
    sharedHop({
      ...common,
      name: "Kinesis in its region",
      quota: LARGE_REGIONS.includes(region) ? kinesisOnDemandLargeRegion : kinesisOnDemandRegion,
      noun: "stream on demand",
      remedy: remedy("ask AWS Support for more"),
    }),
  ];
}

/** What a stream takes after such a peak, which is never less than a new one takes. */
function grown(quota: Quota<number>, peak: number): { readonly quota: Quota<number>; readonly noun: string } {
  const { value: times, source } = QUOTAS.kinesisOnDemandGrowth;
  return times * peak > quota.value
    ? { quota: { ...quota, value: times * peak, source }, noun: "stream on demand after its peak" }
    : { quota, noun: "new stream on demand" };
}

/** Shards enough for each limit of a provisioned stream. */
function shardsFor(eventsPerSecond: number, eventBytes: number, readers: number): number {
  const { kinesisShardWriteSize, kinesisShardWriteCount, kinesisShardRead } = QUOTAS;
  return Math.max(
    neededFor(eventsPerSecond, { quota: kinesisShardWriteSize, eventBytes }),
    neededFor(eventsPerSecond, { quota: kinesisShardWriteCount, eventBytes }),
    neededFor(eventsPerSecond, { quota: kinesisShardRead, eventBytes, readers }),
  );
}
