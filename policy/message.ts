/**
 * The form of what a rule says about one field.
 *
 * @example must("retentionPeriod", "be 168 hours or more", got(24))
 * // retentionPeriod must be 168 hours or more, got 24
 */
export function must(field: string, rule: string, found = ""): string {
  return `${field} must ${rule}${found === "" ? "" : `, got ${found}`}`;
}

/**
 * Prints what was found. A pack sees secrets in clear, so of texts only those are printed that are on a list of the
 * values which the field can have.
 */
export function got(value: unknown, values: readonly string[] = []): string {
  if (value === undefined) return "nothing";
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  return typeof value === "string" && values.includes(value) ? value : "another value";
}
