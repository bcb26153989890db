import { execFile, type ExecFileException } from "node:child_process";
import { existsSync } from "node:fs";
import { RunError } from "@pulumi/pulumi";
import { isMap } from "../stacks/config/strict";

/**
 * Reads the outputs of a deployed stack through the Pulumi CLI (`PULUMI_CLI`, or `pulumi` on PATH). Values come back
 * through a pipe: none stands in an argument list or in a log.
 *
 * @throws RunError with the CLI's own words when it fails.
 */
export async function stackOutputs(
  folder: string,
  stack: string,
  showSecrets: boolean,
): Promise<Record<string, unknown>> {
  const args = ["stack", "output", "--json", "--stack", stack, ...(showSecrets ? ["--show-secrets"] : [])];
  const command = process.env["PULUMI_CLI"] ?? "pulumi";
  const text = await run(command, args, folder);
  let outputs: unknown;
  try {
    outputs = JSON.parse(text);
  } catch {
    // The parser's own words would quote the text, which may hold secrets.
    throw unreadable(`${command} printed something else than JSON`);
  }
  const found = isMap(outputs) ? outputs : {};
  outputOf(found, "ddl", stack, isText);
  return found;
}

/**
 * One output, of the type that this program gives it.
 *
 * @throws RunError naming it, without its value.
 */
export function outputOf<T>(
  outputs: Record<string, unknown>,
  name: string,
  stack: string,
  is: (value: unknown) => value is T,
): T {
  const value = outputs[name];
  if (is(value)) return value;
  throw new RunError(
    `stack ${stack} has no ${name} output: run "pulumi up --stack ${stack}" first, or ask for --offline`,
  );
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

function unreadable(reason: string): RunError {
  return new RunError(`the stack's outputs cannot be read: ${reason}; --offline works without a stack`);
}

function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, [...args], { cwd, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      reject(unreadable(stderr.trim() || reasonOf(error, command, cwd)));
    });
  });
}

function reasonOf(error: ExecFileException, command: string, cwd: string): string {
  // Without its folder a process cannot start either, under the same code.
  if (!existsSync(cwd)) return `there is no folder ${cwd}`;
  if (error.code === "ENOENT") return `there is no ${command} on PATH`;
  if (typeof error.code === "string") return `${command} cannot be run (${error.code})`;
  return `${command} ended with ${error.code ?? error.signal ?? "an error"}`;
}
