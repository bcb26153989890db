/** A webhook in a schema of its own, and what reads it: what a swap is about. */
import {
  apiKeyCheck,
  basicAuthCheck,
  Catalog,
  cluster,
  comment,
  grant,
  index,
  materializedView,
  role,
  schema,
  secret,
  sql,
  view,
  webhookSource,
  webhookSwapScript,
  webhookTable,
  type MzObject,
  type Webhook,
} from "../../../materialize";
import { valueOf } from "../../support/golden";
import { DATABASE, INGEST, viewOn, VIEWS } from "../catalog/sample";

export interface SwapSample {
  readonly objects: readonly MzObject[];
  readonly webhook: Webhook;
}

export interface SwapSampleArgs {
  /** `before`: an API key and no headers; `after`: basic authentication, all headers but the secret one. */
  readonly definition?: "before" | "after";
  readonly form?: "source" | "table";
}

export function swapSample({ definition = "after", form = "source" }: SwapSampleArgs = {}): SwapSample {
  const home = schema({ database: DATABASE, name: "ingest_clicks" });
  const ingest = cluster({ name: "ingest", size: "25cc" });
  const hooks = cluster({ name: "webhooks", size: "25cc" });
  const clauses =
    definition === "before"
      ? { check: apiKeyCheck("x-api-key", secret({ schema: INGEST, name: "clicks_key", value: "hunter2" })) }
      : {
          includeHeaders: { all: { except: ["authorization"] } },
          check: basicAuthCheck(secret({ schema: INGEST, name: "clicks_basic", value: "hunter3" })),
        };
  const named = { schema: home, name: "events", ...clauses };
  const webhook = form === "source" ? webhookSource({ ...named, cluster: hooks }) : webhookTable(named);
  const flat = view({ schema: VIEWS, name: "clicks", query: sql`SELECT body->>'id' AS id FROM ${webhook}` });
  const totals = materializedView({
    schema: VIEWS,
    // Sorts before what it reads: order has to come from the references.
    name: "a_totals",
    cluster: ingest,
    query: sql`SELECT id, count(*) AS clicks FROM ${flat} GROUP BY id`,
  });
  const reader = role({ name: "analyst" });
  return {
    objects: [
      index({ name: "a_totals_by_id", on: totals, cluster: ingest, columns: ["id"] }),
      grant({ privileges: ["USAGE"], on: home, to: reader }),
      grant({ privileges: ["USAGE"], on: VIEWS, to: reader }),
      grant({ privileges: ["USAGE"], on: ingest, to: reader }),
      ...[webhook, flat, totals].map((on) =>
        grant<"view">({ privileges: ["SELECT"], on: on as never, to: reader }),
      ),
      comment({ on: webhook, text: "What the shop's pages post" }),
      comment({ on: home, text: "The webhook alone" }),
      // Nothing of these is the swap's business.
      viewOn("elsewhere"),
      webhookTable({ schema: INGEST, name: "other", check: "insecure" }),
    ],
    webhook,
  };
}

/** The runbook for its webhook. */
export async function swapOf({ objects, webhook }: SwapSample): Promise<string> {
  return valueOf(webhookSwapScript(new Catalog(objects).entries, webhook).text);
}

/** The steps of a runbook by their numbers; the first is what stands before them. */
export function stepsOf(text: string): readonly string[] {
  return text.split(/^(?=-- \d\. )/m);
}
