/** What goes with what in the keys of webhooks: each mistake at its own path, all at once. */
import type * as z from "zod";
import { SENDERS, type SenderName } from "../../senders";
import { SENDER_VIEWS } from "../views";
import { always, isMap } from "./strict";

/** The name of a sender that is not in the table. */
export const GENERIC = "generic";

/** What the rules look at; a key that has the wrong type has been named already. */
interface Keys {
  readonly sender?: string;
  readonly form?: string;
  readonly [key: string]: unknown;
}

type Issues = z.core.$ZodRawIssue[];

function refusing(value: Keys, issues: Issues): (path: string, message: string) => void {
  return (path, message) => void issues.push({ code: "custom", message, input: value[path], path: [path] });
}

function isSender(name: unknown): name is SenderName {
  return typeof name === "string" && Object.hasOwn(SENDERS, name);
}

/** What holds whoever the sender is: no cluster for a table, no reader of nothing. */
export const checkWebhook = always<Keys>((ctx) => {
  const { form, cluster, views, reader } = ctx.value;
  const refuse = refusing(ctx.value, ctx.issues);
  if (form === "table" && cluster !== undefined)
    refuse("cluster", "must be left out with form: table, which runs on none");
  if (!Array.isArray(views) || views.length > 0) return;
  for (const key of ["reader", "deduplicateDays"] as const)
    if (ctx.value[key] !== undefined && (key !== "reader" || isMap(reader)))
      refuse(key, "must be left out where views is empty: there is none to read");
});

/** Refuses views that a sender does not have, or has once, and days for events without a time. */
export function checkViews(sender: SenderName): z.core.$ZodCheck<object> {
  return always((ctx) => void ctx.issues.push(...viewIssues(sender, ctx.value as Keys)));
}

function viewIssues(sender: SenderName, value: Keys): Issues {
  const names = SENDER_VIEWS[sender].map(({ name }) => name);
  const { title } = SENDERS[sender];
  const views = Array.isArray(value["views"]) ? (value["views"] as unknown[]) : [];
  const issues: Issues = views.flatMap((input, i) => {
    if (typeof input !== "string") return [];
    const again = views.indexOf(input) < i ? "must be named once" : undefined;
    const message = names.includes(input) ? again : `must be a view of ${title}: ${names.join(", ")}`;
    return message === undefined ? [] : [{ code: "custom", message, input, path: ["views", i] }];
  });
  const timeless = SENDER_VIEWS[sender].every(({ receivedAt }) => receivedAt === undefined);
  if (timeless && typeof value["deduplicateDays"] === "number")
    refusing(value, issues)(
      "deduplicateDays",
      `must be unbounded or left out for ${title}, whose events hold no time to go by`,
    );
  return issues;
}

/** Refuses what cannot be done to a secret that is not made here. */
export const checkSecret = always<Keys>((ctx) => {
  // The preset for Segment has no key of that name.
  const { sender = "segment", secret, secretFrom, rotation, insecure } = ctx.value;
  const refuse = refusing(ctx.value, ctx.issues);
  if (insecure === true) {
    for (const key of ["secret", "rotation", "secretFrom"] as const)
      if (ctx.value[key] !== undefined) refuse(key, "must be left out where nothing is checked");
    return;
  }
  const theirs = isSender(sender) ? SENDERS[sender].secretFrom === "sender" : secretFrom === "sender";
  if (rotation !== undefined && (theirs || secret !== undefined))
    refuse("rotation", "must be left out where the secret is not made here");
});

/** Refuses keys that are not those of the sender. */
export const checkSender = always<Keys>((ctx) => {
  const { value, issues } = ctx;
  const refuse = refusing(value, issues);
  const { sender, scheme } = value;
  if (sender !== GENERIC) {
    for (const key of ["scheme", "secretFrom", "body", "eventsPerRequest", "headers", "insecure"] as const)
      if (value[key] !== undefined) refuse(key, "must be left out unless sender is generic");
  } else {
    for (const key of ["views", "deduplicateDays"] as const)
      if (value[key] !== undefined)
        refuse(key, "must be left out where sender is generic, which has no views");
    if (value["eventsPerRequest"] !== undefined && value["body"] !== "json-array")
      refuse("eventsPerRequest", "must be left out unless body is json-array");
    if ((scheme === undefined) === (value["insecure"] === undefined))
      refuse("scheme", "must be given, or insecure: true said aloud, and not both");
  }
  // A sender that is none has been named already.
  if (isSender(sender)) issues.push(...viewIssues(sender, value));
  const title = isSender(sender) ? SENDERS[sender].title : "this sender";
  const signsTime = isSender(sender)
    ? SENDERS[sender].scheme.type === "timestamped-hmac"
    : isMap(scheme) && scheme["signedTime"] !== undefined;
  if (value["replayWindowSeconds"] !== undefined && !signsTime)
    refuse("replayWindowSeconds", `must be left out: ${title} signs no time`);
});

/** Refuses headers that are none, and names that a webhook's columns have already. */
export const checkHeaders = always<{ readonly columns?: unknown; readonly all?: unknown }>((ctx) => {
  const { columns, all } = ctx.value;
  const names = isMap(columns) ? Object.entries(columns) : [];
  if (columns === undefined && all === undefined)
    ctx.issues.push({ code: "custom", message: "must hold columns or all: true", input: ctx.value });
  const taken = new Set<unknown>(["body", ...(all === undefined ? [] : ["headers"])]);
  for (const [header, name] of names) {
    if (taken.has(name)) {
      const message = "must be a name that no other column has (body and headers are taken)";
      ctx.issues.push({ code: "custom", message, input: name, path: ["columns", header] });
    }
    taken.add(name);
  }
});
