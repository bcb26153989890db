import { isMzObject } from "../model/brand";
import { type MzObject } from "../model/object";
import { type Secret } from "../secret";
import { literal, qualified } from "./quote";

/** An option of a statement: its keyword and its printed value; `undefined` leaves it out. */
export type Option = readonly [keyword: string, value: string | undefined];

/** `(A = 1, B = 2)`, a line each from three on, or where a value has lines of its own; joining in one place is what keeps stray commas out. */
export function optionList(options: readonly Option[]): string {
  const given = options.filter((option): option is readonly [string, string] => option[1] !== undefined);
  const printed = given.map(([keyword, value]) => `${keyword} = ${value}`);
  const isLong = printed.length > 2 || given.some(([, value]) => value.startsWith("(\n"));
  return isLong ? `(\n    ${printed.join(",\n    ")}\n)` : `(${printed.join(", ")})`;
}

export function optionalLiteral(value: string | number | boolean | undefined): string | undefined {
  return value === undefined ? undefined : literal(value);
}

/** Where Materialize takes text or a secret: `'x'` or `SECRET "db"."schema"."name"`. */
export function textOrSecret(value: string | Secret | undefined): string | undefined {
  if (value === undefined) return undefined;
  return isMzObject(value) ? `SECRET ${qualified(value.path)}` : literal(value);
}

/** The name of an object that an option refers to. */
export function reference(object: MzObject | undefined): string | undefined {
  return object === undefined ? undefined : qualified(object.path);
}
