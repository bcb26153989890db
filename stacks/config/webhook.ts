/** The keys of `webhook`, and those that its presets share with it. */
import { closest } from "fastest-levenshtein";
import * as z from "zod";
import { MOST_TOLERANCE_SECONDS } from "../../materialize/webhook/check";
import { unfitHeader } from "../../materialize/webhook/expression";
import {
  genericSender,
  HMAC_ALGORITHMS,
  SENDERS,
  SIGNATURE_ENCODINGS,
  STRIPE_TOLERANCE_SECONDS,
  UNSUPPORTED,
  type Scheme,
  type Sender,
  type SenderName,
} from "../../senders";
import { MAX_DAYS } from "../views/once";
import { reader } from "./reader";
import { secretReference } from "./secrets";
import { exactlyOne, objectName, strict, text } from "./strict";
import { checkWebhook, checkHeaders, checkSecret, checkSender, checkViews, GENERIC } from "./webhookRules";

const SENDER_NAMES = [...(Object.keys(SENDERS) as SenderName[]), GENERIC] as const;

const header = text().refine((name) => unfitHeader(name) === undefined, {
  error: (issue) => `must ${unfitHeader(String(issue.input))}`,
});

/** How a sender that is not in the table shows who it is. */
const scheme = strict({
  /** The secret is the whole value of a header. */
  apiKey: strict({ header }).optional(),
  /** HTTP basic authentication; the secret is the password. */
  basic: strict({
    username: text().regex(/^[^:]+$/, { error: "must be text without a colon" }),
  }).optional(),
  /** A header holds the HMAC of the body. */
  hmac: strict({
    header,
    algorithm: z.enum(HMAC_ALGORITHMS),
    encoding: z.enum(SIGNATURE_ENCODINGS),
    /** What stands before the signature: `sha256=`. */
    prefix: text().optional(),
  }).optional(),
  /** A header holds a time and the HMAC of `<time>.<body>`, in hex: `t=1700000000,v1=5257a8…`. */
  signedTime: strict({
    header,
    algorithm: z.enum(HMAC_ALGORITHMS).default("sha256"),
    timestampKey: text()
      .regex(/^[A-Za-z0-9]+$/, { error: "must be letters and digits" })
      .default("t"),
    signatureKey: text()
      .regex(/^[A-Za-z0-9]+$/, { error: "must be letters and digits" })
      .default("v1"),
  }).optional(),
}).check(exactlyOne(["apiKey", "basic", "hmac", "signedTime"]));

/** What every pipeline with a webhook takes. */
export const webhookKeys = {
  /** The URL holds both: `/api/webhook/<database>/<schema>/<sourceName>`. @default `<schema>_<pipeline>`, with nothing else in it */
  schema: objectName().optional(),
  sourceName: objectName().default("events"),
  /** `table` runs on no cluster of its own. */
  form: z.enum(["source", "table"]).default("source"),
  /** Best one for webhooks alone. @default the common cluster */
  cluster: strict({ name: objectName(), size: text().optional() }).optional(),
  /** A secret that is there. @default one is made; where the sender makes it, everything waits for it */
  secret: secretReference.optional(),
  /** Any text; another text makes a new secret, which sender and Materialize want both. */
  rotation: text().optional(),
  /** Names of the sender's views. @default all of them */
  views: z.array(text()).optional(),
  /**
   * How many days back events are compared and shown, or `unbounded`: for all time, at a growing cost in memory.
   * @default 90, where events hold a time
   */
  deduplicateDays: z.union([z.int().min(1).max(MAX_DAYS), z.literal("unbounded")]).optional(),
  /** Compared with what a webhook takes. */
  expectedEventsPerSecond: z.number().positive().optional(),
  /** Mean size of an event, in bytes. */
  eventBytes: z.int().min(1).default(1024),
  reader,
};

/** How old, or how far ahead, a signed time may be. @default the sender's own */
const replayWindowSeconds = z.int().min(1).max(MOST_TOLERANCE_SECONDS).optional();

function unknownSender(name: string): string {
  if (Object.hasOwn(UNSUPPORTED, name)) return `must be another: ${UNSUPPORTED[name]!.reason}`;
  const near = closest(name, [...SENDER_NAMES]);
  return `must be one of ${SENDER_NAMES.join(", ")} (did you mean ${near}? Any other sender is generic)`;
}

export const webhookShape = strict({
  ...webhookKeys,
  sender: z.enum(SENDER_NAMES, {
    error: ({ input }) => (typeof input === "string" ? unknownSender(input.toLowerCase()) : undefined),
  }),
  replayWindowSeconds,
  /** Of a generic sender. */
  scheme: scheme.optional(),
  /** Who makes the secret of a generic sender: `us`, or the `sender`. @default "us" */
  secretFrom: z.enum(["us", "sender"]).optional(),
  /** Of a generic sender: a list takes one event as well. @default "json" */
  body: z.enum(["json", "json-array"]).optional(),
  /** Events in each request of a generic sender, with body json-array. */
  eventsPerRequest: z.int().min(1).optional(),
  /** Headers that are kept with each event of a generic sender: `columns` one by one, `all` as one map. */
  headers: strict({
    columns: z.record(header, objectName()).optional(),
    all: z.literal(true).optional(),
  })
    .check(checkHeaders)
    .optional(),
  /** Nothing is checked: whoever knows the URL may post, and it is easy to guess. */
  insecure: z.literal(true).optional(),
}).check(checkWebhook, checkSecret, checkSender);
export type WebhookConfig = z.infer<typeof webhookShape>;

/** The keys of `segment-webhook`: those of `webhook` that Segment has. */
export const segmentWebhookShape = strict(webhookKeys).check(
  checkWebhook,
  checkSecret,
  checkViews("segment"),
);

/** Who posts, by the config. */
export function senderOf(config: WebhookConfig): Sender {
  if (config.sender !== GENERIC) return SENDERS[config.sender];
  const { secretFrom, body, headers } = config;
  return genericSender({
    scheme: config.scheme === undefined ? { type: "none" } : schemeOf(config.scheme),
    ...(secretFrom === undefined ? {} : { secretFrom }),
    ...(body === undefined ? {} : { body }),
    ...(headers === undefined ? {} : { headers }),
  });
}

function schemeOf({ apiKey, basic, hmac, signedTime }: z.infer<typeof scheme>): Scheme {
  if (apiKey !== undefined) return { type: "api-key", ...apiKey };
  if (basic !== undefined) return { type: "basic", ...basic };
  if (hmac !== undefined) return { type: "hmac", ...hmac };
  return {
    type: "timestamped-hmac",
    encoding: "hex",
    // Whoever signs as Stripe does is given as much time.
    toleranceSeconds: STRIPE_TOLERANCE_SECONDS,
    ...signedTime!,
  };
}
