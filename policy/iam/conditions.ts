import type { Condition, Statement } from "./document";

/**
 * Operators that are false where the key is missing: `…IfExists` and `ForAllValues:…` are true then, so they demand
 * nothing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const DEMANDING = /^(?:foranyvalue:)?(?:string(?:equals|equalsignorecase|like)|arn(?:equals|like))$/;

/**
 * Up to the account, which stands there in digits or as a plan's stand-in. In an `Arn…` operator a wildcard ends at the
 * next colon, in a `String…` one it does not: there a wildcard before the account could hold another account.
 */
const ACCOUNT_TOLD = {
  arn: /^arn:(?:[^:]*:){3}(?:\d{12}|<[^>]+>):/,
  string: /^arn:(?:[^:*?]*:){3}(?:\d{12}|<[^>]+>):/,
};

/**
 * ARNs that name no account, such as a bucket's, are of whoever has the name now: another account may take it when it is
 * free. What a service says of itself, AWS wants with the account then.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
 */
const SOURCE_ARN = "aws:sourcearn";

/** A path within one organization. @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
const ORGANIZATION_TOLD = /^o-[a-z0-9]{10,32}\//;

/**
 * Whether a value means somebody: no wildcard stands where it could be anybody, nothing is filled from the request.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/kms-key-policy-no-public-access.html
 */
function isTold(value: unknown, { operator, key }: Condition): boolean {
  const text = String(value);
  if (text.trim() === "" || text.includes("${")) return false;
  if (ACCOUNT_TOLD[operator.includes("arn") ? "arn" : "string"].test(text)) return true;
  if (key === SOURCE_ARN && text.startsWith("arn:")) return false;
  return !/[*?]/.test(text) || ORGANIZATION_TOLD.test(text);
}

/** Whether a test demands its key, and no known value of it is one that anybody could bring. */
function isNarrow(test: Condition): boolean {
  return DEMANDING.test(test.operator) && test.values.known.every((value) => isTold(value, test));
}

/**
 * Whether a statement demands that one of the keys (in small letters) has a value that is told: `unknown` where a part
 * of its conditions that could do so is not known yet. Several values of a test are alternatives, so each must be told.
 */
export function demands({ conditions }: Statement, keys: readonly string[]): "yes" | "no" | "unknown" {
  const narrow = conditions.known.filter((test) => keys.includes(test.key) && isNarrow(test));
  if (narrow.some(({ values }) => values.whole && values.known.length > 0)) return "yes";
  return !conditions.whole || narrow.some(({ values }) => !values.whole) ? "unknown" : "no";
}

/** Whether a statement demands an `aws:SourceArn`, and leaves it open whose that is. */
export function demandsSourceOfAnybody({ conditions }: Statement): boolean {
  return conditions.known.some(
    (test) => test.key === SOURCE_ARN && DEMANDING.test(test.operator) && !isNarrow(test),
  );
}
