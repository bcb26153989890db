import { invalid } from "../../materialize/errors";
import { ARNS } from "./arn";

/**
 * Only exact roles are trusted. A wildcard, or an account's `:root`, lets in everybody there, also who comes tomorrow.
 *
 * @throws RunError where the list is empty or holds anything but ARNs of roles.
 */
export function checkTrustedRoles(principals: readonly string[], where: string): void {
  const field = "trustedPrincipals";
  if (!Array.isArray(principals) || principals.length === 0)
    throw invalid(where, field, "name at least one role", principals);
  principals.forEach((principal: unknown, i) => {
    if (typeof principal === "string" && ARNS.role.pattern.test(principal)) return;
    const wide = typeof principal === "string" && /\*|:root$/.test(principal);
    const next = wide ? "that would trust everybody there" : undefined;
    throw invalid(where, `${field}[${i}]`, ARNS.role.rule, principal, next);
  });
}
