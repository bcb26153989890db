/** What the README shows is what the package does: its code compiles, its file list and its links are real. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";

const ROOT = join(__dirname, "..", "..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** Compiles a text as a module of a consumer, whose imports of the package are our own sources. */
function diagnosticsOf(code: string): readonly string[] {
  const file = join(ROOT, "readme-example.ts");
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.es2024.string.d.ts"],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ["node"],
    paths: {
      "materialize-ingest": [join(ROOT, "components", "index.ts")],
      "materialize-ingest/materialize": [join(ROOT, "materialize", "index.ts")],
    },
  };
  const host = ts.createCompilerHost(options);
  const real = ts.createCompilerHost(options);
  host.fileExists = (name) => name === file || real.fileExists(name);
  host.readFile = (name) => (name === file ? code : real.readFile(name));
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, code, version) : real.getSourceFile(name, version);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n"));
}

describe("the README", () => {
  it("shows library code that compiles", () => {
    const blocks = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
    assert.ok(blocks.length > 0);
    for (const block of blocks) assert.deepEqual(diagnosticsOf(block), []);
  });

  it("does not compile what is wrong (so the check above can fail)", () => {
    assert.notDeepEqual(
      diagnosticsOf('import { KafkaTopic } from "materialize-ingest";\nnew KafkaTopic("x", {});'),
      [],
    );
  });

  it("links to files that are there", () => {
    const links = [...README.matchAll(/\]\(([^)#]+)\)/g)]
      .map((match) => match[1] ?? "")
      .filter((link) => !link.startsWith("http"));
    assert.ok(links.length > 3);
    assert.deepEqual(
      links.filter((link) => !existsSync(join(ROOT, link))),
      [],
    );
  });

  it("names scripts that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = [...README.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map((match) => match[1] ?? "");
    assert.deepEqual(
      named.filter((name) => !Object.hasOwn(scripts, name)),
      [],
    );
  });
});
