/** What waits for a value that nobody has yet: left out, named, and there once the value is. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  Catalog,
  ddlScript,
  existingSchema,
  grant,
  kafkaConnection,
  kafkaSource,
  materializedView,
  pendingList,
  role,
  secret,
  secretsScript,
  sql,
  type Entry,
  type PendingValue,
} from "../../../materialize";
import { hostileName, hostileText } from "../../support/arbitrary";
import { valueOf } from "../../support/golden";
import { parses } from "../../support/parser";
import { DATABASE, INGEST, SSH_KEYS, sample, viewOn } from "../catalog/sample";

function entriesOf(...waitsFor: readonly PendingValue[]): readonly Entry[] {
  return new Catalog(sample({ waitsFor }).objects).entries;
}

async function linesOf(entries: readonly Entry[]): Promise<{ comments: readonly string[]; text: string }> {
  const text = await valueOf(ddlScript(entries).text);
  return { text, comments: text.split("\n").filter((line) => line.startsWith("--")) };
}

describe("what waits for a value", () => {
  it("is left out of ddl with everything downstream: a comment line each, naming the config key", async () => {
    const { text, comments } = await linesOf(entriesOf(SSH_KEYS));
    const key = SSH_KEYS.configKey;
    assert.deepEqual(comments, [
      `-- waits for ${key}: kafka connection "materialize"."ingest"."kafka"`,
      `-- waits for ${key}: confluent schema registry connection "materialize"."ingest"."registry"`,
      `-- waits for ${key}: kafka source "materialize"."ingest"."orders_source"`,
      `-- waits for ${key}: table "materialize"."ingest"."order_changes"`,
      `-- waits for ${key}: table "materialize"."ingest"."orders"`,
      `-- waits for ${key}: view "materialize"."ingest_views"."orders_flat"`,
      `-- waits for ${key}: materialized view "materialize"."ingest_views"."order_totals"`,
      `-- waits for ${key}: index "materialize"."ingest_views"."order_totals_by_id"`,
      `-- waits for ${key}: grant "SELECT"."TABLE"."materialize"."ingest_views"."order_totals"."analyst"`,
      `-- waits for ${key}: comment "MATERIALIZED VIEW"."materialize"."ingest_views"."order_totals"`,
    ]);
    assert.deepEqual(
      parses(text).map(({ kind }) => kind),
      [
        "create_schema",
        "create_schema",
        "create_cluster",
        "create_connection",
        "grant_privileges",
        "grant_privileges",
        "comment",
        "comment",
      ],
    );
  });

  it("is whole in phase two, which has no comment and holds phase one's statements in their order", async () => {
    const one = parses((await linesOf(entriesOf(SSH_KEYS))).text).map(({ sql: text }) => text);
    const phaseTwo = await linesOf(entriesOf());
    const two = parses(phaseTwo.text).map(({ sql: text }) => text);
    assert.deepEqual(phaseTwo.comments, []);
    assert.deepEqual(
      two.filter((statement) => one.includes(statement)),
      one,
    );
    assert.equal(two.length, one.length + 10);
  });

  it("names every key that it waits for, its own and those before it, each once", async () => {
    const url: PendingValue = { configKey: "ns:url", what: "a URL", givenBy: "the sender" };
    const first = viewOn("a");
    const both = { ...viewOn("b", [first]), waitsFor: [url, SSH_KEYS] };
    const { entries } = new Catalog([viewOn("c", [both, { ...viewOn("d"), waitsFor: [SSH_KEYS] }])]);
    const { comments } = await linesOf(entries);
    assert.deepEqual(
      comments.map((line) => line.split(": ")[0]),
      [
        `-- waits for ${SSH_KEYS.configKey}`,
        `-- waits for ns:url, ${SSH_KEYS.configKey}`,
        `-- waits for ns:url, ${SSH_KEYS.configKey}`,
      ],
    );
    assert.match(await valueOf(ddlScript(entries).text), /^CREATE SCHEMA .*;$/m);
    assert.deepEqual(
      pendingList(entries).map(({ configKey, waiting }) => [configKey, waiting.length]),
      [
        [SSH_KEYS.configKey, 3],
        ["ns:url", 2],
      ],
    );
  });

  it("is one comment line whatever it is called and whatever its key is", async () => {
    await fc.assert(
      fc.asyncProperty(hostileName(240), hostileText(), async (name, configKey) => {
        const waiting = { ...viewOn(name, [], INGEST), waitsFor: [{ ...SSH_KEYS, configKey }] };
        const script = ddlScript(new Catalog([waiting]).entries);
        const text = await valueOf(script.text);
        assert.equal(parses(text).length, 1, text);
        assert.equal(script.statements, 1);
        // Every character that some client takes for the end of a line.
        assert.equal(text.split(/[\n\r\v\f\u0085\u2028\u2029]/).length, 4, JSON.stringify(text));
      }),
    );
    for (const name of ["a\nDROP TABLE t;", "*/ DROP TABLE t; /*", "a\u2028b", "a\r\nb", "-- a", "\\q"]) {
      const waiting = { ...viewOn(name, [], INGEST), waitsFor: [SSH_KEYS] };
      const { comments } = await linesOf(new Catalog([waiting]).entries);
      assert.equal(comments.length, 1);
      assert.match(comments[0]!, /^-- waits for materialize-ingest:\S+: view /);
    }
  });

  it("also keeps a secret out of secrets, with the connection and the source that need it", async () => {
    const minted: PendingValue = { configKey: "ns:secret", what: "a password", givenBy: "the vendor" };
    const password = secret({ schema: INGEST, name: "later", value: "", waitsFor: [minted] });
    const connection = kafkaConnection({
      schema: INGEST,
      name: "k",
      brokers: [{ address: "b:9092" }],
      security: { sasl: { mechanism: "PLAIN", username: "u", password } },
    });
    const source = kafkaSource({
      schema: INGEST,
      name: "s",
      cluster: sampleCluster(),
      connection,
      topic: "t",
    });
    const { entries } = new Catalog([source]);
    assert.equal(await valueOf(secretsScript(entries).text), "");
    assert.deepEqual(
      parses((await linesOf(entries)).text).map(({ kind }) => kind),
      ["create_schema", "create_cluster"],
    );
    assert.deepEqual(pendingList(entries), [
      {
        ...minted,
        waiting: [
          'secret "materialize"."ingest"."later"',
          'kafka connection "materialize"."ingest"."k"',
          'kafka source "materialize"."ingest"."s"',
        ],
      },
    ]);
  });

  it("is listed exactly: each value once, by key, with the objects that wait, in their order", () => {
    const list = pendingList(entriesOf(SSH_KEYS));
    assert.equal(list.length, 1);
    const { waiting, ...value } = list[0]!;
    assert.deepEqual(value, SSH_KEYS);
    assert.equal(waiting.length, 10);
    assert.equal(waiting[0], 'kafka connection "materialize"."ingest"."kafka"');
    assert.deepEqual(pendingList(entriesOf()), []);
  });

  it("lists what waits for an object that is there already, but not that object", () => {
    // By force: what exists is not said to wait.
    const there = { ...existingSchema(DATABASE, "there"), waitsFor: [SSH_KEYS] };
    const [entry] = pendingList(new Catalog([viewOn("v", [], there)]).entries);
    assert.deepEqual(entry?.waiting, ['view "materialize"."there"."v"']);
  });

  it("is listed the same whatever the order of the roots", () => {
    const { objects } = sample({ waitsFor: [SSH_KEYS, { ...SSH_KEYS, configKey: "a:first" }] });
    assert.deepEqual(
      pendingList(new Catalog([...objects].reverse()).entries),
      pendingList(new Catalog(objects).entries),
    );
    assert.deepEqual(
      pendingList(new Catalog(objects).entries).map(({ configKey }) => configKey),
      ["a:first", SSH_KEYS.configKey],
    );
  });

  it("does not hold up what only shares a schema or a cluster with it", async () => {
    const { table } = sample({ waitsFor: [SSH_KEYS] });
    const other = materializedView({
      schema: INGEST,
      name: "free",
      cluster: sampleCluster(),
      query: sql`SELECT 1 AS x`,
    });
    const to = role({ name: "r" });
    const entries = new Catalog([table, grant({ privileges: ["SELECT"], on: other, to })]).entries;
    assert.match((await linesOf(entries)).text, /^CREATE MATERIALIZED VIEW .*"free"/m);
    assert.match((await linesOf(entries)).text, /^GRANT SELECT ON TABLE .*"free"/m);
  });
});

function sampleCluster(): Parameters<typeof kafkaSource>[0]["cluster"] {
  const { entries } = new Catalog(sample().objects);
  return entries.find(({ object }) => object.kind === "cluster")!.object as never;
}
