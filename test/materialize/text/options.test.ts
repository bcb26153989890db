import assert from "node:assert/strict";
import { optionalLiteral, optionList, reference, textOrSecret } from "../../../materialize/text/options";
import { password, view } from "../objects/world";

describe("option lists", () => {
  it("leave out what is undefined, and no stray comma", () => {
    assert.equal(optionList([["A", undefined], ["B", "1"], ["C", undefined]]), "(B = 1)"); // prettier-ignore
    assert.equal(optionList([["A", undefined]]), "()");
  });

  it("stand on one line up to two, a line each from three on", () => {
    assert.equal(optionList([["A", "1"], ["B", "2"]]), "(A = 1, B = 2)"); // prettier-ignore
    assert.equal(
      optionList([["A", "1"], ["B", "2"], ["C", "3"]]), // prettier-ignore
      "(\n    A = 1,\n    B = 2,\n    C = 3\n)",
    );
  });

  it("stand on a line each where a value has lines of its own, and not for a newline in a literal", () => {
    assert.equal(
      optionList([["A", "(\n        'x'\n    )"], ["B", "2"]]), // prettier-ignore
      "(\n    A = (\n        'x'\n    ),\n    B = 2\n)",
    );
    assert.equal(optionList([["A", "'(\n'"]]), "(A = '(\n')");
  });

  it("keep values that are false, zero or empty", () => {
    assert.deepEqual([optionalLiteral(0), optionalLiteral(false), optionalLiteral("")], ["0", "false", "''"]);
    assert.equal(optionalLiteral(undefined), undefined);
  });

  it("tell text from a secret, and print a secret's name only", () => {
    assert.equal(textOrSecret("it's"), "'it''s'");
    assert.equal(textOrSecret(password), 'SECRET "materialize"."ingest"."kafka_password"');
    assert.equal(textOrSecret(undefined), undefined);
  });

  it("refer to an object by its whole name", () => {
    assert.equal(reference(view), '"materialize"."ingest"."orders_v"');
    assert.equal(reference(undefined), undefined);
  });
});
