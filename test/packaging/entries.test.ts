/** What a program gets that requires the package, and what that loads. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as ts from "typescript";
import { installed, manifestIn, run, type Consumer } from "../support/packaging";
import { parses } from "../support/parser";
import { PUBLIC_NAMES } from "./publicNames";

const PACKAGE = "materialize-ingest";

/** Prints the names that an entry gives, and what our own files asked Node for, other files of ours left out. */
const LOAD = `
  const Module = require("node:module");
  const { sep } = require("node:path");
  const original = Module._load;
  const asked = new Set();
  Module._load = function (request, parent) {
    const ours = (parent?.filename ?? "").includes(["", "node_modules", "${PACKAGE}", ""].join(sep));
    if (ours && !request.startsWith(".")) asked.add(request);
    return original.apply(this, arguments);
  };
  const names = Object.keys(require(process.argv[1]));
  console.log(JSON.stringify({ names: names.sort(), asked: [...asked].sort() }));
`;

describe("an entry of the installed package", () => {
  let consumer: Consumer;

  before(() => {
    consumer = installed("pipelines-node16");
  });

  const node = (...args: string[]): string => run(consumer.folder, process.execPath, args).stdout;

  it("is one of those that have a list of names", () => {
    const { exports } = manifestIn(join(consumer.folder, "node_modules", PACKAGE));
    const entries = Object.keys(exports).filter((entry) => entry !== "./package.json");
    assert.deepEqual(entries.sort(), Object.keys(PUBLIC_NAMES).sort());
  });

  for (const [entry, { values, types, loads }] of Object.entries(PUBLIC_NAMES)) {
    const specifier = entry === "." ? PACKAGE : `${PACKAGE}/${entry.slice("./".length)}`;

    describe(specifier, () => {
      it("gives exactly the listed names, and loads exactly the listed packages", () => {
        const { names, asked } = JSON.parse(node("-e", LOAD, specifier)) as {
          names: string[];
          asked: string[];
        };
        assert.deepEqual(names, values);
        assert.deepEqual(asked, loads);
      });

      it("gives the compiler the same names and the listed types", () => {
        const file = createRequire(join(consumer.folder, "package.json"))
          .resolve(specifier)
          .replace(/\.js$/, ".d.ts");
        const program = ts.createProgram([file], {
          module: ts.ModuleKind.NodeNext,
          moduleResolution: ts.ModuleResolutionKind.NodeNext,
        });
        const checker = program.getTypeChecker();
        const module = checker.getSymbolAtLocation(program.getSourceFile(file)!);
        assert.ok(module, `${file} is no module`);
        const names = checker.getExportsOfModule(module).map((symbol) => symbol.name);
        assert.deepEqual(names.sort(), [...values, ...types].sort());
      });

      it("gives the same names to an ES module", () => {
        const script = `console.log(JSON.stringify(Object.keys(await import("${specifier}"))));`;
        const names = JSON.parse(node("--input-type=module", "-e", script)) as string[];
        // What Node adds to a CommonJS module.
        const added = ["default", "module.exports", "__esModule"];
        assert.deepEqual(names.filter((name) => !added.includes(name)).sort(), values);
      });
    });
  }
});

describe("the installed command", () => {
  let consumer: Consumer;

  before(() => {
    consumer = installed("pipelines-node16");
  });

  const npx = (...args: string[]): string =>
    run(consumer.folder, "npx", ["--no", "--", PACKAGE, ...args]).stdout;

  it("says what it can do", () => {
    const help = npx("--help");
    for (const command of ["plan", "ddl", "setup", "secrets", "pending", "monitor", "export"]) {
      assert.match(help, new RegExp(`^ {2}${command} `, "m"));
    }
  });

  it("plans the environment of the folder that it runs in, and the DDL is Materialize's", () => {
    assert.match(npx("plan"), /^## \d+ resources$/m);
    const ddl = readFileSync(join(consumer.folder, "out", "dev", "materialize.sql"), "utf8");
    assert.ok(parses(ddl).length > 0);
  });
});
