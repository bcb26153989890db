/** What a piece of SQL text is; enough to find statements and names without understanding them. */
export type TokenKind = "space" | "comment" | "string" | "identifier" | "word" | "symbol";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Each pattern reads one token at a position; the first that fits wins. A step a quote: a step a character overflows. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  // Materialize's own classes: whatever is not ASCII (a no-break space, an emoji) may stand in a bare name.
  ["space", /[ \t\n\r\f]+/y],
  ["comment", /--[^\n]*/y],
  // Literals that only a new line parts are one: escapes count in all of them.
  [
    "string",
    /[eE]'[^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*'(?:[ \t\f]*[\n\r][ \t\n\r\f]*'[^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*')*/y,
  ],
  // One that never ends: read on as an ordinary string it would end at an escaped quote.
  ["symbol", /[eE]'[\s\S]*/y],
  ["string", /'[^']*(?:''[^']*)*'/y],
  ["string", /\$([A-Za-z_\u0080-\u{10ffff}][A-Za-z0-9_\u0080-\u{10ffff}]*)?\$[\s\S]*?\$\1\$/uy],
  ["identifier", /"[^"]*(?:""[^"]*)*"/y],
  ["word", /[A-Za-z0-9_$\u0080-\u{10ffff}]+/uy],
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
export function blockComment(sql: string, at: number): string {
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

/** Does a line comment run to the very end of `sql`, so that what is put behind it would be part of it? */
export function endsInLineComment(sql: string): boolean {
  const lastLine = sql.slice(sql.lastIndexOf("\n") + 1);
  return lastLine.includes("--") && tokens(sql).at(-1)?.text.startsWith("--") === true;
}

/** The statement with its semicolon: on a line of its own where a line comment would hide it. */
export function terminated(statement: string): string {
  return endsInLineComment(statement) ? `${statement}\n;` : `${statement};`;
}

/** Says what `sql` leaves open at its end (a quote, a block comment), or which semicolon it holds, or `undefined`. */
export function unfitFragment(sql: string): string | undefined {
  const all = tokens(`${sql}\n`);
  // A quote that is a symbol has no other end; so has a dollar sign that starts a word and no parameter's number.
  const quote = all.find(
    ({ kind, text }) =>
      (kind === "symbol" && /^(?:'|"|[eE]')/.test(text)) || (kind === "word" && /^\$(?!\d+$)/.test(text)),
  );
  if (quote !== undefined) return `close its quotes (${quote.text}): a literal or a name brings its own`;
  if (all.at(-1)?.kind !== "space") return "close its comment";
  if (all.some(({ kind, text }) => kind === "symbol" && text === ";"))
    return "hold no semicolon: scripts add it";
  return undefined;
}
