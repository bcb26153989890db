import { RATE_PER_SECOND } from "../../components/eventbridge/limits";

/** What one hop can be asked to take, as its vendor says it. */
export interface Quota<Value = QuotaValue> {
  /** A number, one for each instance type or region, or `"none"`: the vendor documents no limit, so none is known. */
  readonly value: Value;
  /** As the vendor writes it. MB are a million bytes here: where a vendor means MiB, the limit is 5 % higher than we say. */
  readonly unit: Unit;
  readonly what: string;
  /** Where it was read, in November 2026. */
  readonly source: string;
}
type ByInstanceType = Readonly<Record<string, number>>;
export type QuotaValue = number | ByInstanceType | "none";

/** What the units that stand for bytes mean, in bytes. */
export const BYTES = { MB: 1e6, "MB/s": 1e6, "GB/s": 1e9, Gbps: 1e9 / 8 } as const;
export type Unit =
  keyof typeof BYTES | "records/s" | "requests/s" | "partitions" | "requests" | "times" | "zones";

const EVENTBRIDGE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html";
const KINESIS = "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html";
const KINESIS_MODES = "https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html";
const KINESIS_FAQ = "https://aws.amazon.com/kinesis/data-streams/faqs/";
const MSK = "https://docs.aws.amazon.com/msk/latest/developerguide/limits.html";
const MSK_STANDARD = "https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html";
const MSK_EXPRESS = "https://docs.aws.amazon.com/msk/latest/developerguide/msk-broker-types-express.html";
const WEBHOOK = "https://materialize.com/docs/sql/create-source/webhook/#request-limits";

