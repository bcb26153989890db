/** What a piece of SQL text is; enough to find statements and names without understanding them. */
export type TokenKind = "space" | "comment" | "string" | "identifier" | "word" | "symbol";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Each pattern reads one token at a position; the first that fits wins. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ["space", /\s+/y],
  ["comment", /--[^\n]*/y],
  ["string", /[eE]'(?:[^'\\]|\\[\s\S]|'')*'/y],
  ["string", /'(?:[^']|'')*'/y],
  ["string", /\$([\p{L}_][\p{L}\p{N}_]*)?\$[\s\S]*?\$\1\$/uy],
  ["identifier", /"(?:[^"]|"")*"/y],
  ["word", /[\p{L}\p{N}_$]+/uy],
];

/**
 * Takes SQL text apart. Joined again, the tokens are the text.
 *
 * @example tokens("a 'b'") // word a, space, string 'b'
 */
export function tokens(sql: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const token = readToken(sql, at);
    found.push(token);
    at += token.text.length;
  }
  return found;
}

function readToken(sql: string, at: number): Token {
  if (sql.startsWith("/*", at)) return { kind: "comment", text: blockComment(sql, at) };
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(sql);
    if (match !== null) return { kind, text: match[0] };
  }
  return { kind: "symbol", text: String.fromCodePoint(sql.codePointAt(at) ?? 0) };
}

/** Block comments nest. One that never ends runs to the end of the text. */
function blockComment(sql: string, at: number): string {
  let depth = 0;
  for (let i = at; i < sql.length; i++) {
    if (sql.startsWith("/*", i)) {
      depth++;
      i++;
    } else if (sql.startsWith("*/", i)) {
      depth--;
      i++;
      if (depth === 0) return sql.slice(at, i + 1);
    }
  }
  return sql.slice(at);
}

/** The statements of a script, without semicolons and without the comments between them. */
export function statements(script: string): readonly (readonly Token[])[] {
  const all: Token[][] = [[]];
  for (const token of tokens(script)) {
    const current = all.at(-1)!;
    const empty = current.length === 0;
    if (token.kind === "symbol" && token.text === ";") all.push([]);
    else if (!(empty && (token.kind === "space" || token.kind === "comment"))) current.push(token);
  }
  return all.filter((statement) => statement.length > 0);
}

/** `"it""s"` stands for `it"s`; a bare word folds to lower case. */
export function nameOf(token: Token): string {
  return token.kind === "identifier"
    ? token.text.slice(1, -1).replaceAll('""', '"')
    : token.text.toLowerCase();
}
