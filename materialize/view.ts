import { itemPath, type ItemArgs } from "./model/item";
import { define, describe, type MzObject } from "./model/object";
import { printSql, requireSql, type Sql } from "./text/sql";

export type View = MzObject<"view">;

export interface ViewArgs extends ItemArgs {
  /** The query: `` sql`SELECT data->>'type' AS type FROM ${table}` ``. */
  readonly query: Sql;
}

/** A view: a query under a name, computed where it is used. */
export function view(args: ViewArgs): View {
  const path = itemPath(args);
  requireSql(args.query, describe({ kind: "view", path }));
  return define({
    kind: "view",
    path,
    args: { schema: args.schema, query: args.query },
    waitsFor: args.waitsFor,
    // Not OR REPLACE: it fails under dependents, and IF NOT EXISTS adds without touching what is there.
    create: (plain, name) => `CREATE VIEW IF NOT EXISTS ${name} AS\n${printSql(plain.query)}`,
  });
}
