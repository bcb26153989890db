/** What each script holds. Whether a server takes the statements in this order is not shown. */
import assert from "node:assert/strict";
import {
  Catalog,
  comment,
  database,
  ddlScript,
  dropScript,
  existingCluster,
  grant,
  role,
  schema,
  secret,
  secretsScript,
  setupScript,
  sql,
  view,
  type MzObject,
  type Schema,
  type Script,
} from "../../../materialize";
import { valueOf } from "../../support/golden";
import { parses } from "../../support/parser";
import { forced, INGEST, SSH_KEYS, sample, viewOn } from "../catalog/sample";

/** Kind and text of each statement, after the script's own promises are checked. */
async function statementsOf(script: Script): Promise<readonly { kind: string; sql: string }[]> {
  const text = await valueOf(script.text);
  const statements = parses(text);
  assert.equal(statements.length, script.statements, text);
  const bytes = Buffer.from(text, "utf8");
  for (const { sql: statement, offset } of statements) {
    const after = bytes.subarray(offset + Buffer.byteLength(statement)).toString("utf8");
    assert.match(after, /^\s*;+(\n|$)/, `no semicolon ends: ${statement}`);
  }
  return statements;
}

function kinds(statements: readonly { kind: string }[]): readonly string[] {
  return statements.map(({ kind }) => kind);
}

function scriptsOf(objects: readonly MzObject[]): { ddl: Script; secrets: Script; setup?: Script } {
  const { entries } = new Catalog(objects);
  return { ddl: ddlScript(entries), secrets: secretsScript(entries), setup: setupScript(entries) };
}

describe("the scripts", () => {
  it("setup holds the roles and nothing else, and is left out where there are none", async () => {
    const { setup } = scriptsOf(sample().objects);
    assert.deepEqual(await statementsOf(setup!), [
      { kind: "create_role", sql: 'CREATE ROLE "analyst"', offset: 0 },
    ]);
    assert.equal(scriptsOf([viewOn("v")]).setup, undefined);
    assert.equal(scriptsOf([role({ name: "r", waitsFor: [SSH_KEYS] })]).setup, undefined);
  });

  it("secrets holds the secrets after the databases and schemas that they need, and no other schema", async () => {
    const statements = await statementsOf(scriptsOf(sample().objects).secrets);
    assert.deepEqual(kinds(statements), ["create_schema", "create_secret", "create_secret"]);
    assert.match(statements[0]!.sql, /"ingest"$/);
    const own = database({ name: "own" });
    const deep = secret({ schema: schema({ database: own, name: "s" }), name: "x", value: "v" });
    assert.deepEqual(kinds(await statementsOf(scriptsOf([deep, ...sample().objects]).secrets)), [
      "create_database",
      "create_schema",
      "create_schema",
      "create_secret",
      "create_secret",
      "create_secret",
    ]);
  });

  it("secrets holds the schema of a secret also where something else wrote the same schema first", async () => {
    const home = (): Schema => schema({ database: database({ name: "d" }), name: "s" });
    const objects = [viewOn("v", [], home()), secret({ schema: home(), name: "a", value: "v" })];
    assert.deepEqual(kinds(await statementsOf(scriptsOf(objects).secrets)), [
      "create_database",
      "create_schema",
      "create_secret",
    ]);
  });

  it("ddl holds everything else, in order", async () => {
    assert.deepEqual(kinds(await statementsOf(scriptsOf(sample().objects).ddl)), [
      "create_schema",
      "create_schema",
      "create_cluster",
      "create_connection",
      "create_connection",
      "create_connection",
      "create_source",
      "create_table_from_source",
      "create_table_from_source",
      "create_view",
      "create_materialized_view",
      "create_index",
      "grant_privileges",
      "grant_privileges",
      "grant_privileges",
      "comment",
      "comment",
      "comment",
    ]);
  });

  it("each object that is not there already stands in ddl, secrets or setup, and secrets and roles in one only", async () => {
    const { entries } = new Catalog(sample().objects);
    const { ddl, secrets, setup } = scriptsOf(sample().objects);
    const count = [ddl, secrets, setup!].reduce((sum, script) => sum + script.statements, 0);
    const homes = 1;
    assert.equal(count, entries.filter(({ object }) => !object.existing).length + homes);
    assert.doesNotMatch(await valueOf(ddl.text), /CREATE (SECRET|ROLE)/);
  });

  it("the same objects give the same bytes, whatever their order", async () => {
    const all = async (objects: readonly MzObject[]): Promise<readonly string[]> => {
      const { ddl, secrets, setup } = scriptsOf(objects);
      return Promise.all([ddl, secrets, setup!].map(({ text }) => valueOf(text)));
    };
    assert.deepEqual(await all([...sample().objects].reverse()), await all(sample().objects));
  });

  it("scripts without objects are empty", async () => {
    assert.deepEqual(ddlScript([]), { text: "", statements: 0 });
    assert.equal(await valueOf(secretsScript([]).text), "");
    assert.equal(dropScript([]), "");
  });

  it("a script without Outputs is plain text at once", () => {
    assert.equal(typeof ddlScript(new Catalog(sample().objects).entries).text, "string");
  });

  for (const [what, query] of [
    ["a line comment", "SELECT 1 AS x -- the only row"],
    ["a line comment and newlines", "SELECT 1 AS x -- the only row\n\n"],
    ["a block comment", "SELECT 1 AS x /* -- the only row */"],
    ["a semicolon", "SELECT 1 AS x;"],
    ["a literal with dashes", "SELECT '--'"],
    ["a name with dashes", 'SELECT 1 AS "--"'],
  ] as const) {
    it(`a view whose query ends in ${what} is one statement, and the next one another`, async () => {
      const { ddl } = scriptsOf([forced("a", query), viewOn("b", [], INGEST)]);
      assert.deepEqual(kinds(await statementsOf(ddl)), ["create_schema", "create_view", "create_view"]);
    });
  }
});

