import { join } from "node:path";
import { commandConfigLines, SCRAM_MECHANISMS, writeSecretFile, type ScramCredentials } from "./credentials";
import { ensureKafkaJars } from "./jars";
import { makeScratchFolder } from "./scratchFolder";
import { startKafka, type KafkaOptions } from "./server";
import { kafkaTool, type KafkaTool } from "./tools";

/** A Kafka that tests may use: one started for them, or one that the environment names. */
export interface KafkaUnderTest {
  bootstrap: string;
  admin: ScramCredentials;
  /** Kafka's own command-line classes; rejects with `noTools` where that is set. */
  tool: KafkaTool;
  /** Why `tool` cannot be used here. */
  noTools?: string;
  /** Stops a Kafka that was started for the tests, and leaves one from the environment alone. */
  stop(): Promise<void>;
}

const PREFIX = "MATERIALIZE_INGEST_TEST_KAFKA_";

/**
 * The Kafka of MATERIALIZE_INGEST_TEST_KAFKA_BOOTSTRAP, with _USERNAME and _PASSWORD of a superuser and
 * _MECHANISM (SCRAM-SHA-256 unless given); without that variable one started here, or a reason to skip.
 * `options.users` are made only on a Kafka started here; on any, setScramUser of tools.ts makes users.
 */
export async function kafkaForTests(
  options: KafkaOptions = {},
  env: NodeJS.ProcessEnv = process.env,
): Promise<KafkaUnderTest | { skip: string }> {
  const bootstrap = env[`${PREFIX}BOOTSTRAP`];
  if (bootstrap) {
    return givenKafka(bootstrap, credentialsFrom(env));
  }
  const jars = await ensureKafkaJars();
  return "skip" in jars ? jars : startKafka(options);
}

// A variable that is set halfway is a mistake to report, not a reason to skip.
function credentialsFrom(env: NodeJS.ProcessEnv): ScramCredentials {
  const username = env[`${PREFIX}USERNAME`];
  const password = env[`${PREFIX}PASSWORD`];
  if (!username || !password) {
    throw new Error(`${PREFIX}BOOTSTRAP is set, but not both ${PREFIX}USERNAME and ${PREFIX}PASSWORD`);
  }
  const named = env[`${PREFIX}MECHANISM`] || "SCRAM-SHA-256";
  const mechanism = SCRAM_MECHANISMS.find((candidate) => candidate === named);
  if (mechanism === undefined) {
    throw new Error(`${PREFIX}MECHANISM must be one of ${SCRAM_MECHANISMS.join(", ")}`);
  }
  return { username, password, mechanism };
}

async function givenKafka(bootstrap: string, admin: ScramCredentials): Promise<KafkaUnderTest> {
  const jars = await ensureKafkaJars().catch((error: unknown) => ({ skip: String(error) }));
  if ("skip" in jars) {
    const noTools = `Kafka's command-line classes are not available: ${jars.skip}`;
    return {
      bootstrap,
      admin,
      noTools,
      tool: () => Promise.reject(new Error(noTools)),
      stop: async () => {},
    };
  }
  const folder = makeScratchFolder("kafka-admin-");
  const commandConfig = join(folder.path, "admin.properties");
  writeSecretFile(commandConfig, commandConfigLines(admin));
  return {
    bootstrap,
    admin,
    tool: kafkaTool(jars.classpath, bootstrap, commandConfig),
    stop: () => folder.remove(),
  };
}
