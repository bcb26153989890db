import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import { bytesLiteral, comment, identifier, literal, qualified } from "../../../materialize/text/quote";
import { UNFIT_NAMES, UNFIT_TEXTS } from "../../support/arbitrary";
import { columnNames, selectOne } from "../../support/pglite";
import { parses, refused, reprinted } from "../../support/parser";

describe("identifier", () => {
  for (const [what, name, rule] of UNFIT_NAMES) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => identifier(name),
        (error: Error) => RunError.isInstance(error) && rule.test(error.message),
      );
    });
  }

  it("takes 255 bytes, as Materialize's parser does, which refuses one more", () => {
    for (const name of ["a".repeat(255), `${"é".repeat(127)}a`, `${"😀".repeat(63)}abc`, '"'.repeat(255)]) {
      assert.equal(
        reprinted(`SELECT 1 AS ${identifier(name)}`).endsWith(identifier(name)) || /^a+$/.test(name),
        true,
      );
      assert.match(
        refused(`SELECT 1 AS "${name.replaceAll('"', '""')}x"`),
        /identifier length exceeds 255 bytes/,
      );
    }
  });

  it("doubles a quote and leaves everything else as it is", () => {
    assert.equal(identifier('it"s'), '"it""s"');
    assert.equal(identifier("\\'\n$$;--"), '"\\\'\n$$;--"');
  });

  it("keeps case and keywords, which a bare name would lose", async () => {
    for (const name of ["Mixed", "select", "user", "1st", "a b", "a.b", "é"]) {
      assert.deepEqual(await columnNames(`SELECT 1 AS ${identifier(name)}`), [name]);
    }
  });
});

describe("qualified", () => {
  it("quotes each part by itself, dots and all", () => {
    assert.equal(qualified(["a.b", 'c"', "d"]), '"a.b"."c"""."d"');
    assert.throws(() => qualified(["a", ""]), RunError);
  });
});

describe("literal", () => {
  for (const [what, text, rule] of UNFIT_TEXTS) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => literal(text),
        (error: Error) =>
          RunError.isInstance(error) && rule.test(error.message) && !error.message.includes(text),
      );
    });
  }

  it("doubles a quote and leaves everything else as it is, backslashes too", () => {
    assert.equal(literal("it's \\' \"\n"), "'it''s \\'' \"\n'");
    assert.equal(literal(""), "''");
  });

  it("prints booleans as words", () => {
    assert.deepEqual([literal(true), literal(false)], ["true", "false"]);
  });

  const numbers: readonly (readonly [value: number, text: string])[] = [
    [0, "0"],
    [-0, "0"],
    [1, "1"],
    [-86_400_000, "-86400000"],
    [1.5, "1.5"],
    [1e21, "1000000000000000000000"],
    [-1e21, "-1000000000000000000000"],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    [0.1, "0.1"],
    [1e-7, "1e-7"],
  ];
  for (const [value, text] of numbers) {
    it(`prints the number ${value} as ${text}`, () => {
      assert.equal(literal(value), text);
    });
  }

  it("refuses numbers that SQL cannot write", () => {
    for (const value of [NaN, Infinity, -Infinity]) assert.throws(() => literal(value), /must be finite/);
  });

  for (const wrong of [undefined, null, {}, ["hunter2"], Symbol("hunter2"), 10n, () => "hunter2"]) {
    it(`refuses a ${wrong === null ? "null" : typeof wrong}, and shows nothing of it`, () => {
      assert.throws(
        () => literal(wrong as never),
        (error: Error) => /^a literal must be text, a number or a boolean, got \w+$/.test(error.message),
      );
    });
  }
});

describe("bytesLiteral", () => {
  it("gives every byte back", async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    const read = await selectOne(bytesLiteral(bytes.toString("base64")));
    assert.deepEqual(Buffer.from(read as Uint8Array), bytes);
  });
});

describe("comment", () => {
  it("writes what would end its line as an escape", () => {
    assert.equal(comment("a\nb\r\u2028c\u0000"), "-- a\\u000ab\\u000d\\u2028c\\u0000");
  });

  it("leaves ordinary text as it is", () => {
    assert.equal(comment("waits for é 😀 */ ; 'x' \\n"), "-- waits for é 😀 */ ; 'x' \\n");
  });

  it("hides nothing: what turns the reading direction is written as an escape", () => {
    for (const c of ["\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\ud800", "\u0085", "\u001b"])
      assert.match(comment(`a${c}b`), /^-- a\\u[0-9a-f]{4}b$/);
  });

  it("cannot hide a statement that follows", () => {
    assert.equal(parses(`${comment("x\nSELECT 2; --")}\nSELECT 1`).length, 1);
  });
});
