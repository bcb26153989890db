import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

/** Waits for something that follows by itself, but not at once. */
export async function eventually(
  what: string,
  check: () => boolean | Promise<boolean>,
  limitMs = 10_000,
): Promise<void> {
  for (const start = Date.now(); Date.now() - start < limitMs; await sleep(100)) {
    if (await check()) {
      return;
    }
  }
  assert.fail(`${what}: not so after ${limitMs} ms`);
}
