import { keepSecretPaths, opened, secretPathsOf, type Path } from "./secretPaths";

/** What of the SDK reads properties off the wire; its declarations leave it out. */
interface Reader {
  deserializeProperties: (wire: Wire, proxySecrets: boolean, ...more: unknown[]) => object;
}

interface Wire {
  toJavaScript(): object;
}

/**
 * For a pack of your own with `STACK_RULES`. The engine tells a pack which values are secret, and the SDK forgets it while
 * it reads: a policy cannot ask. So its reader is put into one of ours, which writes it down beside the properties.
 *
 * Where the SDK has no such reader, or one of another kind, nothing is written down and no rule fails: `secret-marks-kept`
 * tells of it, and `no-secret-in-plain-output` says nothing.
 *
 * @param reader that of the copy of the SDK which your pack is made with: by `require`, since an `import * as` is a copy
 * @example
 * keepSecretMarks(require("@pulumi/policy/deserialize"));
 * new PolicyPack("ours", { policies: [...RULES, ...STACK_RULES] });
 * @see https://github.com/pulumi/pulumi-policy/issues/241
 */
export function keepSecretMarks(reader: unknown): void {
  if (typeof reader !== "object" || reader === null) return;
  const sdk = reader as Partial<Reader>;
  const read = sdk.deserializeProperties;
  if (typeof read !== "function") return;
  // One message is read once for each policy.
  const known = new WeakMap<Wire, readonly Path[]>();
  try {
    sdk.deserializeProperties = (wire, proxySecrets, ...more) => {
      const properties = read(wire, proxySecrets, ...more);
      // For remediations the SDK keeps the wrapping by itself.
      return proxySecrets ? properties : marked(properties, wire, known);
    };
  } catch {
    // Exports that nobody may set: whatever a later SDK does, a pack must load.
  }
}

/** The properties with their marks, or as they are: no check may fail for want of marks. */
function marked(properties: object, wire: Wire, known: WeakMap<Wire, readonly Path[]>): object {
  try {
    if (secretPathsOf(properties) !== undefined) return properties;
    const paths = known.get(wire) ?? opened(wire.toJavaScript()).secretPaths;
    known.set(wire, paths);
    return keepSecretPaths(properties, paths);
  } catch {
    return properties;
  }
}
