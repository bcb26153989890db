/**
 * `pulumi up` of the development environment, as its users run it: the real engine, the real kafka and random plugins,
 * a real Kafka with SCRAM and ACLs. What Materialize's server makes of the DDL is not shown here: its parser reads it.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type OutputMap } from "@pulumi/pulumi/automation";
import { loadParser } from "../../materialize/parser";
import { ADMIN_SECRET, segmentEnvironment as environment } from "../support/engine/environments";
import { needEngineAndKafka } from "../support/engine/needs";
import {
  appliedChanges,
  assertNothingToChange,
  engineProject,
  type EngineProject,
} from "../support/engine/project";
import { eventually } from "../support/eventually";
import { canRead, canWrite, countBrokers, isAuthenticationFailure } from "../support/kafka/client";
import { startKafka, type KafkaServer } from "../support/kafka/server";
import { createTopic, describeTopic, listAcls, listTopics, topicConfig } from "../support/kafka/tools";

/** Materialize's password, out of the secret output. */
function passwordIn(outputs: OutputMap): string {
  const match = /AS '([^']+)'/.exec(String(outputs["secrets"]?.value));
  assert.ok(match?.[1] !== undefined, "the secrets script holds a password");
  return match[1];
}

describe("segment-kafka under the real engine", function () {
  let kafka: KafkaServer;
  let project: EngineProject;
  let outputs: OutputMap;
  const secrets = () => ({ [ADMIN_SECRET]: kafka.admin.password });

  before(async function () {
    const engine = await needEngineAndKafka(this);
    kafka = await startKafka({ mechanism: "SCRAM-SHA-512" });
    project = await engineProject(engine);
    await project.configure(environment(kafka.bootstrap), secrets());
    outputs = (await appliedChanges(project.stack)).outputs;
  });

  after(async () => {
    await kafka?.stop();
    project?.remove();
  });

  it("makes the topic, with 1 partition and 604800000 ms, by Kafka's own tools", async () => {
    const topic = await describeTopic(kafka, "segment-events");
    assert.equal(topic?.partitions, 1);
    assert.equal((await topicConfig(kafka, "segment-events"))["retention.ms"], "604800000");
  });

  it("names that broker and that topic in the ddl, which Materialize's parser reads", async () => {
    const ddl = String(outputs["ddl"]?.value);
    assert.ok(ddl.includes(`'${kafka.bootstrap}'`) && ddl.includes("'segment-events'"), ddl);
    const parse = await loadParser();
    assert.equal(parse?.(ddl).error, null);
    assert.equal(parse?.(String(outputs["secrets"]?.value)).error, null);
  });

  it("marks secrets as a secret and nothing else", () => {
    const marked = Object.entries(outputs).filter(([, output]) => output.secret);
    assert.deepEqual(
      marked.map(([name]) => name),
      ["secrets"],
    );
  });

  it("is masked where the CLI prints it", () => {
    const printed = project.cli(["stack", "output", "--stack", "dev"]);
    assert.match(printed, /secrets +\[secret\]/);
    assert.equal(printed.includes(passwordIn(outputs)), false);
  });

  it("gives its scripts to our own command line, secrets into a pipe only", () => {
    assert.equal(project.commandLine(["ddl", "--env", "dev"]), String(outputs["ddl"]?.value));
    assert.equal(project.commandLine(["secrets", "--env", "dev"]), String(outputs["secrets"]?.value));
    assert.deepEqual(JSON.parse(project.commandLine(["pending", "--env", "dev", "--json"])), []);
  });

  it("exports as a project for mz-deploy what is deployed, without a secret", () => {
    const { files, variables } = JSON.parse(
      project.commandLine(["export", "--env", "dev", "--out", "sql", "--json"]),
    ) as { files: string[]; variables: string[] };
    assert.ok(files.includes("models/materialize/ingest/segment_events.sql"), files.join(", "));
    assert.deepEqual(variables, ["SEGMENT_KAFKA_PASSWORD"]);
    const texts = files.map((file) => readFileSync(join(project.folder, "sql", file), "utf8")).join("\n");
    assert.ok(texts.includes(kafka.bootstrap), "the broker is the real one");
    assert.equal(texts.includes(passwordIn(outputs)), false);
  });

  it("keeps no password in clear in its state, its history and its backups", () => {
    const state = project.stateText();
    assert.ok(state.includes("segment-events"), "this is the state");
    for (const password of [passwordIn(outputs), kafka.admin.password]) {
      assert.equal(state.includes(password), false);
    }
  });

  it("has nothing to change afterwards", async () => {
    await assertNothingToChange(project.stack);
  });

  it("lets Materialize's user read its topic in its groups, and nothing else", async () => {
    await createTopic(kafka, "somebody-elses");
    const user = {
      bootstrap: kafka.bootstrap,
      credentials: {
        username: "materialize_segment",
        password: passwordIn(outputs),
        mechanism: "SCRAM-SHA-512" as const,
      },
    };
    await eventually(
      "the topic can be read",
      async () => (await canRead(user, "segment-events", "materialize.segment.u1")) === "ok",
    );
    assert.match(await canRead(user, "somebody-elses", "materialize.segment.u1"), /^denied: TOPIC/);
    assert.match(await canRead(user, "segment-events", "another-group"), /^denied: GROUP/);
    assert.match(await canWrite(user, "segment-events"), /^denied: TOPIC/);
  });

  it("changes a retention in place", async () => {
    await project.configure(environment(kafka.bootstrap, { retentionHours: 24 }), secrets());
    const { changes } = await appliedChanges(project.stack);
    assert.deepEqual(changes, { "kafka:index/topic:Topic segment-events-topic": "update" });
    assert.equal((await topicConfig(kafka, "segment-events"))["retention.ms"], "86400000");
  });

  it("leaves out what waits for the tunnel's keys, and is whole when they are given, replacing nothing", async () => {
    const ssh = { host: "bastion.example.com", user: "materialize" };
    await project.configure(environment(kafka.bootstrap, {}, { network: "ssh", ssh }), secrets());
    const first = await appliedChanges(project.stack);
    const ddlOne = String(first.outputs["ddl"]?.value);
    assert.match(ddlOne, /TO SSH TUNNEL/);
    assert.doesNotMatch(ddlOne, /^CREATE (SOURCE|TABLE|VIEW|MATERIALIZED VIEW)|TO KAFKA/m);
    const [pending] = first.outputs["pending"]?.value as {
      configKey: string;
      query: string;
      waiting: string[];
    }[];
    assert.equal(pending?.configKey, "materialize-ingest:pipelines.segment.ssh.publicKeys");
    assert.equal(pending.waiting.length, 5);

    const publicKeys = [
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA one",
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB two",
    ];
    await project.configure(
      environment(kafka.bootstrap, {}, { network: "ssh", ssh: { ...ssh, publicKeys } }),
      secrets(),
    );
    const second = await appliedChanges(project.stack);
    const ddlTwo = String(second.outputs["ddl"]?.value);
    assert.match(ddlTwo, /SSH TUNNEL = "materialize"\."ingest"\."segment_ssh"/);
    assert.equal((await loadParser())?.(ddlTwo).statements.length, 9);
    assert.deepEqual(second.outputs["pending"]?.value, []);
    assert.deepEqual(
      Object.values(second.changes).filter((op) => op !== "update"),
      [],
    );
  });

  it("leaves nothing on the broker after destroy", async () => {
    const user = {
      bootstrap: kafka.bootstrap,
      credentials: {
        username: "materialize_segment",
        password: passwordIn(outputs),
        mechanism: "SCRAM-SHA-512" as const,
      },
    };
    assert.equal(await countBrokers(user), 1, "the user can log in until then");
    await project.stack.destroy();
    await assert.rejects(countBrokers(user), isAuthenticationFailure);
    assert.equal((await listTopics(kafka)).includes("segment-events"), false);
    await eventually("the ACLs are gone", async () => (await listAcls(kafka)).length === 0);
  });
});
