/** What each hop on the way takes, compared with what is expected. */
import { MSK_DEFAULTS } from "../components/kafka/msk/brokerTypes";
import { type KafkaPipelineConfig } from "./config/kafkaPipeline";
import { type EventBridgeConfig } from "./config/eventBridge";
import { type SegmentKinesisConfig } from "./config/kinesis";
import { type WebhookConfig } from "./config/webhook";
import { pipelineKey, type PipelineContext } from "./context";
import {
  checkRate,
  eventBridgeHops,
  kinesisHops,
  mskHops,
  mskServerlessHops,
  privateLinkHops,
  rateNote,
  webhookHops,
  type Hop,
} from "./quotas/hops";

interface Expected {
  readonly expectedEventsPerSecond?: number;
  readonly eventBytes: number;
}

/** @throws RunError when a hop takes less than is expected. */
export function checkKafkaRate(name: string, config: KafkaPipelineConfig): true {
  return check(name, config, kafkaHops(config));
}

export function kafkaNotes(config: KafkaPipelineConfig): readonly string[] {
  return notes(config, kafkaHops(config));
}

/** @throws RunError when a hop takes less than is expected. */
export function checkKinesisRate(
  name: string,
  config: SegmentKinesisConfig,
  { awsRegion }: PipelineContext,
): true {
  return check(name, config, segmentKinesisHops(config, awsRegion));
}

export function kinesisNotes(
  config: SegmentKinesisConfig,
  { awsRegion }: PipelineContext,
): readonly string[] {
  return notes(config, segmentKinesisHops(config, awsRegion));
}

/** @throws RunError when a hop takes less than is expected. */
export function checkWebhookRate(name: string, config: WebhookConfig): true {
  return check(name, config, ownWebhookHops(config));
}

export function webhookNotes(config: WebhookConfig): readonly string[] {
  return notes(config, ownWebhookHops(config));
}

/** @throws RunError when a hop takes less than is expected. */
export function checkEventBridgeRate(
  name: string,
  config: EventBridgeConfig,
  { awsRegion }: PipelineContext,
): true {
  return check(name, config, ownEventBridgeHops(config, awsRegion));
}

export function eventBridgeNotes(
  config: EventBridgeConfig,
  { awsRegion }: PipelineContext,
): readonly string[] {
  return notes(config, ownEventBridgeHops(config, awsRegion));
}

/** One event a request, all the way. */
function ownEventBridgeHops(
  { ratePerSecond, rateQuota, eventBytes }: EventBridgeConfig,
  region: string | undefined,
): readonly Hop[] {
  const requests = { eventsPerRequest: 1, secondsPerRequest: SLOW, canBatch: false };
  const destination = { ratePerSecond, rateQuota, ...(region === undefined ? {} : { region }) };
  return [...eventBridgeHops(destination, eventBytes), ...webhookHops(requests, eventBytes)];
}

function ownWebhookHops({ eventsPerRequest = 1, body, eventBytes }: WebhookConfig): readonly Hop[] {
  const canBatch = body === "json-array";
  return webhookHops({ eventsPerRequest, secondsPerRequest: SLOW, canBatch }, eventBytes);
}

function check(name: string, { expectedEventsPerSecond, eventBytes }: Expected, hops: readonly Hop[]): true {
  if (expectedEventsPerSecond !== undefined)
    checkRate({ expectedEventsPerSecond, eventBytes, hops }, pipelineKey(name));
  return true;
}

function notes({ expectedEventsPerSecond, eventBytes }: Expected, hops: readonly Hop[]): readonly string[] {
  return expectedEventsPerSecond === undefined
    ? []
    : [rateNote({ expectedEventsPerSecond, eventBytes, hops })];
}

function kafkaHops(config: KafkaPipelineConfig): readonly Hop[] {
  const { eventBytes, msk, mskServerless, network } = config;
  const topics = Object.values(config.topics);
  // One that is there already says no number: all together are then not known.
  const known = topics.every((topic) => topic.create && topic.partitions !== undefined);
  const partitions = known ? topics.reduce((sum, topic) => sum + (topic.partitions ?? 0), 0) : 0;
  const hops: Hop[] = [];
  if (mskServerless !== undefined) hops.push(...mskServerlessHops({ partitions }, eventBytes));
  if (msk?.existing !== undefined) hops.push(notAsked("MSK brokers"));
  if (msk?.create !== undefined) {
    const { type, count, instanceType } = msk.create.brokers;
    hops.push(
      ...mskHops(
        {
          type,
          instanceType: instanceType ?? MSK_DEFAULTS[type].instanceType,
          brokers: count,
          // As a topic has it by default: one in each zone.
          replicationFactor: Math.max(...topics.map((topic) => topic.replicationFactor ?? zonesOf(config))),
          partitions,
        },
        eventBytes,
      ),
    );
  }
  if (network === "privatelink") hops.push(...privateLinkHops({ zones: zonesOf(config) }, eventBytes));
  return hops;
}

/** A subnet is a zone. */
function zonesOf({ msk, privatelink }: KafkaPipelineConfig): number {
  const vpc = msk?.create?.vpc ?? msk?.existing?.vpc ?? privatelink?.vpc;
  return privatelink?.materializeZoneIds?.length ?? vpc?.subnetIds?.length ?? vpc?.default?.subnets ?? 1;
}

/** What is there already is not asked what it can take. */
function notAsked(name: string): Hop {
  return {
    name,
    eventsPerSecond: Infinity,
    because: "there already, and not asked how large",
    source: "",
    remedy: () => "",
  };
}

/** A slow answer, in seconds. */
const SLOW = 0.1;

function segmentKinesisHops(
  { stream, webhook, eventBytes }: SegmentKinesisConfig,
  region: string | undefined,
): readonly Hop[] {
  const { create } = stream;
  const kinesis =
    create === undefined
      ? [notAsked("Kinesis stream")]
      : kinesisHops(
          create.shards === undefined
            ? { mode: "on-demand", ...(region === undefined ? {} : { region }) }
            : { mode: "provisioned", shards: create.shards },
          eventBytes,
        );
  return [
    ...kinesis,
    ...webhookHops({ eventsPerRequest: webhook.eventsPerRequest, secondsPerRequest: SLOW }, eventBytes),
  ];
}
