/** The commands on a deployed stack, told by a Pulumi CLI that is not one: how it is called, what is made of its answers. */
import assert from "node:assert/strict";
import { chmodSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi";
import * as commands from "../../bin/commands";
import { ENVIRONMENT, FakePulumi, Folder, Printed } from "../support/cli";

const PLANTED = "planted-secret-value";
const PENDING = {
  configKey: "materialize-ingest:pipelines.web.ssh.publicKeys",
  what: "the two public keys",
  givenBy: "Materialize",
  query: "SELECT 1",
  next: "set both",
  waiting: ['kafka connection "a"', 'table "b"'],
};
const OUTPUTS = { ddl: "CREATE SCHEMA x;\n", secrets: "[secret]", pending: [PENDING], pipelines: {} };
const ARGS = ["stack", "output", "--json", "--stack", "dev"];

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => assert.fail("it was not refused"),
    (reason: unknown) => reason,
  );
  assert.ok(RunError.isInstance(error), String((error as Error).stack ?? error));
  return error.message;
}

describe("Commands on a deployed stack", () => {
  let folder: Folder;
  let pulumi: FakePulumi;
  let printed: Printed;
  const before = process.env["PULUMI_CLI"];
  const options = <T extends object>(more?: T) =>
    ({ env: "dev", folder: folder.path, ...more }) as commands.CommandOptions & T;

  beforeEach(() => {
    folder = new Folder();
    pulumi = new FakePulumi(folder);
    printed = new Printed();
    process.env["PULUMI_CLI"] = pulumi.path;
    pulumi.answers(OUTPUTS);
  });
  afterEach(() => {
    if (before === undefined) delete process.env["PULUMI_CLI"];
    else process.env["PULUMI_CLI"] = before;
    folder.remove();
  });

  it("print the stack's ddl, asking for no secrets, in the environment's folder", async () => {
    await commands.script("ddl", options(), printed);
    assert.equal(printed.text, OUTPUTS.ddl);
    assert.deepEqual(pulumi.calls(), [{ args: ARGS, cwd: realpathSync(folder.path) }]);
  });

  it("print one JSON document where asked", async () => {
    await commands.script("ddl", options({ json: true }), printed);
    assert.deepEqual(JSON.parse(printed.text), { ddl: OUTPUTS.ddl });
  });

  it("print nothing where the stack has no setup", async () => {
    await commands.script("setup", options(), printed);
    assert.equal(printed.text, "");
    await commands.script("setup", options({ json: true }), printed);
    assert.deepEqual(JSON.parse(printed.text), { setup: "" });
  });

  it("print setup where the stack has it", async () => {
    pulumi.answers({ ...OUTPUTS, setup: 'CREATE ROLE "bi";\n' });
    await commands.script("setup", options(), printed);
    assert.equal(printed.text, 'CREATE ROLE "bi";\n');
  });

  it("list what is pending, and say whether something is", async () => {
    assert.equal(await commands.pending(options(), printed), true);
    assert.equal(
      printed.text,
      [
        "materialize-ingest:pipelines.web.ssh.publicKeys: the two public keys",
        "  given by   Materialize",
        "  fetch it   SELECT 1;",
        "  set it     in the environment's file, at materialize-ingest:pipelines.web.ssh.publicKeys",
        "  then       set both",
        '  waiting    kafka connection "a"',
        '             table "b"',
        "",
      ].join("\n"),
    );
    pulumi.answers({ ...OUTPUTS, pending: [] });
    printed.text = "";
    assert.equal(await commands.pending(options(), printed), false);
    assert.equal(printed.text, "Nothing is pending: the DDL is whole.\n");
    printed.text = "";
    await commands.pending(options({ json: true }), printed);
    assert.deepEqual(JSON.parse(printed.text), []);
  });

  it("export the stack's own ddl as a project", async () => {
    folder.environment(ENVIRONMENT);
    await commands.exportProject(options({ out: "project" }), printed);
    assert.deepEqual(folder.files("project"), [
      ".materialize-ingest-files.json",
      "models/materialize/ingest/web_kafka_password.sql",
      "project.toml",
    ]);
    assert.match(
      printed.text,
      /^2 files in .*project\nSet these where mz-deploy applies them: WEB_KAFKA_PASSWORD\n$/,
    );
    assert.match(folder.read("project/project.toml"), /mz_version = "cloud"/);
  });

  describe("secrets", () => {
    beforeEach(() => pulumi.answers({ ...OUTPUTS, secrets: `CREATE SECRET x AS '${PLANTED}';\n` }));

    it("are printed into a pipe; only --show-secrets tells the CLI, no value does", async () => {
      await commands.secrets(options(), printed);
      assert.equal(printed.text, `CREATE SECRET x AS '${PLANTED}';\n`);
      const calls = pulumi.calls();
      assert.deepEqual(
        calls.map(({ args }) => args),
        [[...ARGS, "--show-secrets"]],
      );
      assert.ok(!JSON.stringify(calls).includes(PLANTED));
    });

    it("are one JSON document where asked", async () => {
      await commands.secrets(options({ json: true }), printed);
      assert.deepEqual(JSON.parse(printed.text), { secrets: `CREATE SECRET x AS '${PLANTED}';\n` });
    });

    it("are not printed on a terminal, in either form, and the CLI is not asked", async () => {
      for (const more of [{}, { json: true }]) {
        const terminal = new Printed(true);
        const message = await refusal(commands.secrets(options(more), terminal));
        assert.match(
          message,
          /^secrets would be printed on a terminal: pipe them into psql .*, or say --show$/,
        );
        assert.equal(terminal.text, "");
      }
      assert.throws(() => pulumi.calls(), /ENOENT/);
    });

    it("are printed on a terminal with --show", async () => {
      const terminal = new Printed(true);
      await commands.secrets(options({ show: true }), terminal);
      assert.ok(terminal.text.includes(PLANTED));
    });

    it("are placeholders offline, which are shown only where that is said: run, they would be real", async () => {
      folder.environment(ENVIRONMENT);
      const terminal = new Printed(true);
      for (const rotate of [false, true]) {
        const asked = commands.secrets(options({ offline: true, rotate }), terminal);
        assert.match(await refusal(asked), /^secrets of an offline plan are stand-ins, .*--show/);
      }
      assert.equal(terminal.text, "");
      await commands.secrets(options({ offline: true, show: true }), terminal);
      assert.match(terminal.text, /^-- Offline plan: /);
      assert.match(terminal.text, /AS '<random password web-password>';/);
    });
  });

  describe("are refused in one sentence, which holds no secret, where", () => {
    const everyCommand: readonly (() => Promise<unknown>)[] = [
      () => commands.script("ddl", options(), printed),
      () => commands.script("setup", options(), printed),
      () => commands.secrets(options(), printed),
      () => commands.pending(options(), printed),
    ];
    async function eachRefused(pattern: RegExp, runs = everyCommand): Promise<void> {
      for (const run of runs) {
        const message = await refusal(run());
        assert.match(message, pattern);
        assert.ok(!message.includes(PLANTED), message);
      }
      assert.equal(printed.text, "");
    }

    it("there is no CLI", async () => {
      process.env["PULUMI_CLI"] = join(folder.path, "nothing");
      await eachRefused(
        /^the stack's outputs cannot be read: there is no \S+nothing on PATH; --offline works without a stack$/,
      );
    });

    it("it cannot be run", async () => {
      chmodSync(pulumi.path, 0o644);
      await eachRefused(/cannot be read: \S+pulumi cannot be run \(EACCES\); --offline works/);
    });

    it("it fails: in its own words", async () => {
      pulumi.answers(`${PLANTED}`, "error: no stack named 'dev' found\n", 255);
      await eachRefused(/cannot be read: error: no stack named 'dev' found; --offline works/);
    });

    it("it fails without a word", async () => {
      pulumi.answers("", "", 3);
      await eachRefused(/cannot be read: .*ended with 3; --offline works/);
    });

    it("its answer is no JSON: what it printed may be secret", async () => {
      for (const text of [PLANTED, "", `{"ddl": "${PLANTED}`, `warning: x\n{"ddl": "${PLANTED}"}`]) {
        pulumi.answers(text);
        const runs = text === PLANTED ? everyCommand : [() => commands.secrets(options(), printed)];
        await eachRefused(/the stack's outputs cannot be read: .* printed something else than JSON/, runs);
      }
    });

    it("the stack was never deployed", async () => {
      for (const outputs of [{}, [], null, 5, { secrets: PLANTED }]) {
        pulumi.answers(outputs);
        await eachRefused(
          /^stack dev has no ddl output: run "pulumi up --stack dev" first, or ask for --offline$/,
          [() => commands.secrets(options(), printed)],
        );
      }
    });

    it("an output is not of this program", async () => {
      pulumi.answers({ ddl: 5 });
      await eachRefused(/^stack dev has no \w+ output/);
      pulumi.answers({ ddl: "x", pending: "none", secrets: 5 });
      assert.match(await refusal(commands.secrets(options(), printed)), /^stack dev has no secrets output/);
      assert.match(await refusal(commands.pending(options(), printed)), /^stack dev has no pending output/);
    });

    it("there is no such folder", async () => {
      const missing = join(folder.path, "missing");
      const message = await refusal(commands.script("ddl", options({ folder: missing }), printed));
      assert.ok(
        message.startsWith(`the stack's outputs cannot be read: there is no folder ${missing}; `),
        message,
      );
    });
  });
});
