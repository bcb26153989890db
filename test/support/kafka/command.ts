import { execFile } from "node:child_process";

export interface CommandResult {
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  timeoutMs: number;
  env?: NodeJS.ProcessEnv;
}

export function lastLines(text: string, count: number): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}

/**
 * Runs a command to its end. A failure names only the given `what`, never the arguments: they can hold
 * passwords, and Node's own message would repeat them.
 */
export function runCommand(
  what: string,
  file: string,
  args: string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    execFile(
      file,
      args,
      {
        env: options.env ?? process.env,
        timeout: options.timeoutMs,
        killSignal: "SIGKILL",
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        if (!error) {
          resolve({ stdout, stderr });
          return;
        }
        const reason = error.killed
          ? `was ended after ${options.timeoutMs} ms`
          : typeof error.code === "number"
            ? `ended with exit code ${error.code}`
            : `could not be run (${String(error.code ?? error.signal)})`;
        const output = lastLines(`${stdout}\n${stderr}`, 30);
        reject(new Error(`${what} ${reason}${output.trim() ? `:\n${output}` : ""}`));
      },
    ).stdin?.end();
  });
}

/** True when the command can be run at all; its output and exit code are not looked at. */
export function canRun(file: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout: 60_000, killSignal: "SIGKILL" }, (error) => resolve(error === null));
  });
}
