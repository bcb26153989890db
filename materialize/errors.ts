import { RunError } from "@pulumi/pulumi";

const LONGEST_SHOWN = 80;

/** Prints a value that was refused. Callers never pass a secret. */
export function show(value: unknown): string {
  const text = safeJson(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN).toWellFormed()}…` : text;
}

function safeJson(value: unknown): string {
  try {
    // `undefined` and NaN have no JSON, and `null` for them would name another value.
    return typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "nothing");
  } catch {
    // Outputs and other live objects refuse to be printed, and naming the type is all that is useful.
    return Object.prototype.toString.call(value);
  }
}

/**
 * The one form of an error about input: where it is, what is wanted, what was given.
 *
 * @example invalid("kafka connection events", "brokers[0]", "be host:port", "b1")
 * // kafka connection events: brokers[0] must be host:port, got "b1"
 */
export function invalid(
  where: string,
  field: string,
  rule: string,
  got: unknown,
  nextStep?: string,
): RunError {
  return new RunError(`${where}: ${field} must ${rule}, got ${show(got)}${nextStep ? `; ${nextStep}` : ""}`);
}
