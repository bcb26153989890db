import { invalid } from "../errors";
import { type Secret } from "../secret";
import {
  and,
  bodyBytes,
  bodyText,
  concatenate,
  constantTimeEqual,
  constantTimeEqualOfLength,
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

const WHERE = "webhook check";

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

/** The widest window in which a signed time may lie, in seconds: in a day of it a recorded request works all day. */
export const MOST_TOLERANCE_SECONDS = 3600;

/** Says why a signed time can have no such window, in seconds, or `undefined`. */
export function unfitTolerance(seconds: number): string | undefined {
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= MOST_TOLERANCE_SECONDS
    ? undefined
    : `be a whole number from 1 to ${MOST_TOLERANCE_SECONDS}`;
}

export interface TimestampedHmacCheckArgs {
  /** The header that holds time and signatures, in lower case: `stripe-signature`. */
  readonly header: string;
  readonly secret: Secret;
  readonly digest: HmacDigest;
  /** What stands before the time: `t`, of letters and digits. */
  readonly timestampKey: string;
  /** What stands before each signature: `v1`, of letters and digits. Another than the time's. */
  readonly signatureKey: string;
  /**
   * How old, or how far ahead, the time may be, in seconds, 1 to {@link MOST_TOLERANCE_SECONDS}: a request that was
   * overheard works no longer than this.
   */
  readonly toleranceSeconds: number;
}

/** Elements of such a header that are looked at: the time, two keys while one is rolled, and one of another scheme. */
const MOST_ELEMENTS = 4;

/** How many hexadecimal digits an HMAC has. @see https://doi.org/10.6028/NIST.FIPS.180-4 (figure 1) */
const HEX_DIGITS: Readonly<Record<HmacDigest, number>> = {
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
};

/**
 * The sender signs `<time>.<body>`, and sends the time and its signatures: `t=1700000000,v1=5257a8…,v1=…`. Any one
 * signature may match: while a key is rolled, the sender signs by the old and by the new one. Elements after the fourth
 * are not looked at.
 *
 * What it costs before a request is proved: an HMAC of the whole body for each element that is as long as a signature,
 * until one matches. So one for most requests, four at most, and none where time or length are wrong.
 *
 * @throws RunError when a field is unfit.
 */
export function timestampedHmacCheck(args: TimestampedHmacCheckArgs): WebhookCheck {
  checkTimestamped(args);
  const elements = header(args.header);
  const key = secretText(args.secret);
  const time = matched(elements, `(^|,)${args.timestampKey}=([0-9]{1,12})(,|$)`, 2);
  const signature = encoded(hmac(concatenate(time, text("."), bodyText()), key, args.digest), "hex");
  const before = `${args.signatureKey}=`;
  const wanted = concatenate(text(before), signature);
  const length = before.length + HEX_DIGITS[args.digest];
  const places = Array.from({ length: MOST_ELEMENTS }, (_, i) => i + 1);
  return {
    expression: and(
      notEmpty(key),
      notEmpty(bodyText()),
      withinSeconds(time, args.toleranceSeconds),
      or(...places.map((place) => constantTimeEqualOfLength(part(elements, ",", place), wanted, length))),
    ),
  };
}

function checkTimestamped({ timestampKey, signatureKey, toleranceSeconds }: TimestampedHmacCheckArgs): void {
  for (const [field, key] of Object.entries({ timestampKey, signatureKey }))
    if (typeof key !== "string" || !/^[A-Za-z0-9]+$/.test(key))
      throw invalid(WHERE, field, "be letters and digits", key);
  if (timestampKey === signatureKey)
    throw invalid(WHERE, "signatureKey", "be another than timestampKey", signatureKey);
  const unfit = unfitTolerance(toleranceSeconds);
  if (unfit !== undefined) throw invalid(WHERE, "toleranceSeconds", unfit, toleranceSeconds);
}
