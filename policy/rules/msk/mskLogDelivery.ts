import { must } from "../../message";
import { rule } from "../../rule";
import { at, UNKNOWN } from "../../seen";

/**
 * Brokers whose type starts so are Express ones. AWS takes `loggingInfo` for them since 2026 and refused a cluster with
 * it before, so our component leaves it out unless asked, and an Express cluster without logs is not reported.
 */
const EXPRESS = "express.";

/** @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html */
export const mskLogDelivery = rule({
  name: "msk-log-delivery",
  family: "msk",
  level: "advisory",
  description:
    "Who was refused and why a broker failed stands in its logs alone: deliver them to CloudWatch, S3 or Firehose (asked of standard brokers; Express ones may do without).",
  checks: {
    "aws:msk/cluster:Cluster": ({ inputs }) => {
      const instanceType = at(inputs, "brokerNodeGroupInfo", "instanceType");
      if (typeof instanceType !== "string" || instanceType.startsWith(EXPRESS)) return [];
      const deliveries = (["cloudwatchLogs", "s3", "firehose"] as const).map((target) =>
        at(inputs, "loggingInfo", "brokerLogs", target, "enabled"),
      );
      return deliveries.some((enabled) => enabled === true || enabled === UNKNOWN)
        ? []
        : [must("loggingInfo.brokerLogs", "enable cloudwatchLogs, s3 or firehose", "none of them")];
    },
  },
});
