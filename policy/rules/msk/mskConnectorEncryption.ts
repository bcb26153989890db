import { got, must } from "../../message";
import { rule } from "../../rule";
import { at, UNKNOWN } from "../../seen";

/** What is not set is PLAINTEXT. */
const ENCRYPTION = ["PLAINTEXT", "TLS"];

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html */
export const mskConnectorEncryption = rule({
  name: "msk-connector-encryption",
  family: "msk",
  controls: ["MSK.3"],
  level: "mandatory",
  description:
    "A connector carries whole tables to the brokers, in plaintext by default: set encryptionType to TLS.",
  checks: {
    "aws:mskconnect/connector:Connector": ({ inputs }) => {
      const type = at(inputs, "kafkaClusterEncryptionInTransit", "encryptionType");
      return type === UNKNOWN || type === "TLS"
        ? []
        : [
            must(
              "kafkaClusterEncryptionInTransit.encryptionType",
              "be TLS",
              got(type ?? "PLAINTEXT", ENCRYPTION),
            ),
          ];
    },
  },
});
