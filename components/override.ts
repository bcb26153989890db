import type * as pulumi from "@pulumi/pulumi";
import { invalid } from "../materialize/errors";

/**
 * The way past a component's defaults, for one child.
 *
 * A partial replaces whole top-level keys of the child's arguments: `{ config: {...} }` replaces all of `config`. A
 * function gets our own defaults (plain values and the Outputs that we wired in) and the child's stable key, and
 * returns the arguments to use, and options where it wants some.
 */
export type Override<A> =
  | { readonly [K in keyof A]?: A[K] }
  | ((defaults: A, key: string) => { readonly args: A; readonly opts?: pulumi.CustomResourceOptions });

/** A child's arguments after its override. */
export interface Overridden<A> {
  readonly args: A;
  readonly opts: pulumi.CustomResourceOptions;
}

/** Every input of a resource type, by name; `Record<keyof Args, true>` keeps the list whole at compile time. */
export type InputNames<A> = { readonly [K in keyof Required<A>]: true };

/**
 * Applies an override to one child.
 *
 * @param where the component and the field, such as `KafkaTopic events: overrides.topic`
 * @throws RunError when a partial holds `undefined` or a key that the resource does not take, or a function returns
 *   no arguments.
 */
export function override<A extends object>(
  defaults: A,
  chosen: Override<A> | undefined,
  names: InputNames<A>,
  where: string,
  key = "",
): Overridden<A> {
  if (chosen === undefined) return { args: defaults, opts: {} };
  if (typeof chosen === "function") {
    const result = chosen(defaults, key) as { args?: A; opts?: pulumi.CustomResourceOptions } | undefined;
    if (typeof result?.args !== "object" || result.args === null) {
      // Its keys only: a value of it may be a password.
      throw invalid(where, "the function", "return { args }", result ? Object.keys(result) : result);
    }
    refuseUnknown(result.args, names, where);
    return { args: result.args, opts: result.opts ?? {} };
  }
  refuseUnknown(chosen, names, where);
  refuseMissing(chosen, where);
  return { args: { ...defaults, ...chosen }, opts: {} };
}

function refuseMissing(chosen: object, where: string): void {
  const missing = Object.entries(chosen).find(([, value]) => value === undefined);
  if (missing !== undefined)
    throw invalid(where, missing[0], "have a value (a function can leave an input out)", undefined);
}

function refuseUnknown(args: object, names: object, where: string): void {
  const unknown = Object.keys(args).find((name) => !Object.hasOwn(names, name));
  if (unknown === undefined) return;
  const known = Object.keys(names).sort().join(", ");
  throw invalid(where, unknown, `be an input of the resource (${known})`, unknown);
}
