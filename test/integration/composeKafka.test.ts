/**
 * The settings of the compose file's broker, on other ports and in another folder: a Kafka starts with them, and the
 * credentials that Pulumi.dev.yaml holds log in. That the container image runs them is not shown: CI has no engine for it.
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startInBackground, type BackgroundProcess } from "../support/kafka/backgroundProcess";
import { countBrokers } from "../support/kafka/client";
import { javaCommand, JVM_ARGS, runJavaClass } from "../support/kafka/java";
import { ensureKafkaJars } from "../support/kafka/jars";
import { twoFreePorts } from "../support/kafka/ports";
import { makeScratchFolder } from "../support/kafka/scratchFolder";
import { eventually } from "../support/eventually";

const COMPOSE = join(__dirname, "..", "..", "compose", "kafka");

describe("the compose file's broker", function () {
  it("starts, and lets the admin of Pulumi.dev.yaml in", async function () {
    const jars = await ensureKafkaJars();
    if ("skip" in jars) {
      console.log(`      skipped: ${jars.skip}`);
      return this.skip();
    }
    const folder = makeScratchFolder("compose-kafka-");
    let server: BackgroundProcess | undefined;
    try {
      const [client, controller] = await twoFreePorts();
      const data = join(folder.path, "data");
      mkdirSync(data);
      const settings = readFileSync(join(COMPOSE, "server.properties"), "utf8")
        .replaceAll("9092", String(client))
        .replaceAll("9093", String(controller))
        .replace("CLIENT://:", "CLIENT://127.0.0.1:")
        .replace("/tmp/kafka-data", data);
      const file = join(folder.path, "server.properties");
      writeFileSync(file, settings);
      await runJavaClass(jars.classpath, "kafka.tools.StorageTool", formatArguments(file));
      server = startInBackground(
        javaCommand(),
        [...JVM_ARGS, "-Xmx512m", "-cp", jars.classpath, "kafka.Kafka", file],
        folder,
        join(folder.path, "log"),
      );

      for (const mechanism of ["SCRAM-SHA-256", "SCRAM-SHA-512"] as const) {
        const credentials = { username: "admin", password: "admin-secret", mechanism };
        const counts = () =>
          countBrokers({ bootstrap: `127.0.0.1:${client}`, credentials }, 3_000).catch(() => 0);
        await eventually(`the admin logs in by ${mechanism}`, async () => (await counts()) === 1, 60_000);
      }
    } finally {
      await server?.stop(10_000);
      await folder.remove();
    }
  });
});

/** What start.sh passes to kafka-storage.sh, for this file. */
function formatArguments(file: string): string[] {
  const script = readFileSync(join(COMPOSE, "start.sh"), "utf8").replaceAll("\\\n", " ");
  const line = script.split("\n").find((text) => text.includes("kafka-storage.sh format"));
  assert.ok(line !== undefined, "start.sh formats the storage");
  const words = line.match(/'[^']*'|\S+/g) ?? [];
  return words
    .slice(1)
    .map((word) => word.replaceAll("'", ""))
    .map((word) => (word === "/compose/server.properties" ? file : word));
}
