import {
  onIdentityPolicies,
  onResourcePolicies,
  onTrustPolicies,
  type StatementCheck,
} from "../../iam/attached";
import type { Inputs } from "../../inputs";
import { rule, type Check } from "../../rule";

type Nothing = Record<never, never>;

const refuse: StatementCheck<Nothing> = ({ where, inverted }) =>
  inverted.map((name) => `${where} must name what it allows, got ${name}`);

const identity = onIdentityPolicies(refuse);
const trust = onTrustPolicies(refuse);

/** A role has both kinds of documents. */
const role: Check<Inputs["aws:iam/role:Role"], Nothing> = (subject) =>
  [identity, trust].flatMap((checks) => checks["aws:iam/role:Role"]?.(subject) ?? []);

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html */
export const iamNoInvertedElements = rule({
  name: "iam-no-inverted-elements",
  family: "iam",
  level: "mandatory",
  description:
    "Allow with NotAction, NotResource or NotPrincipal grants all but what it names: name what is allowed.",
  checks: { ...identity, ...onResourcePolicies(refuse), "aws:iam/role:Role": role },
});
