/** How a sender shows that a request is its own. Header names are in lower case, as they arrive. */
export type Scheme = ApiKeyScheme | BasicAuthScheme | HmacScheme | TimestampedHmacScheme;

/** A header whose whole value is the secret. */
export interface ApiKeyScheme {
  readonly type: "api-key";
  /** `x-api-key` */
  readonly header: string;
}

/** HTTP basic authentication: `authorization: Basic <base64 of username:password>`. */
export interface BasicAuthScheme {
  readonly type: "basic";
  /** Without a colon, which would end it. */
  readonly username: string;
}

/** A header that holds a signature of the body. */
export interface HmacScheme {
  readonly type: "hmac";
  readonly header: string;
  readonly algorithm: HmacAlgorithm;
  readonly encoding: SignatureEncoding;
  /** What stands before the signature: `sha256=`. @default nothing */
  readonly prefix?: string;
}

/**
 * A header that holds a time and signatures of `<time>.<body>`: `t=1700000000,v1=5257a8…`. While a key is rolled
 * there is a signature by each key that counts.
 */
export interface TimestampedHmacScheme {
  readonly type: "timestamped-hmac";
  readonly header: string;
  readonly algorithm: HmacAlgorithm;
  readonly encoding: "hex";
  /** What stands before the time, in seconds since 1970: `t`. */
  readonly timestampKey: string;
  /** What stands before each signature: `v1`. */
  readonly signatureKey: string;
  /** How old, or how far ahead, the time may be, in seconds. */
  readonly toleranceSeconds: number;
}

/** Digests that a signature may be made with; MD5 is left out. */
export const HMAC_ALGORITHMS = ["sha1", "sha256", "sha384", "sha512"] as const;
export type HmacAlgorithm = (typeof HMAC_ALGORITHMS)[number];

/** `hex` in lower case, `base64` with padding and on one line. */
export const SIGNATURE_ENCODINGS = ["hex", "base64"] as const;
export type SignatureEncoding = (typeof SIGNATURE_ENCODINGS)[number];

/** The header that shows the request to be the sender's. */
export function headerOf(scheme: Scheme): string {
  return scheme.type === "basic" ? "authorization" : scheme.header;
}

/** Whether that header holds the secret itself: it must not be kept in rows, which are readable. */
export function headerIsSecret(scheme: Scheme): boolean {
  return scheme.type === "api-key" || scheme.type === "basic";
}
