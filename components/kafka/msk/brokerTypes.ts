import { invalid } from "../../../materialize/errors";
import { EXPRESS_SUBNETS } from "./express";

/** Brokers with EBS volumes of the cluster's own. */
export interface StandardBrokersArgs {
  readonly type: "standard";
  /**
   * `kafka.…`, such as `kafka.m7g.xlarge`. AWS has begun to refuse `kafka.t3.small` for new clusters (3.9 and newer, seen
   * in 2026).
   *
   * @default "kafka.m7g.large"
   */
  readonly instanceType?: string;
  /** Brokers in all, a multiple of the subnets, 2 to 60. */
  readonly count: number;
  /** GiB of each broker's volume at first, 1 to 16384. A volume can grow and never shrink. */
  readonly storageGiB: number;
  /**
   * MiB a second of each volume, 250 up to what the instance type can carry. Wants 10 GiB or more.
   *
   * @default none: 250, shared
   */
  readonly provisionedThroughputMiB?: number;
  /**
   * Lets volumes grow as they fill up, by 10 %, every six hours at most. `storageGiB` is then only where they start:
   * a later change of it does nothing. Run `pulumi refresh` before you change `provisionedThroughputMiB` later: the
   * provider sends the size of the volumes along, and the size that Pulumi remembers may be the one from before they
   * grew. `false` turns it off (Osaka, Cape Town and Malaysia do not have it).
   *
   * @default up to four times storageGiB, from 60 % full
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-autoexpand.html
   * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kafka/cluster.go (one
   *   UpdateBrokerStorage for both)
   */
  readonly autoscaling?: StorageAutoscalingArgs | false;
}

export interface StorageAutoscalingArgs {
  /** GiB of each volume at most, storageGiB to 16384. @default four times storageGiB */
  readonly maxGiB?: number;
  /** How full a volume is when it grows, 10 to 80 %; AWS advises 50 to 60. @default 60 */
  readonly targetUtilizationPercent?: number;
}

/** Brokers whose storage AWS runs. Three replicas always, in three zones. */
export interface ExpressBrokersArgs {
  readonly type: "express";
  /** `express.…`, such as `express.m7g.large`. @default "express.m7g.large" */
  readonly instanceType?: string;
  /** Brokers in all, a multiple of 3, 3 to 60. */
  readonly count: number;
}

export type BrokersArgs = StandardBrokersArgs | ExpressBrokersArgs;
export type MskBrokerType = BrokersArgs["type"];

/** Brokers with their defaults filled in. */
export interface BrokersPlan {
  readonly type: MskBrokerType;
  readonly instanceType: string;
  readonly count: number;
  /** Standard brokers only. */
  readonly storage?: {
    readonly gib: number;
    readonly throughputMiB?: number;
    readonly autoscaling?: Required<StorageAutoscalingArgs>;
  };
}

/** @see https://docs.aws.amazon.com/msk/latest/developerguide/limits.html (brokers per KRaft cluster, storage per broker) */
const MOST_BROKERS = 60;
const MOST_GIB = 16_384;
/** @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-autoexpand-details.html */
const UTILIZATION = { least: 10, most: 80, usual: 60 };
const GROWTH = 4;

/**
 * MiB a second that a broker of this type can write at most; a type that is missing has no provisioned throughput.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-provision-throughput-management.html#throughput-bottlenecks
 */
const MOST_THROUGHPUT: ReadonlyMap<string, number> = new Map([
  ["kafka.m5.4xlarge", 593],
  ["kafka.m5.8xlarge", 850],
  ["kafka.m5.12xlarge", 1000],
  ["kafka.m5.16xlarge", 1000],
  ["kafka.m5.24xlarge", 1000],
  ["kafka.m7g.2xlarge", 312],
  ["kafka.m7g.4xlarge", 625],
  ["kafka.m7g.8xlarge", 1000],
  ["kafka.m7g.12xlarge", 1000],
  ["kafka.m7g.16xlarge", 1000],
]);
const LEAST_THROUGHPUT = 250;
const LEAST_GIB_FOR_THROUGHPUT = 10;

/** What brokers are unless asked for. */
export const MSK_DEFAULTS = {
  standard: { instanceType: "kafka.m7g.large" },
  express: { instanceType: "express.m7g.large" },
} as const satisfies Record<MskBrokerType, { readonly instanceType: string }>;

