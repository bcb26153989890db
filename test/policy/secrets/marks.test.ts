import assert from "node:assert/strict";
import { noSecretInPlainOutput } from "../../../policy/rules/secrets/noSecretInPlainOutput";
import { secretMarksKept } from "../../../policy/rules/secrets/secretMarksKept";
import { secret, stackReports, stackRuleCases, UNKNOWN, type StackResource } from "../judgedStacks";

const password: StackResource = {
  type: "random:index/randomPassword:RandomPassword",
  name: "web-key",
  outputs: { result: secret("hunter2-hunter2") },
};
const stack: StackResource = {
  type: "pulumi:pulumi:Stack",
  name: "mz-dev",
  outputs: { key: "hunter2-hunter2" },
};
const says =
  'outputs must tell what is secret, and these do not: call keepSecretMarks(require("@pulumi/policy/deserialize")) before new PolicyPack; where that is done, this version of @pulumi/policy is not like 1.21';

stackRuleCases(secretMarksKept, {
  passes: [
    { what: "no resource at all", resources: [] },
    { what: "marks, whatever they are", resources: [password, stack] },
  ],
  fails: [
    {
      what: "a stack without marks, once",
      resources: [
        { ...stack, unmarked: true },
        { ...password, unmarked: true },
      ],
      says: [`mz-dev: ${says}`],
    },
    {
      what: "one resource that could not be read",
      resources: [stack, { ...password, unmarked: true }],
      says: [`web-key: ${says}`],
    },
  ],
  unknown: [{ what: "what the outputs are", resources: [{ ...stack, outputs: { key: UNKNOWN } }] }],
});

describe("secret-marks-kept", () => {
  it("is all that is said where nobody tells what is secret: no stack is stopped for it", () => {
    assert.equal(secretMarksKept.enforcementLevel, "advisory");
    const resources = [password, stack].map((resource): StackResource => ({ ...resource, unmarked: true }));
    assert.deepEqual(stackReports(noSecretInPlainOutput, { resources }), []);
    assert.equal(stackReports(secretMarksKept, { resources }).length, 1);
  });
});
