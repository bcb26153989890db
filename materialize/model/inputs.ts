import * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi";
import { invalid } from "../errors";
import { unfitText } from "../text/quote";
import { isMzObject } from "./brand";
import { type MzObject } from "./object";

/** The same shape with every Output and Promise replaced by its value; references to objects stay. */
export type Resolved<T> = T extends MzObject
  ? T
  : T extends pulumi.OutputInstance<infer U>
    ? U
    : T extends Promise<infer U>
      ? U
      : T extends string | number | boolean | null | undefined
        ? T
        : T extends readonly (infer U)[]
          ? readonly Resolved<U>[]
          : T extends object
            ? { readonly [K in keyof T]: Resolved<T[K]> }
            : T;

/** A value that is known only later, and where it stands: `brokers[0].address`. */
export interface Leaf {
  readonly path: string;
  readonly value: pulumi.Output<unknown>;
}

/** What an object was given, taken apart once. */
export interface Inspected<A> {
  /** A frozen copy: the caller's own object may change afterwards. */
  readonly args: A;
  readonly references: readonly MzObject[];
  readonly leaves: readonly Leaf[];
}

/**
 * Walks arguments: finds the objects that they refer to and the Outputs that they hold, and refuses what SQL text
 * cannot carry.
 *
 * @throws RunError naming the field.
 */
export function inspect<A extends object>(args: A, where: string): Inspected<A> {
  const references = new Set<MzObject>();
  const leaves: Leaf[] = [];

  function visit(value: unknown, path: string): unknown {
    if (value === undefined || value === null || typeof value === "boolean") return value;
    if (typeof value === "number") {
      if (!Number.isFinite(value)) throw invalid(where, path, "be a finite number", value);
      return value;
    }
    if (typeof value === "string") {
      const unfit = unfitText(value);
      if (unfit !== undefined) throw invalid(where, path, unfit, value);
      return value;
    }
    if (isMzObject(value)) {
      references.add(value);
      return value;
    }
    if (pulumi.Output.isInstance(value) || value instanceof Promise) {
      // An Output is kept as it is: two definitions with the same Output are the same definition.
      const output = pulumi.Output.isInstance(value) ? value : pulumi.output(value);
      leaves.push({ path, value: output });
      return output;
    }
    if (Array.isArray(value)) return Object.freeze(value.map((item, i) => visit(item, `${path}[${i}]`)));
    if (typeof value === "object") return visitRecord(value, path);
    throw invalid(
      where,
      path,
      "be text, a number, a boolean, an object of this package or an Output",
      typeof value,
    );
  }

  function visitRecord(record: object, path: string): object {
    // Symbols too: the brand of an `sql` fragment is one.
    const entries = Reflect.ownKeys(record).map((key) => {
      const field = typeof key === "symbol" ? path : path === "" ? key : `${path}.${key}`;
      return [key, visit(Reflect.get(record, key), field)] as const;
    });
    // Not by assignment: a field called `__proto__` (JSON may hold one) would bring fields that nobody has checked.
    return Object.freeze(Object.fromEntries(entries));
  }

  return { args: visitRecord(args, "") as A, references: [...references], leaves };
}

/** `args` with every Output replaced by its value, in the order of the leaves. */
export function substitute<A>(args: A, values: ReadonlyMap<unknown, unknown>): Resolved<A> {
  function visit(value: unknown): unknown {
    if (values.has(value)) return values.get(value);
    if (typeof value !== "object" || value === null || isMzObject(value)) return value;
    if (Array.isArray(value)) return value.map(visit);
    return Object.fromEntries(Reflect.ownKeys(value).map((key) => [key, visit(Reflect.get(value, key))]));
  }
  return visit(args) as Resolved<A>;
}

/**
 * Refuses secrets in text that everyone may read. `isSecret` is asked outside `apply`, which does not run while a
 * value is unknown, so that a preview already fails.
 */
export async function refuseSecrets(leaves: readonly Leaf[], where: string): Promise<true> {
  const secret = await Promise.all(leaves.map((leaf) => pulumi.isSecret(leaf.value)));
  const first = leaves.find((_, i) => secret[i]);
  if (first !== undefined) {
    throw new RunError(
      `${where}: ${first.path} is a secret, and would be printed in clear in the DDL; ` +
        "put it into a secret object and refer to that, or use pulumi.unsecret if everyone may read it",
    );
  }
  return true;
}
