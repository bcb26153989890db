import { closest } from "fastest-levenshtein";
import * as z from "zod";
import { unfitIdentifier, unfitText } from "../../materialize/text/quote";

/** The namespace of every key: `materialize-ingest:pipelines`. */
export const NAMESPACE = "materialize-ingest";

/**
 * An object that refuses keys it does not know, naming the nearest known one.
 *
 * @param otherwise what to say of anything but a map, where that must not be shown
 */
export function strict<S extends z.ZodRawShape>(
  shape: S,
  otherwise?: string,
): z.ZodObject<S, z.core.$strict> {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === "unrecognized_keys") return unknownKeys(issue.keys, known);
      if (otherwise === undefined || issue.code !== "invalid_type") return undefined;
      return issue.input === undefined
        ? `is missing; it must be ${otherwise}`
        : `must be ${otherwise} ${NOT_SHOWN}`;
    },
  });
}

/** Ends a message about a value that may be a secret. */
export const NOT_SHOWN = "(what stands there is not shown)";

/** A check of a whole map that runs also where some of its keys are wrong: every mistake is listed at once. */
export function always<T extends object>(check: (ctx: z.core.ParsePayload<T>) => void): z.core.$ZodCheck<T> {
  return z.core._check<T>(check, { when: ({ value }) => isMap(value) });
}

/** Refuses none and several of some keys. */
export function exactlyOne<T extends object>(keys: readonly (keyof T & string)[]): z.core.$ZodCheck<T> {
  return always<T>((ctx) => {
    const given = keys.filter((key) => ctx.value[key] !== undefined);
    if (given.length === 1) return;
    ctx.issues.push({
      code: "custom",
      message: `must hold exactly one of ${keys.join(", ")}`,
      input: ctx.value,
    });
  });
}

/** Is it what YAML calls a map? */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  return keys
    .map(
      (key) =>
        `unknown key ${JSON.stringify(key)}; did you mean ${JSON.stringify(closest(key, [...known]))}? (known: ${known.join(", ")})`,
    )
    .join("; ");
}

/** Text of at least one character that SQL can carry. */
export function text(): z.ZodString {
  return (
    z
      .string({
        error: (issue) =>
          typeof issue.input === "number" ? "must be text: quote it, YAML reads it as a number" : undefined,
      })
      // Each aborts: one complaint about a value is enough.
      .min(1, { abort: true })
      .refine((value) => unfitText(value) === undefined, {
        abort: true,
        error: (issue) => `must ${unfitText(String(issue.input))}`,
      })
  );
}

/** The name of an object of Materialize. */
export function objectName(): z.ZodString {
  return text().refine((value) => unfitIdentifier(value) === undefined, {
    error: (issue) => `must ${unfitIdentifier(String(issue.input))}`,
  });
}

/** What is wrong with one value, at its path. */
export interface Problem {
  /** `pipelines.events.topic.partitions`. */
  readonly path: string;
  /** `must be number, got "three"`. */
  readonly message: string;
}

/** Zod's issues as our one form of message. What was given is shown, but for what stands in a secret's place. */
export function problemsOf(error: z.ZodError, input: unknown, base: string): readonly Problem[] {
  const issues = error.issues.flatMap((issue) => chosenBranch(issue, [], input));
  const mistyped = new Set<string>();
  return issues
    .filter(({ issue, path }) => {
      // What has the wrong type needs no further complaint: zod also counts the characters of a would-be list.
      const [at, again] = [path.join("\0"), mistyped.has(path.join("\0"))];
      if (issue.code === "invalid_type") mistyped.add(at);
      return !again;
    })
    .map(({ issue, path }) => ({
      path: path.reduce<string>(appendKey, base),
      message: messageOf(issue, path, valueAt(input, path)),
    }));
}

interface Located {
  readonly issue: z.core.$ZodIssue;
  readonly path: readonly PropertyKey[];
}

