/** The keys of `eventbridge`: the webhook, and what carries events to it. */
import * as z from "zod";
import { RATE_PER_SECOND } from "../../components/eventbridge/limits";
import { kmsKeyArn } from "./aws";
import { always, exactlyOne, strict, text } from "./strict";
import { checkForm, checkViews, webhookKeys } from "./webhook";

const bus = z.union([
  z.literal("default"),
  strict({
    create: strict({
      /** @default made from the pipeline's name */
      name: text().optional(),
      /** A customer key that is there. @default AWS's own key */
      kmsKeyArn: kmsKeyArn.optional(),
    }).optional(),
    existing: strict({ name: text() }).optional(),
  }).check(exactlyOne(["create", "existing"])),
]);

const bucket = strict({
  create: strict({
    /** @default made from the pipeline's name */
    name: text().optional(),
    forceDestroy: z.boolean().default(false),
    versioning: z.boolean().default(false),
  }).optional(),
  existing: strict({
    name: text(),
    /** `true` sets the bucket's notifications, and what was set there is gone; `false` leaves them to their owner. */
    replaceNotifications: z.boolean(),
  }).optional(),
}).check(exactlyOne(["create", "existing"]));

const { rotation, secret: _secret, ...shared } = webhookKeys;

export const eventBridgeShape = strict({
  ...shared,
  rotation,
  /** Where events come in. */
  bus: bus.default("default"),
  /** Which events are sent, as EventBridge writes a pattern. @default with a bucket, objects created and deleted in it */
  pattern: z.record(z.string(), z.unknown()).optional(),
  /** Requests a second, one event each. */
  ratePerSecond: z.int().min(1).default(RATE_PER_SECOND),
  retry: strict({
    maximumAgeSeconds: z.int().optional(),
    maximumAttempts: z.int().optional(),
  }).optional(),
  /** What could not be delivered. @default a queue, for 14 days */
  deadLetters: strict({
    retentionDays: z.int().optional(),
    kmsKeyArn: kmsKeyArn.optional(),
    existingQueueArn: text()
      .regex(/^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/, {
        error: "must be a queue's ARN, arn:aws:sqs:<region>:<account>:<name>",
      })
      .optional(),
  })
    .check(
      always((ctx) => {
        const { existingQueueArn, retentionDays, kmsKeyArn: key } = ctx.value;
        if (existingQueueArn === undefined || (retentionDays === undefined && key === undefined)) return;
        const message = "must be left out beside retentionDays or kmsKeyArn, which are of a queue to be made";
        ctx.issues.push({ code: "custom", message, input: existingQueueArn, path: ["existingQueueArn"] });
      }),
    )
    .optional(),
  bucket: bucket.optional(),
  /** Refuse to delete or replace the queue, the bucket and the bus. */
  protect: z.boolean().default(true),
}).check(checkForm, checkViews("eventbridge"));
export type EventBridgeConfig = z.infer<typeof eventBridgeShape>;
