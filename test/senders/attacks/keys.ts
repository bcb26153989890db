import { createHash } from "node:crypto";
import { against, every, SIGNED_ONLY, signedWith, text, type Attack, type AttackGroup } from "./attack";
import { elements } from "../wire";

/** Signed with another secret than Materialize's. */
const secretOf = (name: string, other: (secret: string) => string): Attack => ({
  name,
  answers: every("false"),
  make: (good) => ({ value: signedWith(good, { secret: other(good.secret) }) }),
});

/** Materialize's secret is empty, as after a mistake, and the attacker knows. */
const whereEmpty = (name: string, value: (good: Parameters<Attack["make"]>[0]) => string): Attack => ({
  name,
  answers: every("false"),
  make: (good) => ({ known: "", value: value(good) }),
});

const digest = (algorithm: string, ...parts: readonly (Buffer | string)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash(algorithm)).digest("hex");

export const KEYS: AttackGroup = {
  title: "Without the key",
  about: "The attacker has another key, or none.",
  attacks: [
    secretOf("another key", () => "whsec_of_somebody_else"),
    secretOf("the key without its last character", (secret) => secret.slice(0, -1)),
    secretOf("the key and one character more", (secret) => `${secret}x`),
    secretOf("the key and a line end", (secret) => `${secret}\n`),
    secretOf("the key in capitals", (secret) => secret.toUpperCase()),
    secretOf("an empty key", () => ""),
    whereEmpty("the secret is empty in Materialize: signed with nothing", (good) =>
      signedWith(good, { secret: "" }),
    ),
    whereEmpty("the secret is empty in Materialize: an empty header", () => ""),
    whereEmpty("the secret is empty in Materialize: any key", ({ value }) => value),
    against("hmac", "a digest of the body without a key", "false", ({ wire, body }) => ({
      value: wire.prefix + digest(wire.algorithm, body),
    })),
    against("hmac", "a digest of key and body, which is no HMAC", "false", ({ wire, body, secret }) => ({
      value: wire.prefix + digest(wire.algorithm, secret, body),
    })),
    against("timestamped-hmac", "a digest of time and body without a key", "false", ({ wire, body, at }) => ({
      value: elements(wire, [String(at)], [digest(wire.algorithm, `${at}.`, body)]),
    })),
  ],
};

/** The request was recorded, and its header is kept. */
const recorded = (name: string, body: (body: Buffer) => Buffer, answers = SIGNED_ONLY): Attack => ({
  name,
  answers,
  make: (good) => ({ body: body(good.body) }),
});

export const BODIES: AttackGroup = {
  title: "Another body under a recorded header",
  about: "An API key and basic authentication sign nothing: whoever has read one request may send any other.",
  attacks: [
    recorded("one byte is another", (body) => text(body.toString("utf8").replace("10.00", "90.00"))),
    recorded("a space more", (body) => Buffer.concat([body, text(" ")])),
    recorded("without the line end", (body) => body.subarray(0, -1)),
    recorded("a byte-order mark more", (body) => Buffer.concat([text("\ufeff"), body])),
    recorded("read and written again as JSON", (body) => text(JSON.stringify(JSON.parse(body.toString("utf8"))))),
    recorded("the event in a list", (body) => text(`[${body.toString("utf8")}]`)),
    recorded("two events, a line each", (body) => Buffer.concat([body, body])),
    recorded("another event", () => text('{"id":"evt_2"}')),
    recorded("no body", () => Buffer.alloc(0), every("false")),
    {
      name: "no body, and the right key",
      answers: every("false"),
      make: (good) => ({ body: Buffer.alloc(0), value: signedWith(good, { body: Buffer.alloc(0) }) }),
      note: "it is no event",
    },
    against(
      "hmac",
      "a batch, signed by its first event",
      "false",
      ({ body }) => ({ body: text(`[${body.toString("utf8")},{"id":"evt_2"}]`) }),
      {
        only: (_, { name }) => name === "segment",
        note: "what Segment does with batches: they have to be off",
      },
    ),
  ],
}; // prettier-ignore
