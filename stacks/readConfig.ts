import { closest } from "fastest-levenshtein";
import * as pulumi from "@pulumi/pulumi";
import * as runtimeConfig from "@pulumi/pulumi/runtime/config";
import { Secrets, setSecretCommand } from "./config/secrets";
import { appendKey, isMap, NAMESPACE, NOT_SHOWN, show, type Problem } from "./config/strict";
import { checkEnvironment, type Environment } from "./environment";

// The SDK has it and leaves it out of its types; its public getters cannot tell a secret key from a plain one.
const { isConfigSecret } = runtimeConfig as unknown as { isConfigSecret: (key: string) => boolean };

/**
 * This stack's config, checked whole.
 *
 * @throws RunError with every mistake; nothing has been registered then.
 */
export function readConfig(): Environment {
  const problems: Problem[] = [...unknownKeys()];
  return checkEnvironment({
    materialize: readObject("materialize", problems),
    pipelines: readObject("pipelines", problems),
    aws: readObject("aws", problems),
    awsRegion: pulumi.runtime.getConfig("aws:region"),
    secrets: readSecrets(problems),
    problems,
  });
}

const KEYS = ["materialize", "pipelines", "aws", "secrets"];

/** A misspelt key would otherwise count for nothing, and defaults would stand in its place. */
function unknownKeys(): readonly Problem[] {
  const ours = Object.keys(runtimeConfig.allConfig()).filter((key) => key.startsWith(`${NAMESPACE}:`));
  return ours
    .filter((key) => !KEYS.includes(key.slice(NAMESPACE.length + 1)))
    .map((path) => {
      const near = closest(path.slice(NAMESPACE.length + 1), KEYS);
      return {
        path,
        message: `unknown key; did you mean "${NAMESPACE}:${near}"? (known: ${KEYS.join(", ")})`,
      };
    });
}

/** A `secure:` value anywhere inside makes the whole key secret, and the SDK would hand it out in clear. */
function readObject(key: string, problems: Problem[]): unknown {
  const path = `${NAMESPACE}:${key}`;
  const refuse = (message: string): undefined => void problems.push({ path, message });
  if (isConfigSecret(path)) {
    return refuse(
      "must hold no secure: value, it would be printed in clear; " +
        `put the secret under ${NAMESPACE}:secrets (${setSecretCommand("<name>")}) and refer to it as { secret: <name> }`,
    );
  }
  const text = pulumi.runtime.getConfig(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuse(`must be a map of keys, got ${show(text)}`);
  }
}

/** Read as the SDK has them and marked secret one by one: an Output of all of them would be one secret for each. */
function readSecrets(problems: Problem[]): Secrets {
  const path = `${NAMESPACE}:secrets`;
  const text = pulumi.runtime.getConfig(path);
  if (text === undefined) return new Secrets({});
  const refuse = (message: string): Secrets => {
    problems.push({ path, message: `${message}; set each by ${setSecretCommand("<name>")}` });
    return new Secrets({});
  };
  if (!isConfigSecret(path)) return refuse(`must hold encrypted values only ${NOT_SHOWN}`);
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    values = undefined;
  }
  if (!isMap(values)) return refuse(`must be a map from names to secrets ${NOT_SHOWN}`);
  const entries = Object.entries(values);
  for (const [name, value] of entries) {
    if (typeof value !== "string" || value === "") {
      const message = `must be text that is not empty ${NOT_SHOWN}`;
      problems.push({ path: appendKey(path, name), message });
    }
  }
  return new Secrets(
    Object.fromEntries(entries.map(([name, value]) => [name, pulumi.secret(String(value))])),
  );
}
