import { got, must } from "../../message";
import { rule } from "../../rule";
import { at, UNKNOWN } from "../../seen";

const PUBLIC_ACCESS = ["DISABLED", "SERVICE_PROVIDED_EIPS"];

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html */
export const mskNoPublicAccess = rule({
  name: "msk-no-public-access",
  family: "msk",
  controls: ["MSK.4"],
  level: "mandatory",
  description:
    "Brokers on public addresses are open to the whole internet: leave publicAccess out and connect by PrivateLink.",
  checks: {
    "aws:msk/cluster:Cluster": ({ inputs }) => {
      const type = at(inputs, "brokerNodeGroupInfo", "connectivityInfo", "publicAccess", "type");
      return type === UNKNOWN || type === undefined || type === "DISABLED"
        ? []
        : [
            must(
              "brokerNodeGroupInfo.connectivityInfo.publicAccess.type",
              "be DISABLED",
              got(type, PUBLIC_ACCESS),
            ),
          ];
    },
  },
});
