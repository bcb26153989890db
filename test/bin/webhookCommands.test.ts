/** `consume` and `swap`: which webhook is meant, what is printed. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as commands from "../../bin/commands";
import { webhookNamed } from "../../bin/webhookNamed";
import {
  Catalog,
  existingDatabase,
  schema,
  webhookTable,
  type RelationConsumer,
  type Webhook,
} from "../../materialize";
import { Folder, Printed } from "../support/cli";
import { parses } from "../support/parser";

const ENVIRONMENT = {
  "aws:region": "us-east-1",
  "materialize-ingest:materialize": { host: "abc123.us-east-1.aws.materialize.cloud" },
  "materialize-ingest:pipelines": {
    shop: {
      kind: "webhook",
      sender: "generic",
      scheme: { apiKey: { header: "x-api-key" } },
      reader: { role: "bi" },
    },
    tills: { kind: "webhook", sender: "generic", scheme: { apiKey: { header: "x-api-key" } }, form: "table" },
    pay: { kind: "webhook", sender: "stripe" },
    ab: {
      kind: "segment-kinesis",
      segment: { externalIds: ["workspace"] },
      reader: { role: "bi", index: true },
    },
  },
};

describe("The commands for webhooks and consumers", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.environment(ENVIRONMENT);
  });
  afterEach(() => folder.remove());
  const options = <T extends object>(more?: T) =>
    ({ env: "dev", folder: folder.path, ...more }) as commands.CommandOptions & T;
  const printedBy = async (command: (console: commands.Console) => Promise<unknown>): Promise<string> => {
    const printed = new Printed();
    await command(printed);
    return printed.text;
  };
  const swap = (webhook: string, more: object = {}): Promise<string> =>
    printedBy((console) => commands.swap(options({ webhook, ...more }), console));
  const refusal = async (webhook: string): Promise<string> => {
    const error: unknown = await swap(webhook).then(
      () => assert.fail("it was not refused"),
      (reason: unknown) => reason,
    );
    assert.ok(pulumi.RunError.isInstance(error), String((error as Error).stack ?? error));
    return error.message;
  };

  it("print the runbook of a pipeline's webhook, the same by every name that it has", async () => {
    const text = await swap("shop");
    assert.match(text, /^ALTER SCHEMA "materialize"\."ingest_shop" SWAP WITH "ingest_shop_next";$/m);
    assert.match(text, /^CREATE SOURCE "materialize"\."ingest_shop_next"\."events"$/m);
    assert.match(text, /^GRANT SELECT ON TABLE "materialize"\."ingest_shop"\."events" TO "bi";$/m);
    for (const name of ["materialize.ingest_shop.events", '"materialize"."ingest_shop"."events"'])
      assert.equal(await swap(name), text);
    assert.deepEqual(JSON.parse(await swap("shop", { json: true })), { swap: text });
    assert.match(await swap("tills"), /^CREATE TABLE "materialize"\."ingest_tills_next"\."events"$/m);
    assert.deepEqual(folder.files(), ["Pulumi.dev.yaml"], "nothing is written");
  });

  it("refuse a name that is none, a webhook that waits, and one that is not alone in its schema", async () => {
    const here =
      '"materialize"."ingest"."ab_events", "materialize"."ingest_pay"."events", "materialize"."ingest_shop"."events", "materialize"."ingest_tills"."events"';
    for (const name of ["shops", "", "ingest_shop.events", "__proto__", "toString"])
      assert.equal(
        await refusal(name),
        `--webhook must be a pipeline with a webhook, or a webhook's name, got ${JSON.stringify(name)} (webhooks here: ${here})`,
      );
    assert.equal(
      await refusal("pay"),
      'webhook source "materialize"."ingest_pay"."events" waits for materialize-ingest:pipelines.pay.secret: ddl makes it when that is given, and there is nothing to swap',
    );
    assert.match(
      await refusal("ab"),
      /^webhook source "materialize"\."ingest"\."ab_events" shares its schema with .*secret "materialize"\."ingest"\."ab_webhook_key"/,
    );
  });

  it("print how to read what the environment makes: of each view and of what a role may read", async () => {
    const text = await printedBy((console) => commands.consume(options(), console));
    const asked = options({ json: true });
    const consumers = JSON.parse(
      await printedBy((console) => commands.consume(asked, console)),
    ) as RelationConsumer[];
    assert.deepEqual(Object.keys(consumers[0]!), [
      "relation",
      "kind",
      "roles",
      "key",
      "session",
      "subscribe",
      "cursor",
      "poll",
    ]);
    assert.deepEqual(
      consumers
        .filter(({ relation }) => !relation.includes("pay_"))
        .map(({ relation, roles, cluster, key }) => [relation.split(".")[2], roles, cluster, key]),
      [
        ['"events"', ["bi"], undefined, []],
        ['"ab_experiment_clicked"', ["bi"], "quickstart", ["anonymous_id"]],
        ['"ab_experiment_viewed"', ["bi"], "quickstart", ["anonymous_id"]],
        ['"ab_kinesis_json"', ["bi"], "quickstart", ["data"]],
        ['"ab_experiment_results"', ["bi"], "quickstart", ["experiment_name", "variation_name"]],
      ],
    );
    assert.deepEqual(
      parses(text).map(({ sql }) => sql),
      consumers.flatMap(({ session, subscribe, cursor, poll }) => [...session, subscribe, ...cursor, poll]),
    );
    await printedBy((console) => commands.plan(options(), console));
    assert.equal(folder.read("out/dev/consumer.sql"), text);
  });

  it("say what an exported project leaves to ddl", async () => {
    const exported = (more: object = {}): Promise<string> =>
      printedBy((console) =>
        commands.exportProject(options({ out: "project", offline: true, ...more }), console),
      );
    const withScripts = [
      'SOURCE "materialize"."ingest"."ab_events"',
      'SOURCE "materialize"."ingest_shop"."events"',
      'TABLE "materialize"."ingest_tills"."events"',
      'GRANT USAGE ON CLUSTER "quickstart" TO "bi"',
    ];
    assert.ok(
      (await exported()).endsWith(`Run ddl before mz-deploy, for these: ${withScripts.join(", ")}\n`),
    );
    assert.deepEqual(
      (JSON.parse(await exported({ json: true })) as Record<string, unknown>)["withScripts"],
      withScripts,
    );
  });
});

describe("A webhook's name", () => {
  const called = (home: string, name: string): Webhook => {
    const place = schema({ database: existingDatabase("materialize"), name: home });
    return webhookTable({ schema: place, name, check: "insecure" });
  };
  const named = (name: string, pipelines: unknown, ...webhooks: readonly Webhook[]): Webhook =>
    webhookNamed({ entries: new Catalog(webhooks).entries, pipelines }, name);
  const [one, two] = [called("a.b", "c"), called("a", "b.c")];

  it("has to say which, where dots make two of one", () => {
    assert.throws(() => named("materialize.a.b.c", {}, one, two), {
      message:
        '--webhook must say which webhook it is, got "materialize.a.b.c" (webhooks here: "materialize"."a"."b.c", "materialize"."a.b"."c")',
    });
    assert.equal(named('"materialize"."a.b"."c"', {}, one, two), one);
  });

  it("may be the pipeline's that makes several: then it has to say which", () => {
    const ddl = 'CREATE TABLE IF NOT EXISTS "materialize"."a.b"."c"\nFROM WEBHOOK BODY FORMAT JSON;';
    assert.equal(named("p", { p: { ddl } }, one, two), one);
    const both = `${ddl}\n\nCREATE TABLE IF NOT EXISTS "materialize"."a"."b.c"\nFROM WEBHOOK BODY FORMAT JSON;`;
    assert.throws(
      () => named("p", { p: { ddl: both } }, one, two),
      /^Error: --webhook must say which webhook it is/,
    );
    // One that waits is no statement of the DDL: the pipeline's output names it.
    assert.equal(named("p", { p: { ddl: "", webhook: "materialize.a.b.c" } }, one), one);
  });

  it("is none where the pipeline only reads it, and where there are no outputs to look into", () => {
    const none = /\(webhooks here: "materialize"\."a\.b"\."c"\)$/;
    const ddl = 'GRANT SELECT ON TABLE "materialize"."a.b"."c" TO "r";';
    for (const pipelines of [{ p: { ddl } }, { p: {} }, { p: null }, {}, undefined, [], "p"])
      assert.throws(() => named("p", pipelines, one), none);
    assert.throws(() => named("p", {}), /\(webhooks here: none\)$/);
  });
});
