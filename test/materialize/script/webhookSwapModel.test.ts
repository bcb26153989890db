/**
 * What the runbook of a swap does, on a model of a catalog that references by id. That a server does the same is not
 * shown.
 */
import assert from "node:assert/strict";
import { Catalog, ddlScript, secretsScript } from "../../../materialize";
import { valueOf } from "../../support/golden";
import { CatalogModel } from "./catalogModel";
import { stepsOf, swapOf, swapSample, type SwapSample } from "./swapSample";

const EVENTS = "materialize.ingest_clicks.events";

async function deploy(model: CatalogModel, { objects }: SwapSample): Promise<CatalogModel> {
  const { entries } = new Catalog(objects);
  model.run(await valueOf(secretsScript(entries).text));
  model.run(await valueOf(ddlScript(entries).text));
  return model;
}

describe("a swap of a webhook, on a catalog that references by id,", () => {
  for (const form of ["source", "table"] as const) {
    const [before, after] = [
      swapSample({ definition: "before", form }),
      swapSample({ definition: "after", form }),
    ];
    /** The old environment, with the new secret. */
    const running = async (): Promise<CatalogModel> => {
      const model = await deploy(new CatalogModel(), before);
      model.run(await valueOf(secretsScript(new Catalog(after.objects).entries).text));
      return model;
    };
    /** What a fresh Materialize has of the new one, and the secret that nothing uses any more. */
    const wanted = async (): Promise<readonly string[]> => {
      const model = await deploy(new CatalogModel(), after);
      model.run(await valueOf(secretsScript(new Catalog(before.objects).entries).text));
      return model.snapshot();
    };

    it(`ends where ddl ends on an empty one, with another ${form} behind the name`, async () => {
      const model = await running();
      const old = model.idOf(EVENTS);
      const steps = stepsOf(await swapOf(after));
      assert.equal(steps.length, 7);
      steps.forEach((step) => model.run(step));
      assert.deepEqual(model.snapshot(), await wanted());
      assert.notEqual(model.idOf(EVENTS), old);
      await deploy(model, after);
      assert.deepEqual(model.snapshot(), await wanted(), "ddl finds nothing more to do");
    });
  }

  it("keeps the old rows where step 4 is left out, and then cannot be run again by mistake", async () => {
    const [before, after] = [swapSample({ definition: "before" }), swapSample()];
    const model = await deploy(new CatalogModel(), before);
    model.run(await valueOf(secretsScript(new Catalog(after.objects).entries).text));
    const old = model.idOf(EVENTS);
    const steps = stepsOf(await swapOf(after));
    steps.filter((step) => !step.startsWith("-- 4.")).forEach((step) => model.run(step));
    assert.equal(model.idOf("materialize.ingest_clicks_next.events"), old);
    const now = model.snapshot();
    assert.throws(
      () => steps.forEach((step) => model.run(step)),
      /schema materialize\.ingest_clicks_next is there already/,
    );
    assert.deepEqual(model.snapshot(), now, "nothing was changed by the second run");
  });

  it("stops before the swap where somebody else's view reads one of ours, and ddl gives back what went", async () => {
    const [before, after] = [swapSample({ definition: "before" }), swapSample()];
    const model = await deploy(new CatalogModel(), before);
    model.run(await valueOf(secretsScript(new Catalog(after.objects).entries).text));
    model.run(
      'CREATE VIEW "materialize"."ingest_views"."hers" AS SELECT 1 AS x FROM "materialize"."ingest_views"."clicks"',
    );
    const [were, old] = [model.snapshot(), model.idOf(EVENTS)];
    const text = await swapOf(after);
    assert.throws(
      () => model.run(text),
      /cannot drop materialize\.ingest_views\.clicks: materialize\.ingest_views\.hers reads it/,
    );
    assert.equal(model.idOf(EVENTS), old);
    await deploy(model, before);
    const giveUp = /DROP SCHEMA \S+ CASCADE/.exec(stepsOf(text)[3]!)![0];
    model.run(giveUp);
    assert.deepEqual(model.snapshot(), were);
  });

  for (const form of ["source", "table"] as const) {
    it(`stops at the old ${form} where somebody else's view reads it, loses nothing, and ends where it should once that is gone`, async () => {
      const [before, after] = [swapSample({ definition: "before", form }), swapSample({ form })];
      const model = await deploy(new CatalogModel(), before);
      model.run(await valueOf(secretsScript(new Catalog(after.objects).entries).text));
      const hers = `CREATE MATERIALIZED VIEW "materialize"."ingest_views"."hers" IN CLUSTER "hers" AS SELECT body FROM "materialize"."ingest_clicks"."events"`;
      model.run(hers);
      const [, look, make, drop, swap, end, again] = stepsOf(await swapOf(after)) as string[];
      for (const step of [look, make, drop, swap]) model.run(step!);
      const swapped = model.snapshot();
      assert.throws(
        () => model.run(end!),
        /cannot drop materialize\.ingest_clicks_next\.events: materialize\.ingest_views\.hers reads it/,
      );
      assert.deepEqual(model.snapshot(), swapped, "nothing is gone");
      model.run('DROP MATERIALIZED VIEW IF EXISTS "materialize"."ingest_views"."hers"');
      for (const step of [end, again]) model.run(step!);
      model.run(hers);

      const wanted = await deploy(new CatalogModel(), after);
      wanted.run(await valueOf(secretsScript(new Catalog(before.objects).entries).text));
      wanted.run(hers);
      assert.deepEqual(model.snapshot(), wanted.snapshot());
    });
  }

  it("takes somebody else's index on the webhook along, and stops where something else is in the schema", async () => {
    const [before, after] = [swapSample({ definition: "before" }), swapSample()];
    const model = await deploy(new CatalogModel(), before);
    model.run(await valueOf(secretsScript(new Catalog(after.objects).entries).text));
    model.run('CREATE INDEX "hers" IN CLUSTER "hers" ON "materialize"."ingest_clicks"."events" ("body")');
    model.run('CREATE VIEW "materialize"."ingest_clicks"."beside" AS SELECT 1 AS x');
    const [, look, make, drop, swap, end, again] = stepsOf(await swapOf(after)) as string[];
    for (const step of [look, make, drop, swap]) model.run(step!);
    assert.throws(
      () => model.run(end!),
      /cannot drop schema materialize\.ingest_clicks_next: it is not empty/,
    );
    const left = model.snapshot().filter((line) => /(hers|beside|ingest_clicks_next\.events): /.test(line));
    assert.deepEqual(left, ["materialize.ingest_clicks_next.beside:  AS SELECT 1 AS x reads "]);
    model.run('DROP VIEW IF EXISTS "materialize"."ingest_clicks_next"."beside"');
    // All of step 4 again: what is gone already is no error.
    for (const step of [end, again]) model.run(step!);
    assert.doesNotMatch(model.snapshot().join("\n"), /_next/);
  });

  it("would leave views on the old one without step 2: the model can tell", async () => {
    const [before, after] = [swapSample({ definition: "before" }), swapSample()];
    const model = await deploy(new CatalogModel(), before);
    model.run(await valueOf(secretsScript(new Catalog(after.objects).entries).text));
    stepsOf(await swapOf(after))
      .filter((step) => !/^-- [24]\./.test(step))
      .forEach((step) => model.run(step));
    const clicks = model.snapshot().find((line) => line.startsWith("materialize.ingest_views.clicks: "));
    assert.match(clicks!, /reads materialize\.ingest_clicks_next\.events$/);
  });
});
