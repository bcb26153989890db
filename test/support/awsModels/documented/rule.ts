/**
 * Limits that a model's shapes leave out: nearly all of EC2's, and the names of load balancers. Most are told in the
 * model's documentation of the member: such a row says which words it rests on, and a test looks for them.
 */
export interface DocumentedRule {
  readonly service: string;
  readonly structure: string;
  readonly member: string;
  /** The operation whose documentation says it. @default the member's own */
  readonly operation?: string;
  /** In the model's documentation; or the address of other documentation. */
  readonly says: RegExp | string;
  readonly rule: string;
  readonly holds: (value: unknown, documentation: string) => boolean;
  /** A value that breaks it. */
  readonly broken: unknown;
}

/** Predicates that the tables share. */
export const atMost = (characters: number) => (value: unknown) => [...String(value)].length <= characters;
export const matches = (pattern: RegExp) => (value: unknown) => pattern.test(String(value));
export const within = (low: number, high: number) => (value: unknown) =>
  Number(value) >= low && Number(value) <= high;
/** A closed list that only the documentation has: the value stands there in type of its own. */
export const inCode = (value: unknown, documentation: string) =>
  documentation.includes(`<code>${String(value)}</code>`);
/** A text of one character too many. */
export const long = (characters: number) => "x".repeat(characters + 1);
