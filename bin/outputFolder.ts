import { mkdirSync, readFileSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { RunError } from "@pulumi/pulumi";

/** Lists the files that we wrote into a folder: only those are ever removed. */
const MANIFEST = ".materialize-ingest-files.json";

/**
 * Writes files into a folder and removes those of ours that are no longer among them. A file that somebody else put
 * there stays, and one in the place of a new file of ours is an error.
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const before = new Set(readManifest(folder));
  for (const path of files.keys()) refuseForeign(folder, path, before);
  for (const [path, text] of files) {
    const file = inside(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const path of before) {
    if (!files.has(path)) removeFile(folder, path);
  }
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify([...files.keys()].sort(), null, 2)}\n`);
}

function readManifest(folder: string): readonly string[] {
  try {
    const listed: unknown = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8"));
    return Array.isArray(listed) ? listed.filter((path): path is string => typeof path === "string") : [];
  } catch {
    return [];
  }
}

function refuseForeign(folder: string, path: string, ours: ReadonlySet<string>): void {
  if (ours.has(path)) return;
  try {
    readFileSync(inside(folder, path));
  } catch {
    return;
  }
  throw new RunError(
    `${join(folder, path)} is there and was not written by this command; move it away, or choose another folder`,
  );
}

/** A name from SQL may hold `..` or a slash: nothing is written or removed outside the folder. */
function inside(folder: string, path: string): string {
  const file = resolve(folder, path);
  if (!file.startsWith(resolve(folder) + sep))
    throw new RunError(`${JSON.stringify(path)} would be outside ${folder}`);
  return file;
}

function removeFile(folder: string, path: string): void {
  const file = inside(folder, path);
  rmSync(file, { force: true });
  for (let parent = dirname(file); parent !== resolve(folder) && isEmpty(parent); parent = dirname(parent))
    rmdirSync(parent);
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}
