/** The bench is what the CHECKs are proved on: these show that it takes statements apart rightly, and tells time. */
import assert from "node:assert/strict";
import {
  cluster,
  existingDatabase,
  request,
  schema,
  secret,
  webhookSource,
  type Secret,
} from "../../materialize";
import { answerOf, bench, NOW, readCheck } from "./webhookBench";

const home = schema({ database: existingDatabase('d"b'), name: "a, b) AS " });
const named = (name: string): Secret => secret({ schema: home, name, value: "v" });
const {
  and,
  bodyBytes,
  bodyText,
  constantTimeEqual,
  header,
  notEmpty,
  or,
  secretBytes,
  secretText,
  text,
  withinSeconds,
} = request;
const created = (expression: request.Expression<"boolean">): string =>
  webhookSource({
    schema: home,
    name: "w",
    cluster: cluster({ name: "c", size: "25cc" }),
    check: { expression },
  }).create() as string;
const READS_ALL = and(
  constantTimeEqual(header("h"), secretText(named('it"s'), 'a "quoted", alias')),
  constantTimeEqual(bodyBytes(), secretBytes(named("other"), "b")),
  notEmpty(bodyText()),
);

describe("the bench of webhooks", () => {
  it("reads the WITH clause as it is printed, whatever names it has", () => {
    assert.deepEqual(readCheck(created(READS_ALL)).columns, [
      { of: "headers", name: "headers" },
      { of: "body", name: "body", bytes: false },
      { of: "body", name: "body_bytes", bytes: true },
      { of: "secret", secret: '"d""b"."a, b) AS "."it""s"', name: 'a ""quoted"", alias', bytes: false },
      { of: "secret", secret: '"d""b"."a, b) AS "."other"', name: "b", bytes: true },
    ]);
  });

  it("refuses a statement without a CHECK, and a WITH clause of another form", () => {
    assert.throws(() => readCheck("CREATE SOURCE s"), /no CHECK/);
    const other = created(READS_ALL).replace("BODY AS", "BODY BYTES AS");
    assert.throws(() => readCheck(other), /no item of a CHECK's WITH/);
  });

  it("gives each column its value", async () => {
    const secrets = { '"d""b"."a, b) AS "."it""s"': "x'\\", '"d""b"."a, b) AS "."other"': "é" };
    const [right, wrong] = ["é", "e"].map((body) => ({ headers: { h: "x'\\" }, body: Buffer.from(body) }));
    assert.equal(await answerOf(created(READS_ALL), right!, secrets), "true");
    assert.equal(await answerOf(created(READS_ALL), wrong!, secrets), "false");
    await assert.rejects(answerOf(created(READS_ALL), right!, {}), /no value for the secret/);
  });

  it("gives text that is not ASCII, and bytes that are no text, as they are", async () => {
    const check = created(and(notEmpty(header("h")), constantTimeEqual(bodyText(), text("\ufeffé😀"))));
    const body = Buffer.from("\ufeffé😀");
    assert.equal(await answerOf(check, { headers: { h: "x" }, body }, {}), "true");
    assert.equal(await answerOf(check, { headers: { h: "x" }, body: Buffer.from([0xff]) }, {}), "no text");
    assert.equal(await answerOf(check, { headers: { h: "x" }, body: Buffer.from("a\0") }, {}), "not shown");
    const { rows } = await (
      await bench()
    ).query<{ b: Uint8Array }>("SELECT $1::bytea AS b", [Buffer.from([0, 255])]);
    assert.deepEqual([...rows[0]!.b], [0, 255]);
  });

  it("tells the time that it is given, to the part of a second", async () => {
    const check = created(withinSeconds(header("t"), 5));
    const answers = [NOW - 5, NOW, NOW + 5, NOW + 5.25, NOW - 5.25].map((at) =>
      answerOf(check, { headers: { t: String(NOW) }, body: Buffer.from("x"), at }, {}),
    );
    assert.deepEqual(await Promise.all(answers), ["true", "true", "true", "false", "false"]);
  });

  it("tells NULL from false", async () => {
    const check = created(
      or(constantTimeEqual(header("a"), text("x")), constantTimeEqual(header("b"), text("x"))),
    );
    const answer = (headers: Record<string, string>): Promise<string> =>
      answerOf(check, { headers, body: Buffer.from("x") }, {});
    assert.deepEqual(await Promise.all([answer({}), answer({ a: "y", b: "y" }), answer({ a: "x" })]), [
      "NULL",
      "false",
      "true",
    ]);
  });
});
