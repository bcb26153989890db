/** How a consumer reads what was made: as text. That a server streams as its documentation says is not shown. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  Catalog,
  column,
  consumerScript,
  existingCluster,
  existingDatabase,
  existingRole,
  grant,
  index,
  materializedView,
  relationConsumers,
  role,
  schema,
  sql,
  view,
  webhookSource,
  webhookTable,
  type MzObject,
  type RelationConsumer,
} from "../../../materialize";
import { hostileName } from "../../support/arbitrary";
import { assertStatementsAndComments, parses } from "../../support/parser";
import { awsSample } from "../catalog/awsSample";
import { sample, viewOn, VIEWS } from "../catalog/sample";

const consumersOf = (...objects: readonly MzObject[]): readonly RelationConsumer[] =>
  relationConsumers(new Catalog(objects).entries);
const C = existingCluster("c");
const on = (
  relation: MzObject<"view">,
  name: string,
  columns: Parameters<typeof index>[0]["columns"],
  cluster = C,
): MzObject => index({ name, on: relation, cluster, columns });

describe("what consumers run", () => {
  it("is a stream, a cursor and a query; from an index by its key, on the cluster that keeps it", () => {
    const pair = view({ schema: VIEWS, name: "pairs", query: sql`SELECT 1 AS a, 2 AS "B"` });
    const [consumer, ...others] = consumersOf(
      on(pair, "pairs_by_a", ["a", "B"], existingCluster("serving")),
      grant({ privileges: ["SELECT"], on: pair, to: role({ name: "bi" }) }),
    );
    assert.deepEqual(others, []);
    const subscribe =
      'SUBSCRIBE TO "materialize"."ingest_views"."pairs" WITH (SNAPSHOT = true, PROGRESS = true)';
    assert.deepEqual(consumer, {
      relation: '"materialize"."ingest_views"."pairs"',
      kind: "view",
      roles: ["bi"],
      cluster: "serving",
      key: ["a", "B"],
      session: ['SET CLUSTER = "serving"'],
      subscribe: `COPY (${subscribe}) TO STDOUT`,
      cursor: [
        "BEGIN",
        `DECLARE "changes" CURSOR FOR ${subscribe}`,
        "FETCH 1000 \"changes\" WITH (TIMEOUT = '1s')",
        "COMMIT",
      ],
      poll: 'SELECT * FROM "materialize"."ingest_views"."pairs" WHERE "a" = $1 AND "B" = $2',
    });
  });

  it("is read by Materialize's parser, statement by statement", () => {
    for (const { objects } of [sample(), awsSample()]) {
      for (const { session, subscribe, cursor, poll } of relationConsumers(new Catalog(objects).entries)) {
        assert.deepEqual(
          [subscribe, ...cursor, poll, ...session].flatMap((statement) =>
            parses(statement).map(({ kind }) => kind),
          ),
          [
            "copy",
            "start_transaction",
            "declare",
            "fetch",
            "commit",
            "select",
            ...session.map(() => "set_variable"),
          ],
        );
      }
    }
  });

  it("reads without a key and without a cluster where nothing is indexed", () => {
    const [consumer] = consumersOf(viewOn("v"));
    const { cluster, key, session, poll, roles } = consumer!;
    assert.deepEqual(
      { cluster, key, session, poll, roles },
      {
        cluster: undefined,
        key: [],
        session: [],
        poll: 'SELECT * FROM "materialize"."ingest_views"."v"',
        roles: [],
      },
    );
    assert.ok(!("cluster" in consumer!));
  });

  it("is there for every view, and for what a role of ours may read besides, each once, in the catalog's order", () => {
    const { objects } = sample();
    assert.deepEqual(
      relationConsumers(new Catalog(objects).entries).map(({ kind, relation, roles }) => [
        kind,
        relation,
        roles,
      ]),
      [
        ["view", '"materialize"."ingest_views"."orders_flat"', []],
        ["materialized-view", '"materialize"."ingest_views"."order_totals"', ["analyst"]],
      ],
    );
    const home = schema({ database: existingDatabase("materialize"), name: "hooks" });
    const table = webhookTable({ schema: home, name: "t", check: "insecure" });
    const source = webhookSource({ schema: home, name: "s", cluster: C, check: "insecure" });
    const may = (relation: MzObject<"webhook-table" | "webhook-source">, name: string): MzObject =>
      grant({ privileges: ["SELECT"], on: relation, to: existingRole(name) });
    assert.deepEqual(
      consumersOf(
        table,
        source,
        viewOn("v"),
        may(table, "z"),
        may(table, "a"),
        grant({ privileges: ["USAGE"], on: home, to: existingRole("q") }),
      ).map(({ kind, roles }) => [kind, roles]),
      [
        ["webhook-table", ["a", "z"]],
        ["view", []],
      ],
    );
  });

  it("takes the first index by columns, and of expressions only the cluster", () => {
    const v = viewOn("v");
    const [other, first] = [existingCluster("other"), existingCluster("first")];
    const find = (...indexes: readonly MzObject[]): unknown => {
      const { cluster, key } = consumersOf(...indexes)[0]!;
      return [cluster, key];
    };
    const expression = sql`${column("x")} + 1`;
    assert.deepEqual(find(on(v, "a", [expression], other)), ["other", []]);
    assert.deepEqual(find(on(v, "a", [expression], other), on(v, "b", ["x"], first)), ["first", ["x"]]);
    assert.deepEqual(find(on(v, "a", ["x", expression], other), on(v, "b", ["x"], first)), ["first", ["x"]]);
    assert.deepEqual(find(on(v, "a", ["x"], first), on(v, "b", ["x"], other)), ["first", ["x"]]);
  });

  it("knows a relation by its name: an index and a grant on an equal one that was made apart count", () => {
    const [{ cluster, roles }] = consumersOf(
      viewOn("v"),
      on(viewOn("v"), "i", ["x"]),
      grant({ privileges: ["SELECT"], on: viewOn("v"), to: existingRole("r") }),
    ) as [RelationConsumer];
    assert.deepEqual([cluster, roles], ["c", ["r"]]);
  });
});

describe("the consumers' script", () => {
  it("is empty where there is nothing to read", () => {
    assert.equal(
      consumerScript(new Catalog([webhookTable({ schema: VIEWS, name: "t", check: "insecure" })]).entries),
      "",
    );
    assert.equal(consumerScript([]), "");
  });

  it("holds the statements in one order, each after a comment, and says where the work is done", () => {
    const stored = materializedView({ schema: VIEWS, name: "m", cluster: C, query: sql`SELECT 1 AS x` });
    const { entries } = new Catalog([
      viewOn("plain"),
      stored,
      on(viewOn("indexed"), "i", ["x"]),
      index({
        name: "j",
        on: materializedView({ schema: VIEWS, name: "n", cluster: C, query: sql`SELECT 1 AS x` }),
        cluster: C,
        columns: ["x"],
      }),
    ]);
    const text = consumerScript(entries);
    assert.deepEqual(
      parses(text).map((statement) => statement.sql),
      relationConsumers(entries).flatMap(({ session, subscribe, cursor, poll }) => [
        ...session,
        subscribe,
        ...cursor,
        poll,
      ]),
    );
    const work = text.split("\n").filter((line) => /^-- (Indexed|No index|Its rows)/.test(line));
    assert.deepEqual(
      work.map((line) => line.replace(/ \(see .*/, "")),
      [
        '-- Indexed: answered from the memory of cluster "c", and on any other worked out anew',
        "-- Its rows are in storage: each query reads them from there, on the session's cluster",
        '-- Indexed: answered from the memory of cluster "c", and on any other read from storage',
        "-- No index: each query, and each SUBSCRIBE for as long as it runs, works it out for itself on the session's cluster",
      ],
    );
    for (const [, address] of text.matchAll(/\(see (\S+)\)/g))
      assert.match(address!, /^https:\/\/materialize\.com\/docs\/[a-z0-9/#_-]+$/);
  });

  it("has the same bytes, whatever order the objects were given in", () => {
    const { objects } = sample();
    const expected = consumerScript(new Catalog(objects).entries);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...objects], { minLength: objects.length, maxLength: objects.length }),
        (shuffled) => assert.equal(consumerScript(new Catalog(shuffled).entries), expected),
      ),
      { numRuns: 30 },
    );
  });

  it("is safe whatever things are called: names are quoted, and a comment stays on its line", () => {
    fc.assert(
      fc.property(hostileName(120), (name) => {
        const home = schema({ database: existingDatabase(name), name });
        const hostile = view({ schema: home, name, query: sql`SELECT 1 AS ${column(name)}` });
        const { entries } = new Catalog([
          on(hostile, `${name}i`, [name], existingCluster(name)),
          grant({ privileges: ["SELECT"], on: hostile, to: existingRole(name) }),
        ]);
        const text = consumerScript(entries);
        const statements = parses(text);
        assert.deepEqual(
          statements.map(({ kind }) => kind),
          ["set_variable", "copy", "start_transaction", "declare", "fetch", "commit", "select"],
        );
        assertStatementsAndComments(text);
      }),
      { numRuns: 100 },
    );
  });
});
