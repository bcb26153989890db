import { type Scheme } from "./scheme";

/** What is known of one sender of webhooks: data, and functions of plain values. */
export interface Sender {
  /** As a config names it: `stripe`. */
  readonly name: string;
  /** As people write it: `Stripe`. */
  readonly title: string;
  /** `none`: it cannot show who it is; whoever knows the URL may post. */
  readonly scheme: Scheme | { readonly type: "none" };
  /** Who makes the secret: `us` (a random one, entered at the sender), or the `sender`, once it knows the URL. */
  readonly secretFrom: "us" | "sender";
  /** Where the sender shows the secret that it made. Only where it makes one. */
  readonly secretIsFound?: string;
  /** How long it tries again what was not taken: `for three days`. @default not known */
  readonly retries?: string;
  /** What a request holds: one event, or a list of events (which also takes one). */
  readonly body: "json" | "json-array";
  /** Headers that are kept with each event. @default none */
  readonly headers?: {
    /** One by one: column by header, `{ "x-github-event": "event" }`. */
    readonly columns?: Readonly<Record<string, string>>;
    /** All of them, but for one that holds the secret, as the column `headers`. */
    readonly all?: true;
  };
  /** What to enter in the sender's own console, in its order. */
  readonly settings: (url: string) => readonly SenderSetting[];
  /** Where the scheme is documented. */
  readonly source: string;
}

/** One field of the sender's console. */
export interface SenderSetting {
  /** The page or form: `Settings`. */
  readonly on: string;
  /** `Shared Secret` */
  readonly field: string;
  /** A text to enter; the secret, or what is not entered but copied from there. */
  readonly value: string | typeof SECRET | typeof COPIED;
}

/** Stands for the secret in a setting: its value is never among them. */
export const SECRET = { enter: "secret" } as const;
/** Stands for a secret that the sender shows there, to be copied into the config. */
export const COPIED = { copy: "secret" } as const;
