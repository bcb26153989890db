import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { countBrokers } from "../support/kafka/client";
import { kafkaForTests } from "../support/kafka/environment";
import { ensureKafkaJars } from "../support/kafka/jars";
import { startKafka, type KafkaServer } from "../support/kafka/server";
import { listTopics } from "../support/kafka/tools";
import { eventually } from "../support/eventually";
import { isAlive, processesMentioning } from "../support/processes";

const SERVER_MODULE = require.resolve("../support/kafka/server");

function assertNothingLeft({ pid, logDir }: { pid: number; logDir: string }): void {
  const folder = dirname(logDir);
  assert.equal(isAlive(pid), false);
  // The server and its watchdog both have the folder on their command lines.
  assert.deepEqual(processesMentioning(folder), []);
  assert.equal(existsSync(folder), false);
}

describe("the life of a Kafka server of the integration tests", function () {
  // The first run on a machine also fetches the jars.
  this.timeout(700_000);

  let kafka: KafkaServer;

  before(async function () {
    const jars = await ensureKafkaJars();
    if ("skip" in jars) {
      console.warn(`skipped: ${jars.skip}`);
      this.skip();
    }
    kafka = await startKafka({ mechanism: "SCRAM-SHA-512" });
  });

  after(async () => {
    await kafka?.stop();
  });

  it("is handed to tests that name it in the environment, and outlives them", async () => {
    const env = {
      MATERIALIZE_INGEST_TEST_KAFKA_BOOTSTRAP: kafka.bootstrap,
      MATERIALIZE_INGEST_TEST_KAFKA_USERNAME: kafka.admin.username,
      MATERIALIZE_INGEST_TEST_KAFKA_PASSWORD: kafka.admin.password,
      MATERIALIZE_INGEST_TEST_KAFKA_MECHANISM: kafka.admin.mechanism,
    };
    const given = await kafkaForTests({}, env);
    assert.ok(!("skip" in given));
    assert.equal(given.noTools, undefined);
    assert.equal(await countBrokers({ bootstrap: given.bootstrap, credentials: given.admin }), 1);
    assert.deepEqual(await listTopics(given), []);

    await given.stop();
    assert.equal(await countBrokers({ bootstrap: kafka.bootstrap, credentials: kafka.admin }), 1);
  });

  it("reports an environment that names it by halves", async () => {
    const env = { MATERIALIZE_INGEST_TEST_KAFKA_BOOTSTRAP: "127.0.0.1:9092" };
    await assert.rejects(kafkaForTests({}, env), /_USERNAME and .*_PASSWORD/);
    const credentials = {
      MATERIALIZE_INGEST_TEST_KAFKA_USERNAME: "u",
      MATERIALIZE_INGEST_TEST_KAFKA_PASSWORD: "p",
      MATERIALIZE_INGEST_TEST_KAFKA_MECHANISM: "PLAIN",
    };
    await assert.rejects(kafkaForTests({}, { ...env, ...credentials }), /_MECHANISM must be one of/);
  });

  it("leaves no process, folder or open port behind when stopped", async () => {
    assert.equal(isAlive(kafka.pid), true);
    await Promise.all([kafka.stop(), kafka.stop()]);

    assertNothingLeft(kafka);
    await assert.rejects(countBrokers({ bootstrap: kafka.bootstrap, credentials: kafka.admin }));
  });

  it("goes down with a test process that is killed", async () => {
    const script = `
      require(${JSON.stringify(SERVER_MODULE)}).startKafka().then(({ pid, logDir }) => {
        process.stdout.write(JSON.stringify({ pid, logDir }) + "\\n");
        setInterval(() => {}, 1000);
      });
    `;
    const loader = require.resolve("ts-node/register/transpile-only");
    const child = spawn(process.execPath, ["-r", loader, "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [line] = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
      assert.ok(Buffer.isBuffer(line), "the child process ended without a server");
      const server = JSON.parse(line.toString()) as { pid: number; logDir: string };
      assert.equal(isAlive(server.pid), true);

      child.kill("SIGKILL");

      await eventually(
        "the server is gone",
        () => !isAlive(server.pid) && !existsSync(dirname(server.logDir)),
      );
      await eventually(
        "the watchdog is gone",
        () => processesMentioning(dirname(server.logDir)).length === 0,
      );
    } finally {
      child.kill("SIGKILL");
    }
  });
});
