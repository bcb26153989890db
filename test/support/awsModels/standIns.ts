/**
 * Values that a recorded resource has no real one for: what only a provider knows, and what is secret. Their form says
 * nothing about the value that AWS will see.
 */

/** What the offline plan writes in the place of a secret, and the recording mocks in the place of an unknown. */
const WHOLE = new Set(["[secret]", "[unknown]"]);
/** `<id orders>`, or `stand-in` where the plan gives a value the shape of AWS's, alone or within a text. */
const WITHIN = /<[^<>]+>|stand-in/;

/** What only the created resource has, such as its ARN, in further requests about it. */
export const OWN_ID = "<own id>";

export function isStandIn(value: unknown): boolean {
  return typeof value === "string" && (WHOLE.has(value) || WITHIN.test(value));
}

/** As the recording mocks write an input that is marked secret. */
interface Marked {
  readonly "[secret]": unknown;
}

export function isMarked(value: unknown): value is Marked {
  return typeof value === "object" && value !== null && Object.keys(value).join() === "[secret]";
}

/** A conversion of plain values, for values that may be marked secret or be stand-ins. */
export function converted(value: unknown, convert: (plain: unknown) => unknown): unknown {
  if (isMarked(value)) return { "[secret]": converted(value["[secret]"], convert) };
  return isStandIn(value) ? value : convert(value);
}
