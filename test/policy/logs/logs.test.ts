import { logGroupRetention } from "../../../policy/rules/logs/logGroupRetention";
import { ruleCases, UNKNOWN } from "../judged";

const type = "aws:cloudwatch/logGroup:LogGroup";

ruleCases(logGroupRetention, {
  passes: [
    { what: "a month", type, inputs: { retentionInDays: 30 } },
    { what: "a class whose days AWS sets", type, inputs: { logGroupClass: "DELIVERY" } },
    {
      what: "a year where the config wants one",
      type,
      inputs: { retentionInDays: 365 },
      config: { minimumDays: 365 },
    },
  ],
  fails: [
    { what: "the default", type, inputs: {}, says: ["retentionInDays must be 1 or more, got forever"] },
    {
      what: "0, which is forever",
      type,
      inputs: { retentionInDays: 0 },
      says: ["retentionInDays must be 1 or more, got forever"],
    },
    {
      what: "a month where the config wants a year",
      type,
      inputs: { retentionInDays: 30 },
      config: { minimumDays: 365 },
      says: ["retentionInDays must be 365 or more, got 30"],
    },
  ],
  unknown: [
    { what: "the days", type, inputs: { retentionInDays: UNKNOWN } },
    { what: "the class", type, inputs: { logGroupClass: UNKNOWN } },
  ],
});
