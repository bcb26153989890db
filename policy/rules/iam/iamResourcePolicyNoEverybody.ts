import { onResourcePolicies } from "../../iam/attached";
import { demands } from "../../iam/conditions";
import { rule } from "../../rule";

/**
 * Keys that say whose a caller is. `kms:ViaService`, `aws:SourceIp` or a tag do not: they say by which way he comes.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
const WHOSE = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
  "kms:calleraccount",
];

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html */
export const iamResourcePolicyNoEverybody = rule({
  name: "iam-resource-policy-no-everybody",
  family: "iam",
  controls: ["KMS.5"],
  level: "mandatory",
  description:
    "A stream, cluster, key or secret that allows `*` is open to every AWS account: name who is let in, or demand a told aws:PrincipalOrgID, aws:PrincipalAccount, aws:SourceArn, kms:CallerAccount or aws:SourceVpce (not by IfExists or ForAllValues).",
  checks: onResourcePolicies((statement) => {
    const everybody = Object.values(statement.principals).some(({ known }) =>
      known.some((who) => who.includes("*")),
    );
    return everybody && demands(statement, WHOSE) === "no"
      ? [`${statement.where} must name who is let in, or demand whose they are, got *`]
      : [];
  }),
});
