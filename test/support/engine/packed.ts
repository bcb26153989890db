import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "./project";

/** What a consumer's own package.json would bring; linked, so that a test installs nothing. */
const LINKED = [
  "@pulumi",
  "commander",
  "fastest-levenshtein",
  "yaml",
  "zod",
  "@materializeinc",
  "typescript",
  "ts-node",
  "@types",
];

/**
 * Packs the package as it would be published (which builds it) and unpacks it as `node_modules/materialize-ingest` of
 * a folder, with its dependencies beside it.
 */
export function installPacked(folder: string): void {
  const scratch = mkdtempSync(join(tmpdir(), "materialize-ingest-pack-"));
  try {
    execFileSync("npm", ["pack", "--pack-destination", scratch], { cwd: REPOSITORY, stdio: "pipe" });
    const [tarball] = readdirSync(scratch);
    const modules = join(folder, "node_modules");
    mkdirSync(join(modules, "materialize-ingest"), { recursive: true });
    execFileSync("tar", [
      "-xzf",
      join(scratch, tarball ?? ""),
      "--strip-components=1",
      "-C",
      join(modules, "materialize-ingest"),
    ]);
    for (const name of LINKED) symlinkSync(join(REPOSITORY, "node_modules", name), join(modules, name));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A consumer's whole program: the package's pipelines, on this stack's config. */
export function layPackedProgram(folder: string): void {
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: materialize-ingest\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: index.js\n",
  );
  writeFileSync(
    join(folder, "package.json"),
    '{ "name": "consumer", "version": "1.0.0", "private": true }\n',
  );
  writeFileSync(
    join(folder, "index.js"),
    'const { deploy, readConfig } = require("materialize-ingest/stacks");\nmodule.exports = deploy(readConfig());\n',
  );
  installPacked(folder);
}
