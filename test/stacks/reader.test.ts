/** Who may read what a pipeline makes, and what looks it up fast. */
import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import * as fc from "fast-check";
import {
  Catalog,
  cluster,
  ddlScript,
  existingCluster,
  existingDatabase,
  existingSchema,
  materializedView,
  schema,
  setupScript,
  sql,
  view,
  webhookSource,
  webhookTable,
  type MzObject,
  type View,
} from "../../materialize";
import { reader, type ReaderConfig } from "../../stacks/config/reader";
import { readerObjects, type Readable } from "../../stacks/reader";
import { hostileName } from "../support/arbitrary";
import { kinesis, ON_AWS, planned } from "../support/awsEnvironments";
import { deployed, JSON_TOPIC, kafkaKind, mistakes, segment } from "../support/environments";
import { valueOf } from "../support/golden";
import { parses } from "../support/parser";

const DATABASE = existingDatabase("materialize");
const VIEWS = existingSchema(DATABASE, "public");
const QUICKSTART = existingCluster("quickstart");
const viewOf = (name: string): View => view({ schema: VIEWS, name, query: sql`SELECT 1 AS a, 2 AS b` });
const STORED = materializedView({ schema: VIEWS, name: "m", cluster: QUICKSTART, query: sql`SELECT 1 AS a` });
const TABLE = webhookTable({ schema: VIEWS, name: "t", check: "insecure" });
const SOURCE = webhookSource({ schema: VIEWS, name: "s", cluster: QUICKSTART, check: "insecure" });

const config = (more: object = {}): ReaderConfig => reader.parse({ role: "bi", ...more });

/** The statements about the reader, in the order in which they run. */
async function about(
  of: ReaderConfig,
  readables: readonly Readable[],
  on = QUICKSTART,
): Promise<readonly string[]> {
  const { entries } = new Catalog([
    ...readables.map(({ relation }) => relation),
    ...readerObjects(of, readables, on),
  ]);
  const scripts = [setupScript(entries)?.text ?? "", ddlScript(entries).text];
  const statements = (await Promise.all(scripts.map((text) => valueOf(text)))).flatMap((text) =>
    parses(text),
  );
  return statements
    .map((statement) => statement.sql)
    .filter((statement) => /^(CREATE (ROLE|INDEX|CLUSTER)|GRANT)/.test(statement));
}

