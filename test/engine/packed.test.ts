/** The package as it would be published, in a consumer's program of two lines. */
import assert from "node:assert/strict";
import { ADMIN_SECRET, segmentEnvironment } from "../support/engine/environments";
import { layPackedProgram } from "../support/engine/packed";
import { needEngineAndKafka } from "../support/engine/needs";
import {
  appliedChanges,
  assertNothingToChange,
  engineProject,
  type EngineProject,
} from "../support/engine/project";
import { startKafka, type KafkaServer } from "../support/kafka/server";
import { describeTopic, listTopics } from "../support/kafka/tools";

describe("the packed package under the real engine", function () {
  let kafka: KafkaServer;
  let project: EngineProject;

  before(async function () {
    const engine = await needEngineAndKafka(this);
    kafka = await startKafka({ mechanism: "SCRAM-SHA-512" });
    project = await engineProject(engine, { layProgram: layPackedProgram });
    await project.configure(segmentEnvironment(kafka.bootstrap), { [ADMIN_SECRET]: kafka.admin.password });
  });
  after(async () => {
    await kafka?.stop();
    project?.remove();
  });

  it("goes up, has nothing to change afterwards, and goes down", async () => {
    const { outputs } = await appliedChanges(project.stack);
    assert.match(String(outputs["ddl"]?.value), /CREATE MATERIALIZED VIEW/);
    assert.equal((await describeTopic(kafka, "segment-events"))?.partitions, 1);
    await assertNothingToChange(project.stack);
    await project.stack.destroy();
    assert.deepEqual(await listTopics(kafka), []);
  });
});
