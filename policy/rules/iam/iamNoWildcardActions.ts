import { printAction } from "../../iam/actions";
import { onIdentityPolicies } from "../../iam/attached";
import { rule } from "../../rule";

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html */
export const iamNoWildcardActions = rule({
  name: "iam-no-wildcard-actions",
  family: "iam",
  controls: ["IAM.1", "IAM.21"],
  level: "mandatory",
  description:
    "A wildcard grants what is there today and what AWS adds tomorrow (`*`, `kinesis:*`, `kinesis:Get*`): name each action.",
  checks: onIdentityPolicies(({ where, actions }) =>
    actions.known
      .filter((action) => /[*?]/.test(action))
      .map((action) => `${where} must name each action, got ${printAction(action)}`),
  ),
});
