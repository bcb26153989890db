import { type Cluster } from "./cluster";
import { invalid } from "./errors";
import { type RelationKind } from "./model/kinds";
import { define, describe, type CommonArgs, type MzObject } from "./model/object";
import { identifier, qualified, unfitIdentifier } from "./text/quote";
import { isSql, printSql, sql, type Sql } from "./text/sql";

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
 * @throws RunError when `columns` is empty, or one of them cannot be a name.
 */
export function index(args: IndexArgs): Index {
  const { name } = args;
  const path = [...args.on.path.slice(0, -1), name];
  const where = describe({ kind: "index", path });
  if (args.columns.length === 0) throw invalid(where, "columns", "name at least one column", args.columns);
  args.columns.forEach((column, i) => {
    if (isSql(column)) return;
    const unfit =
      typeof column === "string" ? unfitIdentifier(column) : "be a column's name or made by sql`…`";
    if (unfit !== undefined) throw invalid(where, `columns[${i}]`, unfit, column);
  });
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
      `CREATE INDEX IF NOT EXISTS ${identifier(name)} IN CLUSTER ${qualified(plain.cluster.path)} ` +
      `ON ${qualified(plain.on.path)} (${plain.columns.map((c) => (typeof c === "string" ? identifier(c) : printSql(c))).join(", ")})`,
  });
}
