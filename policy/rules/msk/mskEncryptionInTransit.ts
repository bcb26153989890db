import { got, must } from "../../message";
import { rule } from "../../rule";
import { at, UNKNOWN } from "../../seen";

/** What is not set is the provider's default: TLS, and encryption between brokers. */
const CLIENT_BROKER = ["TLS", "TLS_PLAINTEXT", "PLAINTEXT"];

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html */
export const mskEncryptionInTransit = rule({
  name: "msk-encryption-in-transit",
  family: "msk",
  controls: ["MSK.1"],
  level: "mandatory",
  description:
    "Messages cross zones and networks between brokers and clients: keep inCluster true and clientBroker TLS.",
  checks: {
    "aws:msk/cluster:Cluster": ({ inputs }) => {
      const field = "encryptionInfo.encryptionInTransit";
      const inCluster = at(inputs, "encryptionInfo", "encryptionInTransit", "inCluster");
      const clientBroker = at(inputs, "encryptionInfo", "encryptionInTransit", "clientBroker");
      return [
        ...(inCluster === false ? [must(`${field}.inCluster`, "be true", got(inCluster))] : []),
        ...(clientBroker === UNKNOWN || clientBroker === undefined || clientBroker === "TLS"
          ? []
          : [must(`${field}.clientBroker`, "be TLS", got(clientBroker, CLIENT_BROKER))]),
      ];
    },
  },
});
