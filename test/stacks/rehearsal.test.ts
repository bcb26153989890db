import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import { materializeConfig } from "../../stacks/config/materialize";
import { pipelineContext } from "../../stacks/context";
import { type Attempt, type PlannedPipeline } from "../../stacks/pipeline";
import { rehearse } from "../../stacks/rehearsal";

const context = pipelineContext(materializeConfig.parse({}));
/** A pipeline of a kind that only rehearses. */
const pipeline = (name: string, work: (attempt: Attempt) => void): PlannedPipeline => {
  const kind = {
    rehearse: (_name: string, _config: unknown, _context: unknown, attempt: Attempt) => {
      work(attempt);
      return [];
    },
  };
  return { name, kind: kind as never, config: {} };
};
const refuse = (message: string) => (): never => {
  throw new RunError(message);
};

describe("rehearse", () => {
  it("notes every refusal, of each check and of the pipeline itself, and goes on", () => {
    const problems = rehearse(
      [
        pipeline("a", (attempt) => {
          assert.equal(attempt(refuse("first")), undefined);
          assert.equal(
            attempt(() => 5),
            5,
          );
          attempt(refuse("second"));
          refuse("third")();
        }),
        pipeline("b", (attempt) => attempt(refuse("fourth"))),
      ],
      context,
    );
    const at = (name: string, message: string) => ({ path: `materialize-ingest:pipelines.${name}`, message });
    assert.deepEqual(problems, [at("a", "first"), at("a", "second"), at("a", "third"), at("b", "fourth")]);
  });

  it("lets a bug through: it is no mistake of the config", () => {
    const bug = (): never => {
      throw new TypeError("a bug");
    };
    assert.throws(() => rehearse([pipeline("a", bug)], context), TypeError);
    assert.throws(() => rehearse([pipeline("a", (attempt) => attempt(bug))], context), TypeError);
  });
});
