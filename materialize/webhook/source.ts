import { type Cluster } from "../cluster";
import { itemPath, type ItemArgs } from "../model/item";
import { define, describe, type MzObject } from "../model/object";
import { qualified } from "../text/quote";
import { checkedClauses, printClauses, type WebhookClauses } from "./clauses";

export type WebhookSource = MzObject<"webhook-source">;

export interface WebhookSourceArgs extends ItemArgs, WebhookClauses {
  /** Webhooks of one cluster share its memory and its restarts: best one of their own. */
  readonly cluster: Cluster;
}

/**
 * A source that others post to. Its URL holds its names: see {@link webhookUrl}. Nothing but its name and owner can be
 * altered later: see `webhookSwapScript`.
 *
 * @see https://materialize.com/docs/sql/create-source/webhook/
 * @throws RunError when a header has no header's name, a secret's alias is none, or a secret would be kept in rows.
 */
export function webhookSource(args: WebhookSourceArgs): WebhookSource {
  const path = itemPath(args);
  const clauses = checkedClauses(args, describe({ kind: "webhook-source", path }));
  return define({
    kind: "webhook-source",
    path,
    args: { schema: args.schema, cluster: args.cluster, ...clauses },
    waitsFor: args.waitsFor,
    create: (plain, name) =>
      [
        `CREATE SOURCE IF NOT EXISTS ${name}`,
        `IN CLUSTER ${qualified(plain.cluster.path)}`,
        ...printClauses(plain),
      ].join("\n"),
  });
}
