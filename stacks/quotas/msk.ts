import { closedHop, number, plural, requireWhole, sharedHop, unlimitedHop, type Hop } from "./hop";
import { type Readers } from "./kinesis";
import { QUOTAS, quotaFor } from "./quotas";

export interface MskBrokers extends Readers {
  readonly type: "standard" | "express";
  /** `kafka.m7g.large`, `express.m7g.large`. For a type that AWS's tables lack no limit is known. */
  readonly instanceType: string;
  readonly brokers: number;
  /** Of the topics that the events go through. */
  readonly replicationFactor: number;
  /** Of the topics that the events go through, all together. 0: not known. */
  readonly partitions: number;
}

/**
 * A cluster of MSK brokers, the events spread evenly over brokers and partitions.
 *
 * @throws RunError when a number is no whole number of at least 1 (`partitions`: 0).
 */
export function mskHops(cluster: MskBrokers, eventBytes: number): readonly Hop[] {
  const { brokers, partitions, replicationFactor, readers = 1 } = cluster;
  requireWhole("msk", { brokers, readers, eventBytes });
  requireWhole("msk", { partitions }, 0);
  // Without partitions there is nothing to replicate, and nobody need say how often.
  if (partitions > 0) requireWhole("msk", { replicationFactor });
  const hops = cluster.type === "express" ? expressHops : standardHops;
  return hops(cluster, eventBytes, Math.ceil((partitions * replicationFactor) / brokers));
}

/** What a standard broker takes hangs on its volume, its network and its readers; AWS puts no number to it. */
function standardHops({ instanceType, partitions }: MskBrokers, _: number, replicas: number): readonly Hop[] {
  const { mskStandardBroker, mskStandardPartitions, kafkaPartition } = QUOTAS;
  const recommended = quotaFor(mskStandardPartitions, instanceType)?.value;
  const load =
    partitions === 0 || recommended === undefined
      ? ""
      : ` (${plural(replicas, "replica")} on each, of ${number(recommended)} that it recommends)`;
  return [
    unlimitedHop("MSK brokers", mskStandardBroker, `AWS documents none for ${instanceType}${load}`),
    unlimitedHop("Kafka partitions", kafkaPartition, "Kafka has none of its own"),
  ];
}

function expressHops(cluster: MskBrokers, eventBytes: number, replicas: number): readonly Hop[] {
  const { instanceType, brokers, partitions, readers = 1 } = cluster;
  const { mskExpressWrite, mskExpressRead, mskExpressWriteQuota, mskExpressReadQuota } = QUOTAS;
  const { mskExpressPartition, mskExpressPartitions, mskExpressZones } = QUOTAS;
  const write = quotaFor(mskExpressWrite, instanceType);
  const read = quotaFor(mskExpressRead, instanceType);
  const throttled = (quota: typeof mskExpressWriteQuota | typeof mskExpressReadQuota): string =>
    `throttled above ${quotaFor(quota, instanceType)?.value} ${quota.unit}`;
  const inThrees = (needed: number): number =>
    Math.ceil(needed / mskExpressZones.value) * mskExpressZones.value;
  const common = {
    count: brokers,
    noun: `${instanceType} broker`,
    eventBytes,
    remedy: (needed: number) => `set brokers.count: ${inThrees(needed)}, or a larger instance type`,
  };
  const throughput =
    write === undefined || read === undefined
      ? [unlimitedHop("MSK brokers", mskExpressWrite, `AWS's table lacks ${instanceType}`)]
      : [
          sharedHop({ ...common, name: "MSK writes", quota: write, note: throttled(mskExpressWriteQuota) }),
          sharedHop({
            ...common,
            name: "MSK reads",
            quota: read,
            readers,
            note: throttled(mskExpressReadQuota),
          }),
        ];
  const room = quotaFor(mskExpressPartitions, instanceType)?.value ?? Infinity;
  const tooMany = closedHop(
    "MSK partitions",
    mskExpressPartitions,
    `${plural(replicas, "replica")} on each broker, and ${instanceType} has room for ${number(room)}`,
    "set fewer partitions, more brokers, or a larger instance type",
  );
  const perPartition = sharedHop({
    name: "MSK partitions",
    quota: mskExpressPartition,
    count: partitions,
    noun: "partition",
    eventBytes,
    remedy: (needed) => `set partitions: ${needed}`,
  });
  return [
    ...throughput,
    ...(partitions === 0 ? [] : [perPartition]),
    ...(partitions > 0 && replicas > room ? [tooMany] : []),
  ];
}

export interface MskServerless extends Readers {
  /** Of the topics that the events go through, all together. 0: not known. */
  readonly partitions: number;
}

/**
 * A serverless MSK cluster, the events spread evenly over partitions.
 *
 * @throws RunError when a number is no whole number of at least 1 (`partitions`: 0).
 */
export function mskServerlessHops(
  { partitions, readers = 1 }: MskServerless,
  eventBytes: number,
): readonly Hop[] {
  requireWhole("msk serverless", { readers, eventBytes });
  requireWhole("msk serverless", { partitions }, 0);
  const { mskServerlessPartitions: most } = QUOTAS;
  const cluster = {
    count: 1,
    noun: "serverless cluster",
    eventBytes,
    remedy: () => "use a cluster of brokers: what a serverless one takes is fixed",
  };
  const each = {
    count: partitions,
    noun: "partition",
    eventBytes,
    remedy: (needed: number) => (needed > most.value ? cluster.remedy() : `set partitions: ${needed}`),
  };
  const perPartition = [
    sharedHop({ ...each, name: "MSK writes to partitions", quota: QUOTAS.mskServerlessPartitionWrite }),
    sharedHop({
      ...each,
      name: "MSK reads of partitions",
      quota: QUOTAS.mskServerlessPartitionRead,
      readers,
    }),
  ];
  const tooMany = closedHop(
    "MSK partitions",
    most,
    `${plural(partitions, "partition")}, and a serverless cluster has room for ${number(most.value)}`,
    `set partitions: ${most.value} or fewer`,
  );
  return [
    sharedHop({ ...cluster, name: "MSK writes", quota: QUOTAS.mskServerlessWrite }),
    sharedHop({ ...cluster, name: "MSK reads", quota: QUOTAS.mskServerlessRead, readers }),
    ...(partitions === 0 ? [] : perPartition),
    ...(partitions > most.value ? [tooMany] : []),
  ];
}