/** Of several forms the one that was meant: a map is wrong inside, at its own path, rather than none of the forms. */
function chosenBranch(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  input: unknown,
): readonly Located[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union" && issue.discriminator === undefined && isMap(valueAt(input, path))) {
    const inside = (inner: z.core.$ZodIssue): boolean =>
      inner.path.length > 0 || inner.code === "unrecognized_keys";
    const branch = issue.errors.find((inner) => inner.length > 0 && inner.every(inside));
    if (branch !== undefined) return branch.flatMap((inner) => chosenBranch(inner, path, input));
  }
  return [{ issue, path }];
}

function messageOf(issue: z.core.$ZodIssue, path: readonly PropertyKey[], got: unknown): string {
  if (issue.code === "invalid_key")
    return `${issue.issues[0]?.message ?? issue.message}, got ${show(path.at(-1))}`;
  if (issue.code === "unrecognized_keys" || !ownWords(issue)) return describeIssue(issue, got);
  return /^must/.test(issue.message) && !issue.message.endsWith(NOT_SHOWN)
    ? `${issue.message}, got ${show(got ?? (issue.code === "custom" ? issue.input : got))}`
    : issue.message;
}

export function appendKey(path: string, key: PropertyKey): string {
  if (typeof key === "number") return `${path}[${key}]`;
  return /^[A-Za-z0-9_-]+$/.test(String(key))
    ? `${path}.${String(key)}`
    : `${path}[${JSON.stringify(String(key))}]`;
}

/** Messages that we gave zod ourselves start like this; zod's own do not. */
function ownWords(issue: z.core.$ZodIssue): boolean {
  return /^(must|unknown key|is missing)/.test(issue.message);
}

function describeIssue(issue: z.core.$ZodIssue, got: unknown): string {
  const shown = show(got);
  switch (issue.code) {
    case "invalid_type":
      return got === undefined
        ? `is missing; it must be ${aType(issue.expected)}`
        : `must be ${aType(issue.expected)}, got ${shown}`;
    case "invalid_value":
      return got === undefined
        ? `is missing; it must be ${oneOf(issue.values)}`
        : `must be ${oneOf(issue.values)}, got ${shown}`;
    case "too_small":
      return `must be ${issue.inclusive === false ? "above" : "at least"} ${issue.minimum}${unit(issue.origin)}, got ${shown}`;
    case "too_big":
      return `must be ${issue.inclusive === false ? "below" : "at most"} ${issue.maximum}${unit(issue.origin)}, got ${shown}`;
    case "unrecognized_keys":
      return issue.message;
    case "invalid_union":
      return unionMessage(issue, got, shown);
    default:
      return `${issue.message}, got ${shown}`;
  }
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion, got: unknown, shown: string): string {
  if (issue.discriminator !== undefined) {
    const known = oneOf((issue as { options?: readonly unknown[] }).options ?? []);
    return got === undefined ? `is missing; it must be ${known}` : `must be ${known}, got ${shown}`;
  }
  const forms = issue.errors.flatMap((branch) =>
    branch.slice(0, 1).map((first) => describeIssue(first, got).replace(/^must (be )?|, got .*$/g, "")),
  );
  return `must be ${[...new Set(forms)].join(", or ")}, got ${shown}`;
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? show(values[0]) : `one of ${values.map(show).join(", ")}`;
}

function unit(origin: string): string {
  return origin === "string" ? " characters" : origin === "array" ? " entries" : "";
}

function aType(expected: string): string {
  if (expected === "int") return "a whole number";
  if (expected === "object" || expected === "record") return "a map of keys";
  if (expected === "array") return "a list";
  return expected === "string" ? "text" : `a ${expected}`;
}

/** A value that was given. Of a map its keys only: one of its values may be a password in the wrong place. */
export function show(value: unknown): string {
  const shown = shownWhole(value);
  return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
}

function shownWhole(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `[${value.map(shownWhole).join(", ")}]`;
  if (isMap(value)) return Object.keys(value).length === 0 ? "{}" : `{ ${Object.keys(value).join(", ")} }`;
  if (typeof value === "string" && value.includes("PRIVATE KEY")) return "a private key";
  // A value of YAML or JSON: nothing else has no JSON.
  return JSON.stringify(value) ?? typeof value;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}
