/** `materialize-ingest` as a process: exit codes, what goes to which stream, which files it leaves. */
import assert from "node:assert/strict";
import { ENVIRONMENT, FakePulumi, Folder, run, type Ended } from "../support/cli";

const SSH = {
  ...ENVIRONMENT,
  "materialize-ingest:pipelines": {
    web: {
      ...ENVIRONMENT["materialize-ingest:pipelines"].web,
      network: "ssh",
      ssh: { host: "bastion.example.com", user: "mz" },
      reader: { role: "bi" },
    },
  },
};
const PLAN_FILES = [
  ".materialize-ingest-files.json",
  "consumer.sql",
  "findings.json",
  "materialize.sql",
  "monitoring.sql",
  "mz-deploy/models/materialize/ingest/web_events.sql",
  "mz-deploy/models/materialize/ingest/web_events_source.sql",
  "mz-deploy/models/materialize/ingest/web_kafka.sql",
  "mz-deploy/models/materialize/ingest/web_kafka_password.sql",
  "mz-deploy/models/materialize/ingest_views/web_events_json.sql",
  "mz-deploy/models/materialize/ingest_views/web_events_jsonb.sql",
  "mz-deploy/project.toml",
  "pending.json",
  "resources.json",
  "secrets.sql",
];

describe("The command line", () => {
  let folder: Folder;
  beforeEach(() => void (folder = new Folder()));
  afterEach(() => folder.remove());

  const succeeded = (ended: Ended): string => {
    assert.deepEqual([ended.code, ended.stderr], [0, ""]);
    return ended.stdout;
  };
  const failed = (ended: Ended, code: number): string => {
    assert.deepEqual([ended.code, ended.stdout], [code, ""]);
    return ended.stderr;
  };

  it("ends with 3 where a mandatory rule of the policy pack is not kept, if asked to", async () => {
    const stream = {
      ...ENVIRONMENT,
      "aws:region": "us-east-1",
      "materialize-ingest:pipelines": {
        ab: { kind: "segment-kinesis", segment: { externalIds: ["workspace"] } },
      },
    };
    folder.environment(stream);
    const asked = await run(folder, ["plan", "--fail"]);
    assert.deepEqual([asked.code, asked.stderr], [3, ""]);
    assert.match(asked.stdout, /^mandatory required-tags$/m);
    assert.equal((await run(folder, ["plan"])).code, 0);
    folder.environment({ ...stream, "materialize-ingest:aws": { tags: { Owner: "tests" } } });
    assert.equal((await run(folder, ["plan", "--fail"])).code, 0);
  });

  it("plans: prints resources, DDL and files, writes exactly those, and the same bytes again", async () => {
    folder.environment(ENVIRONMENT);
    const first = succeeded(await run(folder, ["plan"]));
    assert.match(
      first,
      /^# Offline plan of environment dev\. .*\n\n## 10 resources\n\n└─ materialize-ingest:stacks:Pipeline {2}web\n/,
    );
    assert.match(
      first,
      /## Pending\n\nNothing is pending: the DDL is whole\.\n\n## Policy\n\nNo finding\.\n\n## ddl\n\nCREATE SCHEMA/,
    );
    assert.ok(!first.includes("planted") && !first.includes("## setup"));
    assert.deepEqual(folder.files("out/dev"), PLAN_FILES);
    const listed = first.slice(first.indexOf("## Files\n\n")).trim().split("\n").slice(2);
    assert.deepEqual(
      listed,
      PLAN_FILES.slice(1).map((file) => `out/dev/${file}`),
    );
    const bytes = (): string[] => PLAN_FILES.map((file) => folder.read(`out/dev/${file}`));
    const before = bytes();
    assert.ok(!before.join().includes("planted"));
    assert.equal(succeeded(await run(folder, ["plan"])), first);
    assert.deepEqual(bytes(), before);
  });

  it("prints what is asked for from a folder that is named, and exits with 3 where that is pending", async () => {
    const elsewhere = new Folder();
    try {
      folder.environment(SSH);
      const args = ["pending", "--offline", "--json", "--fail", "--folder", folder.path];
      const { code, stdout, stderr } = await run(elsewhere, args);
      assert.deepEqual([code, stderr], [3, ""]);
      assert.equal((JSON.parse(stdout) as object[]).length, 1);
      assert.deepEqual(elsewhere.files(), []);
    } finally {
      elsewhere.remove();
    }
  });

  it("exits with 1 for mistakes in the config, all of them once, without a stack", async () => {
    folder.environment({ "materialize-ingest:pipelines": { web: { kind: "segment-kafak" }, b: null } });
    const message = failed(await run(folder, ["plan"]), 1);
    assert.equal(
      message,
      [
        "error: the config has 2 mistakes:",
        "  materialize-ingest:pipelines.b: must be a map of keys, got null",
        '  materialize-ingest:pipelines.web.kind: must be one of kafka, segment-kafka, segment-kinesis, segment-webhook, webhook, eventbridge, got "segment-kafak"; did you mean "segment-kafka"?',
        "",
      ].join("\n"),
    );
    assert.deepEqual(folder.files(), ["Pulumi.dev.yaml"]);
  });

  it("exits with 1 for an unknown environment, in one line that names those that there are", async () => {
    folder.environment(ENVIRONMENT, "prod");
    const message = failed(await run(folder, ["ddl", "--offline", "--env", "prd"]), 1);
    assert.match(message, /^error: environment prd: .* \(environments here: prod\)\n$/);
  });

  it("exits with 2 for wrong usage, and says which", async () => {
    const cases: readonly [string[], RegExp][] = [
      [["plann"], /^error: unknown command 'plann'\n\(Did you mean plan\?\)/],
      [["plan", "--jsn"], /^error: unknown option '--jsn'\n\(Did you mean --json\?\)/],
      [["plan", "--offline"], /^error: unknown option '--offline'/],
      [["plan", "extra"], /^error: too many arguments/],
      [["plan", "--env"], /^error: option '--env <name>' argument missing/],
      [["export"], /^error: required option '--out <folder>' not specified/],
      [["swap"], /^error: required option '--webhook <name>' not specified/],
      [[], /^Usage: materialize-ingest/],
    ];
    const ended = await Promise.all(cases.map(([args]) => run(folder, args)));
    cases.forEach(([, message], i) => assert.match(failed(ended[i]!, 2), message));
  });

  it("prints help with 0, for itself and for a command", async () => {
    const [all, one] = await Promise.all([run(folder, ["--help"]), run(folder, ["secrets", "--help"])]);
    const text = succeeded(all);
    for (const command of [
      "plan",
      "ddl",
      "setup",
      "secrets",
      "pending",
      "monitor",
      "consume",
      "swap",
      "export",
    ])
      assert.match(text, new RegExp(`^ {2}${command} \\[?options`, "m"));
    assert.match(text, /Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 something is pending/);
    assert.match(succeeded(one), /--show {2,}print them on a terminal too/);
  });

  it("pipes a deployed stack's secrets, which stand in no argument and in no message", async () => {
    const planted = "planted-secret-value";
    const pulumi = new FakePulumi(folder);
    const outputs = { ddl: "x", secrets: `CREATE SECRET x AS '${planted}';\n`, pending: [] };
    pulumi.answers(outputs);
    const variables = { PULUMI_CLI: pulumi.path };
    assert.equal(succeeded(await run(folder, ["secrets"], variables)), outputs.secrets);
    assert.ok(!JSON.stringify(pulumi.calls()).includes(planted));
    pulumi.answers(`${planted} is no JSON`);
    const message = failed(await run(folder, ["secrets"], variables), 1);
    assert.match(message, /^error: the stack's outputs cannot be read: [^\n]*\n$/);
    assert.ok(!message.includes(planted), message);
  });

  it("says that there is no Pulumi CLI, and what works without one", async () => {
    const message = failed(await run(folder, ["ddl"], { PULUMI_CLI: "no-such-pulumi" }), 1);
    assert.equal(
      message,
      "error: the stack's outputs cannot be read: there is no no-such-pulumi on PATH; --offline works without a stack\n",
    );
  });

  it("ends without a word where nobody reads what it prints", async () => {
    const { code, stderr } = await run(folder, ["--help"], {}, true);
    assert.deepEqual([code, stderr], [1, ""]);
  });
});
