import { existsSync, readdirSync, readFileSync } from "node:fs";

/** The command lines of all running processes that mention the text. Linux only; elsewhere always none. */
export function processesMentioning(text: string): string[] {
  if (!existsSync("/proc/self/cmdline")) {
    return [];
  }
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine)
    .filter((line) => line.includes(text));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // It has ended since the folder was listed.
    return "";
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
