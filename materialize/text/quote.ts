/**
 * The only module that writes a quote: identifiers, literals and comments of Materialize's SQL.
 *
 * Every identifier is quoted, whatever it is, so that case and keywords never matter.
 */
import { RunError } from "@pulumi/pulumi";

/** Bytes (UTF-8) that Materialize's parser allows in a name; one more is an error, not cut. Seen in parser 26.41. */
export const MAX_IDENTIFIER_BYTES = 255;

/** Says why `text` cannot stand in SQL text, or `undefined` when it can. */
export function unfitText(text: string): string | undefined {
  if (text.includes("\0")) return "hold no NUL character";
  // A lone surrogate has no UTF-8 form: it would arrive as U+FFFD, silently changed.
  if (!text.isWellFormed()) return "be well-formed Unicode (it holds half of a surrogate pair)";
  return undefined;
}

/** Says why `name` cannot be an identifier, or `undefined` when it can. */
export function unfitIdentifier(name: string): string | undefined {
  if (name === "" || name === "." || name === "..") return 'not be empty, "." or ".."';
  if (Buffer.byteLength(name, "utf8") > MAX_IDENTIFIER_BYTES)
    return `have at most ${MAX_IDENTIFIER_BYTES} bytes`;
  return unfitText(name);
}

function refuse(unfit: string | undefined, what: string): void {
  if (unfit !== undefined) throw new RunError(`${what} must ${unfit}`);
}

/** `it"s` becomes `"it""s"`. @throws RunError when it cannot be a name. */
export function identifier(name: string): string {
  refuse(unfitIdentifier(name), "a name");
  return `"${name.replaceAll('"', '""')}"`;
}

/** `["db", "schema", "t"]` becomes `"db"."schema"."t"`. */
export function qualified(path: readonly string[]): string {
  return path.map(identifier).join(".");
}

/** `it's` becomes `'it''s'`; numbers must be finite. A backslash is an ordinary character. */
export function literal(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RunError("a number in SQL must be finite");
    // Exponents (1e21) are numbers of another type to SQL than plain digits.
    return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  }
  // A plain caller's `undefined` or object: never printed, it may be what a secret came in.
  if (typeof value !== "string")
    throw new TypeError(`a literal must be text, a number or a boolean, got ${typeof value}`);
  refuse(unfitText(value), "a text literal");
  return `'${value.replaceAll("'", "''")}'`;
}

/** Bytes as text that any client can carry: `decode('…', 'base64')`. */
export function bytesLiteral(base64: string): string {
  return `decode(${literal(base64)}, 'base64')`;
}

/**
 * One line comment. What would end the line (or hide in it) is written as an escape: a name may hold a newline.
 *
 * @example comment("a\nb") // -- a\u000ab
 */
export function comment(text: string): string {
  const oneLine = text.replace(
    // Controls, line and paragraph separators, bidirectional overrides, byte-order mark, lone surrogates.
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `-- ${oneLine}`;
}
