import { type Cluster } from "./cluster";
import { invalid } from "./errors";
import { itemPath, type ItemArgs } from "./model/item";
import { define, describe, type MzObject } from "./model/object";
import { identifier, qualified, unfitIdentifier } from "./text/quote";
import { printSql, requireSql, type Sql } from "./text/sql";

export type MaterializedView = MzObject<"materialized-view">;

export interface MaterializedViewArgs extends ItemArgs {
  /** The cluster that keeps it up to date. */
  readonly cluster: Cluster;
  readonly query: Sql;
  /** Columns that hold no NULL; a row that breaks this puts the view into an error. @default none */
  readonly assertNotNull?: readonly string[];
}

/**
 * A materialized view: its rows are kept up to date and written to storage, where every cluster can read them.
 *
 * @throws RunError when a column in `assertNotNull` cannot be a name.
 */
export function materializedView(args: MaterializedViewArgs): MaterializedView {
  const path = itemPath(args);
  const where = describe({ kind: "materialized-view", path });
  requireSql(args.query, where);
  args.assertNotNull?.forEach((column, i) => {
    const unfit = unfitIdentifier(column);
    if (unfit !== undefined) throw invalid(where, `assertNotNull[${i}]`, unfit, column);
  });
  return define({
    kind: "materialized-view",
    path,
    args: {
      schema: args.schema,
      cluster: args.cluster,
      query: args.query,
      assertNotNull: args.assertNotNull ?? [],
    },
    waitsFor: args.waitsFor,
    create: (plain, name) => {
      const asserted = plain.assertNotNull
        .map((column) => `ASSERT NOT NULL ${identifier(column)}`)
        .join(", ");
      const options = asserted === "" ? "" : `WITH (${asserted}) `;
      return (
        `CREATE MATERIALIZED VIEW IF NOT EXISTS ${name} IN CLUSTER ${qualified(plain.cluster.path)} ${options}AS\n` +
        printSql(plain.query)
      );
    },
  });
}
