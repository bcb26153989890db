/** Order, removal and waiting of what stands on AWS. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Catalog, ddlScript, dropScript, pendingList, secretsScript, type Entry } from "../../../materialize";
import { valueOf } from "../../support/golden";
import { parses } from "../../support/parser";
import { awsSample, EXTERNAL_ID, PRINCIPAL } from "./awsSample";
import { names } from "./sample";

const { objects } = awsSample();
const ORDER = [
  "aws-privatelink-connection materialize.ingest.msk_endpoint",
  "aws-connection materialize.ingest.msk_role",
  "aws-glue-schema-registry-connection materialize.ingest.a_glue",
  "kafka-connection materialize.ingest.a_kafka",
  "kafka-source materialize.ingest.a_source",
  "webhook-source materialize.ingest.a_webhook",
  "webhook-table materialize.ingest.b_webhook",
  "table materialize.ingest.a_table",
  "view materialize.ingest_views.events",
];
const KEY = {
  configKey: "materialize-ingest:pipelines.orders.key",
  what: "the key",
  givenBy: "the sender",
};

const waitingOf = (entries: readonly Entry[]): readonly string[] =>
  names(entries.filter(({ waitsFor }) => waitsFor.length > 0));
const namesIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/"([a-z_]+)"(?!\.)/g)].map(([, n]) => n!);

describe("a catalog of what stands on AWS", () => {
  it("puts the role and the endpoint before Kafka, Kafka before its source, in any order of the roots", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...objects], { minLength: objects.length, maxLength: objects.length }),
        (shuffled) => {
          const all = names(new Catalog(shuffled).entries);
          assert.deepEqual(
            all.filter((name) => ORDER.includes(name)),
            ORDER,
          );
          const before = ["secret materialize.ingest.webhook_key", "cluster webhooks", "cluster ingest"];
          for (const name of before) assert.ok(all.indexOf(name) < all.indexOf(ORDER[0]!), name);
        },
      ),
    );
  });

  it("drops in the reverse order", () => {
    const { entries } = new Catalog(objects);
    const statements = parses(dropScript(entries));
    const dropped = statements
      .filter(({ kind }) => kind === "drop_objects")
      .map(({ sql }) => namesIn(sql).at(-1)!)
      .filter((name) => ORDER.some((line) => line.endsWith(`.${name}`)));
    assert.deepEqual(
      dropped,
      [...ORDER].reverse().map((line) => line.split(".").at(-1)),
    );
  });

  it("takes an endpoint or a role once, however many brokers and connections use it", async () => {
    const text = await valueOf(ddlScript(new Catalog(objects).entries).text);
    for (const made of ["TO AWS PRIVATELINK (", "TO AWS (", "TO AWS GLUE SCHEMA REGISTRY ("])
      assert.equal(text.split(made).length, 2, made);
  });
});

describe("what waits for the principal and the external id", () => {
  const { entries } = new Catalog(awsSample({ waitsFor: [PRINCIPAL, EXTERNAL_ID] }).objects);

  it("is Kafka, the registry, and all that follows from them; the connections that bring the values do not wait", async () => {
    assert.deepEqual(waitingOf(entries), [
      "aws-glue-schema-registry-connection materialize.ingest.a_glue",
      "kafka-connection materialize.ingest.a_kafka",
      "kafka-source materialize.ingest.a_source",
      "table materialize.ingest.a_table",
    ]);
    const text = await valueOf(ddlScript(entries).text);
    const statements = parses(text);
    const made = statements.filter(({ kind }) => /^create_(connection|source|webhook|table)/.test(kind));
    assert.deepEqual(
      made.map(({ sql }) => / "materialize"\."ingest"\."(\w+)"/.exec(sql)?.[1]),
      ["msk_endpoint", "msk_role", "a_webhook", "b_webhook"],
    );
    const comments = text.split("\n").filter((line) => line.startsWith("-- "));
    assert.equal(comments.length, 4);
    for (const line of comments)
      assert.ok(line.startsWith(`-- waits for ${PRINCIPAL.configKey}, ${EXTERNAL_ID.configKey}: `), line);
  });

  it("is listed by key, with everything that waits", () => {
    assert.deepEqual(
      pendingList(entries).map(({ configKey, waiting }) => [configKey, waiting.length]),
      [
        [EXTERNAL_ID.configKey, 4],
        [PRINCIPAL.configKey, 4],
      ],
    );
  });
});

describe("what waits for a webhook", () => {
  it("is what reads it and what is said about it, and not its secret", async () => {
    const { entries } = new Catalog(awsSample({ webhookWaitsFor: [KEY] }).objects);
    assert.deepEqual(waitingOf(entries), [
      "webhook-source materialize.ingest.a_webhook",
      "webhook-table materialize.ingest.b_webhook",
      "view materialize.ingest_views.events",
      "grant SELECT.TABLE.materialize.ingest.a_webhook.analyst",
      "grant SELECT.TABLE.materialize.ingest_views.events.analyst",
      "comment SOURCE.materialize.ingest.a_webhook",
      "comment TABLE.materialize.ingest.b_webhook",
    ]);
    assert.match(await valueOf(secretsScript(entries).text), /"webhook_key"/);
  });
});
