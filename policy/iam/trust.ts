import { fitsGlob } from "../glob";
import { texts } from "../options";
import type { Statement } from "./document";
import { VENDOR_ACCOUNTS } from "./vendors";

/** Whether a statement of a trust policy lets somebody take the role; `NotAction` leaves little else. */
export function allowsAssuming({ actions, inverted }: Statement): boolean {
  return (
    inverted.includes("NotAction") ||
    actions.known.some((action) => fitsGlob(action.toLowerCase(), "sts:assumerole"))
  );
}

/** The tests of one key by one operator, both in small letters. */
export function testsOf({ conditions }: Statement, key: string) {
  return conditions.known.filter((condition) => condition.key === key);
}

/**
 * An external id that says who must present it: not empty, and no `${…}`, which would be filled from the request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
function isExact(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "" && !value.includes("${");
}

/**
 * Whether a statement asks for an external id: `unknown` where a part of its conditions is not known yet. Only
 * `StringEquals` asks: `…IfExists` and `ForAllValues:…` are true without one, `StringLike` may accept any.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
export function asksExternalId(statement: Statement): "yes" | "no" | "unknown" {
  const tests = testsOf(statement, "sts:externalid").filter(({ operator }) => operator === "stringequals");
  const asks = tests.some(
    ({ values }) => values.whole && values.known.length > 0 && values.known.every(isExact),
  );
  if (asks) return "yes";
  const open = !statement.conditions.whole || tests.some(({ values }) => !values.whole);
  return open ? "unknown" : "no";
}

/** Which account an AWS principal belongs to; `undefined` where the text does not say. */
function accountOf(principal: string): string | undefined {
  return /^(\d{12})$/.exec(principal)?.[1] ?? /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1];
}

/** Somebody who may take a role without an external id. */
export interface Trusted {
  /** As a message names it. */
  readonly who: string;
  /** `undefined` where the text does not say: a principal by its unique id. */
  readonly account: string | undefined;
  /**
   * Foreign without any setting: the account of a vendor that acts for many, whoever it is there, or a whole account,
   * which is how vendors are trusted. One role, user or session may as well be of one's own account.
   */
  readonly kind: "vendor" | "account" | "named";
}

/** Without everybody, which is a rule of its own, and without a stand-in whose account is not known. */
export function trustedWithoutExternalId(statement: Statement): readonly Trusted[] {
  if (!allowsAssuming(statement) || asksExternalId(statement) !== "no") return [];
  const principals = statement.principals["aws"]?.known ?? [];
  return principals.flatMap((principal): readonly Trusted[] => {
    const account = accountOf(principal);
    if (principal.includes("*") || (account === undefined && principal.includes("<"))) return [];
    if (account === undefined)
      return [{ who: "a principal whose account is not told", account, kind: "named" }];
    const whole = /(?:^\d{12}|:root)$/.test(principal);
    const kind = Object.hasOwn(VENDOR_ACCOUNTS, account) ? "vendor" : whole ? "account" : "named";
    return [{ who: `account ${account}`, account, kind }];
  });
}

/** A setting of the rules about external ids. */
export const OWN_ACCOUNTS = texts(
  [],
  "Ids of accounts that may take roles without an external id.",
  "^[0-9]{12}$",
);
