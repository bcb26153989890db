import type { Unwrap } from "@pulumi/pulumi";

/** Stands where a value is not known yet. It is not "unset": a rule must say nothing about it. */
export const UNKNOWN: unique symbol = Symbol.for("materialize-ingest:policy:unknown");
export type Unknown = typeof UNKNOWN;

/** A value as a rule sees it: Outputs resolved, and anything at any depth may be unknown. */
export type Seen<T> =
  | Unknown
  | (T extends readonly (infer E)[]
      ? readonly Seen<E>[]
      : T extends object
        ? { readonly [K in keyof T]: Seen<T[K]> }
        : T);

/** The arguments of a resource as a rule sees them: the bag itself is always there. */
export type SeenArgs<A> = { readonly [K in keyof A]: Seen<Unwrap<A[K]>> };

type Known<T> = Exclude<T, Unknown | undefined>;
type Step<T, K extends keyof Known<T>> = Known<T>[K] | Extract<T, Unknown | undefined>;

/**
 * Follows a path of fields. `UNKNOWN` where the way passes something unknown, `undefined` where it ends early.
 *
 * @example at(inputs, "encryptionInfo", "encryptionInTransit", "clientBroker")
 */
export function at<T, A extends keyof Known<T>>(from: T, a: A): Step<T, A>;
export function at<T, A extends keyof Known<T>, B extends keyof Known<Step<T, A>>>(
  from: T,
  a: A,
  b: B,
): Step<Step<T, A>, B>;
export function at<
  T,
  A extends keyof Known<T>,
  B extends keyof Known<Step<T, A>>,
  C extends keyof Known<Step<Step<T, A>, B>>,
>(from: T, a: A, b: B, c: C): Step<Step<Step<T, A>, B>, C>;
export function at<
  T,
  A extends keyof Known<T>,
  B extends keyof Known<Step<T, A>>,
  C extends keyof Known<Step<Step<T, A>, B>>,
  D extends keyof Known<Step<Step<Step<T, A>, B>, C>>,
>(from: T, a: A, b: B, c: C, d: D): Step<Step<Step<Step<T, A>, B>, C>, D>;
export function at(from: unknown, ...path: readonly PropertyKey[]): unknown {
  let here = from;
  for (const key of path) {
    if (here === UNKNOWN || here === undefined) return here;
    // A text where a map should be stands for one (the plan's `<...>`): nothing is known of its fields.
    if (typeof here !== "object" || here === null) return UNKNOWN;
    here = Object.hasOwn(here, key) ? (here as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return here;
}

/** The known items of a list, and whether they are all of it. */
export interface Items<T> {
  readonly known: readonly T[];
  readonly whole: boolean;
}

export function items<T>(list: Unknown | undefined | readonly (T | Unknown)[]): Items<T> {
  if (list === undefined) return { known: [], whole: true };
  if (!Array.isArray(list)) return { known: [], whole: false };
  const known = (list as readonly (T | Unknown)[]).filter((item): item is T => item !== UNKNOWN);
  return { known, whole: known.length === list.length };
}

/** The known items of a list, each with its place in the whole of it. */
export function placed<T>(
  list: Unknown | undefined | readonly (T | Unknown)[],
): readonly (readonly [number, T])[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly (T | Unknown)[]).flatMap((item, i) =>
    item === UNKNOWN ? [] : [[i, item] as const],
  );
}

/**
 * Takes a resource's inputs as a policy pack gets them: reading a value that a preview does not know throws there, and
 * the throw would end the whole check. Here it becomes {@link UNKNOWN}, and the check goes on with the rest.
 *
 * @see https://github.com/pulumi/pulumi-policy/pull/77
 */
export function see(value: unknown): unknown {
  if (value === null || value === undefined || typeof value === "function") return undefined;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) {
    return Array.from({ length: value.length }, (_, i) => see(read(value, i))).filter(
      (item) => item !== undefined,
    );
  }
  return Object.fromEntries(
    Object.keys(value)
      // Bookkeeping of the providers' bridge, not an input.
      .filter((key) => key !== "__defaults")
      .map((key) => [key, see(read(value, key))] as const)
      .filter(([, field]) => field !== undefined),
  );
}

function read(holder: object, key: PropertyKey): unknown {
  try {
    return (holder as Record<PropertyKey, unknown>)[key];
  } catch (error) {
    if (error instanceof Error && "unknownTypeSentinel" in error) return UNKNOWN;
    throw error;
  }
}
