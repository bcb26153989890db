import { execFile } from "node:child_process";
import { RunError } from "@pulumi/pulumi";

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
  const text = await run(process.env["PULUMI_CLI"] ?? "pulumi", args, folder);
  const outputs: unknown = JSON.parse(text);
  if (typeof outputs !== "object" || outputs === null || !("ddl" in outputs)) {
    throw new RunError(
      `stack ${stack} has no ddl output: run "pulumi up --stack ${stack}" first, or ask for --offline`,
    );
  }
  return outputs;
}

function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, [...args], { cwd, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const reason =
        (error as NodeJS.ErrnoException).code === "ENOENT" ? `there is no ${command} on PATH` : stderr.trim();
      reject(new RunError(`the stack's outputs cannot be read: ${reason}; --offline works without a stack`));
    });
  });
}
