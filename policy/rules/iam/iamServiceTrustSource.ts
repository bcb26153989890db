import { onTrustPolicies } from "../../iam/attached";
import { servicesWithoutSource } from "../../iam/services";
import { allowsAssuming } from "../../iam/trust";
import { texts, type OptionsOf } from "../../options";
import { rule } from "../../rule";

const OPTIONS = {
  // An instance gets its role with no such key: https://github.com/prowler-cloud/prowler/issues/2810
  services: texts(["ec2.amazonaws.com"], "Services that do not say for whom they take a role."),
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention */
export const iamServiceTrustSource = rule({
  name: "iam-service-trust-source",
  family: "iam",
  level: "advisory",
  description:
    "A service that takes a role can be sent by somebody else's account: demand your aws:SourceAccount or the aws:SourceArn of the thing it works for (both where that ARN names no account, as a bucket's).",
  options: OPTIONS,
  checks: onTrustPolicies<OptionsOf<typeof OPTIONS>>((statement, { services }) =>
    allowsAssuming(statement) ? servicesWithoutSource(statement, services) : [],
  ),
});
