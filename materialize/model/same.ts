import * as pulumi from "@pulumi/pulumi";
import { isMzObject } from "./brand";
import { type MzObject } from "./object";

/** Pairs that were found to be the same; they cannot change. Without it two equal self-joins cost twice at each level. */
const known = new WeakMap<MzObject, WeakSet<MzObject>>();

/**
 * Are these one definition? Plain values are compared by what they are, Outputs by identity (their values are not
 * known yet), references by the definitions behind them.
 */
export function sameDefinition(a: MzObject, b: MzObject): boolean {
  if (a === b) return true;
  if (known.get(a)?.has(b)) return true;
  const equal =
    a.kind === b.kind &&
    a.existing === b.existing &&
    same(a.path, b.path) &&
    same(a.args, b.args) &&
    same(
      a.waitsFor.map((value) => value.configKey),
      b.waitsFor.map((value) => value.configKey),
    );
  if (equal) known.set(a, (known.get(a) ?? new WeakSet()).add(b));
  return equal;
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (pulumi.Output.isInstance(a) || pulumi.Output.isInstance(b)) return false;
  if (isMzObject(a) || isMzObject(b)) return isMzObject(a) && isMzObject(b) && sameDefinition(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Reflect.ownKeys(a), ...Reflect.ownKeys(b)]);
  return [...keys].every((key) => same(Reflect.get(a, key), Reflect.get(b, key)));
}
