/**
 * What the comparisons of an event pattern take. EventBridge looks at it when a rule is made: by then other things would
 * be there already.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * @see https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/JsonRuleCompiler.java (the
 *   matcher that EventBridge is made with; what it refuses)
 */
import { isIPv4, isIPv6 } from "node:net";
import { isLater, isMap } from "./shape";

/** Whether an operand is one; what is known only later counts as one. */
type Fits = (operand: unknown) => boolean;

interface Comparison {
  readonly fits: Fits;
  /** What an operand must be. */
  readonly rule: string;
}

const isText: Fits = (operand) => typeof operand === "string" || isLater(operand);
const isNumber: Fits = (operand) =>
  (typeof operand === "number" && Number.isFinite(operand)) || isLater(operand);

/** No two wildcards in a row, and a backslash only before a wildcard or a backslash. */
const isWildcard: Fits = (operand) =>
  isLater(operand) || (typeof operand === "string" && /^(\*(?!\*)|\\[*\\]|[^*\\])*$/s.test(operand));

/** A whole address is no block: its mask has a bit too many. @see CIDR.java beside the compiler */
const isBlock: Fits = (operand) => {
  if (typeof operand !== "string") return isLater(operand);
  const [, address = "", bits] = /^([0-9.]+|[0-9a-fA-F:]+)\/(\d{1,3})$/.exec(operand) ?? [];
  return (isIPv4(address) && Number(bits) < 32) || (isIPv6(address) && Number(bits) < 128);
};

const LOWER = [">", ">="];
const UPPER = ["<", "<="];

/** `=` with a number, one bound, or a lower one and then a higher one. */
const isRange: Fits = (operand) => {
  if (!Array.isArray(operand)) return isLater(operand);
  const [operator, value, upper, top, ...others] = operand as readonly unknown[];
  if (typeof operator !== "string" || !isNumber(value) || others.length > 0) return false;
  if (operand.length === 2) return ["=", ...LOWER, ...UPPER].includes(operator);
  const isBetween = LOWER.includes(operator) && UPPER.some((one) => one === upper) && isNumber(top);
  return isBetween && (isLater(value) || isLater(top) || Number(value) < Number(top));
};

/** The one comparison that a map holds, with what it takes. */
function single(operand: unknown): readonly [name: string, operand: unknown] | undefined {
  const entries = isMap(operand) ? Object.entries(operand) : [];
  return entries.length === 1 ? entries[0] : undefined;
}

const isTextOfAnyCase: Fits = (operand) => {
  const [name, text] = single(operand) ?? [];
  return isText(operand) || (name === "equals-ignore-case" && isText(text));
};

/** What may be denied beside values; an empty beginning or end would deny everything. */
const DENIED: Readonly<Record<string, Fits>> = {
  "equals-ignore-case": isText,
  prefix: (operand) => isText(operand) && operand !== "",
  suffix: (operand) => isText(operand) && operand !== "",
  wildcard: isWildcard,
};

function isOneOrMore(operand: unknown, fits: Fits): boolean {
  return Array.isArray(operand) ? operand.length > 0 && operand.every(fits) : fits(operand);
}

const isDeniable: Fits = (operand) => {
  const [name, denied] = single(operand) ?? [];
  if (name !== undefined) return Object.hasOwn(DENIED, name) && isOneOrMore(denied, DENIED[name]!);
  return isOneOrMore(operand, isText) || isOneOrMore(operand, isNumber);
};

/** Every comparison that there is. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  "anything-but": {
    fits: isDeniable,
    rule: "be text, a number, a list of texts, a list of numbers, or one of { prefix }, { suffix }, { equals-ignore-case }, { wildcard } with a text or a list of them",
  },
  cidr: { fits: isBlock, rule: "be a block of addresses, such as 10.0.0.0/24 or 2001:db8::/32" },
  "equals-ignore-case": { fits: isText, rule: "be text" },
  exists: { fits: (operand) => typeof operand === "boolean" || isLater(operand), rule: "be true or false" },
  numeric: {
    fits: isRange,
    rule: 'be like ["=", 5], [">", 0], ["<=", 5] or [">", 0, "<=", 5], the lower bound first',
  },
  prefix: { fits: isTextOfAnyCase, rule: "be text, or { equals-ignore-case } with a text" },
  suffix: { fits: isTextOfAnyCase, rule: "be text, or { equals-ignore-case } with a text" },
  wildcard: {
    fits: isWildcard,
    rule: "be text without two * in a row, with a backslash only before * and before another backslash",
  },
};

/** Words of patterns, which no field within `$or` may be called. @see Constants.java beside the compiler */
export const RESERVED_IN_OR: readonly string[] = [
  ...Object.keys(COMPARISONS),
  ...LOWER,
  ...UPPER,
  "=",
  "date-after",
  "date-before",
  "date-on-or-after",
  "date-on-or-before",
  "exactly",
  "in-date-range",
  "ip-address-in-range",
  "ip-address-not-in-range",
  "not-equals-ignore-case",
  "not-wildcard",
  "regex",
];
