/** An attack as data: how it alters a request that is as it should be, and what it must get. */
import { type Answer } from "../../support/webhookBench";
import { type Subject } from "../subjects";
import { signed, type Signing, type Wire, type WireType } from "../wire";

/** A request as the sender makes it, and what it is made from. */
export interface Good<W extends Wire = Wire> extends Signing {
  readonly subject: Subject;
  readonly wire: W;
  /** What the sender's header holds. */
  readonly value: string;
}

/** What an attack changes of it. */
export interface Tried {
  /** The value of the sender's header; `null`: it is left out. */
  readonly value?: string | null;
  /** Other headers. */
  readonly more?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** When it arrives. */
  readonly at?: number;
  /** The secret that Materialize has, where it is another than the sender's. */
  readonly known?: string;
}

export interface Attack {
  readonly name: string;
  /** By the scheme that it is tried on. */
  readonly answers: Partial<Readonly<Record<WireType, Answer>>>;
  readonly make: (good: Good) => Tried;
  /** Those that it can be tried on. @default all of the scheme */
  readonly only?: (subject: Subject) => boolean;
  /** Why it is let in, or what is worth knowing. */
  readonly note?: string;
}

export interface AttackGroup {
  readonly title: string;
  /** What all of them have in common, for the page. */
  readonly about: string;
  readonly attacks: readonly Attack[];
}

/** One answer for every scheme, but for some. */
export function every(
  answer: Answer,
  but: Partial<Readonly<Record<WireType, Answer>>> = {},
): Attack["answers"] {
  return { "api-key": answer, basic: answer, hmac: answer, "timestamped-hmac": answer, ...but };
}

/** What is let in where nothing is signed, and refused where the body is. */
export const SIGNED_ONLY = every("true", { hmac: "false", "timestamped-hmac": "false" });

type WireOf<T extends WireType> = Extract<Wire, { type: T }>;

/** An attack that makes sense for one scheme alone. */
export function against<T extends WireType>(
  type: T,
  name: string,
  answer: Answer,
  make: (good: Good<WireOf<T>>) => Tried,
  more: { readonly only?: (wire: WireOf<T>, subject: Subject) => boolean; readonly note?: string } = {},
): Attack {
  const { only, note } = more;
  const answers: Attack["answers"] = { [type]: answer };
  return {
    name,
    answers,
    make: (good) => make(good as Good<WireOf<T>>),
    ...(only === undefined ? {} : { only: (subject) => only(subject.wire as WireOf<T>, subject) }),
    ...(note === undefined ? {} : { note }),
  };
}

/** A body in which every difference shows: spaces, a number that JSON writes otherwise, quotes, more than ASCII. */
export const BODY = Buffer.from(
  '{ "id": "evt_1", "type": "charge.succeeded", "amount": 10.00, "to": "Zoë \\"Z\\" O\'Neill \\\\ 😀" }\n',
);
/** Its length is such that base64 pads it behind the user name of the basic authentication. */
export const SECRET = "whsec_K3y-With'Quotes\"and\\";
export const AT = 1_700_000_000;

export function goodRequest(subject: Subject, secret = SECRET, body = BODY, at = AT): Good {
  const { wire } = subject;
  return { subject, wire, secret, body, at, value: signed(wire, { secret, body, at }) };
}

/** What the sender would send, had it this secret, body or time. */
export function signedWith(good: Good, other: Partial<Signing>): string {
  return signed(good.wire, { secret: good.secret, body: good.body, at: good.at, ...other });
}

export function text(value: string): Buffer {
  return Buffer.from(value, "utf8");
}
