/** What a project cannot hold is refused, all of it at once. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as fc from "fast-check";
import {
  Catalog,
  cluster,
  comment,
  existingCluster,
  existingDatabase,
  existingRole,
  grant,
  index,
  kafkaSource,
  kafkaTable,
  materializedView,
  role,
  schema,
  secret,
  sql,
  type MzObject,
} from "../../../materialize";
import { hostileName, hostileText } from "../../support/arbitrary";
import { readProject } from "../../support/mzDeployReader";
import { DATABASE, forced, INGEST, sample, viewOn, VIEWS } from "../catalog/sample";
import { accepted, grammar, projectOf } from "./grammar";

/** The lines of the refusal, without its heading. */
async function refused(...objects: readonly MzObject[]): Promise<readonly string[]> {
  try {
    await projectOf(objects);
  } catch (error) {
    assert.ok(pulumi.RunError.isInstance(error), String(error));
    const [heading, ...lines] = error.message.split("\n  ");
    assert.equal(heading, "mz-deploy cannot hold these:");
    return lines;
  }
  return assert.fail("it was exported");
}

const CLUSTER = cluster({ name: "c", size: "25cc" });
const { connection, table, view: flat } = sample();

describe("what a project cannot hold", () => {
  it("is listed whole: capitals, an index on a table, mixed schemas, a variable", async () => {
    assert.deepEqual(
      (
        await refused(
          viewOn("Orders"),
          index({ name: "i", on: table, cluster: CLUSTER, columns: ["data"] }),
          viewOn("beside", [table], INGEST),
          forced("sliced", "SELECT a[1:n] AS x"),
          cluster({ name: "Fast", size: "25cc" }),
          role({ name: "big-reader" }),
        )
      ).map((line) => line.split(":")[0]),
      [
        'the name "big-reader"',
        'the name "Fast"',
        'the name "Orders"',
        'an index on "materialize"."ingest"."orders"',
        "schema materialize.ingest",
        "", // The variable, whose text starts with a colon.
      ],
    );
  });

  // prettier-ignore
  const REFUSED: readonly (readonly [string, RegExp, () => readonly MzObject[]])[] = [
    ["a database with capitals", /"Db"/, () => [viewOn("v", [], schema({ database: existingDatabase("Db"), name: "s" }))]],
    ["a schema with a dot", /"a\.b"/, () => [viewOn("v", [], schema({ database: DATABASE, name: "a.b" }))]],
    ["a schema that would leave the folder", /"\.\.\/x"/, () => [viewOn("v", [], schema({ database: DATABASE, name: "../x" }))]],
    ["a secret with capitals", /"Password"/, () => [secret({ schema: INGEST, name: "Password", value: "x" })]],
    ["a name that starts with a digit", /"1st"/, () => [viewOn("1st")]],
    ["a cluster with a dollar sign, which is printed in quotes", /"c\$1"/, () => [cluster({ name: "c$1", size: "25cc" })]],
    ["an existing cluster with capitals that a view runs on", /"Quick"/, () => [materializedView({ schema: VIEWS, name: "m", cluster: existingCluster("Quick"), query: sql`SELECT 1 AS x` })]],
    ["an existing cluster with capitals that a source runs on", /"Quick"/, () => [kafkaSource({ schema: INGEST, name: "s", cluster: existingCluster("Quick"), connection, topic: "t" })]],
    ["an existing cluster with capitals that an index runs on", /"Quick"/, () => [index({ name: "i", on: flat, cluster: existingCluster("Quick"), columns: ["id"] })]],
    ["a view beside a secret", /schema materialize\.ingest: views stand in one schema/, () => [viewOn("v", [], INGEST), secret({ schema: INGEST, name: "p", value: "x" })]],
    ["an index on a source", /an index on .*"s": only views/, () => [index({ name: "i", on: kafkaSource({ schema: INGEST, name: "s", cluster: CLUSTER, connection, topic: "t" }), cluster: CLUSTER, columns: ["x"] })]],
    ["a comment on a cluster that is there already", /"quickstart"/, () => [comment({ on: existingCluster("quickstart"), text: "t" })]],
    ["a comment on a role that is there already", /"r"/, () => [comment({ on: existingRole("r"), text: "t" })]],
    ["a comment on an index", /COMMENT ON INDEX/, () => [comment({ on: index({ name: "i", on: viewOn("v"), cluster: CLUSTER, columns: ["x"] }), text: "t" })]],
    ["two secrets that one variable would give", /PASSWORD/, () => ["a", "b"].map((home) => secret({ schema: schema({ database: DATABASE, name: home }), name: "password", value: home }))],
    ["a bare variable", /:n/, () => [forced("v", "SELECT a[1:n] AS x")]],
    ["a quoted variable", /:'n'/, () => [forced("v", "SELECT :'n' AS x")]],
    ["a variable behind an escaped quote, which mz-deploy does not know", /:n/, () => [forced("v", "SELECT E'it\\'s :n' AS x")]],
    ["a variable that an escaped quote lays bare further on", /:n/, () => [forced("v", "SELECT E'it\\'s', ':n' AS x")]],
    ["a variable that a dollar quote lays bare", /:n/, () => [forced("v", "SELECT $ä$':n$ä$ AS x, ':n' AS y")]],
  ];
  for (const [what, expected, objects] of REFUSED) {
    it(`is refused: ${what}`, async () => {
      const lines = await refused(...objects());
      assert.ok(
        lines.some((line) => expected.test(line)),
        lines.join("\n"),
      );
    });
  }

  it("does not refuse a cast, a colon in a literal, a name or a comment, or a slice of numbers", async () => {
    for (const query of [
      "SELECT '1'::int AS x",
      "SELECT 1 :: text AS x",
      "SELECT 'a:b', ':x', 'it''s :x' AS x",
      'SELECT 1 AS ":x"',
      "SELECT /* :x */ 1 AS x -- :x",
      "SELECT $$:x$$ AS x, $t$:x$t$ AS y",
      "SELECT a[1:2] AS x",
      "SELECT E'\\\\' || ':x' AS x",
      "SELECT a[1: n] AS x",
    ])
      await accepted([forced("v", query)]);
  });

  it("is refused: a variable that an escaped quote lays bare in the next statement of the file", async () => {
    const quoted = forced("v", "SELECT E'it\\'s' AS x");
    await accepted([quoted]);
    assert.deepEqual(await refused(quoted, comment({ on: quoted as never, text: ":x" })), [
      ":x in models/materialize/ingest/v.sql would be taken for a variable: write it with a space, or as a literal",
    ]);
  });

  it("knows every word that Materialize prints in quotes: as clusters they cannot be exported, others can", async () => {
    for (const word of WORDS) {
      const printedBare = grammar.printed(word) === word;
      const on = cluster({ name: word, size: "25cc" });
      if (printedBare) await accepted([on]);
      else assert.match((await refused(on)).join(), /be no keyword/, word);
    }
  });

  it("says nothing against any literal, name of a column or comment", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), hostileName(100), async (value, name) => {
        const shown = materializedView({
          schema: VIEWS,
          name: "v",
          cluster: CLUSTER,
          query: sql`SELECT ${value} AS x`,
        });
        await accepted([
          comment({ on: shown, text: value }),
          comment({ on: VIEWS, text: value }),
          index({ name, on: shown, cluster: CLUSTER, columns: [name] }),
        ]);
      }),
    );
  });

  it("is refused, or mz-deploy's rules hold, whatever objects are called", async () => {
    let exported = 0;
    await fc.assert(
      fc.asyncProperty(anyName(), anyName(), anyName(), async (one, two, three) => {
        const home = schema({ database: DATABASE, name: one });
        const views = schema({ database: DATABASE, name: three });
        const on = cluster({ name: two, size: "25cc" });
        const source = kafkaSource({ schema: home, name: two, cluster: on, connection, topic: "t" });
        const made = kafkaTable({ schema: home, name: three, source, data: { format: { type: "json" } } });
        const objects = [
          secret({ schema: home, name: "p", value: "x" }),
          comment({ on: viewOn(two, [made], views), text: "t" }),
          grant({ privileges: ["USAGE"], on: views, to: role({ name: one }) }),
        ];
        try {
          new Catalog(objects);
        } catch {
          return;
        }
        let files;
        try {
          files = await projectOf(objects);
        } catch (error) {
          assert.ok(pulumi.RunError.isInstance(error), String(error));
          return;
        }
        exported++;
        const { problems } = readProject(files, grammar);
        assert.deepEqual(
          problems.filter((problem) => !problem.includes("printed in quotes")),
          [],
        );
      }),
      { numRuns: 300 },
    );
    assert.ok(exported > 20, `only ${exported} were exported: the test says little`);
  });
});

/** What SQL knows as keywords, and what clusters are called. */
const WORDS = (
  "add all alter analyze and any array as asc between both by case cast check cluster column commit connection " +
  "constraint create cross current database day default delete desc distinct drop else end escape except exists " +
  "explain false fetch first float for foreign from full grant group having hour if ilike in index inner insert int " +
  "intersect interval into is join key last lateral left like limit list local map materialized minute month name " +
  "natural no not null numeric offset on only option options or order outer partition prepare primary public " +
  "qualify quickstart range references returning revoke right role row rows schema second select session set show " +
  "sink some source start subscribe table tables temp then time timestamp to true type union unique update user " +
  "using value values view when where window with work year zone ingest compute serving default_cluster"
).split(" ");

function anyName(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 2, arbitrary: hostileName(60) },
    {
      weight: 8,
      arbitrary: fc.constantFrom("a", "b", "c_1", "_", "a$b", "select", "é", "A", "d1", "e", "f", "g"),
    },
  );
}
