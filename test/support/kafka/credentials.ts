import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";

export type ScramMechanism = "SCRAM-SHA-256" | "SCRAM-SHA-512";

export const SCRAM_MECHANISMS: readonly ScramMechanism[] = ["SCRAM-SHA-256", "SCRAM-SHA-512"];

export interface ScramCredentials {
  username: string;
  password: string;
  mechanism: ScramMechanism;
}

export function randomPassword(): string {
  return randomBytes(24).toString("base64url");
}

/** For anything that holds a password: readable by its owner only, and never over an existing file. */
export function writeSecretFile(path: string, lines: string[]): void {
  writeFileSync(path, lines.join("\n") + "\n", { mode: 0o600, flag: "wx" });
}

/** The value of a sasl.jaas.config property, escaped for JAAS and then for a Java properties file. */
export function jaasConfig({ username, password }: ScramCredentials): string {
  const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;
  const line =
    "org.apache.kafka.common.security.scram.ScramLoginModule required " +
    `username=${quoted(username)} password=${quoted(password)};`;
  return line
    .replace(/\\/g, "\\\\")
    .replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The lines of the file that Kafka's own tools take as their --command-config. */
export function commandConfigLines(credentials: ScramCredentials): string[] {
  return [
    "security.protocol=SASL_PLAINTEXT",
    `sasl.mechanism=${credentials.mechanism}`,
    `sasl.jaas.config=${jaasConfig(credentials)}`,
    // A tool that cannot reach the server should say so before its caller's own time is up.
    "request.timeout.ms=15000",
    "default.api.timeout.ms=20000",
  ];
}

/**
 * Throws unless Kafka's tools can be given the name and password: they split on commas, brackets and "="
 * and have no way to escape them.
 */
export function assertToolsCanTake(username: string, password: string): void {
  for (const [what, text] of [
    ["user name", username],
    [`password of user ${username}`, password],
  ] as const) {
    if (!/^[A-Za-z0-9._~!@#$%^&*()+:/?-]+$/.test(text)) {
      throw new Error(`the ${what} is empty or has a character that Kafka's tools cannot be given`);
    }
  }
}
