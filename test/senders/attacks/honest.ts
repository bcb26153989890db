import { every, signedWith, text, type Attack, type AttackGroup, type Tried } from "./attack";

const DAY = 86_400;
const NO_JSON = "the body's format refuses it, not the CHECK";

const attack = (name: string, make: Attack["make"], answers = every("true"), note?: string): Attack => ({
  name,
  make,
  answers,
  ...(note === undefined ? {} : { note }),
});

/** Another body, signed by the sender. */
const bodyOf =
  (body: Buffer): Attack["make"] =>
  (good): Tried => ({ body, value: signedWith(good, { body }) });

export const HONEST: AttackGroup = {
  title: "What the sender itself sends",
  about:
    "Nothing is altered: what the CHECK is asked about it has to let in, but for a signed time that is over.",
  attacks: [
    attack("an event", () => ({})),
    attack("an event with other headers beside the sender's", () => ({
      more: { host: "h", "user-agent": "Sender/1.0", "content-type": "application/json", "x-é": "ü", "": "" },
    })),
    attack("an event of one character", bodyOf(text("1"))),
    attack("quotes, backslashes and SQL in the body", bodyOf(text(`{"a":"it's \\\\ \\" -- ; DROP"}`))),
    attack("a body with line ends", bodyOf(text('{"a":\r\n"é😀"}\r\n'))),
    attack("a body that is no JSON", bodyOf(text("a=1&b=2")), every("true"), NO_JSON),
    attack("a body with a byte-order mark", bodyOf(text('\ufeff{"a":1}')), every("true"), NO_JSON),
    attack("a body of 1 MB", bodyOf(Buffer.alloc(1 << 20, '{"é":1}'))),
    attack(
      "a body that is no UTF-8",
      bodyOf(Buffer.from([0x7b, 0xff, 0xfe, 0x80, 0x7d])),
      every("true", { "timestamped-hmac": "no text" }),
      NO_JSON,
    ),
    attack(
      "a body with a NUL",
      bodyOf(text("{\0}")),
      every("true", { "timestamped-hmac": "not shown" }),
      `${NO_JSON}; Postgres's text takes no NUL, Materialize's does`,
    ),
    attack(
      "the same event again",
      () => ({}),
      every("true"),
      "which copies a view drops, and by what, is on [their page](webhook-views.md)",
    ),
    attack(
      "the same event again, a day later",
      ({ at }) => ({ at: at + DAY }),
      every("true", { "timestamped-hmac": "false" }),
      "only a signed time keeps a recorded request from being sent again",
    ),
  ],
};
