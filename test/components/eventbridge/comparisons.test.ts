/**
 * What the comparisons of a pattern take: the operands that EventBridge's own matcher takes and refuses, read in its
 * compiler. It is not run here.
 */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { COMPARISONS } from "../../../components/eventbridge/comparisons";
import { checkEventPattern } from "../../../components/eventbridge/pattern";

const WHERE = "EventBridgeToMaterialize uploads";
const late = Promise.resolve("late");

interface Operands {
  readonly takes: readonly unknown[];
  readonly refuses: readonly unknown[];
}

const ANY_CASE: Operands = {
  takes: ["", "a", { "equals-ignore-case": "A" }, late, { "equals-ignore-case": late }],
  refuses: [5, null, true, ["a"], {}, { "equals-ignore-case": ["a"] }, { wildcard: "a*" }, { prefix: "a" }],
};

const OPERANDS: Readonly<Record<keyof typeof COMPARISONS, Operands>> = {
  "anything-but": {
    takes: [
      "a",
      "",
      5,
      ["a", "b"],
      [1, 2.5],
      { prefix: "a" },
      { prefix: ["a", "b"] },
      { suffix: ".png" },
      { "equals-ignore-case": ["a", ""] },
      { wildcard: "*/bin/*.jar" },
      { wildcard: ["a*", "\\*"] },
      late,
      ["a", late],
      { prefix: [late] },
    ],
    refuses: [
      [],
      ["a", 1],
      [null],
      null,
      true,
      [["a"]],
      {},
      { prefix: "" },
      { suffix: ["a", ""] },
      { prefix: [] },
      { prefix: 5 },
      { wildcard: "a**" },
      { numeric: [">", 0] },
      { exists: true },
      { prefix: "a", suffix: "b" },
      { toString: "a" },
    ],
  },
  cidr: {
    takes: ["10.0.0.0/24", "0.0.0.0/0", "10.1.2.3/31", "2001:db8::/32", "::/0", "2001:DB8::1/127", late],
    refuses: [
      "nonsense",
      "10.0.0.0",
      "10.0.0.1/32",
      "10.0.0.0/-1",
      "10.0.0.0/a",
      "10.0.0/24",
      "10.0.0.256/24",
      "10.0.0.0/24/1",
      "2001:db8::1/128",
      "::ffff:10.0.0.0/100",
      "host/24",
      "",
      24,
      ["10.0.0.0/24"],
    ],
  },
  "equals-ignore-case": { takes: ["", "a", late], refuses: [["a"], 5, null, true, {}] },
  exists: { takes: [true, false, late], refuses: ["yes", "true", 1, null, [true]] },
  numeric: {
    takes: [
      ["=", 5],
      [">", 0],
      [">=", -1.5],
      ["<", 1e12],
      ["<=", 5],
      [">", 0, "<=", 5],
      [">=", 0, "<", 0.5],
      [">", late],
      [">", late, "<", 0],
      late,
    ],
    refuses: [
      "x",
      5,
      [],
      [">"],
      [">", "0"],
      ["!=", 5],
      ["=", 5, "<", 6],
      ["<", 5, ">", 0],
      [">", 0, "<="],
      [">", 0, "<=", "5"],
      [">", 0, ">", 5],
      [">", 5, "<", 5],
      [">", 6, "<", 5],
      [">", 0, "<", 5, "<", 6],
      [5, "="],
      ["=", NaN],
      ["=", Infinity],
      [0, 5],
    ],
  },
  prefix: ANY_CASE,
  suffix: ANY_CASE,
  wildcard: {
    takes: ["", "*", "a*b*c", "\\*", "\\\\", "\\**", "a\\\\*", "line\nbreak*", late],
    refuses: ["a**b", "**", "\\a", "a\\", "*\\**\\", 5, null, ["a*"], {}],
  },
};

const check = (name: string, operand: unknown): void =>
  checkEventPattern({ detail: { field: [{ [name]: operand }] } }, WHERE);
const shown = (operand: unknown): string => JSON.stringify(operand) ?? "nothing";

describe("The comparisons of an event pattern", () => {
  it("are each tried", () => {
    assert.deepEqual(Object.keys(OPERANDS).sort(), Object.keys(COMPARISONS).sort());
  });

  for (const [name, { takes, refuses }] of Object.entries(OPERANDS)) {
    it(`take with ${name} what EventBridge takes`, () => {
      for (const operand of takes) assert.doesNotThrow(() => check(name, operand), shown(operand));
    });

    it(`refuse with ${name} what a rule could not be made with, and say what it takes`, () => {
      const says = `${WHERE}: pattern.detail.field[0].${name} must ${COMPARISONS[name]!.rule}, got `;
      for (const operand of [undefined, ...refuses])
        assert.throws(
          () => check(name, operand),
          (error: Error) => error.message.startsWith(says),
          shown(operand),
        );
    });
  }

  it("take an Output wherever they take a text", () => {
    for (const name of ["prefix", "suffix", "wildcard", "cidr", "anything-but", "equals-ignore-case"])
      check(name, pulumi.output("late"));
  });

  it("say in full what is wrong with an operand", () => {
    assert.throws(() => check("numeric", [">"]), {
      message: `${WHERE}: pattern.detail.field[0].numeric must be like ["=", 5], [">", 0], ["<=", 5] or [">", 0, "<=", 5], the lower bound first, got [">"]`,
    });
    assert.throws(() => check("cidr", "nonsense"), {
      message: `${WHERE}: pattern.detail.field[0].cidr must be a block of addresses, such as 10.0.0.0/24 or 2001:db8::/32, got "nonsense"`,
    });
  });

  it("take any text as a wildcard whose stars and backslashes are escaped, with single stars between", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (texts) => {
        const escaped = texts.filter((text) => text !== "").map((text) => text.replace(/[*\\]/g, "\\$&"));
        check("wildcard", escaped.join("*"));
      }),
    );
  });
});
