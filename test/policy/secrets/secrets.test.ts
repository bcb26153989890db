import { kmsKeyRotation } from "../../../policy/rules/secrets/kmsKeyRotation";
import { ruleCases, UNKNOWN } from "../judged";

const type = "aws:kms/key:Key";
const says = ["enableKeyRotation must be true, got false"];

ruleCases(kmsKeyRotation, {
  passes: [
    { what: "rotation", type, inputs: { enableKeyRotation: true } },
    { what: "an asymmetric key, which cannot rotate", type, inputs: { customerMasterKeySpec: "RSA_4096" } },
    {
      what: "an HMAC key",
      type,
      inputs: { customerMasterKeySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" },
    },
    { what: "a key in a custom key store", type, inputs: { customKeyStoreId: "cks" } },
    { what: "a key outside of AWS", type, inputs: { xksKeyId: "x" } },
  ],
  fails: [
    { what: "the default", type, inputs: {}, says },
    {
      what: "rotation off",
      type,
      inputs: { enableKeyRotation: false, customerMasterKeySpec: "SYMMETRIC_DEFAULT" },
      says,
    },
  ],
  unknown: [
    { what: "rotation", type, inputs: { enableKeyRotation: UNKNOWN } },
    { what: "the kind of key", type, inputs: { customerMasterKeySpec: UNKNOWN } },
    { what: "the key store", type, inputs: { customKeyStoreId: UNKNOWN } },
  ],
});
