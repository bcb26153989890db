import { got, must } from "../../message";
import { wholeNumber } from "../../options";
import { rule } from "../../rule";
import { UNKNOWN } from "../../seen";

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html */
export const logGroupRetention = rule({
  name: "log-group-retention",
  family: "logs",
  controls: ["CloudWatch.16"],
  level: "advisory",
  description:
    "Logs are kept and paid for forever unless somebody says how long: set retentionInDays (the control itself asks for 365).",
  options: { minimumDays: wholeNumber(1, [1, 3653], "Days that logs must be kept at least.") },
  checks: {
    "aws:cloudwatch/logGroup:LogGroup": ({ inputs: { retentionInDays, logGroupClass }, options }) => {
      // AWS sets the days of this class itself.
      if (retentionInDays === UNKNOWN || logGroupClass === UNKNOWN || logGroupClass === "DELIVERY") return [];
      // 0 is forever, as nothing is.
      if (retentionInDays === undefined || retentionInDays === 0)
        return [must("retentionInDays", `be ${options.minimumDays} or more`, "forever")];
      // Of another shape it is no number of days, and AWS will say so.
      return typeof retentionInDays === "number" && retentionInDays < options.minimumDays
        ? [must("retentionInDays", `be ${options.minimumDays} or more`, got(retentionInDays))]
        : [];
    },
  },
});
