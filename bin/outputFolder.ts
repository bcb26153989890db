import { lstatSync, mkdirSync, readFileSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { RunError } from "@pulumi/pulumi";

/** Lists the files that we wrote into a folder: only those are ever removed. */
const MANIFEST = ".materialize-ingest-files.json";

/**
 * Writes files into a folder and removes those of ours that are no longer among them. A file that somebody else put
 * there stays, and one in the place of a new file of ours is an error. Nothing is changed before all is checked.
 *
 * @throws RunError when a path leads out of the folder, something foreign is in its place, or it cannot be written.
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const before = new Set(readManifest(folder));
  for (const path of [...files.keys(), ...before]) inside(folder, path);
  try {
    for (const path of files.keys()) {
      const foreign = foreignAt(folder, path, before);
      if (foreign !== undefined) {
        throw new RunError(
          `${foreign} is there and was not written by this command; move it away, or choose another folder`,
        );
      }
    }
    mkdirSync(folder, { recursive: true });
    // Both lists until all is done: whatever stops us halfway, the next run knows its own files.
    writeManifest(folder, [...before, ...files.keys()]);
    // Those that are gone first: one of them may stand where a folder is wanted now.
    for (const path of before) {
      if (!files.has(path) && foreignAt(folder, path, before) === undefined) removeFile(folder, path);
    }
    for (const [path, text] of files) {
      const file = inside(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    writeManifest(folder, [...files.keys()]);
  } catch (error) {
    if (RunError.isInstance(error)) throw error;
    throw new RunError(`${folder} cannot be written: ${(error as Error).message}`);
  }
}

function writeManifest(folder: string, paths: readonly string[]): void {
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify([...new Set(paths)].sort(), null, 2)}\n`);
}

function readManifest(folder: string): readonly string[] {
  try {
    const listed: unknown = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8"));
    return Array.isArray(listed) ? listed.filter((path): path is string => typeof path === "string") : [];
  } catch {
    return [];
  }
}

/** What is not ours on the way to a file: folders must be folders, not links, and the file itself one that we wrote. */
function foreignAt(folder: string, path: string, ours: ReadonlySet<string>): string | undefined {
  const parts = path.split("/");
  for (let i = 1; i <= parts.length; i++) {
    const part = parts.slice(0, i).join("/");
    const found = lstatSync(join(folder, part), { throwIfNoEntry: false });
    if (found === undefined || (found.isFile() && ours.has(part))) return undefined;
    if (i === parts.length || !found.isDirectory()) return join(folder, part);
  }
  return undefined;
}

/** A name from SQL may hold `..` or a slash: nothing is written or removed outside the folder. */
function inside(folder: string, path: string): string {
  const file = resolve(folder, path);
  if (!file.startsWith(resolve(folder) + sep))
    throw new RunError(`${JSON.stringify(path)} would be outside ${folder}`);
  if (file === resolve(folder, MANIFEST))
    throw new RunError(`${JSON.stringify(path)} would be the list of what was written into ${folder}`);
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
