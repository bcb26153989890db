/** What each function prints, refuses and needs of a request; and that no expression made of them can fail. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import * as mz from "../../../materialize";
import * as r from "../../../materialize/webhook/expression";
import { tokens } from "../../../materialize/text/tokens";
import { printSql } from "../../../materialize/text/sql";
import { hostileName, hostileText, UNFIT_NAMES, UNFIT_TEXTS } from "../../support/arbitrary";
import { answerOf, NOW, readCheck } from "../../support/webhookBench";
import { cluster, kafka, password, pem, schema } from "../objects/world";

type Bool = r.Expression<"boolean">;
type Text = r.Expression<"text">;

const printed = (expression: r.Expression): string => printSql(expression.sql as never);
const createdWith = (expression: Bool): string =>
  mz.webhookSource({ schema, name: "hooks", cluster, check: { expression } }).create() as string;
const SECRET = '"materialize"."ingest"."kafka_password"';

const key = r.secretText(password);
const yes = r.notEmpty(r.bodyText());
const headers = { of: "headers" } as const;
const body = (as: "text" | "bytes") => ({ of: "body", as }) as const;
const secret = (as: "text" | "bytes", alias = "secret") =>
  ({ of: "secret", secret: password, alias, as }) as const;

// prettier-ignore
const PRINTED: readonly (readonly [made: r.Expression, type: string, sql: string, uses: readonly unknown[]])[] = [
  [r.header("x-api-key"), "text", `("headers"->'x-api-key')`, [headers]],
  [r.header("x'a"), "text", `("headers"->'x''a')`, [headers]],
  [r.bodyText(), "text", '"body"', [body("text")]],
  [r.bodyBytes(), "bytes", '"body_bytes"', [body("bytes")]],
  [r.secretText(password), "text", '"secret"', [secret("text")]],
  [r.secretBytes(password, 'o"ld'), "bytes", '"o""ld"', [secret("bytes", 'o"ld')]],
  [r.text("it's"), "text", "'it''s'", []],
  [r.concatenate(r.text("a")), "text", "('a')", []],
  [r.concatenate(r.text("a"), r.header("h"), r.bodyText()), "text", `('a' || ("headers"->'h') || "body")`, [headers, body("text")]],
  [r.part(r.header("h"), ",", 3), "text", `split_part(("headers"->'h'), ',', 3)`, [headers]],
  [r.matched(r.header("h"), "^(a)\\d$", 1), "text", `(regexp_match(("headers"->'h'), '^(a)\\d$'))[1]`, [headers]],
  ...r.HMAC_DIGESTS.map((digest) =>
    [r.hmac(r.bodyText(), key, digest), "bytes", `hmac("body", "secret", '${digest}')`, [body("text"), secret("text")]] as const),
  [r.hmac(r.bodyBytes(), r.secretBytes(password), "sha256"), "bytes", `hmac("body_bytes", "secret", 'sha256')`, [body("bytes"), secret("bytes")]],
  [r.encoded(r.bodyBytes(), "hex"), "text", `encode("body_bytes", 'hex')`, [body("bytes")]],
  [r.encoded(r.bodyBytes(), "base64"), "text", `replace(encode("body_bytes", 'base64'), '\n', '')`, [body("bytes")]],
  [r.constantTimeEqual(r.header("h"), key), "boolean", `constant_time_eq(("headers"->'h'), "secret")`, [headers, secret("text")]],
  [r.constantTimeEqualOfLength(r.header("h"), key, 7), "boolean", `(length(("headers"->'h')) = 7 AND constant_time_eq(("headers"->'h'), "secret"))`, [headers, headers, secret("text")]],
  [r.notEmpty(r.bodyBytes()), "boolean", 'length("body_bytes") > 0', [body("bytes")]],
  [r.withinSeconds(r.header("h"), 300), "boolean", `abs(extract(epoch FROM now())::numeric - (regexp_match(("headers"->'h'), '^([0-9]{1,12})$'))[1]::numeric) <= 300`, [headers]],
  [r.and(yes), "boolean", 'length("body") > 0', [body("text")]],
  [r.and(yes, r.notEmpty(key)), "boolean", 'length("body") > 0\n    AND length("secret") > 0', [body("text"), secret("text")]],
  [r.or(yes, r.notEmpty(key)), "boolean", '(length("body") > 0\n        OR length("secret") > 0)', [body("text"), secret("text")]],
  [r.and(yes, r.or(yes, r.and(yes, yes))), "boolean", 'length("body") > 0\n    AND (length("body") > 0\n        OR length("body") > 0\n    AND length("body") > 0)', [body("text"), body("text"), body("text"), body("text")]],
];

const HEADER_RULE = "be a header's name in lower case, such as x-api-key";
const NOT_TAKEN = "be none of headers, body, body_bytes";
const NOT_SECRET = "secret must be an object of kind secret";
const DIGESTS = "be one of sha1, sha224, sha256, sha384, sha512";
const WHOLE = "be a whole number from 1";
const call = (made: unknown): never => made as never;

// prettier-ignore
const REFUSED: readonly (readonly [what: string, make: () => unknown, message: string])[] = [
  ...["X-Api-Key", "", "x api", "x-api-key:", "x\n", "é", undefined, 5].map((name) =>
    [`the header ${JSON.stringify(name)}`, () => r.header(call(name)), `header must ${HEADER_RULE}, got ${JSON.stringify(name) ?? "nothing"}`] as const),
  ...(["headers", "body", "body_bytes"] as const).flatMap((alias) => [
    [`the alias ${alias} for text`, () => r.secretText(password, alias), `alias must ${NOT_TAKEN}, got "${alias}"`] as const,
    [`the alias ${alias} for bytes`, () => r.secretBytes(password, alias), `alias must ${NOT_TAKEN}, got "${alias}"`] as const,
  ]),
  ["an alias that is no text", () => r.secretText(password, call(1)), "alias must be text, got 1"],
  ["a key in clear", () => r.secretText(call("hunter2")), `${NOT_SECRET}, got ${JSON.stringify("something else")}`],
  ["a key in clear as bytes", () => r.secretBytes(call("hunter2")), `${NOT_SECRET}, got ${JSON.stringify("something else")}`],
  ["a connection as a key", () => r.secretText(call(kafka)), `${NOT_SECRET}, got ${JSON.stringify('kafka connection "materialize"."ingest"."kafka"')}`],
  ["a number as a text", () => r.text(call(5)), "text must be text, got 5"],
  ["nothing as a text", () => r.text(call(undefined)), "text must be text, got nothing"],
  ["an Output as a text", () => r.text(call(pulumi.output("x"))), "text must be text, got [object Object]"],
  ["no texts to concatenate", () => r.concatenate(), "concatenate must have a part, got []"],
  ["nothing that must be true", () => r.and(), "and must have a part, got []"],
  ["nothing of which one must be true", () => r.or(), "or must have a part, got []"],
  ...[0, -1, 1.5, NaN, "1", undefined].flatMap((number) => {
    const got = typeof number === "number" ? String(number) : (JSON.stringify(number) ?? "nothing");
    return [
      [`the place ${got}`, () => r.part(key, ",", call(number)), `place must ${WHOLE}, got ${got}`] as const,
      [`the group ${got}`, () => r.matched(key, "(a)", call(number)), `group must ${WHOLE}, got ${got}`] as const,
      [`the length ${got}`, () => r.constantTimeEqualOfLength(key, key, call(number)), `length must ${WHOLE}, got ${got}`] as const,
      [`a window of ${got} seconds`, () => r.withinSeconds(key, call(number)), `seconds must ${WHOLE}, got ${got}`] as const,
    ];
  }),
  ["a digest that is none", () => r.hmac(r.bodyText(), key, call("md5")), `digest must ${DIGESTS}, got "md5"`],
  ["no digest", () => r.hmac(r.bodyText(), key, call(undefined)), `digest must ${DIGESTS}, got nothing`],
  ["an HMAC of text under a key of bytes", () => r.hmac(r.bodyText(), call(r.secretBytes(password)), "sha256"), 'hmac must be of two texts, or of bytes, got "text and bytes"'],
  ["a comparison of bytes with text", () => r.constantTimeEqual(r.bodyBytes(), call(key)), 'constantTimeEqual must be of two texts, or of bytes, got "bytes and text"'],
  ["a comparison of bytes with text, of a length", () => r.constantTimeEqualOfLength(call(r.bodyBytes()), key, 1), 'constantTimeEqual must be of two texts, or of bytes, got "bytes and text"'],
  ["an encoding that is none", () => r.encoded(r.bodyBytes(), call("escape")), 'encoding must be hex or base64, got "escape"'],
];

describe("an expression over a request", () => {
  for (const [made, type, sql, uses] of PRINTED) {
    it(`is printed as ${JSON.stringify(sql)}, and knows what it reads`, () => {
      assert.equal(printed(made), sql);
      assert.equal(made.type, type);
      assert.deepEqual(made.uses, uses);
      assert.ok(Object.isFrozen(made) && Object.isFrozen(made.uses));
    });
  }

  for (const [what, make, message] of REFUSED) {
    it(`refuses ${what}`, () => {
      assert.throws(make, (error: Error) => {
        assert.ok(pulumi.RunError.isInstance(error), error.stack);
        assert.equal(error.message, `webhook check: ${message}`);
        return true;
      });
    });
  }

  for (const [what, name, rule] of UNFIT_NAMES)
    it(`refuses an alias of ${what}`, () => assert.throws(() => r.secretText(password, name), rule));

  for (const [what, text, rule] of UNFIT_TEXTS) {
    it(`refuses a text with ${what}, naming the webhook`, () => {
      assert.throws(() => createdWith(r.constantTimeEqual(r.header("h"), r.text(text))), {
        message: new RegExp(`^webhook source "materialize"."ingest"."hooks": check\\..*${rule.source}`),
      });
    });
  }
});

/** Any expression that reads a header, over headers `a` and `b`, two secrets and the body. */
const { bool: anyExpression } = fc.letrec<{ text: Text; bytes: r.Expression<"bytes">; bool: Bool }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(r.header("a"), r.header("b"), r.bodyText(), r.secretText(password, "k1"), r.secretText(pem, "k2")),
    hostileText(3).map(r.text),
    fc.array(tie("text"), { minLength: 1, maxLength: 3 }).map((parts) => r.concatenate(...parts)),
    fc.tuple(tie("text"), hostileText(2), fc.integer({ min: 1, max: 9 })).map((args) => r.part(...args)),
    fc.tuple(tie("text"), fc.constantFrom("^(x)$", "(^|,)t=([0-9]+)", "(.)(.)(.)"), fc.integer({ min: 1, max: 4 })).map((args) => r.matched(...args)),
    fc.tuple(tie("bytes"), fc.constantFrom("hex" as const, "base64" as const)).map((args) => r.encoded(...args)),
  ),
  bytes: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(r.bodyBytes(), r.secretBytes(password, "b1"), r.secretBytes(pem, "b2")),
    fc.tuple(tie("text"), tie("text"), fc.constantFrom(...r.HMAC_DIGESTS)).map(([v, k, d]) => r.hmac(v, k, d)),
    fc.tuple(tie("bytes"), tie("bytes"), fc.constantFrom(...r.HMAC_DIGESTS)).map(([v, k, d]) => r.hmac(v, k, d)),
  ),
  bool: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => r.constantTimeEqual(a, b)),
    fc.tuple(tie("bytes"), tie("bytes")).map(([a, b]) => r.constantTimeEqual(a, b)),
    fc.tuple(tie("text"), tie("text"), fc.integer({ min: 1, max: 99 })).map((args) => r.constantTimeEqualOfLength(...args)),
    fc.oneof(tie("text"), tie("bytes")).map((value) => r.notEmpty(value as Text)),
    fc.tuple(tie("text"), fc.integer({ min: 1, max: 1e9 })).map((args) => r.withinSeconds(...args)),
    fc.array(tie("bool"), { minLength: 1, maxLength: 3 }).map((all) => r.and(...all)),
    fc.array(tie("bool"), { minLength: 1, maxLength: 3 }).map((any) => r.or(...any)),
  ),
})); // prettier-ignore
const readsAHeader = anyExpression.map((any) => r.and(r.notEmpty(r.header("a")), any));

