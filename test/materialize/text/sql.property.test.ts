/** Whatever a hole holds, a query stays one statement, and its values are read back by others. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { column, join, sql, type Hole, type Sql } from "../../../materialize";
import { printSql } from "../../../materialize/text/sql";
import { tokens } from "../../../materialize/text/tokens";
import { hostileName, hostileText } from "../../support/arbitrary";
import { readText, selectOne } from "../../support/pglite";
import { parses } from "../../support/parser";

const printed = (fragment: Sql): string => printSql(fragment as never);
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

describe("a query with hostile holes", () => {
  it("is one statement, and the text of the template is its only bare text", () => {
    const hole: fc.Arbitrary<Hole> = fc.oneof(hostileText(), number, fc.boolean(), hostileName().map(column));
    fc.assert(
      fc.property(hole, hole, hole, (a, b, c) => {
        const text = printed(sql`SELECT ${a}, (${sql`${b}`}), ARRAY[${join([sql`${c}`, sql`${a}`])}]`);
        assert.deepEqual(
          parses(`${text}; SELECT 1`).map((statement) => statement.kind),
          ["select", "select"],
        );
        const words = tokens(text).filter(({ kind }) => kind === "word").map((token) => token.text); // prettier-ignore
        const allowed = /^(SELECT|ARRAY|true|false|\d+|\d+e|\d*e?\d+)$/;
        assert.deepEqual(words.filter((word) => !allowed.test(word)), []); // prettier-ignore
      }),
      { numRuns: 500 },
    );
  });

  it("gives text back unchanged, wherever its hole stands", () =>
    fc.assert(
      fc.asyncProperty(hostileText(), hostileText(), async (a, b) => {
        assert.equal(await readText(printed(sql`${a} || ${sql`(${b})`}`)), a + b);
        assert.equal(await readText(printed(sql`concat(/* ' */ ${a}, -- "
          ${b})`)), a + b); // prettier-ignore
      }),
      { numRuns: 200 },
    ));

  it("gives numbers back unchanged", () =>
    fc.assert(
      fc.asyncProperty(number, async (n) => {
        assert.equal(await selectOne(printed(sql`${n}::float8`)), n === 0 ? 0 : n);
        assert.equal(await selectOne(printed(sql`0::float8 -${n}::float8`)), n === 0 ? 0 : -n);
      }),
      { numRuns: 300 },
    ));

  it("gives columns of any name back", () =>
    fc.assert(
      fc.asyncProperty(hostileName(63), hostileText(), async (name, text) => {
        const query = sql`(SELECT ${column(name)} FROM (SELECT ${text}::text AS ${column(name)}) AS t)`;
        assert.equal(await readText(printed(query)), text);
      }),
      { numRuns: 200 },
    ));
});
