/** Materialize's own parser, for the tests: loaded once, then synchronous. */
import assert from "node:assert/strict";
import { loadParser, type ParsedStatement, type Parser } from "../../materialize/parser";

/** What the tests use of the package beyond `materialize/parser.ts`: it writes a statement again in its own spelling. */
interface Normaliser {
  inject_progress(sql: string): string;
}
const MODULE = "@materializeinc/sql-parser/mz_sql_parser_wasm_bg.js";

let parser: Parser | undefined;
let normaliser: Normaliser | undefined;

before(async () => {
  parser = await loadParser();
  assert.ok(parser, "the parser is a development dependency: run npm install");
  // The same module that loadParser has put its wasm into.
  normaliser = (await import(MODULE)) as Normaliser;
});

/** The statements of some SQL; fails the test where the parser refuses it. */
export function parses(sql: string): readonly ParsedStatement[] {
  const { statements, error } = parse(sql);
  assert.equal(error, null, `Materialize's parser refuses: ${error?.message}\n${sql}`);
  return statements;
}

/** What the parser says against some SQL; fails the test where it accepts it. */
export function refused(sql: string): string {
  const { error } = parse(sql);
  assert.ok(error, `Materialize's parser takes it: ${sql}`);
  return error.message;
}

/** Asserts that a script holds its statements and comments, and nothing else. */
export function assertStatementsAndComments(text: string): void {
  const rest = parses(text).reduce((left, statement) => left.replace(`${statement.sql};`, () => ""), text);
  // Every end of a line that a client could see one in: a comment must not go on as SQL there.
  const lines = rest.split(/[\n\r\v\f\u0085\u2028\u2029]/).filter((line) => line !== "");
  for (const line of lines) assert.match(line, /^-- /);
}

/** Asserts that some SQL is exactly one statement of one kind, all of it, also with another one behind it. */
export function assertOneStatement(sql: string, kind: string): void {
  assert.deepEqual(
    parses(sql).map((statement) => statement.kind),
    [kind],
    sql,
  );
  // A statement that leaves something open (a quote, a line comment) would swallow the semicolon that ends it.
  assert.deepEqual(
    parses(`${sql};\n\nSELECT 1;`).map((statement) => [statement.kind, statement.sql]),
    [
      [kind, sql.trim()],
      ["select", "SELECT 1"],
    ],
  );
}

/** One expression or relation name, read by Materialize and written again in its own spelling. */
export function reprinted(query: string): string {
  assert.ok(normaliser, "the parser is loaded in a hook");
  const printed = normaliser.inject_progress(`SUBSCRIBE (${query})`);
  return printed.slice("SUBSCRIBE (".length, -") WITH (PROGRESS)".length);
}

function parse(sql: string): ReturnType<Parser> {
  assert.ok(parser, "the parser is loaded in a hook: call this from within a test");
  return parser(sql);
}
