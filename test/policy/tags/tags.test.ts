import assert from "node:assert/strict";
import { requiredTags } from "../../../policy/rules/tags/requiredTags";
import { reports, ruleCases, UNKNOWN } from "../judged";

const type = "aws:msk/cluster:Cluster";
const whole = { Project: "p", Environment: "dev", Owner: "data" };
const missing = ["tags must hold Project", "tags must hold Environment", "tags must hold Owner"];

ruleCases(requiredTags, {
  passes: [
    { what: "all of them", type, inputs: { tags: { ...whole, Name: "n" } } },
    {
      what: "some of them by the provider's default tags",
      type,
      inputs: { tags: { Owner: "x" }, tagsAll: whole },
    },
    { what: "values not known yet", type, inputs: { tags: { ...whole, Owner: UNKNOWN } } },
    { what: "a stand-in for a value", type, inputs: { tags: { ...whole, Owner: "<owner>" } } },
    {
      what: "none, where the config wants none of ours",
      type,
      inputs: { tags: { Team: "t" } },
      config: { tags: ["Team"] },
    },
  ],
  fails: [
    { what: "no tags", type, inputs: {}, says: missing },
    { what: "an empty map", type, inputs: { tags: {}, tagsAll: {} }, says: missing },
    {
      what: "one that is missing",
      type,
      inputs: { tags: { Project: "p", Owner: "o" } },
      says: ["tags must hold Environment"],
    },
    {
      what: "an empty value",
      type,
      inputs: { tags: { ...whole, Owner: "" } },
      says: ["tags must hold Owner"],
    },
    {
      what: "other letters",
      type,
      inputs: { tags: { ...whole, Owner: undefined, owner: "o" } },
      says: ["tags must hold Owner"],
    },
    {
      what: "keys of the config",
      type,
      inputs: { tags: whole },
      config: { tags: ["Team"] },
      says: ["tags must hold Team"],
    },
  ],
  unknown: [
    { what: "a map that a provider gives", type, inputs: { tags: "<tags>" } },
    { what: "the tags", type, inputs: { tags: UNKNOWN } },
    { what: "the provider's default tags", type, inputs: { tags: { Owner: "x" }, tagsAll: UNKNOWN } },
  ],
});

describe("required-tags", () => {
  it("judges every type of its list alike", () => {
    for (const each of requiredTags.types) {
      assert.deepEqual(reports(requiredTags, { type: each, inputs: {} }), missing, each);
      assert.deepEqual(reports(requiredTags, { type: each, inputs: { tags: whole } }), [], each);
    }
  });
});
