import assert from "node:assert/strict";
import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { column, join, sql, view, type Hole, type Sql } from "../../../materialize";
import { isSql, printSql } from "../../../materialize/text/sql";
import { UNFIT_NAMES } from "../../support/arbitrary";
import { valueOf } from "../../support/golden";
import { selectOne } from "../../support/pglite";
import { parses } from "../../support/parser";
import { schema, table } from "../objects/world";

const printed = (fragment: Sql): string => printSql(fragment as never);
const TABLE = '"materialize"."ingest"."orders_json"';

describe("a hole of sql", () => {
  const holes: readonly (readonly [what: string, hole: Hole, text: string])[] = [
    ["an object becomes its name", table, TABLE],
    ["text becomes a literal", "it's", "'it''s'"],
    ["empty text becomes an empty literal", "", "''"],
    ["text that looks like SQL stays a literal", "1; DROP TABLE t", "'1; DROP TABLE t'"],
    ["a number becomes its digits", 1e21, "1000000000000000000000"],
    ["a negative number stands in parentheses", -1.5, "(-1.5)"],
    ["minus zero is zero", -0, "0"],
    ["true becomes true", true, "true"],
    ["false becomes false", false, "false"],
    ["a column becomes a quoted name", column('user"Id'), '"user""Id"'],
    ["a fragment becomes its text", sql`a > ${1}`, "a > 1"],
    ["a fragment of fragments becomes its text", sql`(${sql`${sql`x`} = ${"y"}`})`, "(x = 'y')"],
    ["an empty fragment becomes nothing", sql``, ""],
  ];
  for (const [what, hole, text] of holes) {
    it(what, () => {
      assert.equal(printed(sql`(${hole})`), `(${text})`);
    });
  }

  const later: readonly (readonly [value: unknown, text: string])[] = [
    ["it's", "'it''s'"],
    [-5, "(-5)"],
    [true, "true"],
    ["", "''"],
  ];
  for (const [value, text] of later) {
    it(`that is an Output or a promise of ${JSON.stringify(value)} becomes ${text}`, async () => {
      for (const hole of [
        pulumi.output(value),
        Promise.resolve(value),
        pulumi.output(Promise.resolve(value)),
      ]) {
        const create = view({ schema, name: "v", query: sql`SELECT ${hole as Hole}` }).create();
        assert.match(await valueOf(create), new RegExp(`AS\nSELECT ${text.replace(/[()]/g, "\\$&")}$`));
      }
    });
  }

  const unknown: readonly unknown[] = [undefined, null, {}, [], ["a"], 10n, Symbol("x"), () => "x", new Date(0), /x/, new String("x"), Buffer.from("x"), { texts: ["x"], holes: [] }, { column: "x" }]; // prettier-ignore
  for (const hole of unknown) {
    it(`that is ${inspect(hole)} is a TypeError at once`, () => {
      assert.throws(() => sql`SELECT ${1}, ${hole as Hole}`, {
        name: "TypeError",
        message: new RegExp(
          `^sql: hole 1 must be an object, a literal's value, column\\(\\) or sql, got \\w+$`,
        ),
      });
    });
  }

  for (const value of [undefined, null, {}, ["a"], { a: 1 }]) {
    it(`whose Output resolves to ${JSON.stringify(value)} rejects, naming object and hole`, async () => {
      const query = sql`SELECT 1, ${sql`${pulumi.output(value) as unknown as Hole}`}`;
      await assert.rejects(valueOf(view({ schema, name: "v", query }).create()), {
        message: new RegExp(
          `^view "materialize"\\."ingest"\\."v": query\\.holes\\[0\\]\\.holes\\[0\\] resolved to \\w+, where text or a number is wanted$`,
        ),
      });
    });
  }

  for (const value of [NaN, Infinity, -Infinity]) {
    it(`that is ${value}, at once or later, is refused by name`, async () => {
      const rule = {
        message: /^view "materialize"\."ingest"\."v": query\.holes\[0\] must be a finite number, got /,
      };
      assert.throws(() => view({ schema, name: "v", query: sql`SELECT ${value}` }), rule);
      const create = view({ schema, name: "v", query: sql`SELECT ${pulumi.output(value)}` }).create();
      await assert.rejects(valueOf(create), rule);
    });
  }
});

