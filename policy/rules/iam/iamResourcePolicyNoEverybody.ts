import { onResourcePolicies } from "../../iam/attached";
import { demands } from "../../iam/conditions";
import { statementsOf, type Statement } from "../../iam/document";
import type { Inputs } from "../../inputs";
import { rule, type Subject } from "../../rule";
import { UNKNOWN } from "../../seen";

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

const RULE = "must name who is let in, or demand whose they are, got *";

function letsEverybodyIn(statement: Statement): boolean {
  const everybody = Object.values(statement.principals).some(({ known }) =>
    known.some((who) => who.includes("*")),
  );
  return everybody && demands(statement, WHOSE) === "no";
}

type Permission = Subject<Inputs["aws:cloudwatch/eventPermission:EventPermission"], unknown>;

/** One statement of a bus's policy, given in parts. */
function onPermission({ inputs: { principal, condition } }: Permission): readonly string[] {
  const known = (value: unknown): value is string => typeof value === "string";
  const tested =
    condition === undefined
      ? {}
      : condition !== UNKNOWN && known(condition.type) && known(condition.key)
        ? { Condition: { [condition.type]: { [condition.key]: condition.value } } }
        : { Condition: UNKNOWN };
  const document = { Statement: { Effect: "Allow", Principal: { AWS: principal }, ...tested } };
  return statementsOf(document, "").some(letsEverybodyIn) ? [`principal ${RULE}`] : [];
}

/**
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
 */
export const iamResourcePolicyNoEverybody = rule({
  name: "iam-resource-policy-no-everybody",
  family: "iam",
  controls: ["KMS.5", "SQS.3"],
  level: "mandatory",
  description:
    "A stream, cluster, key, secret, event bus, queue or bucket that allows `*` is open to every AWS account: name who is let in, or demand a told aws:PrincipalOrgID, aws:PrincipalAccount, aws:SourceArn (with aws:SourceAccount for a bucket), kms:CallerAccount or aws:SourceVpce (not by IfExists or ForAllValues).",
  checks: {
    ...onResourcePolicies((statement) => (letsEverybodyIn(statement) ? [`${statement.where} ${RULE}`] : [])),
    "aws:cloudwatch/eventPermission:EventPermission": onPermission,
  },
});