describe("any expression made of these", () => {
  it("finds everything that it names in the WITH clause, and nothing is there that it does not name", () =>
    fc.assert(
      fc.property(readsAHeader, hostileName(), (expression, alias) => {
        fc.pre(!["headers", "body", "body_bytes", "k1", "k2", "b1", "b2"].includes(alias));
        const more = r.and(expression, r.notEmpty(r.secretText(password, alias)));
        const { columns, sql } = readCheck(createdWith(more));
        const named = tokens(sql).flatMap(({ kind, text }) =>
          kind === "identifier" ? [text.slice(1, -1)] : [],
        );
        assert.deepEqual([...new Set(named)].sort(), columns.map(({ name }) => name).sort());
      }),
    ));

  it("never raises an error, whatever the request and the secrets are", () =>
    fc.assert(
      fc.asyncProperty(
        readsAHeader,
        fc.record({ a: fc.oneof(fc.constant("t=1700000000,v1=x"), hostileText()), b: hostileText() }),
        fc.oneof(
          hostileText().map((text) => Buffer.from(text)),
          fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        ),
        hostileText(),
        hostileText(),
        async (expression, sent, sentBody, one, two) => {
          const secrets = { [SECRET]: one, '"materialize"."ingest"."private_ca"': two };
          const answer = await answerOf(createdWith(expression), { headers: sent, body: sentBody }, secrets);
          assert.ok(["true", "false", "NULL", "no text", "not shown"].includes(answer));
        },
      ),
      { numRuns: 300 },
    ));
});

