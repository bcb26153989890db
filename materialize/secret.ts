import * as pulumi from "@pulumi/pulumi";
import { invalid } from "./errors";
import { itemPath, type ItemArgs } from "./model/item";
import { define, describe, type MzObject } from "./model/object";
import { bytesLiteral, literal } from "./text/quote";

export type Secret = MzObject<"secret">;

export interface SecretArgs extends ItemArgs {
  /** The value: text, or bytes as `{ base64 }` (PEM files, JSON and binary travel best as bytes). */
  readonly value: pulumi.Input<string> | { readonly base64: pulumi.Input<string> };
  /** Its id in AWS Secrets Manager, where the whole text of that secret is this value: an exported project reads it there. */
  readonly awsSecret?: string;
}

/**
 * A secret. Its value is marked secret whatever it was, and stands in the `secrets` script only.
 *
 * @throws RunError when bytes are not base64 (plain at once, an Output when it is known).
 */
export function secret(args: SecretArgs): Secret {
  const path = itemPath(args);
  const where = describe({ kind: "secret", path });
  const isBytes =
    typeof args.value === "object" &&
    args.value !== null &&
    "base64" in args.value &&
    !pulumi.Output.isInstance(args.value);
  const value = isBytes ? (args.value as { base64: pulumi.Input<string> }).base64 : args.value;
  if (isBytes && typeof value === "string") requireBase64(value, where);

  return define({
    kind: "secret",
    path,
    // Marked here, so that nothing that prints or records this object can show a plain value.
    args: { schema: args.schema, value: asSecret(value), isBytes, awsSecret: args.awsSecret },
    waitsFor: args.waitsFor,
    mayHoldSecrets: true,
    create: (plain, name) => {
      if (plain.isBytes) requireBase64(plain.value, where);
      return `CREATE SECRET IF NOT EXISTS ${name} AS ${plain.isBytes ? bytesLiteral(plain.value) : literal(plain.value)}`;
    },
  });
}

/** One secret Output for one Output: two definitions from one value are the same definition. */
const secretOutputs = new WeakMap<object, pulumi.Output<string>>();

function asSecret(value: pulumi.Input<string>): pulumi.Output<string> {
  if (!pulumi.Output.isInstance(value)) return pulumi.secret(value);
  const known = secretOutputs.get(value) ?? pulumi.secret(value);
  secretOutputs.set(value, known);
  return known;
}

/** The value is a secret: the error says its length, never its text. */
function requireBase64(text: string, where: string): void {
  const canonical = Buffer.from(text, "base64").toString("base64");
  if (text === "" || canonical !== text)
    throw invalid(where, "value.base64", "be padded base64 on one line", `${text.length} characters`);
}
