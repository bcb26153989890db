import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** The repository. */
export const ROOT = join(__dirname, "../..");

/** What the children are made of, and what they run. */
const FOLDERS = ["materialize", "senders", "components", "stacks", "policy", "bin", "test/bench/children"];

/**
 * Compiles the project and the benchmark's own children, once: transpiling is part of no program that is measured.
 * Types are not checked here (`tsc --noEmit` does that), so it takes a second.
 *
 * @returns a new folder with the project's own layout, for {@link removeBuild}
 */
export function build(): string {
  // Under node_modules, so that what is compiled finds the packages that the project finds.
  const cache = join(ROOT, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const out = mkdtempSync(join(cache, "materialize-ingest-bench-"));
  writeFileSync(join(out, "package.json"), JSON.stringify({ type: "commonjs" }));
  const compilerOptions = optionsOf("tsconfig.build.json");
  for (const file of FOLDERS.flatMap(sourcesIn)) {
    const { outputText } = ts.transpileModule(readFileSync(join(ROOT, file), "utf8"), {
      fileName: join(ROOT, file),
      compilerOptions,
    });
    const target = join(out, file.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  return out;
}

export function removeBuild(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function optionsOf(configFile: string): ts.CompilerOptions {
  const read = ts.readConfigFile(join(ROOT, configFile), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, ROOT);
  return { ...options, declaration: false };
}

/** Paths from the root; a folder that is not there yet holds none. */
function sourcesIn(folder: string): readonly string[] {
  try {
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
      .map((file) => join(folder, file));
  } catch {
    return [];
  }
}