/** The one table of what vendors allow. Every number about a rate in this package comes from here. */
export const QUOTAS = {
  kinesisShardWriteSize: {
    value: 1,
    unit: "MB/s",
    what: "writes to one shard",
    source: KINESIS,
  },
  kinesisShardWriteCount: {
    value: 1000,
    unit: "records/s",
    what: "writes to one shard",
    source: KINESIS,
  },
  kinesisShardRead: {
    value: 2,
    unit: "MB/s",
    what: "reads of one shard, which all readers without enhanced fan-out share",
    source: KINESIS,
  },
  kinesisOnDemandWriteSize: {
    value: 4,
    unit: "MB/s",
    what: "writes to a new stream on demand",
    source: KINESIS,
  },
  kinesisOnDemandWriteCount: {
    value: 4000,
    unit: "records/s",
    what: "writes to a new stream on demand",
    source: KINESIS_FAQ,
  },
  kinesisOnDemandGrowth: {
    value: 2,
    unit: "times",
    what: "the peak of the last 30 days, which a stream on demand takes; more within 15 minutes may be throttled",
    source: KINESIS_MODES,
  },
  kinesisOnDemandRead: {
    value: 2,
    unit: "times",
    what: "the writes that a stream on demand takes, for all readers without enhanced fan-out",
    source: KINESIS_MODES,
  },
  kinesisOnDemandLargeRegion: {
    value: 10,
    unit: "GB/s",
    what: "writes that a stream on demand grows to in us-east-1, us-west-2 and eu-west-1",
    source: KINESIS,
  },
  kinesisOnDemandRegion: {
    value: 200,
    unit: "MB/s",
    what: "writes that a stream on demand grows to in other regions, unless AWS Support raises it",
    source: KINESIS,
  },
  mskStandardBroker: {
    value: "none",
    unit: "MB/s",
    what: "throughput of a standard broker; in a comparison AWS names 153.8 MB/s for kafka.m7g.16xlarge, no limit for any",
    source: MSK_EXPRESS,
  },
  mskStandardPartitions: {
    value: {
      "kafka.t3.small": 300,
      "kafka.m5.large": 1000,
      "kafka.m5.xlarge": 1000,
      "kafka.m5.2xlarge": 2000,
      "kafka.m5.4xlarge": 4000,
      "kafka.m5.8xlarge": 4000,
      "kafka.m5.12xlarge": 4000,
      "kafka.m5.16xlarge": 4000,
      "kafka.m5.24xlarge": 4000,
      "kafka.m7g.large": 1000,
      "kafka.m7g.xlarge": 1000,
      "kafka.m7g.2xlarge": 2000,
      "kafka.m7g.4xlarge": 4000,
      "kafka.m7g.8xlarge": 4000,
      "kafka.m7g.12xlarge": 4000,
      "kafka.m7g.16xlarge": 4000,
    },
    unit: "partitions",
    what: "replicas on one standard broker that AWS recommends where all partitions are written to; not enforced",
    source: MSK_STANDARD,
  },
  kafkaPartition: {
    value: "none",
    unit: "MB/s",
    what: "throughput of a partition: Kafka's own quotas are by client and broker",
    source: "https://docs.confluent.io/kafka/design/quotas.html",
  },
  mskExpressWrite: {
    value: {
      "express.m7g.large": 15.6,
      "express.m7g.xlarge": 31.2,
      "express.m7g.2xlarge": 62.5,
      "express.m7g.4xlarge": 124.9,
      "express.m7g.8xlarge": 250,
      "express.m7g.12xlarge": 375,
      "express.m7g.16xlarge": 500,
    },
    unit: "MB/s",
    what: "sustained writes to one Express broker, replication not counted; above it, it may get slower",
    source: MSK,
  },
  mskExpressWriteQuota: {
    value: {
      "express.m7g.large": 23.4,
      "express.m7g.xlarge": 46.8,
      "express.m7g.2xlarge": 93.7,
      "express.m7g.4xlarge": 187.5,
      "express.m7g.8xlarge": 375,
      "express.m7g.12xlarge": 562.5,
      "express.m7g.16xlarge": 750,
    },
    unit: "MB/s",
    what: "writes to one Express broker above which it throttles",
    source: MSK,
  },
  mskExpressRead: {
    value: {
      "express.m7g.large": 31.2,
      "express.m7g.xlarge": 62.5,
      "express.m7g.2xlarge": 125,
      "express.m7g.4xlarge": 249.8,
      "express.m7g.8xlarge": 500,
      "express.m7g.12xlarge": 750,
      "express.m7g.16xlarge": 1000,
    },
    unit: "MB/s",
    what: "sustained reads of one Express broker",
    source: MSK,
  },
  mskExpressReadQuota: {
    value: {
      "express.m7g.large": 58.5,
      "express.m7g.xlarge": 117,
      "express.m7g.2xlarge": 234.2,
      "express.m7g.4xlarge": 468.7,
      "express.m7g.8xlarge": 937.5,
      "express.m7g.12xlarge": 1406.2,
      "express.m7g.16xlarge": 1875,
    },
    unit: "MB/s",
    what: "reads of one Express broker above which it throttles",
    source: MSK,
  },
  mskExpressPartition: {
    value: 15,
    unit: "MB/s",
    what: "throughput of one partition on Express brokers",
    source: MSK,
  },
  mskExpressPartitions: {
    value: {
      "express.m7g.large": 1500,
      "express.m7g.xlarge": 2000,
      "express.m7g.2xlarge": 4000,
      "express.m7g.4xlarge": 8000,
      "express.m7g.8xlarge": 16_000,
      "express.m7g.12xlarge": 24_000,
      "express.m7g.16xlarge": 32_000,
    },
    unit: "partitions",
    what: "replicas on one Express broker, at most",
    source: MSK,
  },
  mskExpressZones: {
    value: 3,
    unit: "zones",
    what: "that Express brokers are spread over evenly, so that they come in threes",
    source: MSK_EXPRESS,
  },
  mskServerlessWrite: {
    value: 200,
    unit: "MB/s",
    what: "writes to a serverless cluster",
    source: MSK,
  },
  mskServerlessRead: {
    value: 400,
    unit: "MB/s",
    what: "reads of a serverless cluster",
    source: MSK,
  },
  mskServerlessPartitionWrite: {
    value: 5,
    unit: "MB/s",
    what: "writes to one partition of a serverless cluster",
    source: MSK,
  },
  mskServerlessPartitionRead: {
    value: 10,
    unit: "MB/s",
    what: "reads of one partition of a serverless cluster",
    source: MSK,
  },
  mskServerlessPartitions: {
    value: 2400,
    unit: "partitions",
    what: "in a serverless cluster, without replicas, of topics that are not compacted (120 of those that are)",
    source: MSK,
  },
  privateLinkZone: {
    value: 10,
    unit: "Gbps",
    what: "that an endpoint carries in one zone to begin with",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html",
  },
  privateLinkZoneGrown: {
    value: 100,
    unit: "Gbps",
    what: "that an endpoint grows to in one zone by itself",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html",
  },
  networkLoadBalancer: {
    value: "none",
    unit: "Gbps",
    what: "throughput of a Network Load Balancer, which grows with its traffic",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html",
  },
  eventBridgeDestination: {
    // One number with the component's default: AWS has the same for both.
    value: RATE_PER_SECOND,
    unit: "requests/s",
    what: "to one API destination, over all rules, unless AWS raises it",
    source: EVENTBRIDGE,
  },
  eventBridgeInvocations: {
    value: {
      "*": 750,
      "ap-east-1": 1100,
      "ap-northeast-1": 2250,
      "ap-northeast-2": 1100,
      "ap-south-1": 1100,
      "ap-southeast-1": 2250,
      "ap-southeast-2": 2250,
      "ca-central-1": 1100,
      "eu-central-1": 4500,
      "eu-north-1": 1100,
      "eu-south-2": 4500,
      "eu-west-1": 18_750,
      "eu-west-2": 2250,
      "eu-west-3": 1100,
      "sa-east-1": 1100,
      "us-east-1": 18_750,
      "us-east-2": 4500,
      "us-west-1": 2250,
      "us-west-2": 18_750,
    },
    unit: "requests/s",
    what: "from all rules of an account to all targets, by region (`*`: each other), unless AWS raises it",
    source: EVENTBRIDGE,
  },
  eventBridgeEvent: {
    value: 1,
    unit: "MB",
    what: "of one event, which has to stay below it",
    source: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html",
  },
  webhookConcurrency: {
    value: 500,
    unit: "requests",
    what: "at one time, over all webhook sources of a region of Materialize",
    source: WEBHOOK,
  },
  webhookBody: {
    value: 2,
    unit: "MB",
    what: "of one request's body",
    source: WEBHOOK,
  },
} as const satisfies Record<string, Quota>;

/** Bytes (a second) of a quota in such a unit; `undefined` for one that counts something else. */
export function bytesOf({ value, unit }: Quota<number>): number | undefined {
  const factor: number | undefined = Object.hasOwn(BYTES, unit)
    ? BYTES[unit as keyof typeof BYTES]
    : undefined;
  // 15.6 MB are 15,600,000 bytes, and 15.6 * 1e6 is not quite.
  return factor === undefined ? undefined : Math.round(value * factor);
}

/** The row for one instance type or region; `undefined` for one that the vendor's table lacks. */
export function quotaFor(quota: Quota<ByInstanceType>, instanceType: string): Quota<number> | undefined {
  const value = Object.hasOwn(quota.value, instanceType) ? quota.value[instanceType] : undefined;
  return value === undefined ? undefined : { ...quota, value };
}