describe("the drop script", () => {
  it("takes everything away in reverse, and parses", () => {
    const { entries } = new Catalog(sample().objects);
    const dropped = parses(dropScript(entries));
    const created = entries.filter(({ object }) => !object.existing);
    assert.deepEqual(
      dropped.map((statement) => statement.sql),
      created.map(({ object }) => object.drop()).reverse(),
    );
    assert.deepEqual([...new Set(kinds(dropped))], ["comment", "revoke_privileges", "drop_objects"]);
    assert.match(dropScript(entries), /;\n$/);
  });

  it("drops each object before those that it refers to", () => {
    const { entries } = new Catalog(sample().objects);
    const text = dropScript(entries);
    for (const { object } of entries) {
      for (const reference of object.references.filter(({ existing }) => !existing))
        assert.ok(text.indexOf(`${object.drop()};`) < text.indexOf(`${reference.drop()};`), object.drop());
    }
  });

  it("drops what may be there from an earlier run, but says nothing about what was never created", () => {
    const waiting = view({ schema: INGEST, name: "v", query: sql`SELECT 1 AS x`, waitsFor: [SSH_KEYS] });
    const to = role({ name: "r" });
    const { entries } = new Catalog([
      comment({ on: waiting, text: "t" }),
      grant({ privileges: ["SELECT"], on: waiting, to }),
      grant({ privileges: ["USAGE"], on: existingCluster("c"), to }),
    ]);
    // REVOKE and COMMENT have no IF EXISTS: on a view that is not there they would stop the script.
    assert.deepEqual(
      parses(dropScript(entries)).map((statement) => statement.sql),
      [
        'REVOKE USAGE ON CLUSTER "c" FROM "r"',
        'DROP VIEW IF EXISTS "materialize"."ingest"."v"',
        'DROP ROLE IF EXISTS "r"',
        'DROP SCHEMA IF EXISTS "materialize"."ingest"',
      ],
    );
  });
});
