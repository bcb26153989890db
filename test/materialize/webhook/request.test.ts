/** What a check of one's own can be made of: what is shown of the expressions, and nothing else. */
import assert from "node:assert/strict";
import * as mz from "../../../materialize";
import * as expression from "../../../materialize/webhook/expression";

describe("what a check of one's own is made of", () => {
  it("is these functions, and no tables or names of columns", () => {
    assert.deepEqual(Object.keys(mz.request).sort(), [
      "and",
      "bodyBytes",
      "bodyText",
      "concatenate",
      "constantTimeEqual",
      "encoded",
      "header",
      "hmac",
      "matched",
      "notEmpty",
      "or",
      "part",
      "secretBytes",
      "secretText",
      "text",
      "withinSeconds",
    ]);
    for (const [name, made] of Object.entries(mz.request))
      assert.equal(made, (expression as Record<string, unknown>)[name], name);
  });

  it("has the types that a function of one's own is written with", () => {
    const twice = (
      value: mz.request.Expression<"text">,
      digest: mz.request.HmacDigest,
    ): mz.request.Expression<"bytes"> => mz.request.hmac(mz.request.concatenate(value, value), value, digest);
    const type: mz.request.ExpressionType = twice(mz.request.header("h"), "sha256").type;
    assert.equal(type, "bytes");
  });
});
