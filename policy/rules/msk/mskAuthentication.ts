import { got, must } from "../../message";
import { rule } from "../../rule";
import { at, items, UNKNOWN } from "../../seen";

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html */
export const mskAuthentication = rule({
  name: "msk-authentication",
  family: "msk",
  controls: ["MSK.6"],
  level: "mandatory",
  description:
    "Without authentication whoever reaches a broker reads and writes every topic: choose SCRAM, IAM or mutual TLS.",
  checks: {
    "aws:msk/cluster:Cluster": ({ inputs }) => {
      const open = at(inputs, "clientAuthentication", "unauthenticated");
      const sasl = [
        at(inputs, "clientAuthentication", "sasl", "scram"),
        at(inputs, "clientAuthentication", "sasl", "iam"),
      ];
      // A `tls` block without authorities trusts nobody, so it is not a way in.
      const authorities = items(at(inputs, "clientAuthentication", "tls", "certificateAuthorityArns"));
      const chosen =
        sasl.some((value) => value === true || value === UNKNOWN) ||
        authorities.known.length > 0 ||
        !authorities.whole;
      return [
        ...(open === true ? [must("clientAuthentication.unauthenticated", "be false", got(open))] : []),
        ...(chosen
          ? []
          : [must("clientAuthentication", "choose sasl.scram, sasl.iam or tls", "none of them")]),
      ];
    },
    "aws:msk/serverlessCluster:ServerlessCluster": ({ inputs }) => {
      const enabled = at(inputs, "clientAuthentication", "sasl", "iam", "enabled");
      return enabled === UNKNOWN || enabled === true
        ? []
        : [must("clientAuthentication.sasl.iam.enabled", "be true", got(enabled))];
    },
  },
});
