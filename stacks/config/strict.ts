import { closest } from "fastest-levenshtein";
import * as z from "zod";
import { unfitIdentifier, unfitText } from "../../materialize/text/quote";

/** The namespace of every key: `materialize-ingest:pipelines`. */
export const NAMESPACE = "materialize-ingest";

/** An object that refuses keys it does not know, naming the nearest known one. */
export function strict<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? unknownKeys(issue.keys, known) : undefined),
  });
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
  return z
    .string({
      error: (issue) =>
        typeof issue.input === "number" ? "must be text: quote it, YAML reads it as a number" : undefined,
    })
    .min(1)
    .refine((value) => unfitText(value) === undefined, {
      error: (issue) => `must ${unfitText(String(issue.input))}`,
    });
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

/** Zod's issues as our one form of message; nothing of a secret is ever in this config, so values are shown. */
export function problemsOf(error: z.ZodError, input: unknown, base: string): readonly Problem[] {
  return error.issues.map((issue) => {
    const path = issue.path.reduce<string>(appendKey, base);
    return {
      path,
      message:
        issue.code === "unrecognized_keys" || ownWords(issue)
          ? issue.message
          : describeIssue(issue, valueAt(input, issue.path)),
    };
  });
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
    case "invalid_union":
      return unionMessage(issue, got, shown);
    default:
      return `${issue.message}, got ${shown}`;
  }
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion, got: unknown, shown: string): string {
  if (issue.discriminator !== undefined) {
    return got === undefined ? "is missing" : `must be one of the known kinds, got ${shown}`;
  }
  const forms = issue.errors.flatMap((branch) =>
    branch.slice(0, 1).map((first) => describeIssue(first, got).replace(/^must be |, got .*$/g, "")),
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

function show(value: unknown): string {
  const shown = JSON.stringify(value) ?? String(value);
  return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}
