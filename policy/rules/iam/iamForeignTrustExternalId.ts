import { onTrustPolicies } from "../../iam/attached";
import { OWN_ACCOUNTS, trustedWithoutExternalId, type Trusted } from "../../iam/trust";
import type { OptionsOf } from "../../options";
import { rule } from "../../rule";

const OPTIONS = { ownAccounts: OWN_ACCOUNTS };

/**
 * Known vendors always: no account of theirs is one's own. Without a list of one's own accounts only whole accounts
 * besides, since a rule that stopped every trust within an account would soon be switched off.
 */
function isForeign({ kind, account }: Trusted, own: readonly string[]): boolean {
  if (kind === "vendor") return true;
  return own.length > 0 ? account === undefined || !own.includes(account) : kind === "account";
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export const iamForeignTrustExternalId = rule({
  name: "iam-foreign-trust-external-id",
  family: "iam",
  level: "mandatory",
  description:
    "A vendor's account acts for all of its customers, and any of them could have it take this role: demand a StringEquals sts:ExternalId that is yours alone. Asked of Materialize Cloud, of Segment and of every whole account (`:root`); once `ownAccounts` names yours, of everybody of another.",
  options: OPTIONS,
  checks: onTrustPolicies<OptionsOf<typeof OPTIONS>>((statement, { ownAccounts }) => {
    const foreign = trustedWithoutExternalId(statement).filter((trusted) => isForeign(trusted, ownAccounts));
    return [...new Set(foreign.map(({ who }) => who))].map(
      (who) => `${statement.where} must demand a non-empty StringEquals sts:ExternalId of ${who}`,
    );
  }),
});
