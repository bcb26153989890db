import { onTrustPolicies } from "../../iam/attached";
import { demands } from "../../iam/conditions";
import { allowsAssuming } from "../../iam/trust";
import { texts, type OptionsOf } from "../../options";
import { rule } from "../../rule";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention */
const SOURCE_KEYS = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"];

const OPTIONS = {
  // An instance gets its role with no such key: https://github.com/prowler-cloud/prowler/issues/2810
  services: texts(["ec2.amazonaws.com"], "Services that do not say for whom they take a role."),
};

export const iamServiceTrustSource = rule({
  name: "iam-service-trust-source",
  family: "iam",
  level: "advisory",
  description:
    "A service that takes a role can be sent by somebody else's account: demand your aws:SourceAccount or the aws:SourceArn of the thing it works for.",
  options: OPTIONS,
  checks: onTrustPolicies<OptionsOf<typeof OPTIONS>>((statement, { services }) => {
    if (!allowsAssuming(statement) || demands(statement, SOURCE_KEYS) !== "no") return [];
    return (statement.principals["service"]?.known ?? [])
      .filter((service) => !services.includes(service))
      .map(
        (service) =>
          `${statement.where} must demand aws:SourceAccount or aws:SourceArn of ${printService(service)}`,
      );
  }),
});

function printService(service: string): string {
  return /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(service) ? service : "the service";
}
