import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentJsonSchema } from "../../stacks/jsonSchema";
import { PIPELINE_KINDS } from "../../stacks/kinds";

const FILE = join(__dirname, "..", "..", "schema", "environment.json");

describe("the JSON Schema for editors", () => {
  it("is what the config's own schema says (npm run schema writes it)", () => {
    assert.deepEqual(
      JSON.parse(readFileSync(FILE, "utf8")),
      JSON.parse(JSON.stringify(environmentJsonSchema())),
    );
  });

  it("knows every kind of pipeline", () => {
    const text = readFileSync(FILE, "utf8");
    for (const { kind } of PIPELINE_KINDS) assert.ok(text.includes(`"const": "${kind}"`), kind);
  });
});
