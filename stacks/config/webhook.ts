/** The keys of `webhook`, and those that its presets share with it. */
import * as z from "zod";
import { unfitHeader } from "../../materialize/webhook/expression";
import {
  genericSender,
  HMAC_ALGORITHMS,
  MOST_TOLERANCE_SECONDS,
  SENDERS,
  SIGNATURE_ENCODINGS,
  UNSUPPORTED,
  type Scheme,
  type Sender,
  type SenderName,
} from "../../senders";
import { SENDER_VIEWS } from "../views";
import { reader } from "./reader";
import { secretReference } from "./secrets";
import { always, exactlyOne, objectName, strict, text } from "./strict";

/** The guide's name for a sender that is not in the table. */
export const GENERIC = "generic";
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
  deduplicateDays: z.union([z.int(), z.literal("unbounded")]).optional(),
  /** Compared with what a webhook takes. */
  expectedEventsPerSecond: z.number().positive().optional(),
  /** Mean size of an event, in bytes. */
  eventBytes: z.int().min(1).default(1024),
  reader,
};

/** Refuses a cluster for a table. */
export const checkForm = always<{ readonly form: string; readonly cluster?: unknown }>((ctx) => {
  const { form, cluster } = ctx.value;
  if (form !== "table" || cluster === undefined) return;
  const message = "must be left out with form: table, which runs on none";
  ctx.issues.push({ code: "custom", message, input: cluster, path: ["cluster"] });
});

/** Refuses views that a sender does not have. */
export function checkViews(sender: SenderName): z.core.$ZodCheck<{ readonly views?: readonly string[] }> {
  return always((ctx) => void ctx.issues.push(...unknownViews(sender, ctx.value.views)));
}

function unknownViews(sender: SenderName, views: unknown): z.core.$ZodRawIssue[] {
  const names = SENDER_VIEWS[sender].map(({ name }) => name);
  // What is no list of texts has been named already.
  return (Array.isArray(views) ? (views as unknown[]) : []).flatMap((input, i) => {
    if (typeof input !== "string" || names.includes(input)) return [];
    const message = `must be a view of ${SENDERS[sender].title}: ${names.join(", ")}`;
    return [{ code: "custom", message, input, path: ["views", i] }];
  });
}

/** How old, or how far ahead, a signed time may be. @default the sender's own */
const replayWindowSeconds = z.int().min(1).max(MOST_TOLERANCE_SECONDS).optional();

export const webhookShape = strict({
  ...webhookKeys,
  sender: z.enum(SENDER_NAMES, {
    error: ({ input }) => {
      const name = typeof input === "string" ? input.toLowerCase() : "";
      return Object.hasOwn(UNSUPPORTED, name) ? `must be another: ${UNSUPPORTED[name]!.reason}` : undefined;
    },
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
  }).optional(),
  /** Nothing is checked: whoever knows the URL may post, and it is easy to guess. */
  insecure: z.literal(true).optional(),
}).check(
  checkForm,
  always((ctx) => {
    const { value } = ctx;
    const refuse = (path: string, message: string): void =>
      void ctx.issues.push({
        code: "custom",
        message,
        input: value[path as keyof typeof value],
        path: [path],
      });
    if (value.sender !== GENERIC) {
      for (const key of ["scheme", "secretFrom", "body", "eventsPerRequest", "headers", "insecure"] as const)
        if (value[key] !== undefined) refuse(key, "must be left out unless sender is generic");
      // A sender that is none has been named already.
      if (Object.hasOwn(SENDERS, value.sender)) ctx.issues.push(...unknownViews(value.sender, value.views));
      return;
    }
    if (value.views !== undefined)
      refuse("views", "must be left out where sender is generic, which has none");
    if (value.eventsPerRequest !== undefined && value.body !== "json-array")
      refuse("eventsPerRequest", "must be left out unless body is json-array");
    if ((value.scheme === undefined) === (value.insecure === undefined))
      refuse("scheme", "must be given, or insecure: true said aloud, and not both");
  }),
);
export type WebhookConfig = z.infer<typeof webhookShape>;

/** The keys of `segment-webhook`: those of `webhook` that Segment has. */
export const segmentWebhookShape = strict(webhookKeys).check(checkForm).check(checkViews("segment"));

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

/** What Stripe's own libraries take, of whoever signs as Stripe does. */
const TOLERANCE_SECONDS = 300;

function schemeOf({ apiKey, basic, hmac, signedTime }: z.infer<typeof scheme>): Scheme {
  if (apiKey !== undefined) return { type: "api-key", ...apiKey };
  if (basic !== undefined) return { type: "basic", ...basic };
  if (hmac !== undefined) return { type: "hmac", ...hmac };
  return {
    type: "timestamped-hmac",
    encoding: "hex",
    toleranceSeconds: TOLERANCE_SECONDS,
    ...signedTime!,
  };
}
