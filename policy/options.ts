import type { PolicyConfigSchema } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";

/** One setting of a rule, in the form that the engine and the console read. */
export interface OptionSchema<T> extends PolicyConfigJSONSchema {
  readonly description: string;
  readonly default: T & PolicyConfigJSONSchema["default"];
}

export type OptionSchemas = Readonly<Record<string, OptionSchema<unknown>>>;

/** The values of a rule's settings. */
export type OptionsOf<S> = { readonly [K in keyof S]: S[K] extends OptionSchema<infer T> ? T : never };

/** A list of texts; each fits `pattern` where there is one. */
export function texts(
  defaults: readonly string[],
  description: string,
  pattern?: string,
): OptionSchema<string[]> {
  return {
    type: "array",
    items: { type: "string", ...(pattern === undefined ? {} : { pattern }) },
    default: [...defaults],
    description,
  };
}

/** A whole number in a range. */
export function wholeNumber(
  byDefault: number,
  range: readonly [number, number],
  description: string,
): OptionSchema<number> {
  return { type: "integer", minimum: range[0], maximum: range[1], default: byDefault, description };
}

/** Every rule has it. */
export const EXCLUDE = texts(
  [],
  "Resources that the rule skips: globs (`*`, `?`) over the name, the type, `<type>::<name>` or the URN.",
);

/** Rules for production have it. */
export const ENVIRONMENTS = texts(
  ["prod", "prod-*", "*-prod", "production"],
  "Names of the stacks that the rule is for, as globs.",
);

/** The settings given, each checked, and the defaults of the others. @throws TypeError for what does not fit. */
export function readOptions(
  where: string,
  schema: PolicyConfigSchema,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const problems = optionProblems(where, schema, given);
  if (problems.length > 0) throw new TypeError(problems.join("\n"));
  return Object.fromEntries(
    Object.entries(schema.properties).map(([name, option]) => [name, given[name] ?? option.default]),
  );
}

/** What does not fit, a sentence each. */
export function optionProblems(
  where: string,
  schema: PolicyConfigSchema,
  given: Readonly<Record<string, unknown>>,
): readonly string[] {
  const known = Object.keys(schema.properties);
  return Object.entries(given).flatMap(([name, value]) => {
    if (!known.includes(name)) return [`${where}: ${name} must be one of ${known.sort().join(", ")}`];
    const wanted = unfit(schema.properties[name]!, value);
    return wanted === undefined ? [] : [`${where}: ${name} must be ${wanted}`];
  });
}

/** What the value should have been, or `undefined` where it fits. */
function unfit(option: PolicyConfigJSONSchema, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (option.type === "integer") {
    const { minimum = -Infinity, maximum = Infinity } = option;
    const fits = Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
    return fits ? undefined : `a whole number from ${minimum} to ${maximum}`;
  }
  const { pattern } = option.items as PolicyConfigJSONSchema;
  const fits =
    Array.isArray(value) &&
    value.every(
      (item) => typeof item === "string" && (pattern === undefined || new RegExp(pattern).test(item)),
    );
  return fits ? undefined : `a list of texts${pattern === undefined ? "" : ` like ${pattern}`}`;
}
