import { must } from "../../message";
import { rule } from "../../rule";
import { UNKNOWN } from "../../seen";

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html */
export const mskEnhancedMonitoring = rule({
  name: "msk-enhanced-monitoring",
  family: "msk",
  controls: ["MSK.2"],
  level: "advisory",
  description:
    "The default metrics do not say which broker or topic lags: set enhancedMonitoring to PER_BROKER or finer.",
  checks: {
    "aws:msk/cluster:Cluster": ({ inputs: { enhancedMonitoring } }) =>
      enhancedMonitoring !== UNKNOWN && (enhancedMonitoring ?? "DEFAULT") === "DEFAULT"
        ? [must("enhancedMonitoring", "be PER_BROKER or finer", "DEFAULT")]
        : [],
  },
});
