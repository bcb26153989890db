import { got, must } from "../../message";
import { rule } from "../../rule";
import { UNKNOWN } from "../../seen";

/** @see https://docs.aws.amazon.com/config/latest/developerguide/cmk-backing-key-rotation-enabled.html */
export const kmsKeyRotation = rule({
  name: "kms-key-rotation",
  family: "secrets",
  controls: ["KMS.4"],
  level: "advisory",
  description:
    "Rotation limits what one leaked key opens, and what it sealed before stays readable: set enableKeyRotation to true (symmetric keys outside of custom key stores).",
  checks: {
    "aws:kms/key:Key": ({ inputs }) => {
      const { enableKeyRotation: rotates, customerMasterKeySpec: spec, customKeyStoreId, xksKeyId } = inputs;
      const canRotate =
        (spec === undefined || spec === "SYMMETRIC_DEFAULT") &&
        customKeyStoreId === undefined &&
        xksKeyId === undefined;
      return !canRotate || rotates === UNKNOWN || rotates === true
        ? []
        : [must("enableKeyRotation", "be true", got(rotates ?? false))];
    },
  },
});
