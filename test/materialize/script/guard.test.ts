/**
 * The guard in front of every script: Materialize's parser, where it is installed. It knows grammar only: that a server
 * takes a script that passes is not shown.
 */
import assert from "node:assert/strict";
import Module from "node:module";
import * as pulumi from "@pulumi/pulumi";
import {
  Catalog,
  ddlScript,
  parsed,
  secret,
  secretsScript,
  sql,
  view,
  type Script,
} from "../../../materialize";
import { valueOf } from "../../support/golden";
import { forced, INGEST, sample, viewOn } from "../catalog/sample";

async function refusal(script: Script, holdsSecrets = false): Promise<string> {
  try {
    await valueOf(parsed(script, "ddl", holdsSecrets));
  } catch (error) {
    assert.ok(pulumi.RunError.isInstance(error), String(error));
    return error.message;
  }
  return assert.fail("the guard let it pass");
}

/** Views of these queries. `sql` refuses most of them: the guard must not rely on it. */
function scriptOf(...queries: readonly string[]): Script {
  return ddlScript(new Catalog(queries.map((query, i) => forced(`v${i}`, query))).entries);
}

describe("the guard", () => {
  it("gives back the bytes that it was given, from plain text and from an Output", async () => {
    const { entries } = new Catalog(sample().objects);
    const script = ddlScript(entries);
    assert.equal(await valueOf(parsed(script, "ddl")), script.text);
    const secrets = secretsScript(entries);
    assert.equal(await valueOf(parsed(secrets, "secrets", true)), await valueOf(secrets.text));
    assert.equal(await valueOf(parsed({ text: "", statements: 0 }, "ddl")), "");
  });

  it("keeps secrets secret, and plain text plain", async () => {
    const plain = parsed(ddlScript(new Catalog(sample().objects).entries), "ddl");
    assert.equal(await pulumi.isSecret(plain), false);
    const hidden = parsed(secretsScript(new Catalog(sample().objects).entries), "secrets", true);
    await valueOf(hidden);
    assert.equal(await pulumi.isSecret(hidden), true);
  });

  it("names the script, the byte and the text that is no SQL", async () => {
    const script = scriptOf("SELECT 'ü' AS x", "SELECT 1 AS x FRM t");
    const message = await refusal(script);
    assert.match(
      message,
      /^the ddl script is refused by Materialize's parser at byte \d+: Expected end of statement, found identifier "frm", near "FRM t;/,
    );
    const bytes = Buffer.from(await valueOf(script.text));
    const at = Number(/at byte (\d+)/.exec(message)?.[1]);
    assert.equal(bytes.subarray(at).toString("utf8"), "FRM t;\n");
  });

  it("shows nothing of a script that holds secrets", async () => {
    const message = await refusal({ text: "CREATE SECRET s AS 'hunter2' hunter3", statements: 1 }, true);
    assert.match(message, /^the ddl script is refused by Materialize's parser at byte \d+$/);
    assert.doesNotMatch(message, /hunter/);
    assert.doesNotMatch(
      await refusal({ text: "CREATE SECRET s AS 'hunter2'; DROP SECRET hunter3", statements: 1 }, true),
      /hunter/,
    );
  });

  const SMUGGLED: readonly (readonly [string, readonly string[]])[] = [
    ["a second statement", ["SELECT 1 AS x; DROP DATABASE materialize"]],
    ["a second statement and a comment", ["SELECT 1 AS x; DROP DATABASE materialize --"]],
    ["a second statement behind a literal", ["SELECT ';' AS x; DROP DATABASE materialize"]],
    ["a comment that never ends", ["SELECT 1 AS x /*", "SELECT 2 AS x"]],
    ["a comment that swallows a statement", ["SELECT 1 AS x /*", "SELECT 2 AS x", "*/ UNION SELECT 3"]],
    ["a literal that never ends", ["SELECT '", "SELECT 2 AS x"]],
    ["a literal over two queries", ["SELECT '", "' AS x"]],
    ["a dollar quote over two queries", ["SELECT $$", "$$ AS x"]],
    ["an empty query", [""]],
  ];
  for (const [what, queries] of SMUGGLED) {
    it(`refuses ${what}`, async () => {
      assert.match(
        await refusal(scriptOf(...queries)),
        /^the ddl script (holds \d+ statements where \d+ were written|is refused by)/,
      );
    });
  }

  it("says how many statements it found and how many were written", async () => {
    assert.equal(
      await refusal(scriptOf("SELECT 1 AS x; DROP DATABASE materialize")),
      "the ddl script holds 3 statements where 2 were written",
    );
  });

  it("lets values of any shape pass: they are literals and names", async () => {
    for (const value of ["'; DROP TABLE t; --", "\\'; DROP TABLE t; --", "$$", "/*", "-- x\n;", "E'\\''"]) {
      await valueOf(
        parsed(
          ddlScript(
            new Catalog([view({ schema: INGEST, name: "v", query: sql`SELECT ${value} AS x` })]).entries,
          ),
          "ddl",
        ),
      );
      await valueOf(parsed(ddlScript(new Catalog([viewOn(value, [], INGEST)]).entries), "ddl"));
      const hidden = secret({ schema: INGEST, name: value, value });
      await valueOf(parsed(secretsScript(new Catalog([hidden]).entries), "secrets", true));
    }
  });

  it("lets everything pass where the parser is not installed", async () => {
    const { parsed: unguarded, loads } = withoutParser();
    const bad: Script = { text: "no SQL at all", statements: 7 };
    assert.equal(await valueOf(unguarded(bad, "ddl")), "no SQL at all");
    assert.ok(loads() > 0, "the parser was never looked for");
    // The real one is not harmed.
    await refusal(bad);
  });
});

/** A fresh copy of the guard, in a process where the parser's package cannot be resolved while it works. */
function withoutParser(): { parsed: typeof parsed; loads: () => number } {
  const files = ["../../../materialize/parser", "../../../materialize/script/guard"].map((file) =>
    require.resolve(file),
  );
  const kept = files.map((file) => [file, require.cache[file]] as const);
  for (const file of files) delete require.cache[file];
  const guard = require(files[1]!) as { parsed: typeof parsed };
  for (const [file, module] of kept) require.cache[file] = module;

  const resolver = Module as unknown as { _resolveFilename: (request: string, ...rest: unknown[]) => string };
  const original = resolver._resolveFilename;
  let asked = 0;
  return {
    parsed: (...args) => {
      resolver._resolveFilename = (request, ...rest) => {
        if (!request.startsWith("@materializeinc/sql-parser"))
          return original.call(resolver, request, ...rest);
        asked++;
        throw Object.assign(new Error(`Cannot find module '${request}'`), { code: "MODULE_NOT_FOUND" });
      };
      const output = guard.parsed(...args);
      const restore = (): void => void (resolver._resolveFilename = original);
      void valueOf(output).then(restore, restore);
      return output;
    },
    loads: () => asked,
  };
}
