/** Names and values as an enemy would choose them, for property tests. */
import fc from "fast-check";

/** What SQL, psql or a script reads as something else than text. */
const PIECES = [
  "'", "''", '"', '""', "\\", "\\'", '\\"', "$$", "$a$", "--", "/*", "*/", ";", ";\n", "\n", "\r", "\r\n", "\t", ":x",
  ":'x'", ':"x"', "::text", "E'", "e'", "U&'", "x'", "%s", "{}", "${x}", "`", ".", "..", ",", "(", ")", "=", "\u2028",
  "\u2029", "\u0085", "\u00a0", "\u200b", "\u202e", "\ufeff", "\ufffd", "\uffff", "\u0001", "\u001b[2J", "\u007f",
  "é", "e\u0301", "ß", "İ", "😀", "👩‍👩‍👧", "\u{10ffff}", "SELECT", "null", "NULL", "true", "DROP TABLE t", "\\d", "\\q\n", "\\.",
]; // prettier-ignore

/** Any text that SQL can carry: no NUL, whole surrogate pairs. */
export function hostileText(maxPieces = 8): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary-ascii", maxLength: 6 }) },
  );
  return fc.array(piece, { maxLength: maxPieces }).map((pieces) => pieces.join("").replaceAll("\0", "0"));
}

/** Any name that Materialize can carry, of at most so many bytes. */
export function hostileName(maxBytes = 255): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 5, arbitrary: hostileText() },
      { weight: 1, arbitrary: fc.constantFrom("a", '"', "é", "😀", "'", "\\").map((c) => c.repeat(255)) },
    )
    .map((text) => atMost(text, maxBytes))
    .filter((name) => name !== "" && name !== "." && name !== "..");
}

function atMost(text: string, maxBytes: number): string {
  let kept = "";
  for (const character of text) {
    if (Buffer.byteLength(kept + character, "utf8") > maxBytes) break;
    kept += character;
  }
  return kept;
}

/** Text that no SQL can carry, with the rule that it breaks. */
export const UNFIT_TEXTS: readonly (readonly [what: string, text: string, rule: RegExp])[] = [
  ["a NUL", "a\0b", /hold no NUL character/],
  ["a lone high surrogate", "a\ud83d", /well-formed Unicode/],
  ["a lone low surrogate", "\ude00b", /well-formed Unicode/],
  ["surrogates in the wrong order", "\ude00\ud83d", /well-formed Unicode/],
];

/** Text that can be a value and no name, with the rule that it breaks. */
export const UNFIT_NAMES: readonly (readonly [what: string, name: string, rule: RegExp])[] = [
  ...UNFIT_TEXTS,
  ["nothing", "", /not be empty, "\." or "\.\."/],
  ["a dot", ".", /not be empty, "\." or "\.\."/],
  ["two dots", "..", /not be empty, "\." or "\.\."/],
  ["256 bytes of ASCII", "a".repeat(256), /have at most 255 bytes/],
  ["256 bytes of two each", "é".repeat(128), /have at most 255 bytes/],
  ["256 bytes of four each", "😀".repeat(64), /have at most 255 bytes/],
];
