import assert from "node:assert/strict";
import * as mz from "../../../materialize";
import { goldenTexts, valueOf } from "../../support/golden";
import { password, role, schema, webhook, webhookTable } from "../objects/world";
import { check, CLAUSES } from "./variants";

goldenTexts(
  "webhookTable",
  Object.entries(CLAUSES).map(([name, clauses]) => ({
    name,
    kind: "create_webhook",
    text: () => mz.webhookTable({ schema, name: "hooks", check, ...clauses }).create(),
  })),
);

describe("a webhook table", () => {
  it("is a webhook source but for its first lines: a table has no cluster of its own", () => {
    for (const [name, clauses] of Object.entries(CLAUSES)) {
      const args = { schema, name: "hooks", check, ...clauses };
      const table = mz.webhookTable(args).create() as string;
      const source = mz.webhookSource({ ...args, cluster: mz.existingCluster("c") }).create() as string;
      assert.equal(table, source.replace(/^CREATE SOURCE (.*)\nIN CLUSTER "c"$/m, "CREATE TABLE $1"), name);
    }
  });

  it("refers to its schema and its check's secret", () => {
    assert.deepEqual(webhookTable.references, [schema, password]);
  });

  it("holds no secret's value", async () => {
    assert.doesNotMatch(await valueOf(webhookTable.create()), /hunter2/);
  });

  it("is dropped and granted as a table", () => {
    assert.equal(webhookTable.drop(), 'DROP TABLE IF EXISTS "materialize"."ingest"."hooks_t"');
    assert.equal(
      mz.grant({ privileges: ["SELECT"], on: webhookTable, to: role }).create(),
      'GRANT SELECT ON TABLE "materialize"."ingest"."hooks_t" TO "app"',
    );
  });

  it("takes a name in its schema, which a source cannot have as well", () => {
    const source = mz.webhookSource({ schema, name: "hooks_t", cluster: mz.existingCluster("c"), check });
    assert.throws(() => new mz.Catalog([source, webhookTable]), /"hooks_t"/);
  });

  it("can be read by a view", () => {
    const view = mz.view({ schema, name: "v", query: mz.sql`SELECT body FROM ${webhookTable}` });
    assert.deepEqual(view.references, [schema, webhookTable]);
  });

  it("can be posted to, as a source can, and nothing else can", () => {
    assert.deepEqual([webhook, webhookTable, schema].map(mz.isWebhook), [true, true, false]);
  });
});