describe("a time within a window", () => {
  const create = createdWith(r.withinSeconds(r.header("t"), 300));
  const cases: readonly (readonly [time: string | undefined, answer: string])[] = [
    [String(NOW), "true"],
    [`000${NOW}`.slice(-12), "true"],
    ["", "NULL"],
    ["-1700000000", "NULL"],
    ["+1700000000", "NULL"],
    ["1.7e9", "NULL"],
    [`${NOW}.0`, "NULL"],
    [` ${NOW}`, "NULL"],
    [`${NOW}\n`, "NULL"],
    [`\n${NOW}`, "NULL"],
    ["١٧٠٠٠٠٠٠٠٠", "NULL"],
    ["1700000000000", "NULL"],
    ["999999999999", "false"],
    ["0", "false"],
    [undefined, "NULL"],
  ];
  for (const [time, answer] of cases) {
    it(`${JSON.stringify(time) ?? "that is missing"} is ${answer}`, async () => {
      const sent: Record<string, string> = time === undefined ? {} : { t: time };
      assert.equal(await answerOf(create, { headers: sent, body: Buffer.from("x") }, {}), answer);
    });
  }
});

describe("a signature in base64", () => {
  it("is on one line, however long it is", async () => {
    const long = r.encoded(r.bodyBytes(), "base64");
    const sent = Buffer.alloc(1000, 7);
    const request = { headers: { h: sent.toString("base64") }, body: sent };
    assert.equal(await answerOf(createdWith(r.constantTimeEqual(r.header("h"), long)), request, {}), "true");
  });
});
