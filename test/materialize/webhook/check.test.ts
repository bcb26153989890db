/** The text of each CHECK, and what none of them is made of. That they hold is proved in test/senders. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import * as mz from "../../../materialize";
import { goldenTexts } from "../../support/golden";
import { answerOf, NOW } from "../../support/webhookBench";
import { cluster, kafka, password, schema } from "../objects/world";

const created = (check: mz.WebhookCheck): string =>
  mz.webhookSource({ schema, name: "hooks", cluster, check }).create() as string;

const HMAC = { header: "x-signature", secret: password, digest: "sha256", encoding: "hex" } as const;
const TIMESTAMPED = {
  header: "stripe-signature",
  secret: password,
  digest: "sha256",
  timestampKey: "t",
  signatureKey: "v1",
  toleranceSeconds: 300,
} as const;

goldenTexts(
  "webhookCheck",
  Object.entries({
    "of an API key": mz.apiKeyCheck("x-api-key", password),
    "of basic authentication": mz.basicAuthCheck(password),
    "of a signature in hex": mz.hmacCheck(HMAC),
    "of a signature in base64": mz.hmacCheck({ ...HMAC, encoding: "base64", digest: "sha512" }),
    "of a signature with a prefix": mz.hmacCheck({ ...HMAC, prefix: "sha256='" }),
    "of a signature whose prefix is empty": mz.hmacCheck({ ...HMAC, prefix: "" }),
    "of a signed time": mz.timestampedHmacCheck(TIMESTAMPED),
    "of a signed time by other keys": mz.timestampedHmacCheck({
      ...TIMESTAMPED,
      header: "x-signature",
      digest: "sha384",
      timestampKey: "ts",
      signatureKey: "V2",
      toleranceSeconds: 60,
    }),
  }).map(([name, check]) => ({ name, kind: "create_webhook", text: () => created(check) })),
);

describe("a check", () => {
  const HEADER = "header must be a header's name in lower case, such as x-api-key";
  const SECRET = "secret must be an object of kind secret";
  const CLEAR = JSON.stringify("something else");
  const DIGESTS = "digest must be one of sha1, sha224, sha256, sha384, sha512";
  const loose =
    <A>(make: (args: A) => unknown, args: A) =>
    (more: object) =>
      make({ ...args, ...more });
  const hmac = loose(mz.hmacCheck, HMAC);
  const timestamped = loose(mz.timestampedHmacCheck, TIMESTAMPED);
  // prettier-ignore
  const REFUSED: readonly (readonly [what: string, make: () => unknown, message: string])[] = [
    ["of an API key in a header that is none", () => mz.apiKeyCheck("X-Api-Key", password), `${HEADER}, got "X-Api-Key"`],
    ["of an API key in clear", () => mz.apiKeyCheck("x-api-key", "hunter2" as never), `${SECRET}, got ${CLEAR}`],
    ["of an API key that is a connection", () => mz.apiKeyCheck("x-api-key", kafka as never), `${SECRET}, got ${JSON.stringify('kafka connection "materialize"."ingest"."kafka"')}`],
    ["of basic authentication in clear", () => mz.basicAuthCheck("Basic eDp5" as never), `${SECRET}, got ${CLEAR}`],
    ["of a signature in a header that is none", () => hmac({ header: "" }), `${HEADER}, got ""`],
    ["of a signature by MD5", () => hmac({ digest: "md5" }), `${DIGESTS}, got "md5"`],
    ["of a signature in another encoding", () => hmac({ encoding: "base64url" }), 'encoding must be hex or base64, got "base64url"'],
    ["of a signature under a key in clear", () => hmac({ secret: "hunter2" }), `${SECRET}, got ${CLEAR}`],
    ["of a signature whose prefix is no text", () => hmac({ prefix: 1 }), "text must be text, got 1"],
    ["of a signed time in a header that is none", () => timestamped({ header: "Stripe-Signature" }), `${HEADER}, got "Stripe-Signature"`],
    ["of a signed time by a digest that is none", () => timestamped({ digest: "sha3" }), `${DIGESTS}, got "sha3"`],
    ["of a signed time under a key in clear", () => timestamped({ secret: "hunter2" }), `${SECRET}, got ${CLEAR}`],
    ...[0, -1, 0.5, 3601, 86_400, "300", undefined].map((toleranceSeconds) =>
      [`of a signed time with a window of ${String(toleranceSeconds)}`, () => timestamped({ toleranceSeconds }), `toleranceSeconds must be a whole number from 1 to 3600, got ${JSON.stringify(toleranceSeconds) ?? "nothing"}`] as const),
    ["of a signed time whose two keys are one", () => timestamped({ signatureKey: "t" }), 'signatureKey must be another than timestampKey, got "t"'],
    // They stand in a regular expression, and between commas and equals signs.
    ...(["timestampKey", "signatureKey"] as const).flatMap((field) =>
      ["", ".*", "a,b", "t=", "(", "é", "t\n", undefined].map((name) =>
        [`of a signed time whose ${field} is ${JSON.stringify(name)}`, () => timestamped({ [field]: name }), `${field} must be letters and digits, got ${JSON.stringify(name) ?? "nothing"}`] as const)),
  ];
  for (const [what, make, message] of REFUSED) {
    it(`${what} is refused`, () => {
      assert.throws(make, (error: Error) => {
        assert.ok(pulumi.RunError.isInstance(error), error.stack);
        assert.equal(error.message, `webhook check: ${message}`);
        return true;
      });
    });
  }

  it("says which headers hold the secret itself, so that no webhook keeps them", () => {
    assert.deepEqual(mz.apiKeyCheck("x-api-key", password).secretHeaders, ["x-api-key"]);
    assert.deepEqual(mz.basicAuthCheck(password).secretHeaders, ["authorization"]);
    assert.equal(mz.hmacCheck(HMAC).secretHeaders, undefined);
    assert.equal(mz.timestampedHmacCheck(TIMESTAMPED).secretHeaders, undefined);
  });

  it("takes a window of a second, and of an hour", () => {
    for (const toleranceSeconds of [1, 3600])
      assert.match(created(mz.timestampedHmacCheck({ ...TIMESTAMPED, toleranceSeconds })), /<= (1|3600)\n/);
  });

  it("compares nothing but lengths and by constant_time_eq", () => {
    for (const check of [
      mz.apiKeyCheck("x-api-key", password),
      mz.hmacCheck(HMAC),
      mz.timestampedHmacCheck(TIMESTAMPED),
    ]) {
      const bare = created(check)
        .split("CHECK (")[1]!
        .replace(/'[^']*'/g, "''");
      assert.match(bare, /constant_time_eq\(/);
      const compared = bare
        .replaceAll("<= 300", "")
        .replaceAll(/\(length\(split_part\(.*?\)\) = \d+ AND /g, "(");
      assert.doesNotMatch(compared, /=(?!=)|LIKE|<>|!~|~/);
    }
  });

  it("reads a header by its very name, whatever characters it has", async () => {
    const header = "x'!#$%&*+.^_`|~-1";
    const check = created(mz.apiKeyCheck(header, password));
    const body = Buffer.from("{}");
    assert.equal(await answerOf(check, { headers: { [header]: "k" }, body }, "k"), "true");
    assert.equal(await answerOf(check, { headers: { x: "k" }, body }, "k"), "NULL");
  });
});

describe("what a signed time costs before it is proved", () => {
  const sign = (digest: string, body: Buffer): string =>
    createHmac(digest, "k")
      .update(Buffer.concat([Buffer.from(`${NOW}.`), body]))
      .digest("hex");

  for (const digest of ["sha1", "sha224", "sha256", "sha384", "sha512"] as const) {
    const check = created(mz.timestampedHmacCheck({ ...TIMESTAMPED, digest }));

    it(`is no HMAC by ${digest} for what is not as long as a signature by it`, async () => {
      const body = Buffer.from("{}");
      const signature = sign(digest, body);
      const [, length] = /\(length\(split_part\(.*?, 1\)\) = (\d+) AND constant_time_eq\(split_part/.exec(
        check,
      )!;
      assert.equal(Number(length), `v1=${signature}`.length);
      const headers = { "stripe-signature": `t=${NOW},v1=${signature}` };
      assert.equal(await answerOf(check, { headers, body }, "k"), "true");
    });

    it(`is four by ${digest} at most: as many are there, each behind a length`, () => {
      assert.equal(check.match(/hmac\(/g)!.length, 4);
      assert.equal(check.match(/length\(split_part\(.*?\)\) = \d+ AND constant_time_eq\(/g)!.length, 4);
    });
  }
});

describe("the header of basic authentication", () => {
  it("is as RFC 7617 has it, in UTF-8", () => {
    assert.equal(mz.basicAuthHeader("Aladdin", "open sesame"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert.equal(mz.basicAuthHeader("test", "123\u00a3"), "Basic dGVzdDoxMjPCow==");
  });

  it("is one line of ASCII from which both can be read again, whatever they are", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => !name.includes(":")),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }),
        (username, secret) => {
          const [, base64] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(mz.basicAuthHeader(username, secret))!;
          assert.equal(Buffer.from(base64!, "base64").toString("utf8"), `${username}:${secret}`);
        },
      ),
    ));

  it("cannot have an empty password", () => {
    assert.throws(() => mz.basicAuthHeader("mz", ""), {
      message: 'basic authentication: password must not be empty, got ""',
    });
  });

  for (const username of ["", "a:b", ":"]) {
    it(`cannot have the user name ${JSON.stringify(username)}`, () => {
      assert.throws(() => mz.basicAuthHeader(username, "hunter2"), {
        message: `basic authentication: username must be text without a colon, got ${JSON.stringify(username)}`,
      });
    });
  }
});
