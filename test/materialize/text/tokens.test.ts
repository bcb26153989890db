import assert from "node:assert/strict";
import fc from "fast-check";
import { literal, qualified } from "../../../materialize/text/quote";
import { nameOf, statements, terminated, tokens, unfitFragment } from "../../../materialize/text/tokens";
import { hostileName, hostileText } from "../../support/arbitrary";
import { parses } from "../../support/parser";

const shown = (sql: string): string[] => tokens(sql).map(({ kind, text }) => `${kind} ${text}`);

describe("tokens", () => {
  const examples: readonly (readonly [sql: string, expected: readonly string[]])[] = [
    ["a 'b''c'", ["word a", "space  ", "string 'b''c'"]],
    [`"it""s".x`, [`identifier "it""s"`, "symbol .", "word x"]],
    ["'a\\'", ["string 'a\\'"]],
    ["E'a\\'b' e''''", ["string E'a\\'b'", "space  ", "string e''''"]],
    ["$$a'b$$ $t$ $$ $t$", ["string $$a'b$$", "space  ", "string $t$ $$ $t$"]],
    ["a$$b$$", ["word a$$b$$"]],
    ["-- a 'b\nc", ["comment -- a 'b", "space \n", "word c"]],
    ["/* a /* b */ ' */c", ["comment /* a /* b */ ' */", "word c"]],
    ["/*/ a", ["comment /*/ a"]],
    ["- -", ["symbol -", "space  ", "symbol -"]],
    ["'a", ["symbol '", "word a"]],
    ["é😀\u00a0x", ["word é😀\u00a0x"]],
    ["\u000b", ["symbol \u000b"]],
  ];
  for (const [sql, expected] of examples) {
    it(`takes ${JSON.stringify(sql)} apart`, () => {
      assert.deepEqual(shown(sql), expected);
    });
  }

  it("joined again are the text, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(20), fc.string({ unit: "binary" })), (sql) => {
        assert.equal(
          tokens(sql)
            .map((token) => token.text)
            .join(""),
          sql,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("find the names and the literals that were written, whatever they hold", () => {
    fc.assert(
      fc.property(fc.array(hostileName(), { minLength: 1, maxLength: 3 }), hostileText(), (path, text) => {
        const [name, ...rest] = statements(`SELECT ${literal(text)} FROM ${qualified(path)};`);
        assert.equal(rest.length, 0);
        const found = name!.filter((token) => token.kind === "identifier").map(nameOf);
        assert.deepEqual(found, path);
        assert.deepEqual(
          name!.filter((token) => token.kind === "string").map((token) => token.text),
          [literal(text)],
        );
      }),
      { numRuns: 500 },
    );
  });

  it("divide a script as Materialize's parser does", () => {
    const clause = fc.oneof(
      hostileText().map((text) => `SELECT ${literal(text)}`),
      hostileName().map((name) => `SELECT 1 AS ${qualified([name])}`),
      fc.constantFrom(
        "SELECT 1 -- ; no", "SELECT /* ; /* ; */ */ 1", "-- ;", "/* ; */", "", "SELECT $$;$$", "SELECT $a$;$$;$a$",
        "SELECT E'\\';'", "SELECT 'a\\'", "SELECT a$$b", "SELECT é😀", "\n\t\f", "SELECT e", "SELECT x'00'", "SELECT 1-- x",
      ),
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 6 }), (clauses) => {
        const script = clauses.map((text) => terminated(text)).join("\n");
        const ours = statements(script).map((statement) => statement.map((token) => token.text).join(""));
        const theirs = parses(script).map((statement) => statement.sql);
        assert.deepEqual(
          ours.map((sql) => sql.trim()),
          theirs.map((sql) => sql.trim()),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("nameOf", () => {
  it("reads a quoted name as it is and folds a bare one", () => {
    assert.deepEqual(
      tokens('"It""s" MixEd')
        .filter((t) => t.kind !== "space")
        .map(nameOf),
      ['It"s', "mixed"],
    );
  });
});

describe("terminated", () => {
  for (const sql of [
    "SELECT 1",
    "SELECT 1 -- one",
    "SELECT '--'",
    "SELECT 1 -- a\n",
    'SELECT 1 AS "--"',
    "SELECT 1 /* -- */",
  ]) {
    it(`ends ${JSON.stringify(sql)} where another statement can follow`, () => {
      assert.equal(parses(`${terminated(sql)} SELECT 2;`).length, 2);
    });
  }
});

describe("unfitFragment", () => {
  const unfit: readonly (readonly [sql: string, rule: RegExp])[] = [
    ["'", /close its quotes \('\)/],
    ["a 'b' '", /close its quotes/],
    ["E'a\\'", /close its quotes/],
    ['"a', /close its quotes \("\)/],
    ['"a""', /close its quotes/],
    ["$$a", /close its quotes \(\$\$a\)/],
    ["$tag$ a $$", /close its quotes/],
    ["/* a", /close its comment/],
    ["/*/", /close its comment/],
    ["/* /* */", /close its comment/],
    ["a; b", /hold no semicolon/],
    ["a;", /hold no semicolon/],
  ];
  for (const [sql, rule] of unfit) {
    it(`refuses ${JSON.stringify(sql)}`, () => {
      assert.match(unfitFragment(sql) ?? "taken", rule);
    });
  }

  for (const sql of [
    "",
    "a",
    "'a'",
    "'it''s'",
    '"a"',
    "$$a$$",
    "$1",
    "/* ; */",
    "-- ;\n",
    "-- it's",
    "';'",
    '";"',
    "E'\\''",
    "a$b",
  ]) {
    it(`takes ${JSON.stringify(sql)}`, () => {
      assert.equal(unfitFragment(sql), undefined);
    });
  }
});
