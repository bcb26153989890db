import { got, must } from "../../message";
import { wholeNumber } from "../../options";
import { rule } from "../../rule";
import { UNKNOWN } from "../../seen";

/** Hours; what is not set is the first. @see https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html */
const HOURS = [24, 8760] as const;

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html */
export const kinesisRetention = rule({
  name: "kinesis-retention",
  family: "kinesis",
  controls: ["Kinesis.3"],
  level: "mandatory",
  production: true,
  description:
    "What no reader took within the retention is lost, and a day passes over a weekend: in production keep a week or more.",
  options: { minimumHours: wholeNumber(168, HOURS, "Hours that a stream must keep its records.") },
  checks: {
    "aws:kinesis/stream:Stream": ({ inputs: { retentionPeriod }, options: { minimumHours } }) => {
      if (retentionPeriod === UNKNOWN) return [];
      const hours = retentionPeriod ?? HOURS[0];
      // Of another shape it is no number of hours, and AWS will say so.
      return typeof hours === "number" && hours < minimumHours
        ? [must("retentionPeriod", `be ${minimumHours} hours or more`, got(hours))]
        : [];
    },
  },
});
