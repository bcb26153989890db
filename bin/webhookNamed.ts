import { RunError } from "@pulumi/pulumi";
import { isWebhook, type Webhook } from "../materialize";
import { statementHead } from "../materialize/project/statement";
import { qualified } from "../materialize/text/quote";
import { statements } from "../materialize/text/tokens";
import { isMap } from "../stacks/config/strict";
import { type OfflinePlan } from "./offline/plan";

/**
 * The webhook that a user means: by its pipeline, or by its own name, with or without quotes.
 *
 * @throws RunError listing the webhooks that there are.
 */
export function webhookNamed(plan: Pick<OfflinePlan, "entries" | "pipelines">, name: string): Webhook {
  const webhooks = plan.entries.map(({ object }) => object).filter(isWebhook);
  const named = webhooks.filter(({ path }) => path.join(".") === name || qualified(path) === name);
  const found = named.length > 0 ? named : ofPipeline(webhooks, plan.pipelines, name);
  const [webhook, ...others] = found;
  if (webhook !== undefined && others.length === 0) return webhook;
  const list = webhooks.map(({ path }) => qualified(path)).join(", ");
  const rule =
    found.length > 1 ? "say which webhook it is" : "be a pipeline with a webhook, or a webhook's name";
  throw new RunError(
    `--webhook must ${rule}, got ${JSON.stringify(name)} (webhooks here: ${list || "none"})`,
  );
}

/** Those that the pipeline's own part of the DDL makes, and the one that it names, which may still wait. */
function ofPipeline(webhooks: readonly Webhook[], pipelines: unknown, name: string): readonly Webhook[] {
  const outputs = isMap(pipelines) && Object.hasOwn(pipelines, name) ? pipelines[name] : undefined;
  if (!isMap(outputs)) return [];
  const { ddl, webhook } = outputs;
  const made = statements(typeof ddl === "string" ? ddl : "").map(statementHead);
  return webhooks.filter(
    ({ path }) =>
      path.join(".") === webhook ||
      made.some((head) => head?.role === "create" && qualified(head.on) === qualified(path)),
  );
}
