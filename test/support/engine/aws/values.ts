/** A bag of properties, as the engine and a provider pass it. */
export type Props = Readonly<Record<string, unknown>>;

/**
 * What the engine sends in the place of a value that is not known yet.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/rpc.ts `unknownValue`
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * How a secret is marked on the wire.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/rpc.ts `specialSigKey`, `specialSecretSig`
 */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

export function secret(value: unknown): Props {
  return { [SIGNATURE]: SECRET, value };
}

/** Where the bridge notes which inputs it has filled in itself. @see pkg/reservedkeys in pulumi-terraform-bridge */
export const DEFAULTS = "__defaults";

export function isObject(value: unknown): value is Props {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isObject(value) && Object.values(value).some(hasUnknown);
}

/** A text among properties; `undefined` where it is missing, unknown or no text. */
export function text(props: Props, key: string): string | undefined {
  const value = props[key];
  return typeof value === "string" && value !== UNKNOWN ? value : undefined;
}

/** The texts of a list; an unknown list and what is unknown in it are left out. */
export function texts(props: Props, key: string): readonly string[] {
  const value = props[key];
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string" && item !== UNKNOWN)
    : [];
}

/** An object among properties; empty where there is none. */
export function object(props: Props, key: string): Props {
  const value = props[key];
  return isObject(value) ? value : {};
}

/** Without what is `undefined` or null, as the wire has no place for it. */
export function defined(props: Props): Props {
  return Object.fromEntries(
    Object.entries(props).filter(([, value]) => value !== undefined && value !== null),
  );
}

export function without(props: Props, ...keys: readonly string[]): Props {
  return Object.fromEntries(Object.entries(props).filter(([key]) => !keys.includes(key)));
}

/** One text for one value, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "undefined";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}

/** The type of a resource: the last one of the chain in its URN. */
export function typeOf(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

/** The name that the program gave a resource. */
export function logicalNameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
