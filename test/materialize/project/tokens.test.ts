/** Our own splitting of SQL text against Materialize's parser, which the export must agree with. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Catalog, ddlScript, secretsScript, setupScript } from "../../../materialize";
import { nameOf, statements, terminated, tokens } from "../../../materialize/text/tokens";
import { hostileName, hostileText } from "../../support/arbitrary";
import { valueOf } from "../../support/golden";
import { parses } from "../../support/parser";
import { INGEST, sample, viewOn } from "../catalog/sample";
import { grammar } from "./grammar";

const joined = (all: readonly { readonly text: string }[]): string => all.map(({ text }) => text).join("");
/** The parser leaves out space at the end of a statement, by Unicode's idea of space. */
const trimmed = (text: string): string => text.replace(/[\s\u0085\ufeff]+$/u, "");

function agrees(sql: string): void {
  assert.deepEqual(
    statements(sql).map((statement) => trimmed(joined(statement))),
    parses(sql).map((statement) => trimmed(statement.sql)),
    JSON.stringify(sql),
  );
}

/** Text that holds neither this end nor anything else that the form cannot hold. */
const without = (part: string): fc.Arbitrary<string> =>
  hostileText().map((text) => text.split(part).join(""));

/** An expression that the parser takes, in every form that may hide a semicolon. */
const expression: fc.Arbitrary<string> = fc.oneof(
  hostileText().map((text) => `'${text.replaceAll("'", "''")}'`),
  hostileText().map((text) => `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`),
  hostileText().map((text) => `e'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`),
  hostileText().map((text) => `E'a'\n'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`),
  hostileText().map((text) => `'a' \n '${text.replaceAll("'", "''")}'`),
  without("$").map((text) => `$$${text}$$`),
  fc
    .tuple(fc.constantFrom("a", "_t1", "ä", "T"), hostileText())
    .map(([tag, text]) => `$${tag}$${text.split("$").join("$ ")}$${tag}$`),
  fc.constantFrom(
    "X'ab'",
    "x'0;'",
    "1.5e3",
    "1",
    "f(';')",
    "a['\"']",
    "(1 - -1)",
    "-1",
    "1-1",
    "a/b",
    "a*b",
    "1<-1",
  ),
  hostileName(60).map((name) => `1 AS "${name.replaceAll('"', '""')}"`),
  fc.constantFrom(
    "1 AS é",
    "1 AS a$b",
    "1 AS 名前",
    "1 AS e\u0301",
    "1 AS 😀",
    "1 AS a\u00a0b",
    "1 AS \ufeffa",
  ),
);

/** What may stand between tokens. */
const gap: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(" ", "\n", "\t\r\n\f", " \n\n"),
  hostileText().map((text) => ` --${text.replaceAll("\n", " ")}\n`),
  hostileText().map((text) => `/*${text.replaceAll("*", "x").replaceAll("/", "x")}*/`),
  hostileText().map((text) => `/* /*${text.replaceAll("*", "'").replaceAll("/", ";")}*/ ; */`),
);
const end = fc.constantFrom(";", ";\n\n", " ; ", ";;", "\n;");

const script: fc.Arbitrary<string> = fc
  .tuple(
    gap,
    fc.array(fc.tuple(gap, expression, gap, end), { maxLength: 5 }),
    fc.option(expression, { nil: undefined }),
    gap,
  )
  .map(([first, all, last, after]) =>
    [
      first,
      ...all.map(([before, value, behind, semicolon]) => `SELECT${before} ${value}${behind}${semicolon}`),
      last === undefined ? "" : `SELECT ${last}`,
      after,
    ].join(""),
  );

