/** How mz-deploy and Materialize read text: for the reader of projects. Knows nothing of `materialize/`. */

/** A piece of SQL that is neither space nor comment. */
export interface Lexeme {
  readonly text: string;
  /** A bare word in capitals, as keywords are compared. */
  readonly word?: string;
  /** What a bare or quoted name stands for. */
  readonly name?: string;
  /** What a string literal stands for. */
  readonly string?: string;
}

/** Enough of Materialize's lexer (src/sql-lexer/src/lexer.rs) for statements that the parser took already. */
export function lex(sql: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  const until = (end: string, from: number): string => {
    let stop = sql.indexOf(end, from);
    while (stop >= 0 && sql[stop + 1] === end) stop = sql.indexOf(end, stop + 2);
    return sql.slice(at, stop < 0 ? sql.length : stop + 1);
  };
  while (at < sql.length) {
    const next = sql[at]!;
    let text = next;
    if (/[ \t\n\r\f]/.test(next)) {
      at++;
      continue;
    }
    if (sql.startsWith("--", at)) {
      const end = sql.indexOf("\n", at);
      at = end < 0 ? sql.length : end + 1;
      continue;
    }
    if (sql.startsWith("/*", at)) {
      at = endOfBlockComment(sql, at);
      continue;
    }
    if (next === "'") {
      text = until("'", at + 1);
      lexemes.push({ text, string: text.slice(1, -1).replaceAll("''", "'") });
    } else if (next === '"') {
      text = until('"', at + 1);
      lexemes.push({ text, name: text.slice(1, -1).replaceAll('""', '"') });
    } else if (/[A-Za-z_\u0080-\uffff]/.test(next)) {
      text = /^[A-Za-z0-9_$\u0080-\uffff]+/.exec(sql.slice(at))![0];
      lexemes.push({ text, word: text.toUpperCase(), name: text.toLowerCase() });
    } else lexemes.push({ text });
    at += text.length;
  }
  return lexemes;
}

function endOfBlockComment(sql: string, start: number): number {
  let depth = 0;
  for (let i = start; i < sql.length; i++) {
    const pair = sql.slice(i, i + 2);
    if (pair !== "/*" && pair !== "*/") continue;
    depth += pair === "/*" ? 1 : -1;
    i++;
    if (depth === 0) return i + 1;
  }
  return sql.length;
}

/** The parts of the name that starts at a lexeme: `"a"."b"`. */
export function nameAt(lexemes: readonly Lexeme[], at: number): readonly string[] {
  const parts: string[] = [];
  for (let i = at; lexemes[i]?.name !== undefined; i += 2) {
    parts.push(lexemes[i]!.name!);
    if (lexemes[i + 1]?.text !== ".") break;
  }
  return parts;
}

/**
 * The variables that mz-deploy would substitute (syntax/variables.rs), as they stand in the text: it reads no E strings,
 * and dollar quotes also where they follow a letter.
 */
export function variablesIn(sql: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  const skip = (end: string, from: number): void => {
    const stop = sql.indexOf(end, from);
    at = stop < 0 ? sql.length : stop + end.length;
  };
  while (at < sql.length) {
    const rest = sql.slice(at);
    // A doubled quote ends one literal and starts the next: the same in the end.
    if (rest.startsWith("'")) skip("'", at + 1);
    else if (rest.startsWith('"')) skip('"', at + 1);
    else if (rest.startsWith("--")) skip("\n", at + 2);
    else if (rest.startsWith("/*")) at = endOfBlockComment(sql, at);
    else if (rest.startsWith("::")) at += 2;
    else if (rest.startsWith("$")) {
      const tag = /^\$(?:[A-Za-z_][A-Za-z0-9_]*)?\$/.exec(rest)?.[0];
      if (tag === undefined) at++;
      else skip(tag, at + tag.length);
    } else {
      const variable = /^:(?:[A-Za-z_][A-Za-z0-9_]*|'[^']*'|"[^"]*")/.exec(rest)?.[0];
      if (variable !== undefined) found.push(variable);
      at += variable?.length ?? 1;
    }
  }
  return found;
}
