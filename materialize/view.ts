import { itemPath, type ItemArgs } from "./model/item";
import { define, type MzObject } from "./model/object";
import { printSql, type Sql } from "./text/sql";

export type View = MzObject<"view">;

export interface ViewArgs extends ItemArgs {
  /** The query: `` sql`SELECT data->>'type' AS type FROM ${table}` ``. */
  readonly query: Sql;
}

/** A view: a query under a name, computed where it is used. */
export function view(args: ViewArgs): View {
  return define({
    kind: "view",
    path: itemPath(args),
    args: { schema: args.schema, query: args.query },
    waitsFor: args.waitsFor,
    // Not OR REPLACE: it fails under dependents, and IF NOT EXISTS adds without touching what is there.
    create: (plain, name) => `CREATE VIEW IF NOT EXISTS ${name} AS\n${printSql(plain.query)}`,
  });
}
