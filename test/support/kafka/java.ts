import { join } from "node:path";
import { runCommand } from "./command";

// Kafka 3.9's server needs Java 11; its Scala and tools jars start on older ones only to fail obscurely.
const OLDEST_JAVA = 11;

/** Settings for every JVM of the harness: small, quick to start, and quiet below warnings. */
export const JVM_ARGS = [
  "-XX:+UseSerialGC",
  "-Xshare:auto",
  "-Djava.awt.headless=true",
  "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
  "-Dorg.slf4j.simpleLogger.showDateTime=true",
  "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
];

export function javaCommand(env: NodeJS.ProcessEnv = process.env): string {
  return env.JAVA_HOME ? join(env.JAVA_HOME, "bin", "java") : "java";
}

/** Why Java cannot be used here, or undefined when it can. */
export async function whyNoJava(): Promise<string | undefined> {
  let version: string;
  try {
    // "java -version" writes to standard error.
    version = (await runCommand("java -version", javaCommand(), ["-version"], { timeoutMs: 60_000 })).stderr;
  } catch {
    return "Java is not installed (no usable java on the PATH or in JAVA_HOME)";
  }
  // "17.0.15" or, before Java 9, "1.8.0_402".
  const match = /version "(?:1\.)?(\d+)/.exec(version);
  const major = Number(match?.[1]);
  if (!(major >= OLDEST_JAVA)) {
    return `Java ${OLDEST_JAVA} or newer is needed, found ${match?.[1] ?? "an unknown version"}`;
  }
  return undefined;
}

/** Runs one of Kafka's command-line classes and resolves to its standard output. */
export async function runJavaClass(classpath: string, mainClass: string, args: string[]): Promise<string> {
  // One compiler tier: these programs end before optimised code would pay for itself.
  const jvm = [...JVM_ARGS, "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", classpath];
  const result = await runCommand(mainClass, javaCommand(), [...jvm, mainClass, ...args], {
    timeoutMs: 60_000,
  });
  return result.stdout;
}
