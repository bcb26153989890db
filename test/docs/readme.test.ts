/** What the README shows is what the package does: its code compiles, its file list and its links are real. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { parse } from "yaml";
import { planOffline } from "../../bin/offline/plan";
import { Folder } from "../support/cli";

const ROOT = join(__dirname, "..", "..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");
const PAGES = ["README.md", "docs/aws.md", "docs/webhooks.md"];

/** Compiles texts as modules of a consumer, whose imports of the package are our own sources; all at once, it is slow. */
function diagnosticsOf(texts: readonly string[]): readonly string[] {
  const files = new Map(texts.map((text, i) => [join(ROOT, `readme-example-${i}.ts`), text]));
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
  host.fileExists = (name) => files.has(name) || real.fileExists(name);
  host.readFile = (name) => files.get(name) ?? real.readFile(name);
  host.getSourceFile = (name, version) => {
    const text = files.get(name);
    return text === undefined ? real.getSourceFile(name, version) : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n"));
}

describe("the README", () => {
  it("and the pages show library code that compiles", () => {
    const blocks = PAGES.map((page) =>
      [...readFileSync(join(ROOT, page), "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!),
    );
    assert.ok(blocks.every((found) => found.length > 0));
    assert.deepEqual(diagnosticsOf(blocks.flat()), []);
  });

  it("does not compile what is wrong (so the check above can fail)", () => {
    assert.notDeepEqual(
      diagnosticsOf(['import { KafkaTopic } from "materialize-ingest";\nnew KafkaTopic("x", {});']),
      [],
    );
  });

  it("and the page about webhooks show environments that can be planned", async () => {
    const page = readFileSync(join(ROOT, "docs/webhooks.md"), "utf8");
    const shown = [...page.matchAll(/```yaml\n(config:\n[\s\S]*?)```/g)].map(([, text]) => text!);
    assert.equal(shown.length, 2);
    for (const text of shown) {
      const folder = new Folder();
      try {
        const { config } = parse(text) as { config: Record<string, object> };
        const host = "abc123.us-east-1.aws.materialize.cloud";
        folder.environment({ "materialize-ingest:materialize": { host }, ...config });
        const { findings } = await planOffline({ folder: folder.path, env: "dev" });
        assert.deepEqual(
          findings.filter(({ level }) => level === "mandatory"),
          [],
        );
      } finally {
        folder.remove();
      }
    }
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
