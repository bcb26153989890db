import { itemPath, type ItemArgs } from "../model/item";
import { define, describe, type MzObject } from "../model/object";
import { checkedClauses, printClauses, type WebhookClauses } from "./clauses";

export type WebhookTable = MzObject<"webhook-table">;

export interface WebhookTableArgs extends ItemArgs, WebhookClauses {}

/**
 * A table that others post to: as a webhook source, without a cluster of its own.
 *
 * @see https://materialize.com/docs/sql/create-table/
 * @throws RunError as `webhookSource` does.
 */
export function webhookTable(args: WebhookTableArgs): WebhookTable {
  const path = itemPath(args);
  const clauses = checkedClauses(args, describe({ kind: "webhook-table", path }));
  return define({
    kind: "webhook-table",
    path,
    args: { schema: args.schema, ...clauses },
    waitsFor: args.waitsFor,
    create: (plain, name) => [`CREATE TABLE IF NOT EXISTS ${name}`, ...printClauses(plain)].join("\n"),
  });
}
