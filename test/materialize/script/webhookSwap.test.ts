/** The runbook that gives a webhook another definition, as text: its order, its names, what it leaves out. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as fc from "fast-check";
import {
  apiKeyCheck,
  Catalog,
  cluster,
  ddlScript,
  existingCluster,
  existingDatabase,
  existingRole,
  existingSchema,
  grant,
  index,
  parsed,
  schema,
  secret,
  sql,
  view,
  webhookSource,
  webhookSwapScript,
  webhookTable,
  type Webhook,
} from "../../../materialize";
import { hostileName } from "../../support/arbitrary";
import { valueOf } from "../../support/golden";
import { assertStatementsAndComments, parses } from "../../support/parser";
import { PRINCIPAL } from "../catalog/awsSample";
import { DATABASE, VIEWS } from "../catalog/sample";
import { stepsOf, swapOf, swapSample, type SwapSample } from "./swapSample";

describe("the runbook of a swap", () => {
  it("has the same bytes, whatever order the objects were given in", async () => {
    const { objects, webhook } = swapSample();
    const expected = await swapOf({ objects, webhook });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...objects], { minLength: objects.length, maxLength: objects.length }),
        async (shuffled) => assert.equal(await swapOf({ objects: shuffled, webhook }), expected),
      ),
      { numRuns: 30 },
    );
  });

  it("finds the webhook by its name: an equal one that was made apart will do", async () => {
    assert.equal(
      await swapOf({ ...swapSample(), webhook: swapSample().webhook }),
      await swapOf(swapSample()),
    );
  });

  it("holds neither secrets, nor roles, nor what does not read the webhook", async () => {
    const text = await swapOf(swapSample());
    assert.doesNotMatch(text, /hunter|CREATE SECRET|CREATE ROLE|"elsewhere"|"other"/);
  });

  it("drops what reads the webhook last first, and makes it again in the order of ddl", async () => {
    const { objects, webhook } = swapSample();
    const { entries } = new Catalog(objects);
    const steps = stepsOf(await swapOf({ objects, webhook }));
    const made = parses(steps[6]!).map((statement) => statement.sql);
    const ddl = parses(await valueOf(ddlScript(entries).text)).map((statement) => statement.sql);
    assert.deepEqual(
      made,
      ddl.filter((statement) => made.includes(statement)),
    );
    const namesOf = (statements: readonly string[]): readonly string[] =>
      statements.map((statement) => /"([a-z_]+)"(?: IN CLUSTER| AS|$)/.exec(statement)?.[1] ?? statement);
    assert.deepEqual(
      namesOf(parses(steps[3]!).map((statement) => statement.sql)),
      namesOf(made.filter((statement) => statement.startsWith("CREATE"))).toReversed(),
    );
  });

  it("says so where nothing reads the webhook, which may stand in a schema that was there", async () => {
    const webhook = webhookTable({ schema: existingSchema(DATABASE, "hooks"), name: "h", check: "insecure" });
    const { entries } = new Catalog([webhook]);
    const { text, statements } = webhookSwapScript(entries, webhook);
    assert.deepEqual(
      parses(await valueOf(text))
        .map((statement) => statement.sql)
        .slice(2),
      [
        'CREATE SCHEMA "materialize"."hooks_next"',
        'CREATE TABLE "materialize"."hooks_next"."h"\nFROM WEBHOOK BODY FORMAT JSON',
        'ALTER SCHEMA "materialize"."hooks" SWAP WITH "hooks_next"',
        'DROP TABLE IF EXISTS "materialize"."hooks_next"."h"',
        'DROP SCHEMA "materialize"."hooks_next"',
      ],
    );
    assert.equal(statements, 7);
    assert.match(
      await valueOf(text),
      /^-- 2\. Nothing of ours reads it\.$[^]*^-- 5\. Nothing is to be made again\.$/m,
    );
  });

  it("asks what is beside the webhook, and what reads it, by its names", async () => {
    const home = schema({ database: existingDatabase("it's"), name: "ho'oks" });
    const webhook = webhookTable({ schema: home, name: "e'v", check: "insecure" });
    const [, look = ""] = stepsOf(await swapOf({ objects: [webhook], webhook }));
    const [beside, readers] = parses(look).map((statement) => statement.sql);
    assert.match(
      beside!,
      /^SELECT o\.name, o\.type FROM .* WHERE d\.name = 'it''s' AND s\.name = 'ho''oks'$/,
    );
    assert.match(
      readers!,
      / FROM mz_internal\.mz_object_dependencies AS on_it .* ON on_it\.object_id = r\.id /,
    );
    assert.match(readers!, / ON on_it\.referenced_object_id = o\.id .* AND o\.name = 'e''v'$/);
  });

  for (const [form, limit] of [
    ["source", "max_sources"],
    ["table", "max_tables"],
  ] as const) {
    it(`says that a ${form} and its twin count against ${limit}, and cascades over nothing`, async () => {
      const text = await swapOf(swapSample({ form }));
      assert.match(
        stepsOf(text)[2]!,
        new RegExp(`^-- Until step 4 .* against ${limit} \\(SHOW ${limit}\\)\\.$`, "m"),
      );
      const dropped = parses(stepsOf(text)[5]!).map((statement) => statement.sql);
      assert.deepEqual(dropped, [
        `DROP ${form.toUpperCase()} IF EXISTS "materialize"."ingest_clicks_next"."events"`,
        'DROP SCHEMA "materialize"."ingest_clicks_next"',
      ]);
      for (const { sql: statement } of parses(text)) assert.doesNotMatch(statement, /CASCADE/);
    });
  }

  it("takes an index on the webhook with it, which stands in the webhook's schema", async () => {
    const { objects, webhook } = swapSample();
    const onIt = index({ name: "by_body", on: webhook, cluster: existingCluster("c"), columns: ["body"] });
    const steps = stepsOf(await swapOf({ objects: [...objects, onIt], webhook }));
    assert.match(steps[3]!, /^DROP INDEX IF EXISTS "materialize"\."ingest_clicks"\."by_body";$/m);
    assert.match(
      steps[6]!,
      /^CREATE INDEX IF NOT EXISTS "by_body" IN CLUSTER "c" ON "materialize"\."ingest_clicks"\."events" /m,
    );
  });

  it("leaves out what waits for a pending value, and says for which", async () => {
    const { objects, webhook } = swapSample();
    const late = view({
      schema: VIEWS,
      name: "late",
      query: sql`SELECT 1 AS x FROM ${webhook}`,
      waitsFor: [PRINCIPAL],
    });
    const steps = stepsOf(await swapOf({ objects: [...objects, late], webhook }));
    assert.ok(
      steps[6]!.includes(`-- waits for ${PRINCIPAL.configKey}: view "materialize"."ingest_views"."late"`),
    );
    assert.match(steps[3]!, /^DROP VIEW IF EXISTS "materialize"\."ingest_views"\."late";$/m);
  });

  it("makes databases, schemas and clusters that are new, before what stands in them", async () => {
    const away = schema({ database: existingDatabase("other"), name: "away" });
    const { objects, webhook } = swapSample();
    const far = view({ schema: away, name: "far", query: sql`SELECT 1 AS x FROM ${webhook}` });
    const wide = index({
      name: "i",
      on: far,
      cluster: cluster({ name: "wide", size: "25cc" }),
      columns: ["x"],
    });
    const steps = stepsOf(await swapOf({ objects: [...objects, wide], webhook }));
    for (const made of ['SCHEMA IF NOT EXISTS "other"."away"', 'CLUSTER IF NOT EXISTS "wide" '])
      assert.ok(steps[2]!.includes(`CREATE ${made}`), made);
    assert.doesNotMatch(steps[2]!, /"ingest_clicks"/);
  });

  it("takes text that is known only later, and passes the guard", async () => {
    const size = pulumi.output("25cc");
    const home = schema({ database: DATABASE, name: "hooks" });
    const webhook = webhookSource({
      schema: home,
      name: "h",
      cluster: cluster({ name: "c", size }),
      check: "insecure",
    });
    const script = webhookSwapScript(new Catalog([webhook]).entries, webhook);
    assert.ok(pulumi.Output.isInstance(script.text));
    assert.match(
      await valueOf(parsed(script, "swap")),
      /^CREATE CLUSTER IF NOT EXISTS "c" \(SIZE = '25cc', /m,
    );
    const plain = webhookSwapScript(new Catalog(swapSample().objects).entries, swapSample().webhook);
    assert.equal(typeof plain.text, "string");
    assert.equal(await valueOf(parsed(plain, "swap")), plain.text);
  });
});

describe("names in the runbook of a swap", () => {
  /** A webhook, its view and a reader, all of hostile names. */
  function called(name: string, form: "source" | "table"): SwapSample {
    const home = schema({ database: existingDatabase(name), name: `${name}s` });
    const views = schema({ database: existingDatabase(name), name: `${name}v` });
    const clauses = {
      schema: home,
      name,
      check: apiKeyCheck("x-api-key", secret({ schema: views, name: `${name}k`, value: "x" })),
    };
    const webhook: Webhook =
      form === "source"
        ? webhookSource({ ...clauses, cluster: existingCluster(name) })
        : webhookTable(clauses);
    const flat = view({ schema: views, name, query: sql`SELECT ${name} AS x FROM ${webhook}` });
    return {
      objects: [flat, grant({ privileges: ["SELECT"], on: webhook, to: existingRole(name) })],
      webhook,
    };
  }

  it("are quoted wherever they stand, and never end a comment", async () => {
    await fc.assert(
      fc.asyncProperty(
        hostileName(120),
        fc.constantFrom("source" as const, "table" as const),
        async (name, form) => {
          const sample = called(name, form);
          const script = webhookSwapScript(new Catalog(sample.objects).entries, sample.webhook);
          const text = await valueOf(script.text);
          const statements = parses(text);
          assert.equal(statements.length, script.statements);
          assert.deepEqual(
            statements.map(({ kind }) => kind),
            [
              "select",
              "select",
              "create_schema",
              "create_schema",
              "create_webhook",
              "drop_objects",
              "alter_object_swap",
              "drop_objects",
              "drop_objects",
              "create_view",
              "grant_privileges",
            ],
          );
          assertStatementsAndComments(text);
        },
      ),
      { numRuns: 100 },
    );
  });
});
