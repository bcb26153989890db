import * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi";
import * as runtimeConfig from "@pulumi/pulumi/runtime/config";
import { Secrets, setSecretCommand } from "./config/secrets";
import { NAMESPACE } from "./config/strict";
import { checkEnvironment, type Environment } from "./environment";

// The SDK has it and leaves it out of its types; its public getters cannot tell a secret key from a plain one.
const { isConfigSecret } = runtimeConfig as unknown as { isConfigSecret: (key: string) => boolean };

/**
 * This stack's config, checked whole.
 *
 * @throws RunError with every mistake; nothing has been registered then.
 */
export function readConfig(): Environment {
  for (const key of ["materialize", "pipelines"]) refuseSecure(key);
  return checkEnvironment({
    materialize: readObject("materialize"),
    pipelines: readObject("pipelines"),
    secrets: readSecrets(),
  });
}

/** A `secure:` value anywhere inside makes the whole key secret, and the SDK would hand it out in clear. */
function refuseSecure(key: string): void {
  if (isConfigSecret(`${NAMESPACE}:${key}`)) {
    throw new RunError(
      `${NAMESPACE}:${key}: must hold no secure: value, it would be printed in clear; ` +
        `put the secret under ${NAMESPACE}:secrets (${setSecretCommand("<name>")}) and refer to it as { secret: <name> }`,
    );
  }
}

function readObject(key: string): unknown {
  const text = pulumi.runtime.getConfig(`${NAMESPACE}:${key}`);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RunError(
      `${NAMESPACE}:${key}: must be a map of keys, got ${JSON.stringify(text.slice(0, 80))}`,
    );
  }
}

/** Read as the SDK has them and marked secret one by one: an Output of all of them would be one secret for each. */
function readSecrets(): Secrets {
  const key = `${NAMESPACE}:secrets`;
  const text = pulumi.runtime.getConfig(key);
  if (text === undefined) return new Secrets({});
  if (!isConfigSecret(key)) {
    throw new RunError(`${key}: must hold encrypted values only; set each by ${setSecretCommand("<name>")}`);
  }
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    values = undefined;
  }
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    throw new RunError(
      `${key}: must be a map from names to secrets; set each by ${setSecretCommand("<name>")}`,
    );
  }
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== "string" || value === "")
      throw new RunError(`${key}.${name}: must be text that is not empty`);
  }
  return new Secrets(
    Object.fromEntries(
      Object.entries(values as Record<string, string>).map(([name, value]) => [name, pulumi.secret(value)]),
    ),
  );
}
