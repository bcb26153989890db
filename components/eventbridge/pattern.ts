import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { COMPARISONS, RESERVED_IN_OR } from "./comparisons";
import { PATTERN_CHARACTERS } from "./limits";
import { isLater, isMap } from "./shape";

/**
 * Which events are sent: a field of the event, and below it the fields within, down to lists of which one entry has to
 * match. All fields named have to match.
 *
 * @example { source: ["aws.s3"], "detail-type": [{ prefix: "Object " }], detail: { object: { size: [{ numeric: [">", 0] }] } } }
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly EventMatch[];
}

/** A value that the field has to have, or a comparison; within `$or`, a pattern. */
export type EventMatch =
  pulumi.Input<string> | number | boolean | null | { readonly [comparison: string]: unknown } | EventPattern;

/**
 * Fields that an event has: a pattern with another one at the top never matches.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
 */
const EVENT_FIELDS = [
  "account",
  "detail",
  "detail-type",
  "id",
  "region",
  "replay-name",
  "resources",
  "source",
  "time",
  "version",
];
/** The only one of them that is a map: it is what the sender put in. */
const WITH_FIELDS = "detail";
const EITHER = "$or";
/** @see https://github.com/aws/event-ruler (the matcher that EventBridge is made with: "at least 2 Objects") */
const FEWEST_ALTERNATIVES = 2;

/**
 * Checks the shape of a pattern as EventBridge does when a rule is created: by then other things would be there already.
 *
 * @throws RunError naming the place
 * @see https://github.com/aws/event-ruler
 */
export function checkEventPattern(pattern: unknown, where: string, field = "pattern"): void {
  const everything = 'every event on the bus is {"source":[{"prefix":""}]}, which has to be said';
  if (!isMap(pattern)) throw invalid(where, field, "be an event pattern", pattern, everything);
  if (Object.keys(pattern).length === 0)
    throw invalid(where, field, "name a field at least", pattern, everything);
  checkFields(pattern, { isTop: true, isInOr: false }, where, field);
}

/** Where in a pattern a map of fields stands. */
interface Level {
  /** The fields of the event itself, not of its detail. */
  readonly isTop: boolean;
  readonly isInOr: boolean;
}

function checkFields(pattern: object, level: Level, where: string, at: string): void {
  const fields = Object.entries(pattern) as [string, unknown][];
  if (fields.length === 0) throw invalid(where, at, "name a field at least", pattern);
  for (const [field, value] of fields) {
    const place = `${at}.${field}`;
    if (field === EITHER) checkAlternatives(value, level, where, place);
    else if (level.isTop) checkTopField(field, value, level, where, place);
    else checkField(field, value, level, where, place);
  }
}

function checkTopField(field: string, value: unknown, level: Level, where: string, at: string): void {
  if (!EVENT_FIELDS.includes(field))
    throw invalid(where, at, `be a field of an event (${EVENT_FIELDS.join(", ")})`, field);
  if (field === WITH_FIELDS) {
    if (!isMap(value)) throw invalid(where, at, "be a map of the fields within", value);
    checkFields(value, { ...level, isTop: false }, where, at);
  } else {
    if (!Array.isArray(value)) throw invalid(where, at, "be a list of values", value);
    checkMatches(value, where, at);
  }
}

function checkField(field: string, value: unknown, level: Level, where: string, at: string): void {
  if (level.isInOr && RESERVED_IN_OR.includes(field))
    throw invalid(where, at, `have another name: within ${EITHER} it is a word of patterns`, field);
  if (Array.isArray(value)) checkMatches(value, where, at);
  else if (isMap(value)) checkFields(value, level, where, at);
  else throw invalid(where, at, "be a list of values, or the fields within", value);
}

function checkAlternatives(value: unknown, level: Level, where: string, at: string): void {
  if (!Array.isArray(value) || value.length < FEWEST_ALTERNATIVES)
    throw invalid(where, at, `be a list of at least ${FEWEST_ALTERNATIVES} patterns`, value);
  value.forEach((alternative: unknown, i) => {
    if (!isMap(alternative)) throw invalid(where, `${at}[${i}]`, "be a pattern", alternative);
    checkFields(alternative, { ...level, isInOr: true }, where, `${at}[${i}]`);
  });
}

function checkMatches(matches: readonly unknown[], where: string, at: string): void {
  if (matches.length === 0) throw invalid(where, at, "hold at least one value", matches);
  matches.forEach((match, i) => {
    const place = `${at}[${i}]`;
    if (isLater(match) || match === null || ["string", "boolean"].includes(typeof match)) return;
    if (typeof match === "number" && Number.isFinite(match)) return;
    const rule = "be text, a number, true, false, null or a comparison";
    if (!isMap(match)) throw invalid(where, place, rule, match);
    checkComparison(match, where, place);
  });
}

function checkComparison(comparison: object, where: string, at: string): void {
  const names = Object.keys(comparison);
  const [name] = names;
  if (names.length !== 1 || name === undefined || !Object.hasOwn(COMPARISONS, name)) {
    const rule = `have exactly one comparison (${Object.keys(COMPARISONS).join(", ")})`;
    throw invalid(where, at, rule, names);
  }
  const operand = (comparison as Record<string, unknown>)[name];
  const { fits, rule } = COMPARISONS[name]!;
  if (!fits(operand)) throw invalid(where, `${at}.${name}`, rule, operand);
}

/**
 * The pattern as JSON, fields in the order of their names. Its Output fails where the text is longer than AWS takes.
 *
 * @param most characters
 */
export function patternText(
  pattern: EventPattern,
  most: number,
  where: string,
  field = "pattern",
): pulumi.Output<string> {
  const text = pulumi.jsonStringify(sorted(pattern));
  return text.apply((json) => {
    refuseLong(json, most, where, field);
    return json;
  });
}

/** Refuses a pattern that is too long, as far as it is plain: what is known only later counts as nothing. */
export function refuseLongPattern(
  pattern: EventPattern,
  most: number,
  where: string,
  field = "pattern",
): void {
  const known = JSON.stringify(pattern, (_, value: unknown) => (isLater(value) ? "" : value));
  refuseLong(known, most, where, field);
}

function refuseLong(json: string, most: number, where: string, field: string): void {
  const { length } = [...json];
  if (length <= most) return;
  const next =
    most < PATTERN_CHARACTERS.most
      ? `have AWS raise "Event pattern size" and say so in patternQuota (${PATTERN_CHARACTERS.most} at most)`
      : "make two rules of it";
  throw invalid(where, field, `have at most ${most} characters as JSON`, length, next);
}

/** The same fields give the same bytes. Lists stay as they are. */
function sorted(value: unknown): unknown {
  if (isLater(value)) return value;
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
