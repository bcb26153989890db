import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startInBackground, type BackgroundProcess } from "./backgroundProcess";
import { writeBrokerFiles, type BrokerSpec } from "./brokerFiles";
import { countBrokers } from "./client";
import { lastLines } from "./command";
import { randomPassword, type ScramCredentials, type ScramMechanism } from "./credentials";
import { ensureKafkaJars } from "./jars";
import { javaCommand, JVM_ARGS, runJavaClass } from "./java";
import { twoFreePorts } from "./ports";
import { makeScratchFolder } from "./scratchFolder";
import { kafkaTool, type KafkaTool } from "./tools";

export interface KafkaOptions {
  /** Users to make besides the admin, with their passwords; each can use either SCRAM mechanism. */
  users?: Record<string, string>;
  /** The mechanism that the admin uses. */
  mechanism?: ScramMechanism;
}

export interface KafkaServer {
  /** The client listener, "127.0.0.1:<port>": SASL_PLAINTEXT with either SCRAM mechanism. */
  bootstrap: string;
  /** A superuser, with a password of this run only. */
  admin: ScramCredentials;
  /** Where the server keeps the topics' data (its log.dirs); gone after stop. */
  logDir: string;
  pid: number;
  tool: KafkaTool;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
const STOP_PATIENCE_MS = 15_000;
const START_ATTEMPTS = 3;

const SERVER_JVM_ARGS = [...JVM_ARGS, "-Xms128m", "-Xmx512m", "-XX:MaxDirectMemorySize=128m"];

class PortTakenError extends Error {}

/**
 * Starts a Kafka of one node, broker and controller in one, on free ports of 127.0.0.1 and resolves once a
 * SCRAM-authenticated request has worked. Nothing but the users' ACLs opens anything to them; see
 * brokerFiles.ts for the settings.
 */
export async function startKafka(options: KafkaOptions = {}): Promise<KafkaServer> {
  const users = options.users ?? {};
  for (const reserved of ["admin", "ANONYMOUS"]) {
    if (reserved in users) {
      throw new Error(`a test user cannot be called ${reserved}: that name is a superuser's`);
    }
  }
  const jars = await ensureKafkaJars();
  if ("skip" in jars) {
    throw new Error(`Kafka cannot be started: ${jars.skip}`);
  }
  const admin = {
    username: "admin",
    password: randomPassword(),
    mechanism: options.mechanism ?? "SCRAM-SHA-256",
  };
  for (let attempt = 1; ; attempt++) {
    const [clientPort, controllerPort] = await twoFreePorts();
    try {
      return await startNode(jars.classpath, { clientPort, controllerPort, admin, users });
    } catch (error) {
      // Another program can take a port after it was found free and before the server binds it.
      if (!(error instanceof PortTakenError) || attempt === START_ATTEMPTS) {
        throw error;
      }
    }
  }
}

async function startNode(classpath: string, spec: BrokerSpec): Promise<KafkaServer> {
  const folder = makeScratchFolder("kafka-for-tests-");
  let server: BackgroundProcess | undefined;
  const tearDown = async (): Promise<void> => {
    await server?.stop(STOP_PATIENCE_MS);
    await folder.remove();
  };
  try {
    const files = writeBrokerFiles(folder.path, spec);
    mkdirSync(files.dataDir);
    await runJavaClass(classpath, "kafka.tools.StorageTool", [`@${files.formatArguments}`]);

    const logFile = join(folder.path, "server.log");
    const args = [...SERVER_JVM_ARGS, "-cp", classpath, "kafka.Kafka", files.serverProperties];
    server = startInBackground(javaCommand(), args, folder, logFile);
    const bootstrap = `127.0.0.1:${spec.clientPort}`;
    await waitUntilReady(server, { bootstrap, credentials: spec.admin }, logFile, secretsOf(spec));

    let stopping: Promise<void> | undefined;
    return {
      bootstrap,
      admin: spec.admin,
      logDir: files.dataDir,
      // A server that answered has one.
      pid: server.pid ?? -1,
      tool: kafkaTool(classpath, bootstrap, files.commandConfig),
      stop: () => (stopping ??= tearDown()),
    };
  } catch (error) {
    await tearDown();
    throw error;
  }
}

async function waitUntilReady(
  server: BackgroundProcess,
  connection: { bootstrap: string; credentials: ScramCredentials },
  logFile: string,
  secrets: string[],
): Promise<void> {
  const start = Date.now();
  let lastFailure: unknown;
  while (!server.hasEnded() && Date.now() - start < START_LIMIT_MS) {
    try {
      // The port opens long before the node is of use: it has to have joined its own cluster, too.
      if ((await countBrokers(connection, 3_000)) > 0) {
        return;
      }
      lastFailure = "it has not joined its cluster yet";
    } catch (error) {
      lastFailure = error;
    }
    await Promise.race([server.ended, sleep(100)]);
  }
  const log = readLog(logFile, secrets);
  if (/BindException|Address already in use/.test(log)) {
    throw new PortTakenError(`a port of the Kafka server was taken meanwhile:\n${lastLines(log, 40)}`);
  }
  const outcome = server.hasEnded()
    ? `ended (${await server.ended}) before it was ready`
    : `was not ready after ${START_LIMIT_MS / 1000} s (last failure: ${String(lastFailure)})`;
  throw new Error(`the Kafka server ${outcome}. The end of its log:\n${lastLines(log, 40) || "(empty)"}`);
}

function secretsOf(spec: BrokerSpec): string[] {
  return [spec.admin.password, ...Object.values(spec.users)];
}

/** The server's log without any password; Kafka hides them itself, and this makes sure. */
function readLog(logFile: string, secrets: string[]): string {
  const log = readFileSync(logFile, "utf8");
  return secrets.reduce((text, secret) => text.replaceAll(secret, "***"), log);
}
