/** Read back by others: the embedded Postgres gives values and names, Materialize's parser writes them again. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { bytesLiteral, comment, identifier, literal, qualified } from "../../../materialize/text/quote";
import { hostileName, hostileText } from "../../support/arbitrary";
import { columnNames, readText, selectOne } from "../../support/pglite";
import { parses, reprinted } from "../../support/parser";

/** Bytes after which Postgres cuts a name; Materialize has 255. */
const POSTGRES_NAME_BYTES = 63;

describe("any text", () => {
  it("is the same after literal() and Postgres", () =>
    fc.assert(
      fc.asyncProperty(hostileText(), async (text) => {
        assert.equal(await readText(literal(text)), text);
      }),
      { numRuns: 500 },
    ));

  it("is the same after literal() and Materialize's parser, which prints it as literal() does", () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        assert.equal(reprinted(`SELECT ${literal(text)}`), `SELECT ${literal(text)}`);
      }),
      { numRuns: 500 },
    );
  });

  it("as a comment is one line that Materialize skips", () => {
    const anything = fc.oneof(
      hostileText(),
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const line = comment(text);
        assert.match(line, /^-- /);
        assert.ok(line.isWellFormed());
        assert.equal([...line.matchAll(/[\n\r\v\f\u0085\u2028\u2029\0]/g)].length, 0);
        assert.deepEqual(parses(line), []);
        const [only, ...more] = parses(`${line}\nSELECT 1`);
        assert.deepEqual([only?.kind, only?.sql, more.length], ["select", "SELECT 1", 0]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("any name", () => {
  it("is the same after identifier() and Postgres, up to its 63 bytes", () =>
    fc.assert(
      fc.asyncProperty(hostileName(POSTGRES_NAME_BYTES), async (name) => {
        assert.deepEqual(await columnNames(`SELECT 1 AS ${identifier(name)}`), [name]);
      }),
      { numRuns: 500 },
    ));

  it("of up to 255 bytes is one name to Materialize, which prints it as identifier() does or bare", () => {
    fc.assert(
      fc.property(fc.array(hostileName(), { minLength: 1, maxLength: 3 }), (path) => {
        const printed = reprinted(`SELECT * FROM ${qualified(path)}`);
        const spellings = path.map((part) => [
          identifier(part),
          ...(/^[a-z_][a-z0-9_$]*$/.test(part) ? [part] : []),
        ]);
        const all = spellings.reduce<string[]>(
          (names, parts) =>
            names.flatMap((name) => parts.map((part) => (name === "" ? part : `${name}.${part}`))),
          [""],
        );
        assert.ok(all.map((name) => `SELECT * FROM ${name}`).includes(printed), printed);
      }),
      { numRuns: 500 },
    );
  });

  it("is told from every other: two names print alike only where they are one", () => {
    fc.assert(
      fc.property(hostileName(120), hostileName(120), (a, b) => {
        assert.equal(identifier(a) === identifier(b), a === b);
        assert.notEqual(qualified([a, b]), qualified([`${a}"."${b}`]));
      }),
    );
  });
});

describe("any bytes", () => {
  it("are the same after bytesLiteral() and Postgres", () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const read = await selectOne(bytesLiteral(Buffer.from(bytes).toString("base64")));
        assert.deepEqual(Buffer.from(read as Uint8Array), Buffer.from(bytes));
      }),
      { numRuns: 200 },
    ));
});
