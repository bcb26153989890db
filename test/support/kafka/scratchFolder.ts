import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder, closed to other users, that goes away with this process if not before. */
export interface ScratchFolder {
  path: string;
  /** Has a process that works in the folder killed, should this process die before remove(). */
  killWithUs(pid: number): void;
  remove(): Promise<void>;
}

// Its standard input is a pipe from this process, which the system closes however this process dies, even by
// SIGKILL. Until then it only collects the identifiers of the processes to kill, one a line.
const WATCHDOG = `
  pids=
  while read -r pid; do pids="$pids $pid"; done
  [ -z "$pids" ] || kill -KILL $pids 2>/dev/null
  rm -rf -- "$1"
`;

export function makeScratchFolder(prefix: string): ScratchFolder {
  const path = mkdtempSync(join(tmpdir(), prefix));
  // Detached: a Ctrl-C in the terminal goes to the whole process group and must not end the watchdog.
  const watchdog = spawn("sh", ["-c", WATCHDOG, "sh", path], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const watchdogGone = new Promise<void>((resolve) => {
    watchdog.once("error", () => resolve());
    watchdog.once("exit", () => resolve());
  });
  const pipe = watchdog.stdin as Socket;
  // Without a watchdog there is still the exit handler below.
  pipe.on("error", () => undefined);
  // Neither may keep this process alive.
  watchdog.unref();
  pipe.unref();

  const pids: number[] = [];
  // At a normal exit the watchdog acts as well, but only some time after this process has gone.
  const onExit = (): void => {
    for (const pid of pids) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    }
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once("exit", onExit);

  return {
    path,
    killWithUs(pid) {
      pids.push(pid);
      pipe.write(`${pid}\n`);
    },
    async remove() {
      process.removeListener("exit", onExit);
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
      // Ended outright rather than by closing its pipe: the processes it knows of are gone by now, and their
      // identifiers may belong to others.
      watchdog.ref();
      watchdog.kill("SIGKILL");
      await watchdogGone;
    },
  };
}
