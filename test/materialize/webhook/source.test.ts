import assert from "node:assert/strict";
import * as mz from "../../../materialize";
import { goldenTexts, valueOf } from "../../support/golden";
import { cluster, password, schema, webhook } from "../objects/world";
import { check, CLAUSES } from "./variants";

goldenTexts(
  "webhookSource",
  Object.entries(CLAUSES).map(([name, clauses]) => ({
    name,
    kind: "create_webhook",
    text: () => mz.webhookSource({ schema, name: "hooks", cluster, check, ...clauses }).create(),
  })),
);

describe("a webhook source", () => {
  it("refers to its schema, its cluster and its check's secret", () => {
    assert.deepEqual(webhook.references, [schema, cluster, password]);
  });

  it("holds no secret's value", async () => {
    assert.doesNotMatch(await valueOf(webhook.create()), /hunter2/);
  });

  it("is dropped as a source", () => {
    assert.equal(webhook.drop(), 'DROP SOURCE IF EXISTS "materialize"."ingest"."hooks"');
  });
});
