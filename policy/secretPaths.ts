/** Where a value stands among the properties of a resource: `["authParameters", "apiKey", "value"]`. */
export type Path = readonly (string | number)[];

/** How the engine wraps a secret. @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/rpc.ts */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Where properties keep the paths of their secrets: a symbol, so that no rule takes it for a property. */
const PATHS: unique symbol = Symbol.for("materialize-ingest:policy:secretPaths");

/** Properties out of their wrapping. */
export interface Opened {
  readonly values: unknown;
  readonly secretPaths: readonly Path[];
}

export function seal(value: unknown): object {
  return { [SIGNATURE]: SECRET, value };
}

/** Takes secrets out of their wrapping, and tells where they were. */
export function opened(wrapped: unknown, path: Path = []): Opened {
  if (typeof wrapped !== "object" || wrapped === null) return { values: wrapped, secretPaths: [] };
  if (Array.isArray(wrapped)) {
    const items = wrapped.map((item, i) => opened(item, [...path, i]));
    return {
      values: items.map(({ values }) => values),
      secretPaths: items.flatMap(({ secretPaths }) => secretPaths),
    };
  }
  if ((wrapped as Record<string, unknown>)[SIGNATURE] === SECRET) {
    const { values } = opened((wrapped as { readonly value?: unknown }).value, path);
    return { values, secretPaths: [path] };
  }
  const fields = Object.entries(wrapped).map(([key, field]) => [key, opened(field, [...path, key])] as const);
  return {
    values: Object.fromEntries(fields.map(([key, { values }]) => [key, values])),
    secretPaths: fields.flatMap(([, { secretPaths }]) => secretPaths),
  };
}

/** Writes down beside properties which of them are secret. It cannot be written down twice. */
export function keepSecretPaths<P extends object>(properties: P, paths: readonly Path[]): P {
  return Object.defineProperty(properties, PATHS, { value: paths });
}

/** Which properties are secret; `undefined` where nobody wrote it down. */
export function secretPathsOf(properties: object): readonly Path[] | undefined {
  return (properties as { readonly [PATHS]?: readonly Path[] })[PATHS];
}

/** Whether a value is one of the paths' or stands in one. */
export function isUnder(path: Path, paths: readonly Path[]): boolean {
  return paths.some((above) => above.every((step, i) => step === path[i]));
}
