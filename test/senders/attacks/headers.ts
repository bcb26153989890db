import { signed, type TimestampedWire, type Wire } from "../wire";
import { against, every, signedWith, type Attack, type AttackGroup, type Good } from "./attack";

const MISSING = every("NULL");
const REFUSED = every("false");
/** An element is as long as a signature, and no time is there to make one of. */
const NO_TIME = every("false", { "timestamped-hmac": "NULL" });

const valueOf = (
  name: string,
  value: (value: string, good: Good) => string,
  answers = REFUSED,
  note?: string,
): Attack => ({
  name,
  answers,
  make: (good) => ({ value: value(good.value, good) }),
  ...(note === undefined ? {} : { note }),
});

const GITHUB: Wire = {
  type: "hmac",
  header: "x-hub-signature-256",
  algorithm: "sha256",
  encoding: "hex",
  prefix: "sha256=",
};
const STRIPE: TimestampedWire = { type: "timestamped-hmac", header: "stripe-signature", algorithm: "sha256", timestampKey: "t", signatureKey: "v1", toleranceSeconds: 300 }; // prettier-ignore
/** A sender whose proof is of another kind. */
const otherThan = ({ wire }: Good): Wire => (wire.type === "hmac" ? STRIPE : GITHUB);

export const HEADERS: AttackGroup = {
  title: "Another header",
  about: "The body and, where the name says so, the key are right.",
  attacks: [
    { name: "no such header", answers: MISSING, make: () => ({ value: null }) },
    {
      name: "its value under another name",
      answers: MISSING,
      make: ({ value }) => ({ value: null, more: { "x-other": value, "x-original-authorization": value } }),
    },
    {
      name: "another sender's header, with the right key",
      answers: MISSING,
      make: (good) => {
        const other = otherThan(good);
        return { value: null, more: { [other.header]: signed(other, good) } };
      },
    },
    against(
      "hmac",
      "the older header alone: X-Hub-Signature, SHA-1",
      "NULL",
      (good) => {
        const older = { ...good.wire, algorithm: "sha1", prefix: "sha1=" };
        return { value: null, more: { "x-hub-signature": signed(older, good) } };
      },
      { only: (_, { name }) => name === "github" },
    ),
    valueOf("another sender's proof in this header, with the right key", (_, good) => signed(otherThan(good), good)),
    valueOf("empty", () => ""),
    valueOf("a space", () => " "),
    valueOf("commas only", () => ",,,,,,,"),
    valueOf("an equals sign", () => "="),
    valueOf("the word true", () => "true"),
    valueOf("the word NULL", () => "NULL"),
    valueOf("wildcards", () => "%"),
    valueOf("a regular expression", () => "^.*(?:a|b)+$"),
    valueOf("quotes and SQL", () => "' OR true --"),
    valueOf("quotes, backslashes, braces", () => `"'\\\\'{}$1\${x}%s`),
    valueOf("control characters", () => "\u0001\u007f\t\u001b[2J"),
    valueOf("bytes above 127", () => "Ã©ÿ\u0080", REFUSED, "Materialize leaves out such a header: then it is NULL"),
    valueOf("emoji and a byte-order mark", () => "\ufeff😀"),
    valueOf("100,000 characters", () => "a".repeat(100_000)),
    valueOf("100,000 commas", () => ",".repeat(100_000)),
    valueOf("a space before", (value) => ` ${value}`, NO_TIME, "HTTP takes it away: then it is right"),
    valueOf("a space after", (value) => `${value} `, REFUSED, "HTTP takes it away: then it is right"),
    valueOf("a line end after", (value) => `${value}\n`),
    valueOf("in quotes", (value) => `"${value}"`),
    valueOf("in capitals", (value) => value.toUpperCase(), NO_TIME),
    valueOf("without its last character", (value) => value.slice(0, -1)),
    valueOf("without its first character", (value) => value.slice(1), NO_TIME),
    valueOf("one character more", (value) => `${value}0`),
    valueOf("its first half", (value) => value.slice(0, Math.ceil(value.length / 2))),
    valueOf("its first character", (value) => value.slice(0, 1)),
    valueOf("backwards", (value) => [...value].reverse().join(""), NO_TIME),
    valueOf(
      "twice, as a proxy joins two of one name",
      (value) => `${value},${value}`,
      every("false", { "timestamped-hmac": "true" }),
      "of elements in a row the same two are there again",
    ),
  ],
}; // prettier-ignore

/** The request was recorded, and one of the headers that a column holds is another. */
const keptIs = (says: "delivery" | "event", name: string, value: string, note: string): Attack => ({
  name,
  answers: every("true"),
  make: ({ subject }) => ({ more: { [subject.kept[says]!]: value } }),
  only: ({ kept }) => kept[says] !== undefined,
  note,
});

export const KEPT: AttackGroup = {
  title: "Another value in a column, under a recorded proof",
  about: `No scheme signs headers but its own. Those that are kept as columns (GitHub's \`delivery_id\` and \`event\`, Segment's
\`event_type\`, what a sender of your own is told to keep) are what the last who sent the request said: nothing proves them.`,
  attacks: [
    keptIs("delivery", "another delivery id", "another", "one event as many, to whoever counts by it"),
    keptIs("delivery", "an empty delivery id", "", "as above, and the view knows no copies of it"),
    keptIs("event", "another event name", "another", "what happened has to be read in the body"),
  ],
};

const keyIs = (name: string, value: (secret: string) => string): Attack =>
  against("api-key", name, "false", ({ secret }) => ({ value: value(secret) }));
const basicIs = (name: string, value: (good: Good) => string, note?: string): Attack =>
  against("basic", name, "false", (good) => ({ value: value(good) }), note === undefined ? {} : { note });
const base64 = (value: string): string => Buffer.from(value, "utf8").toString("base64");

export const CREDENTIALS: AttackGroup = {
  title: "The key in another form",
  about: "The key is right, and not written as the sender writes it.",
  attacks: [
    keyIs("as a bearer's token", (secret) => `Bearer ${secret}`),
    keyIs("as basic authentication", (secret) => `Basic ${base64(`:${secret}`)}`),
    keyIs("in base64", base64),
    keyIs("with a name", (secret) => `key=${secret}`),
    basicIs("another user's name", ({ secret }) => `Basic ${base64(`admin:${secret}`)}`),
    basicIs("no user's name", ({ secret }) => `Basic ${base64(`:${secret}`)}`),
    basicIs("in clear", ({ secret }) => `Basic materialize:${secret}`),
    basicIs("without the word Basic", ({ value }) => value.replace("Basic ", "")),
    basicIs("as a bearer's token", ({ value }) => value.replace("Basic", "Bearer")),
    basicIs("with basic in small letters", ({ value }) => value.replace("Basic", "basic"), "RFC 7617 allows it"),
    basicIs("with two spaces", ({ value }) => value.replace(" ", "  ")),
    basicIs("without base64's padding", ({ value }) => value.replace(/=+$/, "")),
    basicIs("of the header itself", (good) => signedWith(good, { secret: good.value })),
  ],
}; // prettier-ignore
