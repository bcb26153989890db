import { got, must } from "../../message";
import { rule } from "../../rule";
import { UNKNOWN } from "../../seen";

/** What is not set is NONE. */
const ENCRYPTION = ["NONE", "KMS"];

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html */
export const kinesisEncryption = rule({
  name: "kinesis-encryption",
  family: "kinesis",
  controls: ["Kinesis.1"],
  level: "mandatory",
  description: "Events lie on disk for the whole retention, in clear by default: set encryptionType to KMS.",
  checks: {
    "aws:kinesis/stream:Stream": ({ inputs: { encryptionType } }) =>
      encryptionType === UNKNOWN || encryptionType === "KMS"
        ? []
        : [must("encryptionType", "be KMS", got(encryptionType ?? "NONE", ENCRYPTION))],
  },
});
