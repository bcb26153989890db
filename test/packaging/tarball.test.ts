/** What would be published: its files, and what its package.json says about them. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { filesUnder, manifestIn, packed, REPOSITORY } from "../support/packaging";

const BESIDE_DIST = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  ...[
    "aws",
    "benchmarks",
    "development",
    "policy",
    "rights",
    "webhook-checks",
    "webhook-views",
    "webhooks",
  ].map((page) => `docs/${page}.md`),
  "package.json",
  "schema/environment.json",
];

describe("the tarball", () => {
  let folder: string;
  let files: readonly string[];

  before(() => {
    ({ folder } = packed());
    files = filesUnder(folder);
  });

  const text = (file: string): string => readFileSync(join(folder, file), "utf8");

  it("holds each source file's code and declarations, the pack's two settings, the pages and four files beside them, and nothing else", () => {
    const { include } = JSON.parse(readFileSync(join(REPOSITORY, "tsconfig.build.json"), "utf8")) as {
      include: string[];
    };
    const sources = include
      .filter((room) => existsSync(join(REPOSITORY, room)))
      .flatMap((room) => filesUnder(join(REPOSITORY, room)).map((file) => `${room}/${file}`))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => file.slice(0, -".ts".length));
    const built = sources.flatMap((file) => [`dist/${file}.d.ts`, `dist/${file}.js`]);
    const pack = ["dist/policy/PulumiPolicy.yaml", "dist/policy/package.json"];
    assert.deepEqual(files, [...BESIDE_DIST, ...pack, ...built].sort());
  });

  it("holds no trace of the machine that built it", () => {
    const telling = files.filter((file) => {
      const content = text(file);
      return content.includes(REPOSITORY) || content.includes("sourceMappingURL");
    });
    assert.deepEqual(telling, []);
  });

  it("has each entry's code and types where package.json says, for the newer and the older resolution", () => {
    const manifest = manifestIn(folder);
    const older: Record<string, string | undefined> = { ".": `./${manifest.types}` };
    for (const [entry, target] of Object.entries(manifest.exports)) {
      if (typeof target === "string") {
        assert.ok(files.includes(target.slice("./".length)), `${entry}: ${target}`);
        continue;
      }
      for (const file of [target.types, target.default]) {
        assert.ok(files.includes(file.slice("./".length)), `${entry}: ${file}`);
      }
      // `moduleResolution: node` reads no `exports`: without these it finds no types.
      if (entry !== ".") {
        const [types] = manifest.typesVersions["*"]?.[entry.slice("./".length)] ?? [];
        older[entry] = `./${types}`;
      }
      assert.equal(
        older[entry],
        target.types,
        `${entry}: typesVersions and types must say what exports says`,
      );
    }
    assert.equal(`./${manifest.main}`, (manifest.exports["."] as { default: string }).default);
  });

  it("starts its command with the line that makes a script run by Node", () => {
    for (const file of Object.values(manifestIn(folder).bin)) {
      assert.equal(text(file).split("\n")[0], "#!/usr/bin/env node", file);
    }
  });

  it("declares every package that its code names, and names every package that it declares", () => {
    const { dependencies, peerDependencies } = manifestIn(folder);
    const code = files.filter((file) => file.endsWith(".js"));
    assert.deepEqual(
      [...packagesIn(code)].sort(),
      Object.keys({ ...dependencies, ...peerDependencies }).sort(),
    );
  });

  it("names in its declarations no package that a consumer may not have", () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = manifestIn(folder);
    const optional = (name: string): boolean => peerDependenciesMeta[name]?.optional === true;
    const there = new Set([
      ...Object.keys(dependencies),
      ...Object.keys(peerDependencies).filter((name) => !optional(name)),
    ]);
    const declarations = files.filter((file) => file.endsWith(".d.ts"));
    assert.deepEqual(
      packagesIn(declarations).filter((name) => !there.has(name)),
      [],
    );
  });

  it("is for the versions of Node that its dependencies are for", () => {
    const { engines, dependencies } = manifestIn(folder);
    const lowest = Number(/^>=(\d+)/.exec(engines.node)?.[1]);
    for (const name of Object.keys(dependencies)) {
      const wanted = manifestIn(join(REPOSITORY, "node_modules", name)) as Partial<
        ReturnType<typeof manifestIn>
      >;
      const theirs = Number(/^>=\s*(\d+)/.exec(wanted.engines?.node ?? ">=0")?.[1]);
      assert.ok(theirs <= lowest, `${name} wants Node ${wanted.engines?.node}, we say ${engines.node}`);
    }
  });

  /** The packages that these files require, import or name in a type, sorted. */
  function packagesIn(paths: readonly string[]): readonly string[] {
    // `require("x")`, `import("x")`, `from "x"`; what is loaded by a name in a constant is a string like any other.
    const named =
      /(?:require\(|import\(|from )"([^".][^"]*)"|^const \w+ = "(@[^"/]+\/[^"]+\.(?:js|wasm))";$/gm;
    const found = paths
      .flatMap((path) => [...text(path).matchAll(named)])
      .map((match) => match[1] ?? match[2] ?? "");
    const packages = found
      .filter((name) => !name.startsWith("node:") && !builtinModules.includes(name))
      .map((name) =>
        name
          .split("/")
          .slice(0, name.startsWith("@") ? 2 : 1)
          .join("/"),
      );
    return [...new Set(packages)].sort();
  }
});
