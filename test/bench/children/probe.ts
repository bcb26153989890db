/**
 * Loaded into every measured process before anything else: tells the benchmark, on its way out, what it took. The
 * process itself may be any command; ours report their stages through here too.
 */
import { readFileSync, writeSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** Milliseconds that passed, and milliseconds of CPU, of all threads. */
export interface Time {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** What a measured process sends through {@link CHANNEL}. */
export interface Report {
  readonly stages: Readonly<Record<string, Time>>;
  /** Anything to compare between processes, such as a digest of what was made. */
  readonly notes: Readonly<Record<string, string>>;
  readonly cpuMs: number;
  readonly peakBytes: number;
}

/** The file descriptor of the report: the command's own outputs stay its own. */
export const CHANNEL = 3;

const stages: Record<string, Time> = {};
const notes: Record<string, string> = {};

/** Measures one part of the work. */
export async function stage<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  stages[name] = { wallMs: performance.now() - start, cpuMs: cpuMs(process.cpuUsage(cpu)) };
  return result;
}

export function note(name: string, value: string): void {
  notes[name] = value;
}

function cpuMs(usage: NodeJS.CpuUsage): number {
  return (usage.user + usage.system) / 1000;
}

function peakBytes(): number {
  try {
    // Linux counts what a process was before exec into maxRSS: it would never be below the benchmark's own size.
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
    if (peak !== null) return Number(peak[1]) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}

process.on("exit", () => {
  const report: Report = { stages, notes, cpuMs: cpuMs(process.cpuUsage()), peakBytes: peakBytes() };
  writeSync(CHANNEL, JSON.stringify(report));
});