const INSTANCE_TYPE: Record<MskBrokerType, RegExp> = {
  standard: /^kafka\.[a-z0-9]+\.[a-z0-9]+$/,
  express: /^express\.[a-z0-9]+\.[a-z0-9]+$/,
};
/** What only standard brokers have. */
const STORAGE_FIELDS = ["storageGiB", "provisionedThroughputMiB", "autoscaling"];

/** @param subnets how many subnets they are spread over @throws RunError naming the field */
export function checkBrokers(brokers: BrokersArgs, subnets: number, where: string): BrokersPlan {
  if (!Object.hasOwn(MSK_DEFAULTS, brokers.type))
    throw invalid(where, "brokers.type", "be standard or express", brokers.type);
  const usual = MSK_DEFAULTS[brokers.type].instanceType;
  const instanceType = brokers.instanceType ?? usual;
  if (!INSTANCE_TYPE[brokers.type].test(instanceType)) {
    const rule = `be an instance type of ${brokers.type} brokers, such as ${usual}`;
    throw invalid(where, "brokers.instanceType", rule, instanceType);
  }
  checkCount(brokers, subnets, where);
  const plan = { type: brokers.type, instanceType, count: brokers.count };
  if (brokers.type === "standard") return { ...plan, storage: checkStorage(brokers, instanceType, where) };
  const refused = STORAGE_FIELDS.find((field) => Object.hasOwn(brokers, field));
  if (refused !== undefined) {
    const rule = "be left out with Express brokers, whose storage AWS runs";
    throw invalid(where, `brokers.${refused}`, rule, Reflect.get(brokers, refused));
  }
  return plan;
}

function checkCount({ type, count }: BrokersArgs, subnets: number, where: string): void {
  if (type === "express" && subnets !== EXPRESS_SUBNETS) {
    const rule = "name 3 subnets with Express brokers, one in each of three zones";
    throw invalid(where, "network.subnetIds", rule, subnets);
  }
  if (!Number.isInteger(count) || count < subnets || count > MOST_BROKERS || count % subnets !== 0) {
    const rule = `be a multiple of the ${subnets} subnets, ${subnets} to ${MOST_BROKERS}`;
    throw invalid(where, "brokers.count", rule, count);
  }
}

function checkStorage(
  { storageGiB, provisionedThroughputMiB, autoscaling }: StandardBrokersArgs,
  instanceType: string,
  where: string,
): BrokersPlan["storage"] {
  requireWhole(storageGiB, 1, MOST_GIB, where, "brokers.storageGiB");
  if (provisionedThroughputMiB !== undefined)
    checkThroughput(provisionedThroughputMiB, storageGiB, instanceType, where);
  return {
    gib: storageGiB,
    ...(provisionedThroughputMiB === undefined ? {} : { throughputMiB: provisionedThroughputMiB }),
    ...(autoscaling === false ? {} : { autoscaling: checkAutoscaling(autoscaling ?? {}, storageGiB, where) }),
  };
}

function checkThroughput(throughput: number, gib: number, instanceType: string, where: string): void {
  const field = "brokers.provisionedThroughputMiB";
  const most = MOST_THROUGHPUT.get(instanceType);
  if (most === undefined) {
    const next = `choose one of ${[...MOST_THROUGHPUT.keys()].join(", ")}`;
    throw invalid(where, field, `be left out with ${instanceType}`, throughput, next);
  }
  requireWhole(throughput, LEAST_THROUGHPUT, most, where, field);
  if (gib < LEAST_GIB_FOR_THROUGHPUT) {
    const rule = `be ${LEAST_GIB_FOR_THROUGHPUT} or more with provisionedThroughputMiB`;
    throw invalid(where, "brokers.storageGiB", rule, gib);
  }
}

function checkAutoscaling(
  { maxGiB, targetUtilizationPercent = UTILIZATION.usual }: StorageAutoscalingArgs,
  storageGiB: number,
  where: string,
): Required<StorageAutoscalingArgs> {
  const most = maxGiB ?? Math.min(MOST_GIB, GROWTH * storageGiB);
  const field = "brokers.autoscaling";
  requireWhole(most, storageGiB, MOST_GIB, where, `${field}.maxGiB`);
  const { least, most: fullest } = UTILIZATION;
  requireWhole(targetUtilizationPercent, least, fullest, where, `${field}.targetUtilizationPercent`);
  return { maxGiB: most, targetUtilizationPercent };
}

function requireWhole(value: number, least: number, most: number, where: string, field: string): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw invalid(where, field, `be a whole number of ${least} to ${most}`, value);
}
