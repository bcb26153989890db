import assert from "node:assert/strict";
import { findings } from "../../../policy/findings";
import { topicProtect } from "../../../policy/rules/topics/topicProtect";
import { topicReplication } from "../../../policy/rules/topics/topicReplication";
import { ruleCases, UNKNOWN } from "../judged";

const msk = "aws:msk/topic:Topic";
const kafka = "kafka:index/topic:Topic";

ruleCases(topicReplication, {
  passes: [msk, kafka].flatMap((type) => [
    { what: `three brokers (${type})`, type, inputs: { replicationFactor: 3 } },
    { what: `two brokers (${type})`, type, inputs: { replicationFactor: 2 } },
    { what: `the brokers' default (${type})`, type, inputs: { replicationFactor: -1 } },
    {
      what: `one where the config allows it (${type})`,
      type,
      inputs: { replicationFactor: 1 },
      config: { minimum: 1 },
    },
  ]),
  fails: [
    {
      what: "one broker of MSK",
      type: msk,
      inputs: { replicationFactor: 1 },
      says: ["replicationFactor must be 2 or more, got 1"],
    },
    {
      what: "one broker",
      type: kafka,
      inputs: { replicationFactor: 1 },
      says: ["replicationFactor must be 2 or more, got 1"],
    },
    {
      what: "two where the config wants three",
      type: kafka,
      inputs: { replicationFactor: 2 },
      config: { minimum: 3 },
      says: ["replicationFactor must be 3 or more, got 2"],
    },
  ],
  unknown: [
    { what: "the factor", type: kafka, inputs: { replicationFactor: UNKNOWN } },
    { what: "a factor that a provider gives", type: kafka, inputs: { replicationFactor: "<factor>" } },
  ],
});

ruleCases(topicProtect, {
  passes: [
    { what: "a protected topic of MSK", type: msk, inputs: {}, protect: true },
    { what: "a protected topic", type: kafka, inputs: {}, protect: true },
  ],
  fails: [
    {
      what: "an unprotected topic of MSK",
      type: msk,
      inputs: {},
      protect: false,
      says: ["the option protect must be true, got false"],
    },
    {
      what: "an unprotected topic",
      type: kafka,
      inputs: { name: UNKNOWN },
      says: ["the option protect must be true, got false"],
    },
  ],
  unknown: [],
});

describe("topic-protect offline", () => {
  const found = (opts?: { protect?: boolean }) =>
    findings([{ type: kafka, name: "t", inputs: {}, ...(opts ? { opts } : {}) }]).map(({ rule }) => rule);

  it("says nothing where the plan did not write the options down", () => {
    assert.deepEqual(found(), []);
  });

  it("takes options without protect as they are", () => {
    assert.deepEqual(found({}), ["topic-protect"]);
    assert.deepEqual(found({ protect: true }), []);
  });
});
