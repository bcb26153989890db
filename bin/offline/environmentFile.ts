import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi";
import { parse } from "yaml";
import { setSecretCommand } from "../../stacks/config/secrets";
import { appendKey, isMap, NAMESPACE, NOT_SHOWN } from "../../stacks/config/strict";

/** The config of one environment as the engine would hand it over: each key a text, and which of them are secret. */
export interface OfflineConfig {
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
}

/** A stack's name without its organization and project: it becomes a part of paths. */
const ENVIRONMENT_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/**
 * Reads `Pulumi.<env>.yaml`. What stands under `secure:` stays a placeholder: no passphrase is asked for.
 *
 * @throws RunError when there is no such file, it is not YAML with a `config` map, or a secret stands there in clear.
 */
export function readEnvironmentFile(folder: string, env: string): OfflineConfig {
  if (!ENVIRONMENT_NAME.test(env))
    throw new RunError(`--env must be a name of a-z A-Z 0-9 . _ -, got ${JSON.stringify(env)}`);
  const file = join(folder, `Pulumi.${env}.yaml`);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new RunError(
      `environment ${env}: ${file} cannot be read (environments here: ${environmentsIn(folder).join(", ") || "none"})`,
    );
  }
  let parsed: unknown;
  try {
    parsed = parse(text);
  } catch (error) {
    throw new RunError(`${file} is not YAML: ${(error as Error).message.split("\n")[0]}`);
  }
  if (parsed !== null && !isMap(parsed)) throw new RunError(`${file} must be a map of keys`);
  const config = parsed?.["config"] ?? {};
  if (!isMap(config)) throw new RunError(`${file}: config must be a map of keys`);
  refuseSecretsInClear(config);
  return toConfig(config);
}

/** The engine cannot tell them from encrypted ones beside them, and the plan would write them into its files. */
function refuseSecretsInClear(config: Record<string, unknown>): void {
  const key = `${NAMESPACE}:secrets`;
  const inClear = (value: unknown, path: string): readonly string[] => {
    if (isSecure(value)) return [];
    if (isMap(value))
      return Object.entries(value).flatMap(([name, item]) => inClear(item, appendKey(path, name)));
    return [`${path}: must be an encrypted value ${NOT_SHOWN}; set it by ${setSecretCommand("<name>")}`];
  };
  const problems = config[key] === undefined || config[key] === null ? [] : inClear(config[key], key);
  if (problems.length > 0) throw new RunError(problems.join("\n"));
}

function environmentsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? [])
      .sort();
  } catch {
    return [];
  }
}

function toConfig(config: object): OfflineConfig {
  const values: Record<string, string> = {};
  const secretKeys: string[] = [];
  for (const [key, raw] of Object.entries(config)) {
    const { value, secret } = withoutSecure(raw, key);
    values[key] = typeof value === "string" ? value : JSON.stringify(value);
    if (secret) secretKeys.push(key);
  }
  return { values, secretKeys };
}

function isSecure(value: unknown): boolean {
  return isMap(value) && Object.keys(value).join() === "secure";
}

/** `{ secure: … }` becomes `<key>`; one of them anywhere makes the whole key secret, as the engine has it. */
function withoutSecure(value: unknown, path: string): { value: unknown; secret: boolean } {
  if (typeof value !== "object" || value === null) return { value, secret: false };
  if (Array.isArray(value)) {
    const items = value.map((item, i) => withoutSecure(item, `${path}[${i}]`));
    return { value: items.map((item) => item.value), secret: items.some((item) => item.secret) };
  }
  if (isSecure(value)) return { value: `<${path}>`, secret: true };
  const entries = Object.entries(value);
  const fields = entries.map(([key, field]) => [key, withoutSecure(field, `${path}.${key}`)] as const);
  return {
    value: Object.fromEntries(fields.map(([key, field]) => [key, field.value])),
    secret: fields.some(([, field]) => field.secret),
  };
}
