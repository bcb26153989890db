/**
 * Typed expressions over a request: what a webhook's CHECK is made of.
 *
 * An expression carries what it reads of the request and which secrets, so the WITH clause follows from it and cannot
 * lack anything. None of them can fail: no decoding of what the sender wrote, no cast that is not guarded.
 *
 * @see https://materialize.com/docs/sql/create-source/webhook/#validating-requests
 */
import { requireKind } from "../connection/credentials";
import { invalid } from "../errors";
import { type Secret } from "../secret";
import { unfitIdentifier } from "../text/quote";
import { column, join, sql, type Sql } from "../text/sql";

export type ExpressionType = "text" | "bytes" | "boolean";

/** Something of a request that an expression reads, or a secret under its alias. */
export type Use =
  | { readonly of: "headers" }
  | { readonly of: "body"; readonly as: "text" | "bytes" }
  | {
      readonly of: "secret";
      readonly secret: Secret;
      readonly alias: string;
      readonly as: "text" | "bytes";
    };

/** A piece of a CHECK, of one type. NULL where it reads a header that is missing. */
export interface Expression<T extends ExpressionType = ExpressionType> {
  readonly type: T;
  readonly sql: Sql;
  readonly uses: readonly Use[];
}

type Bool = Expression<"boolean">;
type Text = Expression<"text">;
type Bytes = Expression<"bytes">;

/** Names in the expression, for what has one. */
export const REQUEST_COLUMNS = { headers: "headers", text: "body", bytes: "body_bytes" } as const;

const WHERE = "webhook check";

/** A header's name as it arrives: HTTP/2 and Materialize have it in lower case. */
const HEADER = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;

/** Says why a request can have no such header, or `undefined`. */
export function unfitHeader(header: string): string | undefined {
  return typeof header === "string" && HEADER.test(header)
    ? undefined
    : "be a header's name in lower case, such as x-api-key";
}

/**
 * A header's value. NULL where the request has none; a request that has one twice is refused by Materialize itself.
 *
 * @throws RunError when the name is none.
 */
export function header(name: string): Text {
  const unfit = unfitHeader(name);
  if (unfit !== undefined) throw invalid(WHERE, "header", unfit, name);
  // In brackets: `||` binds as tightly as `->`.
  return expression("text", sql`(${column(REQUEST_COLUMNS.headers)}->${name})`, [{ of: "headers" }]);
}

/** The body as text. A body that is not UTF-8 is refused before the CHECK runs. */
export function bodyText(): Text {
  return expression("text", sql`${column(REQUEST_COLUMNS.text)}`, [{ of: "body", as: "text" }]);
}

/** The body, byte for byte. */
export function bodyBytes(): Bytes {
  return expression("bytes", sql`${column(REQUEST_COLUMNS.bytes)}`, [{ of: "body", as: "bytes" }]);
}

/**
 * A secret's value as text.
 *
 * @param alias what it is called in the expression: functions take no qualified name of a secret
 * @throws RunError when it is no secret object, or the alias is none.
 */
export function secretText(secret: Secret, alias = "secret"): Text {
  return secretAs("text", secret, alias);
}

/** A secret's value as bytes. @throws RunError as {@link secretText} does. */
export function secretBytes(secret: Secret, alias = "secret"): Bytes {
  return secretAs("bytes", secret, alias);
}

function secretAs<T extends "text" | "bytes">(as: T, secret: Secret, alias: string): Expression<T> {
  requireKind(WHERE, "secret", secret, ["secret"]);
  const unfit = typeof alias === "string" ? unfitIdentifier(alias) : "be text";
  const taken = Object.values<string>(REQUEST_COLUMNS).includes(alias)
    ? "be none of headers, body, body_bytes"
    : undefined;
  if (unfit !== undefined || taken !== undefined) throw invalid(WHERE, "alias", (unfit ?? taken)!, alias);
  return expression(as, sql`${column(alias)}`, [{ of: "secret", secret, alias, as }]);
}

/** A text that is written in the check itself: `text("sha256=")`. @throws RunError when it is no text. */
export function text(value: string): Text {
  if (typeof value !== "string") throw invalid(WHERE, "text", "be text", value);
  return expression("text", sql`${value}`, []);
}

/** Texts one after the other; NULL where one of them is. @throws RunError when there are none. */
export function concatenate(...parts: readonly Text[]): Text {
  requireSome("concatenate", parts);
  return expression("text", sql`(${join(sqlOf(parts), sql` || `)})`, usesOf(parts));
}

/**
 * The part of `value` between two separators, counted from 1; empty where there are fewer.
 *
 * @see https://materialize.com/docs/sql/functions/#string-functions
 */
export function part(value: Text, separator: string, place: number): Text {
  if (!Number.isInteger(place) || place < 1) throw invalid(WHERE, "place", "be a whole number from 1", place);
  return expression("text", sql`split_part(${value.sql}, ${separator}, ${place})`, value.uses);
}

/** What a group of a regular expression matches first, counted from 1; NULL where nothing does. */
export function matched(value: Text, pattern: string, group: number): Text {
  if (!Number.isInteger(group) || group < 1) throw invalid(WHERE, "group", "be a whole number from 1", group);
  return expression("text", sql`(regexp_match(${value.sql}, ${pattern}))[${group}]`, value.uses);
}

