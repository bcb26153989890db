/** The keys of `segment-kinesis`. */
import * as z from "zod";
import { STREAM_LIMITS } from "../../components/kinesis/streamArgs";
import { DEFAULT_DAYS } from "../views/experiments";
import { kmsKeyArn } from "./aws";
import { reader } from "./reader";
import { exactlyOne, objectName, strict, text } from "./strict";

const streamArn = text().regex(/^arn:aws[a-z-]*:kinesis:[a-z0-9-]+:\d{12}:stream\/[A-Za-z0-9_.-]{1,128}$/, {
  error: "must be a stream's ARN, arn:aws:kinesis:<region>:<account>:stream/<name>",
});

/** A new stream, or one that is there. */
const stream = strict({
  create: strict({
    /** @default made from the pipeline's name */
    name: text()
      .regex(/^[A-Za-z0-9_.-]{1,128}$/, { error: "must be 1 to 128 of A-Z a-z 0-9 _ . -" })
      .optional(),
    /** Provisioned, with this many; left out: on demand. */
    shards: z.int().min(1).optional(),
    retentionHours: z
      .int()
      .min(STREAM_LIMITS.retentionHours.least)
      .max(STREAM_LIMITS.retentionHours.most)
      .optional(),
    /** A customer key that is there. @default AWS's own key */
    kmsKeyArn: kmsKeyArn.optional(),
  }).optional(),
  existing: strict({ arn: streamArn, kmsKeyArn: kmsKeyArn.optional() }).optional(),
}).check(exactlyOne(["create", "existing"]));

export const segmentKinesisShape = strict({
  stream: stream.prefault({ create: {} }),
  segment: strict({
    /** What Segment's form calls the secret id: the workspace's id; older destinations have the source's. */
    externalIds: z.array(text()).min(1),
  }),
  /** The 2021 form: a user with an access key, for Materialize of that time. Nothing of today can use it. */
  legacyUser: z.boolean().default(false),
  webhook: strict({
    /** Any text; another text makes a new API key. */
    rotation: text().optional(),
    /** Events that the forwarder posts in one request: what the webhook takes depends on it. */
    eventsPerRequest: z.int().min(1).default(1),
    /** @default the common cluster */
    cluster: strict({ name: objectName(), size: text().optional() }).optional(),
  }).prefault({}),
  /** How many days back events are compared and counted, or `unbounded`: for all time, at a growing cost in memory. */
  deduplicateDays: z.union([z.int(), z.literal("unbounded")]).default(DEFAULT_DAYS),
  expectedEventsPerSecond: z.number().positive().optional(),
  eventBytes: z.int().min(1).default(1024),
  /** Refuse to delete or replace the stream. */
  protect: z.boolean().default(true),
  reader,
});
export type SegmentKinesisConfig = z.infer<typeof segmentKinesisShape>;
