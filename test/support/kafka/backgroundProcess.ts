import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import type { ScratchFolder } from "./scratchFolder";

export interface BackgroundProcess {
  /** Undefined when the process could not be started at all; `ended` then says why. */
  pid: number | undefined;
  /** Resolves once the process has ended, to "exit code N", a signal's name or an error message. */
  ended: Promise<string>;
  hasEnded(): boolean;
  /** SIGTERM, then SIGKILL if that has not helped after `patienceMs`; resolves when the process is gone. */
  stop(patienceMs: number): Promise<void>;
}

/** Starts a process in `folder` that neither outlives this one nor keeps it alive. */
export function startInBackground(
  file: string,
  args: string[],
  folder: ScratchFolder,
  logFile: string,
): BackgroundProcess {
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(file, args, { cwd: folder.path, stdio: ["ignore", log, log] });
  closeSync(log);
  child.unref();
  if (child.pid !== undefined) {
    folder.killWithUs(child.pid);
  }

  let outcome: string | undefined;
  const ended = new Promise<string>((resolve) => {
    const end = (how: string): void => {
      outcome ??= how;
      resolve(outcome);
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal ?? `exit code ${code}`));
  });

  const stop = async (patienceMs: number): Promise<void> => {
    if (outcome !== undefined) {
      return;
    }
    // While stopping, this process has to stay for the outcome.
    child.ref();
    // By identifier, and only of a child not yet reaped, so it cannot hit a later process of the same number.
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    await ended;
    clearTimeout(timer);
  };
  return { pid: child.pid, ended, hasEnded: () => outcome !== undefined, stop };
}