// Materialize also takes `$ a $ ; $ a $` for one literal. psql does not, and `sql` refuses it.
describe("tokens", () => {
  it("are the text when they are joined again, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(20), fc.string({ unit: "binary" }), script), (text) => {
        assert.equal(joined(tokens(text)), text);
        for (const token of tokens(text)) assert.notEqual(token.text, "");
      }),
      { numRuns: 500 },
    );
    for (const open of ["'", "E'\\", '"', "$$", "$a$ $$", "/*", "/* /* */", "--", "\ud800", ":", "\0"])
      assert.equal(joined(tokens(open)), open);
  });

  it("take literals of ten million characters", () => {
    for (const [open, close] of [
      ["'", "'"],
      ["E'", "'"],
      ['"', '"'],
      ["$$", "$$"],
      ["/*", "*/"],
      ["--", "\n"],
    ] as const) {
      const text = `${open}${";a".repeat(5_000_000)}${close}`;
      assert.ok(tokens(text)[0]!.text.length >= 10_000_000);
    }
  });

  it("split the scripts of our own objects as Materialize does", async () => {
    const { entries } = new Catalog(sample().objects);
    for (const text of [ddlScript(entries).text, secretsScript(entries).text, setupScript(entries)!.text])
      agrees(await valueOf(text));
  });

  it("split views of any name as Materialize does, and read the name back", () => {
    fc.assert(
      fc.property(hostileName(), (name) => {
        const made = viewOn(name, [], INGEST);
        const sql = `${made.create() as string};`;
        agrees(sql);
        const quoted = tokens(sql).filter(({ kind }) => kind === "identifier");
        assert.deepEqual(quoted.map(nameOf), made.path);
      }),
    );
  });

  it("split texts with hostile literals, names and comments as Materialize does", () => {
    fc.assert(fc.property(script, agrees), { numRuns: 2000 });
  });

  it("split any text that Materialize takes as Materialize does", () => {
    let taken = 0;
    const soup = fc
      .array(
        fc.oneof(
          fc.constantFrom("SELECT 1", "SELECT 'a'", " AS a", ";", "\n", " ", "+", "||'b'"),
          hostileText(2),
        ),
        {
          maxLength: 8,
        },
      )
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(soup, (text) => {
        if (grammar.parse(text).error !== null) return;
        if (text.includes(";") && text.includes("SELECT")) taken++;
        agrees(text);
      }),
      { numRuns: 20_000 },
    );
    assert.ok(taken > 100, `only ${taken} texts with a semicolon were taken: the test says little`);
  });

  for (const sql of [
    "SELECT E'a'\n'b\\'; c' AS x; SELECT 2",
    "SELECT E'a' -- '\n'b\\'",
    "SELECT 'a'\n'b'; SELECT 2",
    "SELECT $ä$;$ä$; SELECT 2",
    "SELECT 1 AS a\u00a0;SELECT 2",
    "SELECT 1 /* a /* ; */ ; */ ; SELECT 2 -- ;\n;",
    "SELECT 1-- ;\n;SELECT 2",
    "SELECT 1+--;\n1;SELECT 2",
    "SELECT 1</*;*/1;SELECT 2",
    "SELECT '\\'; SELECT '\\'",
    "SELECT x';'; SELECT 1",
    'SELECT 1 AS ";""; "; SELECT 2',
    ";; ; SELECT 1 ;; -- the end",
    "",
  ]) {
    it(`split like Materialize: ${JSON.stringify(sql)}`, () => agreesWhereTaken(sql));
  }

  it("end a statement where the semicolon is read", () => {
    for (const text of [
      "SELECT 1",
      "SELECT 1 -- a",
      "SELECT '--'",
      "SELECT 1 /* -- */",
      "SELECT 1 -- a\n",
      'SELECT 1 AS "--',
    ]) {
      const whole = text.endsWith('"--') ? `${text}"` : text;
      assert.deepEqual(
        parses(`${terminated(whole)} ${terminated("SELECT 2")}`).map((statement) => trimmed(statement.sql)),
        [trimmed(whole), "SELECT 2"],
      );
    }
  });
});

function agreesWhereTaken(sql: string): void {
  if (grammar.parse(sql).error === null) agrees(sql);
  else assert.ok(statements(sql).length > 0);
}
