import { onTrustPolicies } from "../../iam/attached";
import { OWN_ACCOUNTS, trustedWithoutExternalId } from "../../iam/trust";
import type { OptionsOf } from "../../options";
import { rule } from "../../rule";

const OPTIONS = { ownAccounts: OWN_ACCOUNTS };

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html */
export const iamNamedTrustExternalId = rule({
  name: "iam-named-trust-external-id",
  family: "iam",
  level: "advisory",
  description:
    "One role, user or session of an account may be yours or a vendor's, and its ARN does not say: demand a StringEquals sts:ExternalId of a vendor's, or name your account in `ownAccounts`. Named in iam-foreign-trust-external-id too, that rule stops what this one only tells.",
  options: OPTIONS,
  checks: onTrustPolicies<OptionsOf<typeof OPTIONS>>((statement, { ownAccounts }) => {
    const named = trustedWithoutExternalId(statement).filter(
      ({ kind, account }) => kind === "named" && !(account !== undefined && ownAccounts.includes(account)),
    );
    return [...new Set(named.map(({ who }) => who))].map(
      (who) =>
        `${statement.where} must demand a non-empty StringEquals sts:ExternalId of ${who}, unless it is yours`,
    );
  }),
});
