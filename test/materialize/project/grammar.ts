/** Materialize's parser and printer for the reader of projects, and what it says about our exports. */
import assert from "node:assert/strict";
import {
  Catalog,
  ddlScript,
  mzDeployProject,
  setupScript,
  type MzObject,
  type ProjectFiles,
} from "../../../materialize";
import { loadParser, type Parser } from "../../../materialize/parser";
import { valueOf } from "../../support/golden";
import { readProject, type Grammar, type ReadProject } from "../../support/mzDeployReader";
import { reprinted } from "../../support/parser";

let parser: Parser | undefined;
before(async () => {
  parser = await loadParser();
});

const BEFORE_NAME = "SELECT 1 FROM ";
export const grammar: Grammar = {
  parse: (sql) => parser!(sql),
  printed: (name) => reprinted(`${BEFORE_NAME}"${name.replaceAll('"', '""')}"`).slice(BEFORE_NAME.length),
};

/** The project of some objects, from their own scripts. */
export async function projectOf(objects: readonly MzObject[]): Promise<ProjectFiles> {
  const { entries } = new Catalog(objects);
  const setup = setupScript(entries);
  return mzDeployProject({
    ddl: await valueOf(ddlScript(entries).text),
    ...(setup === undefined ? {} : { setup: await valueOf(setup.text) }),
    entries,
  });
}

/** Asserts that mz-deploy's rules hold. */
export async function accepted(objects: readonly MzObject[]): Promise<ReadProject & { files: ProjectFiles }> {
  const files = await projectOf(objects);
  const read = readProject(files, grammar);
  assert.deepEqual(read.problems, [], [...files].map(([path, text]) => `== ${path}\n${text}`).join("\n"));
  return { ...read, files };
}
