/**
 * The CHECK of an API key runs, as it is printed, on an embedded Postgres. Materialize's headers are a map from text to
 * text; hstore stands in for it, whose `->` gives text, or NULL for a key that is missing, as Materialize's does.
 *
 * Not shown: what the server makes of a request before it evaluates the expression (names in lower case, a name given
 * twice), and that it refuses what is NULL as it refuses what is false.
 */
import assert from "node:assert/strict";
import { PGlite } from "@electric-sql/pglite";
import { hstore } from "@electric-sql/pglite/contrib/hstore";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import * as mz from "../../../materialize";
import { hostileText } from "../../support/arbitrary";
import { cluster, kafka, password, schema } from "../objects/world";

/**
 * Materialize's alone: compares in a time that does not tell how much is equal; NULL where an argument is.
 * @see https://materialize.com/docs/sql/functions/ and https://materialize.com/docs/sql/create-source/webhook/#validating-requests
 */
const CONSTANT_TIME_EQ = `CREATE FUNCTION constant_time_eq(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS 'SELECT a = b COLLATE "C"'`;
const KEY = "k3y-With'Quotes\"and\\";

/** The expression of a webhook's CHECK, as its statement has it. */
function expressionOf(check: mz.WebhookCheck): string {
  const text = mz.webhookSource({ schema, name: "hooks", cluster, check }).create() as string;
  return /\nCHECK \(\n {4}WITH \(HEADERS, SECRET [^\n]*\)\n {4}([^]*)\n\)$/.exec(text)![1]!;
}

describe("the check of an API key", () => {
  let db: PGlite;
  before(async () => {
    db = await PGlite.create({ extensions: { hstore } });
    await db.exec(`CREATE EXTENSION hstore; ${CONSTANT_TIME_EQ}`);
  });
  after(() => db.close());

  /** What the CHECK says of a request with these headers, where the secret is `key`. */
  async function answer(
    headers: Record<string, string>,
    key: string,
    header = "x-api-key",
  ): Promise<unknown> {
    const expression = expressionOf(mz.apiKeyCheck(header, password));
    const { rows } = await db.query<{ ok: unknown }>(
      `SELECT (${expression}) AS ok FROM (SELECT hstore($1::text[], $2::text[]) AS headers, $3::text AS api_key) AS request`,
      [Object.keys(headers), Object.values(headers), key],
    );
    return rows[0]?.ok;
  }

  it("lets the right key in, whatever else is sent with it", async () => {
    assert.equal(await answer({ "x-api-key": KEY }, KEY), true);
    assert.equal(await answer({ "x-api-key": KEY, authorization: "no", "x-api-key2": "no" }, KEY), true);
    assert.equal(await answer({ authorization: `Basic ${KEY}` }, `Basic ${KEY}`, "authorization"), true);
  });

  const outside: readonly (readonly [what: string, headers: Record<string, string>, key: string])[] = [
    ["a wrong key", { "x-api-key": "guess" }, KEY],
    ["a key in another case", { "x-api-key": KEY.toUpperCase() }, KEY],
    ["the start of the key", { "x-api-key": KEY.slice(0, -1) }, KEY],
    ["more than the key", { "x-api-key": `${KEY}x` }, KEY],
    ["the key and a space", { "x-api-key": `${KEY} ` }, KEY],
    ["an empty header", { "x-api-key": "" }, KEY],
    ["no headers at all", {}, KEY],
    ["the key in another header", { authorization: KEY }, KEY],
    // Names arrive in lower case: one that does not is not this header.
    ["the key under a name in capitals", { "X-Api-Key": KEY }, KEY],
    ["no key where the secret is empty", {}, ""],
    ["an empty header where the secret is empty", { "x-api-key": "" }, ""],
    ["any header where the secret is empty", { "x-api-key": "guess" }, ""],
  ];
  for (const [what, headers, key] of outside) {
    it(`keeps ${what} out, without an error`, async () => {
      assert.notEqual(await answer(headers, key), true);
    });
  }

  it("lets in what equals the secret, and nothing else, whatever the two hold", () =>
    fc.assert(
      fc.asyncProperty(hostileText(), hostileText(), async (key, sent) => {
        assert.equal((await answer({ "x-api-key": sent }, key)) === true, key === sent && key !== "");
        assert.equal((await answer({ "x-api-key": key }, key)) === true, key !== "");
      }),
      { numRuns: 100 },
    ));

  it("reads a header by its very name, whatever characters it has", async () => {
    const header = "x'!#$%&*+.^_`|~-1";
    assert.equal(await answer({ [header]: KEY }, KEY, header), true);
    assert.notEqual(await answer({ x: KEY }, KEY, header), true);
  });

  it("compares by constant_time_eq only", () => {
    const expression = expressionOf(mz.apiKeyCheck("x-api-key", password));
    assert.equal(expression, `"api_key" <> '' AND constant_time_eq(headers->'x-api-key', "api_key")`);
  });

  for (const header of ["X-Api-Key", "", "x api", "x-api-key:", "x\n", "é"]) {
    it(`refuses the header ${JSON.stringify(header)}`, () => {
      assert.throws(
        () => mz.apiKeyCheck(header, password),
        (error: Error) =>
          pulumi.RunError.isInstance(error) &&
          error.message ===
            `webhook check: header must be a header's name in lower case, such as x-api-key, got ${JSON.stringify(header)}`,
      );
    });
  }

  for (const [what, secret, shown] of [
    ["a key in clear", "hunter2", "something else"],
    ["a connection", kafka, 'kafka connection "materialize"."ingest"."kafka"'],
  ] as const) {
    it(`refuses ${what} as the secret`, () => {
      assert.throws(() => mz.apiKeyCheck("x-api-key", secret as never), {
        message: `webhook check: secret must be an object of kind secret, got ${JSON.stringify(shown)}`,
      });
    });
  }
});
