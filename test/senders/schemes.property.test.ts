/** For every scheme: what is signed right is let in, whatever it holds; nothing else is; and nothing is an error. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { hostileText } from "../support/arbitrary";
import { answerOf } from "../support/webhookBench";
import { AT, goodRequest, SECRET } from "./attacks/attack";
import { SUBJECTS } from "./subjects";
import { signed } from "./wire";

/** Any secret that Materialize can hold as text. */
const anySecret = hostileText().filter((secret) => secret !== "");
const anyBytes = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const anyText = fc
  .oneof(hostileText(), fc.json({ stringUnit: "grapheme" }))
  .filter((body) => body !== "")
  .map((body) => Buffer.from(body, "utf8"));

/** Pieces of every header that is looked at, so that some of what is made of them is nearly right. */
const PIECES = ["t=", "ts=", "v1=", "s1=", "v0=", ",", "=", String(AT), "-1", "9".repeat(13), "sha256=", "sig='", "Basic ", "bWF0", "00ff", SECRET]; // prettier-ignore
const anyValue = fc.oneof(
  { weight: 2, arbitrary: hostileText() },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...PIECES), hostileText(2)), { maxLength: 12 })
      .map((all) => all.join("")),
  },
);
const anyHeaders = fc.dictionary(
  hostileText(2).filter((name) => name !== "__proto__"),
  anyValue,
  { maxKeys: 5 },
);

for (const subject of SUBJECTS) {
  const { wire, create, stored } = subject;
  const bodies = wire.type === "timestamped-hmac" ? anyText : fc.oneof(anyText, anyBytes);

  describe(`requests to ${subject.name}`, () => {
    it("are let in where they are signed right, whatever body and secret are", () =>
      fc.assert(
        fc.asyncProperty(bodies, anySecret, async (body, secret) => {
          const value = signed(wire, { secret, body, at: AT });
          const request = { headers: { [wire.header]: value }, body, at: AT };
          assert.equal(await answerOf(create, request, stored(secret)), "true");
        }),
        { numRuns: 40 },
      ));

    it("are kept out where they are signed by any other secret", () =>
      fc.assert(
        fc.asyncProperty(bodies, anySecret, hostileText(), async (body, secret, other) => {
          fc.pre(secret !== other);
          const value = signed(wire, { secret: other, body, at: AT });
          const answer = await answerOf(create, { headers: { [wire.header]: value }, body }, stored(secret));
          assert.notEqual(answer, "true");
        }),
        { numRuns: 40 },
      ));

    it("never raise an error, and let nobody in, whatever headers, body and secret are", () =>
      fc.assert(
        fc.asyncProperty(
          anyHeaders,
          anyValue,
          fc.oneof(anyText, anyBytes, fc.constant(Buffer.alloc(0))),
          fc.oneof(hostileText(), fc.constant(SECRET)),
          async (others, value, body, secret) => {
            const right = signed(wire, { secret, body, at: AT });
            fc.pre(!value.includes(right));
            const headers = { ...others, [wire.header]: value };
            const answer = await answerOf(create, { headers, body, at: AT }, stored(secret));
            assert.ok(["false", "NULL", "no text", "not shown"].includes(answer), answer);
          },
        ),
        { numRuns: 60 },
      ));

    it("are kept out where one character of the proof is another", () => {
      const good = goodRequest(subject);
      return fc.assert(
        fc.asyncProperty(
          fc.nat(good.value.length - 1),
          fc.constantFrom(..."0123456789abcdefABCDEF=+/,' é"),
          async (at, character) => {
            const value = good.value.slice(0, at) + character + good.value.slice(at + 1);
            fc.pre(value !== good.value);
            const request = { headers: { [wire.header]: value }, body: good.body };
            assert.notEqual(await answerOf(create, request, stored(SECRET)), "true");
          },
        ),
        { numRuns: 40 },
      );
    });

    if (wire.type === "hmac" || wire.type === "timestamped-hmac") {
      it("are kept out where one byte of the body is another", () => {
        const good = goodRequest(subject);
        return fc.assert(
          fc.asyncProperty(
            fc.nat(good.body.length - 1),
            fc.integer({ min: 1, max: 127 }),
            async (at, bits) => {
              const body = Buffer.from(good.body);
              body[at]! ^= bits;
              const answer = await answerOf(create, { headers: { [wire.header]: good.value }, body }, SECRET);
              assert.notEqual(answer, "true");
            },
          ),
          { numRuns: 40 },
        );
      });
    }
  });
}
