import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { invalid, show } from "../../../materialize/errors";

describe("an error about input", () => {
  it("says where, which field, the rule, what was given and the next step, and is a RunError", () => {
    const error = invalid("view v", "columns[0]", "be text", 5, "quote it");
    assert.ok(pulumi.RunError.isInstance(error));
    assert.equal(error.message, "view v: columns[0] must be text, got 5; quote it");
    assert.equal(invalid("view v", "name", "be text", "x").message, 'view v: name must be text, got "x"');
  });

  const circle: unknown[] = [];
  circle.push(circle);
  const shown: readonly (readonly [value: unknown, text: string])[] = [
    ['it\'s\n"x"', '"it\'s\\n\\"x\\""'],
    ["", '""'],
    [undefined, "nothing"],
    [null, "null"],
    [NaN, "NaN"],
    [-Infinity, "-Infinity"],
    [1e21, "1e+21"],
    [[1, "a"], '[1,"a"]'],
    [10n, "[object BigInt]"],
    [circle, "[object Array]"],
    [Symbol("hunter2"), "nothing"],
    [() => "hunter2", "nothing"],
    [pulumi.secret("hunter2"), "[object Object]"],
    [{ password: pulumi.secret("hunter2") }, "[object Object]"],
  ];
  for (const [value, text] of shown) {
    it(`shows ${text}, on one line`, () => {
      assert.equal(show(value), text);
      assert.doesNotMatch(invalid("w", "f", "r", value).message, /\n/);
    });
  }

  it("cuts what is long, and never half of a character", () => {
    assert.equal(show("a".repeat(100)), `"${"a".repeat(79)}…`);
    for (let i = 70; i < 90; i++) assert.ok(show(`${"a".repeat(i)}😀😀`).isWellFormed());
  });
});
