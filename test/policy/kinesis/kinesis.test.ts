import { kinesisEncryption } from "../../../policy/rules/kinesis/kinesisEncryption";
import { kinesisRetention } from "../../../policy/rules/kinesis/kinesisRetention";
import { kinesisTags } from "../../../policy/rules/kinesis/kinesisTags";
import { ruleCases, UNKNOWN } from "../judged";

const type = "aws:kinesis/stream:Stream";

ruleCases(kinesisEncryption, {
  passes: [{ what: "KMS", type, inputs: { encryptionType: "KMS", kmsKeyId: "<arn key>" } }],
  fails: [
    {
      what: "NONE",
      type,
      inputs: { encryptionType: "NONE" },
      says: ["encryptionType must be KMS, got NONE"],
    },
    {
      what: "the default, even with a key",
      type,
      inputs: { kmsKeyId: "k" },
      says: ["encryptionType must be KMS, got NONE"],
    },
    {
      what: "what is no setting, without printing it",
      type,
      inputs: { encryptionType: "hunter2" },
      says: ["encryptionType must be KMS, got another value"],
    },
  ],
  unknown: [{ what: "the type", type, inputs: { encryptionType: UNKNOWN } }],
});

ruleCases(kinesisTags, {
  passes: [
    { what: "one tag", type, inputs: { tags: { Owner: "data" } } },
    { what: "a default tag of the provider", type, inputs: { tagsAll: { Owner: "data" } } },
    {
      what: "the keys asked for",
      type,
      inputs: { tags: { Team: "a", Owner: "b" } },
      config: { tags: ["Team"] },
    },
  ],
  fails: [
    { what: "none", type, inputs: {}, says: ["tags must hold one at least, got none"] },
    { what: "an empty map", type, inputs: { tags: {} }, says: ["tags must hold one at least, got none"] },
    {
      what: "other keys than those asked for",
      type,
      inputs: { tags: { Owner: "b" } },
      config: { tags: ["Team", "Cost"] },
      says: ["tags must hold Team", "tags must hold Cost"],
    },
  ],
  unknown: [{ what: "the tags", type, inputs: { tags: UNKNOWN } }],
});

ruleCases(kinesisRetention, {
  passes: [
    { what: "a week", type, inputs: { retentionPeriod: 168 }, stack: "prod" },
    { what: "a day outside of production", type, inputs: { retentionPeriod: 24 }, stack: "dev" },
    { what: "a stack whose name only begins like production", type, inputs: {}, stack: "product-dev" },
    {
      what: "a shorter minimum",
      type,
      inputs: { retentionPeriod: 72 },
      stack: "prod",
      config: { minimumHours: 72 },
    },
    {
      what: "production, where the config says otherwise",
      type,
      inputs: {},
      stack: "prod",
      config: { environments: ["live"] },
    },
  ],
  fails: [
    {
      what: "an hour less",
      type,
      inputs: { retentionPeriod: 167 },
      stack: "prod",
      says: ["retentionPeriod must be 168 hours or more, got 167"],
    },
    ...["prod", "production", "prod-eu", "eu-prod"].map((stack) => ({
      what: `the default in ${stack}`,
      type,
      inputs: {},
      stack,
      says: ["retentionPeriod must be 168 hours or more, got 24"],
    })),
    {
      what: "a stack that the config calls production, by its own minimum",
      type,
      inputs: { retentionPeriod: 168 },
      stack: "live",
      config: { environments: ["l?ve"], minimumHours: 336 },
      says: ["retentionPeriod must be 336 hours or more, got 168"],
    },
  ],
  unknown: [{ what: "the hours", type, inputs: { retentionPeriod: UNKNOWN }, stack: "prod" }],
});