/** Digests of an HMAC; MD5 is left out. */
export const HMAC_DIGESTS = ["sha1", "sha224", "sha256", "sha384", "sha512"] as const;
export type HmacDigest = (typeof HMAC_DIGESTS)[number];

/** The HMAC of texts, or of bytes. @throws RunError when one is text and the other bytes, or the digest is none. */
export function hmac<T extends "text" | "bytes">(
  value: Expression<T>,
  key: Expression<T>,
  digest: HmacDigest,
): Bytes {
  requireOneType("hmac", value, key);
  if (!HMAC_DIGESTS.includes(digest))
    throw invalid(WHERE, "digest", `be one of ${HMAC_DIGESTS.join(", ")}`, digest);
  return expression("bytes", sql`hmac(${value.sql}, ${key.sql}, ${digest})`, usesOf([value, key]));
}

/** Bytes as text: `hex` in lower case, `base64` with padding and on one line. @throws RunError for another encoding. */
export function encoded(value: Bytes, encoding: "hex" | "base64"): Text {
  if (encoding !== "hex" && encoding !== "base64")
    throw invalid(WHERE, "encoding", "be hex or base64", encoding);
  const plain = sql`encode(${value.sql}, ${encoding})`;
  // After 76 characters SQL's base64 starts another line, which no header has.
  return expression("text", encoding === "hex" ? plain : sql`replace(${plain}, ${"\n"}, '')`, value.uses);
}

/**
 * Whether two are equal, in a time that does not tell how much of a guess was right.
 *
 * @throws RunError when one is text and the other bytes.
 */
export function constantTimeEqual<T extends "text" | "bytes">(a: Expression<T>, b: Expression<T>): Bool {
  requireOneType("constantTimeEqual", a, b);
  return expression("boolean", sql`constant_time_eq(${a.sql}, ${b.sql})`, usesOf([a, b]));
}

/**
 * The same of two texts, where the length of the second is known. A text of another length is false as it stands: what
 * it would be compared with is not worked out, since Materialize's AND stops at what is false, from left to right.
 *
 * The server sorts what AND joins, by the kind of function before all else, and `=` is of an earlier kind than
 * `constant_time_eq`: the length stays first.
 *
 * @param length of `b`, in characters
 * @see https://github.com/MaterializeInc/materialize/blob/main/src/expr/src/scalar.rs (reduce_and_canonicalize_and_or)
 * @see https://github.com/MaterializeInc/materialize/blob/main/src/expr/src/scalar/func/binary.rs (the order)
 */
export function constantTimeEqualOfLength(a: Text, b: Text, length: number): Bool {
  if (!Number.isInteger(length) || length < 1)
    throw invalid(WHERE, "length", "be a whole number from 1", length);
  const { sql: compared, uses } = constantTimeEqual(a, b);
  return expression("boolean", sql`(length(${a.sql}) = ${length} AND ${compared})`, [...a.uses, ...uses]);
}

/** Whether there is at least one character, or byte. */
export function notEmpty(value: Text | Bytes): Bool {
  return expression("boolean", sql`length(${value.sql}) > 0`, value.uses);
}

/**
 * Whether a time is not further from now than so many seconds, before or after.
 *
 * @param time seconds since 1970, as text; NULL comes of what is no number of up to 12 digits
 */
export function withinSeconds(time: Text, seconds: number): Bool {
  if (!Number.isInteger(seconds) || seconds < 1)
    throw invalid(WHERE, "seconds", "be a whole number from 1", seconds);
  // Only what the pattern let through is cast, so no text can make the cast fail.
  const digits = matched(time, "^([0-9]{1,12})$", 1);
  return expression(
    "boolean",
    sql`abs(extract(epoch FROM now())::numeric - ${digits.sql}::numeric) <= ${seconds}`,
    time.uses,
  );
}

// A line each: a signed time makes a long check.
const AND = sql`
    AND `;
const OR = sql`
        OR `;

/** Whether all of them are true. @throws RunError when there are none. */
export function and(...all: readonly Bool[]): Bool {
  requireSome("and", all);
  return expression("boolean", join(sqlOf(all), AND), usesOf(all));
}

/** Whether one of them is true. @throws RunError when there are none. */
export function or(...any: readonly Bool[]): Bool {
  requireSome("or", any);
  return expression("boolean", sql`(${join(sqlOf(any), OR)})`, usesOf(any));
}

function requireSome(name: string, parts: readonly Expression[]): void {
  if (parts.length === 0) throw invalid(WHERE, name, "have a part", parts);
}

/** Types alone don't see to it: of text and bytes they would infer "one of the two". */
function requireOneType(name: string, a: Expression, b: Expression): void {
  if (a.type !== b.type)
    throw invalid(WHERE, name, "be of two texts, or of bytes", `${a.type} and ${b.type}`);
}

function expression<T extends ExpressionType>(type: T, text: Sql, uses: readonly Use[]): Expression<T> {
  return Object.freeze({ type, sql: text, uses: Object.freeze([...uses]) });
}

function sqlOf(parts: readonly Expression[]): readonly Sql[] {
  return parts.map((each) => each.sql);
}

function usesOf(parts: readonly Expression[]): readonly Use[] {
  return parts.flatMap((each) => each.uses);
}