describe("The reader of a pipeline", () => {
  const all: readonly Readable[] = [
    { relation: viewOf("v"), key: ["a", "b"] },
    { relation: STORED, key: ["a"] },
    { relation: viewOf("keyless"), key: [] },
    { relation: TABLE, key: ["body"] },
    { relation: SOURCE, key: ["body"] },
  ];
  const SELECTS = ["keyless", "m", "s", "t", "v"].map(
    (name) => `GRANT SELECT ON TABLE "materialize"."public"."${name}" TO "bi"`,
  );
  const USAGE = 'GRANT USAGE ON SCHEMA "materialize"."public" TO "bi"';

  it("is nobody where none is asked for", () => {
    assert.deepEqual(readerObjects(undefined, all, QUICKSTART), []);
    assert.equal(reader.parse(undefined), undefined);
  });

  it("may read each relation, and has no index, unless asked for", async () => {
    assert.deepEqual(await about(config(), all), ['CREATE ROLE "bi"', ...SELECTS, USAGE]);
    assert.deepEqual(await about(config({ existing: true }), all), [...SELECTS, USAGE]);
  });

  it("with index: has one on each view with a key, none on tables and webhooks, and may use the cluster", async () => {
    assert.deepEqual(await about(config({ index: true, existing: true }), all), [
      'CREATE INDEX IF NOT EXISTS "m_by_a" IN CLUSTER "quickstart" ON "materialize"."public"."m" ("a")',
      'CREATE INDEX IF NOT EXISTS "v_by_a" IN CLUSTER "quickstart" ON "materialize"."public"."v" ("a", "b")',
      ...SELECTS,
      'GRANT USAGE ON CLUSTER "quickstart" TO "bi"',
      USAGE,
    ]);
    const made = await about(config({ index: true }), all, cluster({ name: "serving", size: "25cc" }));
    assert.ok(made.includes('GRANT USAGE ON CLUSTER "serving" TO "bi"'));
    assert.equal(made.filter((statement) => statement.startsWith("CREATE CLUSTER")).length, 1);
  });

  it("may see each schema once, and two pipelines may have one reader", async () => {
    const other = view({
      schema: schema({ database: DATABASE, name: "other" }),
      name: "v",
      query: sql`SELECT 1 AS a`,
    });
    const readables = [...all, { relation: other, key: ["a"] }];
    const usage = (await about(config(), readables)).filter((statement) => statement.includes("ON SCHEMA"));
    assert.deepEqual(usage, ['GRANT USAGE ON SCHEMA "materialize"."other" TO "bi"', USAGE]);
    const asked = config({ index: true });
    const [one, two] = [all.slice(0, 1), all.slice(1, 2)].map((part) =>
      readerObjects(asked, part, QUICKSTART),
    );
    const together = new Catalog([...one!, ...two!]);
    assert.deepEqual(
      together.entries.filter(({ object }) => object.kind === "grant" && object.path[1] === "CLUSTER").length,
      1,
    );
  });

  for (const [what, readables] of [
    ["tables and webhooks alone", all.slice(3)],
    ["a view without a key", all.slice(2, 3)],
    ["nothing", []],
  ] as const) {
    it(`is refused with index where there is ${what}`, () => {
      assert.throws(
        () => readerObjects(config({ index: true }), readables, QUICKSTART),
        (error: unknown) =>
          RunError.isInstance(error) &&
          error.message ===
            "reader: index must be left out where a pipeline makes no view: tables and webhooks get no index, got true",
      );
    });
  }

  it("refuses keys that it does not know, and says nothing about an index that is not asked for", () => {
    assert.deepEqual(config(), { role: "bi", existing: false, index: false });
    for (const wrong of [
      { role: "bi", indexes: true },
      { role: "bi", index: "yes" },
      { index: true },
      { role: "" },
    ])
      assert.equal(reader.safeParse(wrong).success, false, JSON.stringify(wrong));
  });

  it("is quoted, whatever views, columns and roles are called", async () => {
    await fc.assert(
      fc.asyncProperty(hostileName(100), async (name) => {
        const relation: MzObject<"view"> = view({ schema: VIEWS, name, query: sql`SELECT 1 AS a` });
        const of: ReaderConfig = { role: name, existing: true, index: true };
        const kinds = new Catalog(readerObjects(of, [{ relation, key: [name] }], existingCluster(name)))
          .entries;
        assert.deepEqual(
          parses(await valueOf(ddlScript(kinds).text)).map(({ kind }) => kind),
          ["create_view", "create_index", "grant_privileges", "grant_privileges", "grant_privileges"],
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe("A reader with an index, in an environment,", () => {
  const wants = { reader: { role: "bi", index: true } };
  const indexes = (ddl: string): readonly string[] =>
    [
      ...ddl.matchAll(/^CREATE INDEX IF NOT EXISTS "(\w+)" IN CLUSTER "(\w+)" ON .*"(?:\w+)" (\(.*\));$/gm),
    ].map((match) => match.slice(1).join(" "));

  it("has Segment's events by place in the topic, and by what they are", async () => {
    const { ddl } = await deployed({ web: segment(wants) });
    assert.deepEqual(indexes(ddl), [
      'web_events_json_by_data quickstart ("data")',
      'web_events_jsonb_by_partition quickstart ("partition", "offset")',
    ]);
    assert.match(ddl, /^GRANT USAGE ON CLUSTER "quickstart" TO "bi";$/m);
    parses(ddl);
    assert.deepEqual(indexes((await deployed({ web: segment({ reader: { role: "bi" } }) })).ddl), []);
  });

  it("has the results of experiments by their names, on the common cluster, whichever that is", async () => {
    const materialize = { cluster: { name: "serving", size: "25cc" } };
    const { ddl } = await planned({ ab: kinesis(wants) }, { ...ON_AWS, materialize });
    assert.deepEqual(indexes(ddl), [
      'ab_experiment_clicked_by_anonymous_id serving ("anonymous_id")',
      'ab_experiment_results_by_experiment_name serving ("experiment_name", "variation_name")',
      'ab_experiment_viewed_by_anonymous_id serving ("anonymous_id")',
      'ab_kinesis_json_by_data serving ("data")',
    ]);
    parses(ddl);
  });

  it("is refused where the pipeline makes tables alone", async () => {
    assert.deepEqual(await mistakes({ shop: kafkaKind({ orders: JSON_TOPIC }, wants) }), [
      "pipelines.shop: reader: index must be left out where a pipeline makes no view: tables and webhooks get no index, got true",
    ]);
  });
});
