import { ACTIONS_BY_ID_ALONE, ACTIONS_WITHOUT_RESOURCE, printAction } from "../../iam/actions";
import { onIdentityPolicies } from "../../iam/attached";
import { texts, type OptionsOf } from "../../options";
import { rule } from "../../rule";

/** `*`, or an ARN that ends in nothing but it: all of a service, such as `arn:aws:sns:eu-west-1:111122223333:*`. */
function isEverything(resource: string): boolean {
  if (/^\*+$/.test(resource)) return true;
  const parts = resource.split(":");
  if (parts[0] !== "arn") return false;
  return parts.length < 6 ? resource.endsWith("*") : /^\*+$/.test(parts.slice(5).join(":"));
}

const OPTIONS = {
  actions: texts([], "Further actions that know no resource, such as `rds:DescribeEvents`."),
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html */
export const iamNoWildcardResources = rule({
  name: "iam-no-wildcard-resources",
  family: "iam",
  level: "mandatory",
  description:
    "A right on `*` reaches what others build in the account: name the ARNs. Only actions that know no resource, such as kinesis:ListStreams, may have it.",
  options: OPTIONS,
  checks: onIdentityPolicies<OptionsOf<typeof OPTIONS>>(
    ({ where, actions, resources }, { actions: further }) => {
      if (!resources.known.some(isEverything)) return [];
      const allowed = [...ACTIONS_WITHOUT_RESOURCE, ...ACTIONS_BY_ID_ALONE, ...further].map((action) =>
        action.toLowerCase(),
      );
      return actions.known
        .filter((action) => !allowed.includes(action.toLowerCase()))
        .map((action) => `${where} must name the resources of ${printAction(action)}, got all of them`);
    },
  ),
});
