import { type Cluster } from "./cluster";
import { invalid } from "./errors";
import { type RelationKind } from "./model/kinds";
import { define, describe, type CommonArgs, type MzObject } from "./model/object";
import { identifier, qualified } from "./text/quote";
import { printSql, sql, type Sql } from "./text/sql";

export type Index = MzObject<"index">;

export interface IndexArgs extends CommonArgs {
  /** Its name; it lives in the schema of what it indexes. */
  readonly name: string;
  readonly on: MzObject<RelationKind>;
  /** The cluster that keeps it in memory, and whose queries can use it. */
  readonly cluster: Cluster;
  /** What to look rows up by: column names, or expressions by `sql`. At least one. */
  readonly columns: readonly (string | Sql)[];
}

/**
 * An index: the rows of a relation kept in memory on one cluster, by key.
 *
 * @throws RunError when `columns` is empty.
 */
export function index(args: IndexArgs): Index {
  const path = [...args.on.path.slice(0, -1), args.name];
  if (args.columns.length === 0)
    throw invalid(describe({ kind: "index", path }), "columns", "name at least one column", args.columns);
  return define({
    kind: "index",
    path,
    args: {
      on: args.on,
      cluster: args.cluster,
      columns: args.columns.map((column) => (typeof column === "string" ? column : sql`(${column})`)),
    },
    waitsFor: args.waitsFor,
    // CREATE INDEX takes a bare name: the index is put where its relation is.
    create: (plain) =>
      `CREATE INDEX IF NOT EXISTS ${identifier(args.name)} IN CLUSTER ${qualified(plain.cluster.path)} ` +
      `ON ${qualified(plain.on.path)} (${plain.columns.map((c) => (typeof c === "string" ? identifier(c) : printSql(c))).join(", ")})`,
  });
}
