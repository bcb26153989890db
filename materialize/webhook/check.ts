import { invalid } from "../errors";
import { type Secret } from "../secret";
import {
  and,
  bodyBytes,
  bodyText,
  concatenate,
  constantTimeEqual,
  encoded,
  header,
  hmac,
  matched,
  notEmpty,
  or,
  part,
  secretBytes,
  secretText,
  text,
  withinSeconds,
  type Expression,
  type HmacDigest,
} from "./expression";

/** Who may post to a webhook: an expression over the request that is true for its sender only. */
export interface WebhookCheck {
  /** What is NULL (a header that is missing) is refused as what is false. */
  readonly expression: Expression<"boolean">;
  /** Headers whose value is the secret itself: no webhook keeps them in its rows. @default none */
  readonly secretHeaders?: readonly string[];
}

/**
 * The sender puts a secret into a header: what API keys are.
 *
 * An empty secret lets nobody in, nor does an empty body: it is no event. A secret of other characters than ASCII lets
 * nobody in either: Materialize leaves out headers that hold others.
 *
 * @example apiKeyCheck("x-api-key", key)
 * @throws RunError when the header's name is none.
 */
export function apiKeyCheck(name: string, secret: Secret): WebhookCheck {
  const key = secretText(secret);
  return {
    // Not `=`: how long that takes tells how much of a guess was right.
    expression: and(notEmpty(key), notEmpty(bodyBytes()), constantTimeEqual(header(name), key)),
    secretHeaders: [name],
  };
}

/**
 * HTTP basic authentication.
 *
 * @param secret the whole header: `Basic <base64 of username:password>`, see {@link basicAuthHeader}
 */
export function basicAuthCheck(secret: Secret): WebhookCheck {
  return apiKeyCheck("authorization", secret);
}

/**
 * The header of HTTP basic authentication: a secret, as the password in it is.
 *
 * @throws RunError when the user name has a colon or is empty, or the password is empty: the header is not, so the
 *   check would let in whoever knows the name.
 */
export function basicAuthHeader(username: string, password: string): string {
  if (username === "" || username.includes(":"))
    throw invalid("basic authentication", "username", "be text without a colon", username);
  if (password === "") throw invalid("basic authentication", "password", "not be empty", password);
  return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}

export interface HmacCheckArgs {
  /** The header that holds the signature, in lower case: `x-signature`. */
  readonly header: string;
  readonly secret: Secret;
  readonly digest: HmacDigest;
  /** How the signature is written: hex in lower case, or base64 with padding. */
  readonly encoding: "hex" | "base64";
  /** What stands before the signature: `sha256=`. @default nothing */
  readonly prefix?: string;
}

/**
 * The sender signs the body.
 *
 * What it wrote is compared as it stands. The guide decodes it, which fails on a header that is no hex: there, as here,
 * the request is refused, but there with an error.
 *
 * @example hmacCheck({ header: "x-signature", secret, digest: "sha1", encoding: "hex" })
 * @throws RunError when a field is unfit.
 */
export function hmacCheck({
  header: name,
  secret,
  digest,
  encoding,
  prefix = "",
}: HmacCheckArgs): WebhookCheck {
  const key = secretBytes(secret);
  const signature = encoded(hmac(bodyBytes(), key, digest), encoding);
  const wanted = prefix === "" ? signature : concatenate(text(prefix), signature);
  return {
    expression: and(notEmpty(key), notEmpty(bodyBytes()), constantTimeEqual(header(name), wanted)),
  };
}

export interface TimestampedHmacCheckArgs {
  /** The header that holds time and signatures, in lower case: `stripe-signature`. */
  readonly header: string;
  readonly secret: Secret;
  readonly digest: HmacDigest;
  /** What stands before the time: `t`, of letters and digits. */
  readonly timestampKey: string;
  /** What stands before each signature: `v1`, of letters and digits. */
  readonly signatureKey: string;
  /** How old, or how far ahead, the time may be: a request that was overheard works no longer than this. */
  readonly toleranceSeconds: number;
}

/** Elements of such a header that are looked at: the time, and a signature by each scheme and key that counts. */
const MOST_ELEMENTS = 6;

/**
 * The sender signs `<time>.<body>`, and sends the time and its signatures: `t=1700000000,v1=5257a8…,v1=…`. Any one
 * signature may match: while a key is rolled, the sender signs by the old and by the new one. Elements after the sixth
 * are not looked at.
 *
 * @throws RunError when a field is unfit.
 */
export function timestampedHmacCheck(args: TimestampedHmacCheckArgs): WebhookCheck {
  for (const field of ["timestampKey", "signatureKey"] as const) {
    const key: unknown = args[field];
    if (typeof key !== "string" || !/^[A-Za-z0-9]+$/.test(key))
      throw invalid("webhook check", field, "be letters and digits", key);
  }
  const elements = header(args.header);
  const key = secretText(args.secret);
  const time = matched(elements, `(^|,)${args.timestampKey}=([0-9]{1,12})(,|$)`, 2);
  const signature = encoded(hmac(concatenate(time, text("."), bodyText()), key, args.digest), "hex");
  const wanted = concatenate(text(`${args.signatureKey}=`), signature);
  const places = Array.from({ length: MOST_ELEMENTS }, (_, i) => i + 1);
  return {
    expression: and(
      notEmpty(key),
      notEmpty(bodyText()),
      withinSeconds(time, args.toleranceSeconds),
      or(...places.map((place) => constantTimeEqual(part(elements, ",", place), wanted))),
    ),
  };
}
