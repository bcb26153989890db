/** What no swap can be made of, each with its message. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  apiKeyCheck,
  Catalog,
  existingCluster,
  index,
  schema,
  secret,
  sql,
  view,
  webhookSwapScript,
  webhookTable,
  type Entry,
  type MzObject,
  type Webhook,
} from "../../../materialize";
import { awsSample, PRINCIPAL } from "../catalog/awsSample";
import { DATABASE, viewOn } from "../catalog/sample";

describe("a swap is refused", () => {
  const refusal = (entries: readonly Entry[], webhook: Webhook): string => {
    try {
      webhookSwapScript(entries, webhook);
    } catch (error) {
      assert.ok(pulumi.RunError.isInstance(error), String(error));
      return error.message;
    }
    return assert.fail("it was not refused");
  };
  const alone = (name: string, home = schema({ database: DATABASE, name: "hooks" })): Webhook =>
    webhookTable({ schema: home, name, check: "insecure" });
  const NAME = 'webhook table "materialize"."hooks"."h"';
  const all = (...objects: readonly MzObject[]): readonly Entry[] => new Catalog(objects).entries;
  const inHooks = schema({ database: DATABASE, name: "hooks" });

  // prettier-ignore
  const REFUSED: readonly (readonly [what: string, entries: readonly Entry[], webhook: Webhook, message: string])[] = [
    ["beside a secret, which the swap would rename", all(webhookTable({ schema: inHooks, name: "h", check: apiKeyCheck("x-api-key", secret({ schema: inHooks, name: "k", value: "hunter2" })) })), alone("h"),
      `${NAME} shares its schema with secret "materialize"."hooks"."k": a swap would rename them too; only a webhook with a schema of its own can be swapped`],
    ["beside another webhook, and a view that reads it there", all(alone("h"), alone("i"), view({ schema: inHooks, name: "v", query: sql`SELECT 1 AS x FROM ${alone("h")}` })), alone("h"),
      `${NAME} shares its schema with webhook table "materialize"."hooks"."i", view "materialize"."hooks"."v": a swap would rename them too; only a webhook with a schema of its own can be swapped`],
    ["beside an index on something else", all(alone("h"), alone("i"), index({ name: "by_body", on: alone("i"), cluster: existingCluster("c"), columns: ["body"] })), alone("h"),
      `${NAME} shares its schema with webhook table "materialize"."hooks"."i", index "materialize"."hooks"."by_body": a swap would rename them too; only a webhook with a schema of its own can be swapped`],
    ["while it waits", all(webhookTable({ schema: inHooks, name: "h", check: "insecure", waitsFor: [PRINCIPAL] })), alone("h"),
      `${NAME} waits for ${PRINCIPAL.configKey}: ddl makes it when that is given, and there is nothing to swap`],
    ["for a webhook that the scripts do not make", all(viewOn("v")), alone("h"), `${NAME} is not among the objects that the scripts make`],
    ["for a name that something else has", all(secret({ schema: inHooks, name: "h", value: "x" })), alone("h"), `${NAME} is not among the objects that the scripts make`],
    ["where another schema has the successor's name", all(alone("h"), viewOn("v", [], schema({ database: DATABASE, name: "hooks_next" }))), alone("h"),
      `${NAME} cannot be swapped: the scripts make schema "materialize"."hooks_next", where its successor would be`],
  ];
  for (const [what, entries, webhook, message] of REFUSED) {
    it(what, () => assert.equal(refusal(entries, webhook), message));
  }

  it("where the successor's schema cannot have its name", () => {
    const long = alone("h", schema({ database: DATABASE, name: "s".repeat(251) }));
    assert.match(
      refusal(all(long), long),
      /^schema "materialize"\."s{251}_next": name must have at most 255 bytes, got "/,
    );
  });

  it("in the common schema, naming everything that is there", () => {
    const { objects, webhook } = awsSample();
    const message = refusal(all(...objects), webhook);
    for (const name of [
      "msk_endpoint",
      "msk_role",
      "a_glue",
      "a_kafka",
      "a_source",
      "a_table",
      "b_webhook",
      "webhook_key",
    ])
      assert.ok(message.includes(`"materialize"."ingest"."${name}"`), message);
    assert.doesNotMatch(message, /hunter/);
  });
});
