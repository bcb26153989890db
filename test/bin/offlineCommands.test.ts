/** Every command on the offline plan, in this process: what it prints, which files it leaves. */
import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import * as commands from "../../bin/commands";
import { ENVIRONMENT, Folder, Printed } from "../support/cli";

const PIPELINES = "materialize-ingest:pipelines";
const web = ENVIRONMENT[PIPELINES].web;
const SSH = {
  ...ENVIRONMENT,
  [PIPELINES]: {
    web: { ...web, network: "ssh", ssh: { host: "bastion.example.com", user: "mz" }, reader: { role: "bi" } },
  },
};

describe("The commands, offline,", () => {
  let folder: Folder;
  beforeEach(() => void (folder = new Folder()));
  afterEach(() => folder.remove());
  const options = <T extends object>(more?: T) =>
    ({ env: "dev", folder: folder.path, offline: true, ...more }) as commands.CommandOptions & T;
  const printedBy = async (command: (console: commands.Console) => Promise<unknown>): Promise<string> => {
    const printed = new Printed();
    await command(printed);
    assert.ok(!printed.text.includes("planted"), "a secret is printed");
    return printed.text;
  };

  it("print each script", async () => {
    folder.environment(SSH);
    assert.match(
      await printedBy((console) => commands.script("ddl", options(), console)),
      /^CREATE SCHEMA [\s\S]*-- waits for materialize-ingest:pipelines\.web\.ssh\.publicKeys: /,
    );
    assert.equal(
      await printedBy((console) => commands.script("setup", options(), console)),
      'CREATE ROLE "bi";\n',
    );
    assert.match(
      await printedBy((console) => commands.secrets(options({ show: true }), console)),
      /^-- Offline plan: [^\n]*\n\nCREATE SCHEMA [\s\S]*AS '<random password web-password>';\n$/,
    );
    assert.match(
      await printedBy((console) => commands.pending(options(), console)),
      /^materialize-ingest:pipelines\.web\.ssh\.publicKeys: the two public keys/,
    );
    assert.match(
      await printedBy((console) => commands.monitor(options(), console)),
      /VALIDATE CONNECTION "materialize"\."ingest"\."web_kafka";/,
    );
    assert.deepEqual(folder.files(), ["Pulumi.dev.yaml"], "nothing is written");
  });

  it("print one JSON document each where asked", async () => {
    folder.environment(SSH);
    const parsed = async (command: (console: commands.Console) => Promise<unknown>): Promise<unknown> =>
      JSON.parse(await printedBy(command));
    const asked = options({ json: true });
    const text = (value: unknown, key: string): void => {
      assert.deepEqual(Object.keys(value as object), [key]);
      assert.equal(typeof (value as Record<string, unknown>)[key], "string");
    };
    text(await parsed((console) => commands.script("ddl", asked, console)), "ddl");
    text(await parsed((console) => commands.script("setup", asked, console)), "setup");
    text(await parsed((console) => commands.secrets({ ...asked, show: true }, console)), "secrets");
    const pending = (await parsed((console) => commands.pending(asked, console))) as object[];
    assert.deepEqual(Object.keys(pending[0]!), ["configKey", "what", "givenBy", "query", "next", "waiting"]);
    const queries = (await parsed((console) => commands.monitor(asked, console))) as object[];
    for (const query of queries) assert.deepEqual(Object.keys(query), ["title", "sql", "source"]);
    const plan = (await parsed((console) => commands.plan(asked, console))) as object;
    assert.deepEqual(Object.keys(plan), [
      "env",
      "resources",
      "ddl",
      "setup",
      "pending",
      "pipelines",
      "findings",
    ]);
  });

  it("export a project: what can be made now, no secret, the variables that it wants", async () => {
    folder.environment(ENVIRONMENT);
    const asked = options({ out: "project", json: true, mzVersion: "v0.150.0" });
    const report = JSON.parse(await printedBy((console) => commands.exportProject(asked, console))) as Record<
      string,
      unknown
    >;
    assert.deepEqual(Object.keys(report), ["folder", "files", "variables", "withScripts"]);
    assert.deepEqual(report["variables"], ["WEB_KAFKA_PASSWORD"]);
    assert.deepEqual(report["withScripts"], []);
    assert.deepEqual(
      [".materialize-ingest-files.json", ...(report["files"] as string[])],
      folder.files("project"),
    );
    assert.match(folder.read("project/project.toml"), /mz_version = "v0\.150\.0"/);
    assert.match(
      folder.read("project/models/materialize/ingest/web_kafka_password.sql"),
      /AS env_var\('WEB_KAFKA_PASSWORD'\);/,
    );
    folder.environment(SSH);
    await printedBy((console) => commands.exportProject(options({ out: "project" }), console));
    assert.ok(
      !folder.files("project").some((file) => file.endsWith("web_kafka.sql")),
      "what waits is not exported",
    );
    assert.ok(folder.files("project").includes("roles/bi.sql"));
  });

  it("plan anew: remove the files of objects that are gone, keep what is not their own", async () => {
    folder.environment({
      ...ENVIRONMENT,
      [PIPELINES]: {
        web,
        shop: { ...web, access: { create: { username: "materialize_shop" } }, reader: { role: "bi" } },
      },
    });
    await printedBy((console) => commands.plan(options(), console));
    const more = folder.files("out/dev");
    assert.ok(
      more.includes("setup.sql") && more.includes("mz-deploy/models/materialize/ingest/shop_events.sql"),
    );
    folder.write("out/dev/mz-deploy/models/materialize/ingest/notes.txt", "mine");
    folder.environment(ENVIRONMENT);
    await printedBy((console) => commands.plan(options(), console));
    const rest = folder.files("out/dev");
    assert.deepEqual(
      rest.filter((file) => /shop|setup|roles/.test(file)),
      [],
    );
    assert.ok(rest.includes("mz-deploy/models/materialize/ingest/notes.txt"));
    assert.ok(rest.includes("mz-deploy/models/materialize/ingest/web_events.sql"));
  });

  it("refuse to plan over a file that they did not write, and leave everything as it is", async () => {
    folder.environment(ENVIRONMENT);
    folder.write("out/dev/pending.json", "mine");
    await assert.rejects(
      commands.plan(options(), new Printed()),
      (error: unknown) =>
        RunError.isInstance(error) &&
        /pending\.json is there and was not written by this command/.test(error.message),
    );
    assert.deepEqual(
      [folder.files("out/dev"), folder.read("out/dev/pending.json")],
      [["pending.json"], "mine"],
    );
  });

  it("say what mz-deploy cannot hold, and still plan", async () => {
    folder.environment({ ...ENVIRONMENT, "materialize-ingest:materialize": { schema: "Ingest" } });
    await assert.rejects(
      commands.exportProject(options({ out: "project" }), new Printed()),
      (error: unknown) =>
        RunError.isInstance(error) &&
        /mz-deploy cannot hold these:\n {2}the name "Ingest"/.test(error.message),
    );
    const text = await printedBy((console) => commands.plan(options(), console));
    assert.match(text, /## No project for mz-deploy\n\nmz-deploy cannot hold these:\n {2}the name "Ingest"/);
    const plan = JSON.parse(
      await printedBy((console) => commands.plan(options({ json: true }), console)),
    ) as Record<string, string>;
    assert.match(plan["withoutProject"]!, /the name "Ingest"/);
    assert.ok(folder.files("out/dev").includes("materialize.sql"));
    assert.ok(!folder.files("out/dev").some((file) => file.startsWith("mz-deploy/")));
  });
});
