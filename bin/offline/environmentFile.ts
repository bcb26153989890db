import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi";
import { parse } from "yaml";

/** The config of one environment as the engine would hand it over: each key a text, and which of them are secret. */
export interface OfflineConfig {
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
}

/**
 * Reads `Pulumi.<env>.yaml`. What stands under `secure:` stays a placeholder: no passphrase is asked for.
 *
 * @throws RunError when there is no such file, or it is not YAML with a `config` map.
 */
export function readEnvironmentFile(folder: string, env: string): OfflineConfig {
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
  const config: unknown = (parsed as { config?: unknown } | null)?.config ?? {};
  if (typeof config !== "object" || config === null || Array.isArray(config))
    throw new RunError(`${file}: config must be a map of keys`);
  return toConfig(config);
}

function environmentsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []);
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

/** `{ secure: … }` becomes `<key>`; one of them anywhere makes the whole key secret, as the engine has it. */
function withoutSecure(value: unknown, path: string): { value: unknown; secret: boolean } {
  if (typeof value !== "object" || value === null) return { value, secret: false };
  if (Array.isArray(value)) {
    const items = value.map((item, i) => withoutSecure(item, `${path}[${i}]`));
    return { value: items.map((item) => item.value), secret: items.some((item) => item.secret) };
  }
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]![0] === "secure") return { value: `<${path}>`, secret: true };
  const fields = entries.map(([key, field]) => [key, withoutSecure(field, `${path}.${key}`)] as const);
  return {
    value: Object.fromEntries(fields.map(([key, field]) => [key, field.value])),
    secret: fields.some(([, field]) => field.secret),
  };
}
