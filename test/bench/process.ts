import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { text } from "node:stream/consumers";
import { type Readable } from "node:stream";
import { CHANNEL, type Report, type Time } from "./children/probe";

/** A process to measure: arguments of node. */
export interface Command {
  /** Unique in a suite. */
  readonly id: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** The stage that every process has: all of it, from its start to its end. */
export const WHOLE = "whole process";

/** One run of one process. */
export interface Sample {
  readonly stages: Readonly<Record<string, Time>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly peakBytes: number;
}

/**
 * Runs a process to its end, nothing beside it.
 *
 * @param probe the compiled `children/probe`, loaded into the process by NODE_OPTIONS: its arguments stay as they are
 * @param check let the process also tell what it made, at a cost: the sample's times mean nothing then
 */
export async function measure(command: Command, probe: string, check: boolean): Promise<Sample> {
  const start = performance.now();
  const child = spawn(process.execPath, [...command.args], {
    cwd: command.cwd,
    env: {
      ...process.env,
      NODE_OPTIONS: `--require ${JSON.stringify(probe)}`,
      BENCH_CHECK: check ? "1" : "",
    },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const ended = new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(String(code ?? signal)));
  });
  const [exit, errors, reported] = await Promise.all([
    ended.then((code) => ({ code, wallMs: performance.now() - start })),
    text(child.stderr!),
    text(child.stdio[CHANNEL] as Readable),
  ]);
  if (exit.code !== "0" || reported === "")
    throw new Error(`${command.id}: node ${command.args.join(" ")} ended with ${exit.code}\n${errors}`);
  const report = JSON.parse(reported) as Report;
  return {
    stages: { ...report.stages, [WHOLE]: { wallMs: exit.wallMs, cpuMs: report.cpuMs } },
    notes: report.notes,
    peakBytes: report.peakBytes,
  };
}