describe("sql", () => {
  it("called as a function is a TypeError, whatever it is given", () => {
    const bare = sql as (...args: unknown[]) => Sql;
    for (const args of [[], ["DROP TABLE t"], [["DROP TABLE t"]], [undefined], [{ raw: ["x"] }], [sql`x`]]) {
      assert.throws(() => bare(...args), {
        name: "TypeError",
        message: "sql must be used as a template: sql`…`",
      });
    }
  });

  it("takes the text as it is written, backslashes and all", () => {
    assert.equal(printed(sql`'\d\n' || 'it''s'`), String.raw`'\d\n' || 'it''s'`);
  });

  it("gives the same value for the same negative number, however it stands", async () => {
    for (const [fragment, value] of [
      [sql`10 -${-5}`, 15],
      [sql`10 - -${-5}`, 5],
      [sql`${-5}::text`, "-5"],
      [sql`${-2} ^ 2`, 4],
      [sql`abs(${-5})`, 5],
    ] as const) {
      assert.deepEqual(await selectOne(printed(fragment)), value, printed(fragment));
    }
  });

  it("keeps a hole apart from what it would run into", () => {
    assert.equal(printed(sql`SELECT E${"\\'; DROP"}`), "SELECT E '\\''; DROP'");
    assert.equal(printed(sql`SELECT U&${"a"}`), "SELECT U& 'a'");
    assert.equal(printed(sql`${1}${2}`), "1 2");
    assert.equal(printed(sql`x${table}y`), `x ${TABLE} y`);
    assert.equal(printed(sql`a[1:${"x"}]`), "a[1: 'x']");
    assert.equal(printed(sql`a -${sql`-b`}`), "a - -b");
    assert.equal(printed(sql`a /${sql`* b`}`), "a / * b");
    assert.equal(printed(sql`E${sql`${sql``}${"a"}`}`), "E 'a'");
    assert.equal(printed(sql`t.${column("x")}::text`), 't."x"::text');
  });

  // Over the end of a line two literals are one, and E'…' reads the escapes of the second: it would end early.
  const hostile = "\\'; DROP TABLE t; --";
  const meeting: readonly (readonly [what: string, fragment: Sql])[] = [
    ["on one line", sql`SELECT 'a' ${hostile}`],
    ["without a space", sql`SELECT 'a'${hostile}`],
    ["in two holes", sql`SELECT ${"a"}${hostile}`],
    ["in the text behind", sql`SELECT ${hostile} 'a'`],
    [
      "on two lines",
      sql`SELECT E'a'
      ${hostile}`,
    ],
    [
      "on two lines, with an empty hole between",
      sql`SELECT E'a'${sql``}
      ${sql``}${hostile}`,
    ],
    [
      "on two lines, in a fragment",
      sql`SELECT E'a'${sql`
      ${hostile}`}`,
    ],
    [
      "on two lines, both in fragments",
      sql`SELECT ${sql`E'a'`}${sql`
      `}${sql`${hostile}`}`,
    ],
  ];
  for (const [what, fragment] of meeting) {
    it(`refuses two literals side by side ${what}`, () => {
      assert.throws(() => printed(fragment), {
        name: "TypeError",
        message: "sql: two literals stand side by side, and SQL may make one of them",
      });
    });
  }

  it("takes two literals with something between, and what only looks like one", () => {
    for (const fragment of [
      sql`SELECT 'a',
        ${"b"}`,
      sql`SELECT -- it's 'a'
        ${"b"}`,
      sql`SELECT 1 AS "it'"
        UNION SELECT ${"b"}`,
      sql`SELECT 'a' /* ' */ || ${"b"}`,
    ])
      assert.equal(parses(printed(fragment)).length, 1);
  });

  const within: readonly (readonly [what: string, make: () => Sql])[] = [
    ["quotes", () => sql`SELECT '${"x"}'`],
    ["quotes that were opened before", () => sql`SELECT 'it''s ${"x"} or'`],
    ["quoted names", () => sql`SELECT "${"x"}"`],
    ["quotes with escapes", () => sql`SELECT E'\'${"x"}'`],
    ["dollar quotes", () => sql`SELECT $$${"x"}$$`],
    ["named dollar quotes", () => sql`SELECT $q$ ${"x"} $q$`],
    ["a block comment", () => sql`SELECT 1 /* ${"x"} */`],
    ["a nested block comment", () => sql`SELECT 1 /* /* */ ${"x"} */`],
    ["a line comment", () => sql`SELECT 1 -- ${"x"}
      , 2`],
    ["the last line comment", () => sql`SELECT 1 -- ${"x"}`],
  ]; // prettier-ignore
  for (const [what, make] of within) {
    it(`refuses a hole within ${what}: its value would be bare text`, () => {
      assert.throws(make, {
        name: "TypeError",
        message: /^sql: the template must (close its|have no hole in a comment)/,
      });
    });
  }

  it("refuses a quote that another fragment would close", () => {
    assert.throws(() => sql`${sql`'`}${"x"}${sql`'`}`, { name: "TypeError", message: /close its quotes/ });
    assert.throws(() => sql`SELECT 1 /* see`, { name: "TypeError", message: /close its comment/ });
  });

  it("refuses a semicolon, which would make two statements of one object", () => {
    for (const make of [() => sql`SELECT 1;`, () => sql`SELECT 1; DROP TABLE t`, () => sql`SELECT ${1};`])
      assert.throws(make, {
        name: "TypeError",
        message: "sql: the template must hold no semicolon: scripts add it",
      });
    assert.equal(printed(sql`SELECT ';' AS ";" /* ; */`), `SELECT ';' AS ";" /* ; */`);
  });

  it("is refused each time, not at the first use of a template only", () => {
    const make = (): Sql => sql`SELECT '${"x"}'`;
    for (let i = 0; i < 3; i++) assert.throws(make, TypeError);
  });

  it("puts what follows a line comment on a line of its own", () => {
    assert.equal(printed(sql`a -- note`), "a -- note\n");
    assert.equal(printed(sql`${sql`a -- note`} AND b`), "a -- note\n AND b");
    assert.equal(printed(sql`'-- no note'`), "'-- no note'");
    assert.equal(parses(`SELECT ${printed(sql`1 -- one`)}; SELECT 2`).length, 2);
  });

  it("is frozen, and not changed by what was put in", () => {
    const fragment = sql`a ${"b"}`;
    for (const part of [fragment, fragment.texts, fragment.holes]) assert.ok(Object.isFrozen(part));
  });

  it("makes what isSql knows, also from another copy of this package, and nothing else does", () => {
    assert.equal(isSql(sql`x`), true);
    const otherCopy = { [Symbol.for("materialize-ingest/sql")]: true, texts: ["x"], holes: [] };
    assert.equal(isSql(otherCopy), true);
    for (const value of ["x", null, undefined, { texts: ["x"], holes: [] }, column("x"), table])
      assert.equal(isSql(value), false);
  });
});

