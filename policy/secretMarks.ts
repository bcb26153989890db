import { keepSecretPaths, opened, secretPathsOf, type Path } from "./secretPaths";

/** What of the SDK reads properties off the wire; its declarations leave it out. */
export interface Reader {
  deserializeProperties?: (wire: Wire, proxySecrets: boolean) => object;
}

interface Wire {
  toJavaScript(): object;
}

/**
 * The engine tells a pack which values are secret, and the SDK forgets it while it reads: a policy cannot ask. So its
 * reader is put into one of ours, which writes it down beside the properties. Where a version of the SDK has no such
 * reader nothing is written down, and the rule that asks for it says so.
 *
 * @see https://github.com/pulumi/pulumi-policy/issues/241
 */
export function keepSecretMarks(reader: Reader | undefined = readerOfSdk()): void {
  const read = reader?.deserializeProperties;
  if (typeof read !== "function") return;
  // One message is read once for each policy.
  const known = new WeakMap<Wire, readonly Path[]>();
  reader!.deserializeProperties = (wire, proxySecrets) => {
    const properties = read(wire, proxySecrets);
    // For remediations the SDK keeps the wrapping by itself.
    if (proxySecrets || secretPathsOf(properties) !== undefined) return properties;
    const paths = known.get(wire) ?? opened(wire.toJavaScript()).secretPaths;
    known.set(wire, paths);
    return keepSecretPaths(properties, paths);
  };
}

function readerOfSdk(): Reader | undefined {
  try {
    return require("@pulumi/policy/deserialize") as Reader;
  } catch {
    return undefined;
  }
}
