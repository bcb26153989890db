/** What a swap of a webhook is about: what takes its place, what goes with it, and why it may not be. */
import { RunError } from "@pulumi/pulumi";
import { nameKey, type Entry } from "../catalog";
import { type Database } from "../database";
import { factsOf } from "../model/kinds";
import { describe, type MzObject } from "../model/object";
import { schema, type Schema } from "../schema";
import { webhookSource, type WebhookSourceArgs } from "../webhook/source";
import { webhookTable, type WebhookTableArgs } from "../webhook/table";
import { isWebhook, type Webhook } from "../webhook/url";

/** Behind the name of the webhook's schema: where the new one is made, and where the old one is after the swap. */
const NEXT = "_next";

/** Everything that the steps are about. */
export interface WebhookSwap {
  readonly webhook: Webhook;
  readonly home: Schema;
  readonly next: Schema;
  /** What reads the webhook, and what is said about it and its schema, in the catalog's order. */
  readonly downstream: readonly Entry[];
  /** Clusters, and schemas and databases of what is made again: there may be new ones among them. */
  readonly homes: readonly Entry[];
  /** The webhook as it is defined now, in the other schema. */
  readonly twin: Webhook;
}

/** @throws RunError as `webhookSwapScript` does. */
export function webhookSwapOf(entries: readonly Entry[], webhook: Webhook): WebhookSwap {
  const name = describe(webhook);
  const entry = entries.find(({ object }) => nameKey(object) === nameKey(webhook));
  if (entry === undefined || !isWebhook(entry.object))
    throw new RunError(`${name} is not among the objects that the scripts make`);
  if (entry.waitsFor.length > 0) {
    const keys = entry.waitsFor.map(({ configKey }) => configKey).join(", ");
    throw new RunError(
      `${name} waits for ${keys}: ddl makes it when that is given, and there is nothing to swap`,
    );
  }
  const { schema: home } = entry.object.args as { readonly schema: Schema };
  const others = entries.map(({ object }) => object).filter((object) => sharesSchema(object, entry.object));
  if (others.length > 0) {
    throw new RunError(
      `${name} shares its schema with ${others.map(describe).join(", ")}: a swap would rename them too; ` +
        "only a webhook with a schema of its own can be swapped",
    );
  }
  const [database] = home.references as readonly [Database];
  const next = schema({ database, name: `${home.path[1]}${NEXT}` });
  if (entries.some(({ object }) => nameKey(object) === nameKey(next)))
    throw new RunError(
      `${name} cannot be swapped: the scripts make ${describe(next)}, where its successor would be`,
    );
  const downstream = downstreamOf(entries, [entry.object, home]);
  return {
    webhook: entry.object,
    home,
    next,
    downstream,
    homes: homesOf(entries, [entry.object, ...downstream.map(({ object }) => object)], home),
    twin: twinOf(entry.object, next),
  };
}

/** Is it beside the webhook? An index on the webhook is not: it goes and comes back with it. */
function sharesSchema(object: MzObject, webhook: MzObject): boolean {
  const isBeside =
    factsOf(object.kind).namespace === "item" &&
    object !== webhook &&
    object.path.length === webhook.path.length &&
    webhook.path.slice(0, -1).every((part, i) => part === object.path[i]);
  return (
    isBeside && !(object.kind === "index" && object.references.some((on) => nameKey(on) === nameKey(webhook)))
  );
}

/** What refers to the roots, directly or through others. One pass: references stand before what refers to them. */
function downstreamOf(entries: readonly Entry[], roots: readonly MzObject[]): readonly Entry[] {
  const reached = new Set(roots.map(nameKey));
  const [webhook] = roots;
  return entries.filter(({ object }) => {
    if (object === webhook || !object.references.some((to) => reached.has(nameKey(to)))) return false;
    reached.add(nameKey(object));
    return true;
  });
}

function homesOf(entries: readonly Entry[], of: readonly MzObject[], home: Schema): readonly Entry[] {
  const wanted = new Set(of.map(nameKey));
  // From behind: what refers to an object stands after it.
  for (const { object } of [...entries].reverse())
    if (wanted.has(nameKey(object))) object.references.forEach((to) => wanted.add(nameKey(to)));
  return entries.filter(
    ({ object }) =>
      HOMES.includes(object.kind) && wanted.has(nameKey(object)) && nameKey(object) !== nameKey(home),
  );
}

const HOMES: readonly string[] = ["database", "schema", "cluster"];

function twinOf(webhook: Webhook, home: Schema): Webhook {
  const args = { ...webhook.args, schema: home, name: webhook.path.at(-1) ?? "" };
  return webhook.kind === "webhook-source"
    ? webhookSource(args as unknown as WebhookSourceArgs)
    : webhookTable(args as unknown as WebhookTableArgs);
}
