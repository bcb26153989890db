import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { goldenTexts } from "../../support/golden";
import { cluster, schema, source, table, view } from "./world";

const { column, join, sql } = mz;
const viewOf = (query: mz.Sql): mz.View => mz.view({ schema, name: "v", query });
const materializedOf = (args: Partial<mz.MaterializedViewArgs>): mz.MaterializedView =>
  mz.materializedView({ schema, name: "m", cluster, query: sql`SELECT data FROM ${table}`, ...args });
const indexOf = (args: Partial<mz.IndexArgs>): mz.Index =>
  mz.index({ name: "i", on: view, cluster, columns: ["data"], ...args });

goldenTexts("view", [
  {
    name: "over a table",
    kind: "create_view",
    text: () => viewOf(sql`SELECT data->>'type' AS type FROM ${table}`).create(),
  },
  {
    name: "with every kind of hole",
    kind: "create_view",
    text: () =>
      viewOf(
        sql`SELECT ${column('user"Id')}, ${1}, ${-1}, ${1.5}, ${true}, ${"it's"} FROM ${table} WHERE ${sql`a = ${"b"}`}`,
      ).create(),
  },
  {
    name: "with Outputs",
    kind: "create_view",
    text: () =>
      viewOf(sql`SELECT ${pulumi.output("it's")}, ${pulumi.output(-7)}, ${Promise.resolve(false)}`).create(),
  },
  {
    name: "with joined columns",
    kind: "create_view",
    text: () =>
      viewOf(
        sql`SELECT ${join(["a", "b", "B"].map((name) => sql`${column(name)}`))} FROM ${source}`,
      ).create(),
  },
  {
    name: "with backslashes as they were written",
    kind: "create_view",
    text: () => viewOf(sql`SELECT regexp_match(data, '^\d+\s*$') FROM ${table}`).create(),
  },
  {
    name: "that ends in a line comment",
    kind: "create_view",
    text: () => viewOf(sql`SELECT 1 -- one`).create(),
  },
  {
    name: "that nests a fragment with a line comment",
    kind: "create_view",
    text: () => viewOf(sql`SELECT 1 WHERE ${sql`true -- always`} AND ${"a"} = 'a'`).create(),
  },
]);

goldenTexts("materializedView", [
  {
    name: "plain",
    kind: "create_materialized_view",
    text: () => materializedOf({}).create(),
  },
  {
    name: "with columns that hold no NULL",
    kind: "create_materialized_view",
    text: () => materializedOf({ assertNotNull: ["data", 'odd"Name'] }).create(),
  },
  {
    name: "over Outputs",
    kind: "create_materialized_view",
    text: () => materializedOf({ query: sql`SELECT ${pulumi.output("x")} AS x` }).create(),
  },
]);

goldenTexts("index", [
  {
    name: "on one column",
    kind: "create_index",
    text: () => indexOf({}).create(),
  },
  {
    name: "on columns and an expression",
    kind: "create_index",
    text: () => indexOf({ columns: ["a", sql`lower(${column("B")})`, "C"] }).create(),
  },
  {
    name: "on an expression with an operator",
    kind: "create_index",
    text: () => indexOf({ columns: [sql`data->>${"type"}`] }).create(),
  },
  {
    name: "on an expression that ends in a line comment",
    kind: "create_index",
    text: () => indexOf({ columns: [sql`a -- the first`, "b"] }).create(),
  },
  {
    name: "on a table",
    kind: "create_index",
    text: () => indexOf({ on: table }).create(),
  },
  {
    name: "over an Output",
    kind: "create_index",
    text: () => indexOf({ columns: [sql`data->>${pulumi.output("type")}`] }).create(),
  },
]);

describe("views and indexes", () => {
  it("refer to what their query names, through nested fragments, each once", () => {
    const query = sql`SELECT 1 FROM ${table} a, ${sql`${view} b, ${table} c`}`;
    assert.deepEqual(viewOf(query).references, [schema, table, view]);
    assert.deepEqual(materializedOf({ query }).references, [schema, cluster, table, view]);
  });

  it("an index lives in the schema of what it indexes, and refers to objects in its expressions", () => {
    const other = mz.schema({ database: mz.existingDatabase("materialize"), name: "views" });
    const on = mz.view({ schema: other, name: "v", query: sql`SELECT 1` });
    assert.deepEqual(indexOf({ on }).path, ["materialize", "views", "i"]);
    assert.deepEqual(indexOf({ columns: [sql`${table}`] }).references, [view, cluster, table]);
  });

  it("an index on nothing is refused", () => {
    assert.throws(() => indexOf({ columns: [] }), {
      message: /columns must name at least one column, got \[\]/,
    });
  });

  for (const query of ["SELECT 1", { texts: ["SELECT 1"], holes: [] }, undefined, null, 1]) {
    it(`${JSON.stringify(query)} is no query: only sql makes one`, () => {
      const wrong = query as unknown as mz.Sql;
      const rule = /query must be made by sql`…`/;
      assert.throws(() => viewOf(wrong), rule);
      assert.throws(() => materializedOf({ query: wrong }), rule);
    });
  }

  for (const wrong of [1, null, { texts: ["a"], holes: [] }, ["a"]]) {
    it(`${JSON.stringify(wrong)} is no column of an index`, () => {
      assert.throws(
        () => indexOf({ columns: ["a", wrong as never] }),
        /columns\[1\] must be a column's name or made by sql`…`/,
      );
    });
  }
});
