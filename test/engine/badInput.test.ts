/** What a user sees when the config is wrong, or a broker is not there: once, with nothing half-registered. */
import assert from "node:assert/strict";
import { type CommandError } from "@pulumi/pulumi/automation";
import { needEngine } from "../support/engine/needs";
import { engineProject, type EngineProject } from "../support/engine/project";

const kafka = {
  bootstrapServers: ["127.0.0.1:1"],
  transport: "plaintext",
  timeoutSeconds: 2,
  admin: { username: "admin", password: { secret: "kafka-admin" } },
};
const segment = {
  kind: "segment-kafka",
  kafka,
  access: { create: { username: "materialize_segment" } },
  protect: false,
};

describe("bad input under the real engine", function () {
  let project: EngineProject;

  before(async function () {
    project = await engineProject(needEngine(this));
  });
  afterEach(async () => {
    await project?.stack.destroy().catch(() => undefined);
  });
  after(() => project?.remove());

  async function failure(): Promise<string> {
    const error = await project.stack.up().then(
      () => assert.fail("the update went through"),
      (reason: CommandError) => reason,
    );
    return `${error.message}`;
  }

  async function registered(): Promise<readonly string[]> {
    const { deployment } = (await project.stack.exportStack()) as {
      deployment: { resources?: { type: string }[] };
    };
    return (deployment.resources ?? []).map((resource) => resource.type);
  }

  const times = (text: string, part: string): number => text.split(part).length - 1;

  it("lists every mistake of the config once and registers nothing", async () => {
    const pipelines = { a: { ...segment, topik: {} }, b: { ...segment, kind: "segment-kafk" } };
    await project.configure({ pipelines }, { "kafka-admin": "x" });
    const message = await failure();
    assert.equal(times(message, 'unknown key "topik"; did you mean "topic"?'), 2, message); // preview, then the summary
    assert.match(message, /pipelines\.b\.kind: must be one of .*did you mean "segment-kafka"\?/);
    assert.deepEqual(await registered(), ["pulumi:pulumi:Stack"]);
  });

  it("refuses a secure value inside pipelines, and names the command that is right", async () => {
    const given = { username: "u", password: { secure: "v1:x:y" } };
    await project.configure({ pipelines: { a: { ...segment, access: { given } } } });
    await project.stack.setConfig(
      "materialize-ingest:pipelines.a.access.given.password",
      { value: "hunter2", secret: true },
      true,
    );
    const message = await failure();
    assert.match(message, /materialize-ingest:pipelines: must hold no secure: value/);
    assert.match(message, /pulumi config set --secret --path 'materialize-ingest:secrets\.<name>'/);
    assert.equal(message.includes("hunter2"), false);
    assert.deepEqual(await registered(), ["pulumi:pulumi:Stack"]);
  });

  it("fails once for a broker that is not there, without a password in the message", async () => {
    const materialize = { deployment: "self-managed" };
    await project.configure({ materialize, pipelines: { a: segment } }, { "kafka-admin": "hunter2" });
    const message = await failure();
    const failed = new Set([...message.matchAll(/(\S+) \*\*creating failed\*\*/g)].map(([, name]) => name));
    // Everything else waits for the topic, and is not tried.
    assert.deepEqual([...failed].sort(), ["a-events-topic", "materialize-ingest-dev"]);
    assert.match(message, /127\.0\.0\.1:1|available brokers/);
    assert.equal(message.includes("hunter2"), false);
  });
});
