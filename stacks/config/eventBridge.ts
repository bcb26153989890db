/** The keys of `eventbridge`: the webhook, and what carries events to it. */
import * as z from "zod";
import {
  unfitBucketName,
  unfitBusName,
  unfitNewBusName,
  unfitQueueArn,
} from "../../components/eventbridge/fit";
import { EVENTBRIDGE_LIMITS, PATTERN_CHARACTERS, RATE_PER_SECOND } from "../../components/eventbridge/limits";
import { kmsKeyArn } from "./aws";
import { always, exactlyOne, strict, text } from "./strict";
import { webhookKeys } from "./webhook";
import { checkWebhook, checkViews } from "./webhookRules";

/** A text that the component takes for what it is. */
function fitting(unfit: (value: unknown) => string | undefined): z.ZodString {
  return text().refine((value) => unfit(value) === undefined, {
    error: (issue) => `must ${unfit(issue.input)}`,
  });
}

function within({ least, most }: { readonly least: number; readonly most: number }): z.ZodInt {
  return z.int().min(least).max(most);
}

const bus = z.union([
  z.literal("default"),
  strict({
    create: strict({
      /** @default made from the pipeline's name */
      name: fitting(unfitNewBusName).optional(),
      /** A customer key that is there. @default AWS's own key */
      kmsKeyArn: kmsKeyArn.optional(),
    }).optional(),
    existing: strict({ name: fitting(unfitBusName) }).optional(),
  }).check(exactlyOne(["create", "existing"])),
]);

const bucket = strict({
  create: strict({
    /** @default made from the pipeline's name */
    name: fitting(unfitBucketName).optional(),
    forceDestroy: z.boolean().default(false),
    versioning: z.boolean().default(false),
  }).optional(),
  existing: strict({
    name: fitting(unfitBucketName),
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
  /** Characters of a pattern, where AWS has raised the account's quota "Event pattern size". */
  patternQuota: within(PATTERN_CHARACTERS).optional(),
  /** Requests a second, one event each. */
  ratePerSecond: z.int().min(1).default(RATE_PER_SECOND),
  /** What the account may have of them, where AWS has raised its quota "Rate of invocations per API destination". */
  rateQuota: z.int().min(1).default(RATE_PER_SECOND),
  /** `false` until "ddl" has made the webhook: what comes earlier is answered 404, and AWS does not try that again. */
  enabled: z.boolean().default(true),
  retry: strict({
    maximumAgeSeconds: within(EVENTBRIDGE_LIMITS.maximumAgeSeconds).optional(),
    maximumAttempts: within(EVENTBRIDGE_LIMITS.maximumAttempts).optional(),
  }).optional(),
  /** What could not be delivered. @default a queue, for 14 days */
  deadLetters: strict({
    retentionDays: within(EVENTBRIDGE_LIMITS.retentionDays).optional(),
    kmsKeyArn: kmsKeyArn.optional(),
    existingQueueArn: fitting(unfitQueueArn).optional(),
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
}).check(checkWebhook, checkViews("eventbridge"));
export type EventBridgeConfig = z.infer<typeof eventBridgeShape>;
