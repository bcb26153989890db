import { onTrustPolicies } from "../../iam/attached";
import { rule } from "../../rule";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const iamTrustNoWildcard = rule({
  name: "iam-trust-no-wildcard",
  family: "iam",
  level: "mandatory",
  description: "A role that trusts `*` can be taken from any AWS account: name who may take it.",
  checks: onTrustPolicies(({ where, principals }) =>
    Object.values(principals).some(({ known }) => known.some((who) => who.includes("*")))
      ? [`${where} must name who may take the role, got *`]
      : [],
  ),
});
