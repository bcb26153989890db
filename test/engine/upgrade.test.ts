/**
 * States that earlier versions left behind, previewed by today's code: nothing may be replaced or deleted.
 *
 * `RECORD_STATE=<version> npm run test:engine` records one more. A recording holds stand-in values of a test's Kafka,
 * encrypted with the passphrase of the tests: no secret of anybody's.
 */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Deployment } from "@pulumi/pulumi/automation";
import { ADMIN_SECRET, segmentEnvironment } from "../support/engine/environments";
import { needEngine, needEngineAndKafka, type Engine } from "../support/engine/needs";
import { engineProject, plannedChanges } from "../support/engine/project";
import { startKafka } from "../support/kafka/server";

const RECORDINGS = join(__dirname, "recorded");

interface Recording {
  readonly bootstrap: string;
  readonly encryptionSalt: string;
  /** As `pulumi stack export` writes it: secrets encrypted. */
  readonly state: Deployment;
}

function recordings(): readonly string[] {
  return readdirSync(RECORDINGS).filter((name) => name.endsWith(".json"));
}

describe("states of earlier versions", function () {
  let engine: Engine;

  before(async function () {
    engine = needEngine(this);
    const version = process.env["RECORD_STATE"];
    if (version !== undefined) await recordState(await needEngineAndKafka(this), version);
  });

  it("has a recording at least of the first version", () => {
    assert.ok(
      recordings().some((name) => name.startsWith("0.1.0")),
      recordings().join(", "),
    );
  });

  for (const name of recordings()) {
    it(`${name}: nothing is replaced, deleted or made anew`, async () => {
      const recording = JSON.parse(readFileSync(join(RECORDINGS, name), "utf8")) as Recording;
      const project = await engineProject(engine, { encryptionSalt: recording.encryptionSalt });
      try {
        await project.configure(segmentEnvironment(recording.bootstrap), {
          [ADMIN_SECRET]: "recorded-admin",
        });
        await project.stack.importStack(recording.state);
        const changes = await plannedChanges(project.stack);
        assert.deepEqual(
          Object.entries(changes).filter(([, op]) => op !== "update"),
          [],
        );
      } finally {
        project.remove();
      }
    });
  }
});

/** Where in somebody's checkout a resource was made is nothing to keep. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== "sourcePosition" && key !== "stackTrace");
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutPlaces(item)]));
}

async function recordState(engine: Engine, version: string): Promise<void> {
  const kafka = await startKafka({ mechanism: "SCRAM-SHA-512" });
  const project = await engineProject(engine);
  try {
    await project.configure(segmentEnvironment(kafka.bootstrap), { [ADMIN_SECRET]: kafka.admin.password });
    await project.stack.up();
    const settings = await project.stack.workspace.stackSettings("dev");
    const exported = project.cli(["stack", "export", "--stack", "dev"]);
    const recording: Recording = {
      bootstrap: kafka.bootstrap,
      encryptionSalt: settings.encryptionSalt ?? "",
      state: withoutPlaces(JSON.parse(exported)) as Deployment,
    };
    assert.equal(exported.includes(kafka.admin.password), false, "secrets are encrypted");
    mkdirSync(RECORDINGS, { recursive: true });
    writeFileSync(
      join(RECORDINGS, `${version}-segment-kafka.json`),
      `${JSON.stringify(recording, null, 2)}\n`,
    );
    await project.stack.destroy();
  } finally {
    await kafka.stop();
    project.remove();
  }
}
