/** The same consumers, as their owners run them: `pulumi preview`, which compiles index.ts by itself. */
import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { needEngine } from "../support/engine/needs";
import { engineProject, PASSPHRASE, plannedChanges, type EngineProject } from "../support/engine/project";
import { installed, layExample } from "../support/packaging";
import { EXAMPLE_RUNS } from "./exampleRuns";

for (const [example, { config, secrets, passphrase, resources }] of Object.entries(EXAMPLE_RUNS)) {
  describe(`examples/${example} under the real engine`, function () {
    let project: EngineProject;

    before(async function () {
      const engine = needEngine(this);
      const { folder: consumer } = installed(example);
      project = await engineProject(engine, {
        layProgram: (folder) => {
          layExample(example, folder);
          symlinkSync(join(consumer, "node_modules"), join(folder, "node_modules"));
        },
        env: { PULUMI_CONFIG_PASSPHRASE: passphrase ?? PASSPHRASE },
      });
      for (const [key, value] of Object.entries(config)) await project.stack.setConfig(key, { value });
      for (const [key, value] of Object.entries(secrets))
        await project.stack.setConfig(key, { value, secret: true });
    });
    after(() => project?.remove());

    it("previews exactly what the mock runtime makes, without reaching a broker", async () => {
      const changes = await plannedChanges(project.stack);
      const made = Object.fromEntries(resources.map((resource) => [resource, "create"]));
      assert.deepEqual(ownResources(changes), made);
    });
  });
}

/** Without what the engine adds: the stack, and the providers that nobody configured. */
function ownResources(changes: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(changes).filter(
    ([resource]) => !/^(pulumi:pulumi:Stack|pulumi:providers:\w+ default_)/.test(resource),
  );
  return Object.fromEntries(own);
}
