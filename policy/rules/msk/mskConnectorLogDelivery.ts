import { must } from "../../message";
import { rule } from "../../rule";
import { at, UNKNOWN } from "../../seen";

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html */
export const mskConnectorLogDelivery = rule({
  name: "msk-connector-log-delivery",
  family: "msk",
  controls: ["MSK.5"],
  level: "advisory",
  description:
    "Why a connector stopped stands in its workers' logs alone: deliver them to CloudWatch, S3 or Firehose.",
  checks: {
    "aws:mskconnect/connector:Connector": ({ inputs }) => {
      const deliveries = (["cloudwatchLogs", "s3", "firehose"] as const).map((target) =>
        at(inputs, "logDelivery", "workerLogDelivery", target, "enabled"),
      );
      return deliveries.some((enabled) => enabled === true || enabled === UNKNOWN)
        ? []
        : [must("logDelivery.workerLogDelivery", "enable cloudwatchLogs, s3 or firehose", "none of them")];
    },
  },
});
