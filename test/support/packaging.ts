/** The package as it would be published, and consumers that install it for real. Made once a run, and removed after it. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";

export const REPOSITORY = resolve(__dirname, "..", "..");
const EXAMPLES = join(REPOSITORY, "examples");

let root: string | undefined;

/** A folder of this run. */
function scratch(...names: string[]): string {
  root ??= mkdtempSync(join(tmpdir(), "materialize-ingest-packaging-"));
  const folder = join(root, ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}

after(() => {
  if (root !== undefined) rmSync(root, { recursive: true, force: true });
});

/** What a command printed. */
export interface Ran {
  readonly stdout: string;
  /** Both streams, one after the other. */
  readonly printed: string;
  readonly seconds: number;
}

/** Runs a command to its end, and fails with all that it printed where it fails. */
export function run(
  folder: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Ran {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  const printed = `${stdout}\n${stderr}`;
  assert.ok(error === undefined, `${command} does not run: ${error?.message}`);
  assert.equal(status, 0, `${command} ${args.join(" ")} in ${folder}:\n${printed}`);
  return { stdout, printed, seconds: (performance.now() - start) / 1000 };
}

/** Prints a figure under the test that it belongs to. */
export function note(text: string): void {
  console.log(`      ${text}`);
}

/** The paths of all files below a folder, sorted, with `/` between their parts. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

export interface Packed {
  /** The `.tgz` that would be published. */
  readonly tarball: string;
  /** Its files, unpacked. */
  readonly folder: string;
}

const made = new Map<string, () => unknown>();

/** Makes something once a run; where that fails, each test that needs it fails by the same error, at once. */
function once<T>(name: string, make: () => T): T {
  let outcome = made.get(name);
  if (outcome === undefined) {
    try {
      const value = make();
      outcome = () => value;
    } catch (error) {
      outcome = () => {
        throw error as Error;
      };
    }
    made.set(name, outcome);
  }
  return outcome() as T;
}

/** `npm pack`, which builds `dist` first. */
export function packed(): Packed {
  return once("tarball", pack);
}

function pack(): Packed {
  const destination = scratch("pack");
  const { seconds } = run(REPOSITORY, "npm", ["pack", "--pack-destination", destination]);
  const name = readdirSync(destination).find((file) => file.endsWith(".tgz"));
  assert.ok(name, "npm pack has written no tarball");
  const folder = scratch("unpacked");
  run(destination, "tar", ["-xzf", name, "--strip-components=1", "-C", folder]);
  note(`packed in ${seconds.toFixed(1)} s`);
  return { tarball: join(destination, name), folder };
}

/** The fields of package.json that tests read. */
export interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly main: string;
  readonly types: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly typesVersions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** A consumer: a copy of an example, with the tarball and everything else that it asks for installed. */
export interface Consumer {
  readonly folder: string;
  /** What `npm install` printed. */
  readonly printed: string;
  /** Compiles it with its own compiler and its own tsconfig.json, or another one. */
  compile(project?: string): Ran;
}

/** Every example's name. */
export function examples(): readonly string[] {
  return readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Lays an example's files into a folder, without what a developer has installed or built in place. */
export function layExample(example: string, folder: string): void {
  for (const name of readdirSync(join(EXAMPLES, example))) {
    if (name === "node_modules" || name === "bin" || name === "package-lock.json") continue;
    cpSync(join(EXAMPLES, example, name), join(folder, name), { recursive: true });
  }
}

/** An example, installed from the registry that npm is set up with; a version that this Node is too old for fails. */
export function installed(example: string): Consumer {
  return once(example, () => install(example));
}

function install(example: string): Consumer {
  const folder = scratch("consumers", example);
  layExample(example, folder);
  const { printed, seconds } = run(folder, "npm", [
    "install",
    "--no-audit",
    "--no-fund",
    "--engine-strict",
    packed().tarball,
  ]);
  note(`installed ${example} in ${seconds.toFixed(1)} s`);
  return {
    folder,
    printed,
    compile: (project = "tsconfig.json") =>
      run(folder, process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-p", project]),
  };
}

/** A file of a test's own in a consumer. */
export function addFile(consumer: Consumer, name: string, text: string): void {
  writeFileSync(join(consumer.folder, name), text);
}