describe("column", () => {
  for (const [what, name, rule] of UNFIT_NAMES) {
    it(`refuses ${what} at once`, () => {
      assert.throws(
        () => column(name),
        (error: Error) => error.message.startsWith("column: name must ") && rule.test(error.message),
      );
    });
  }

  it("refuses what is no text", () => {
    for (const wrong of [undefined, null, 1, {}, pulumi.output("x")])
      assert.throws(() => column(wrong as never), { message: "column: name must be text" });
  });
});

describe("join", () => {
  it("puts a separator between fragments, and none around them", () => {
    assert.equal(printed(join([])), "");
    assert.equal(printed(join([sql`a`])), "a");
    assert.equal(printed(join([sql`a`, sql`${"b"}`, sql`c`])), "a, 'b', c");
    assert.equal(printed(join([sql`a`, sql`b`], sql` AND `)), "a AND b");
    assert.throws(() => printed(join([sql`${"a"}`, sql`${"b"}`], sql``)), /two literals/);
  });

  for (const wrong of ["x", 1, null, undefined, table, { texts: ["x"], holes: [] }]) {
    it(`refuses ${typeof wrong === "object" && wrong !== null ? "an object" : JSON.stringify(wrong)} as a part or as the separator`, () => {
      assert.throws(() => join([sql`a`, wrong as never]), {
        name: "TypeError",
        message: "join: part 1 must be made by sql`…`",
      });
      if (wrong !== undefined)
        assert.throws(() => join([], wrong as never), {
          name: "TypeError",
          message: "join: the separator must be made by sql`…`",
        });
    });
  }
});
