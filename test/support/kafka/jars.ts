import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { canRun, runCommand } from "./command";
import { whyNoJava } from "./java";

export type KafkaJars = { classpath: string } | { skip: string };

const POM = join(__dirname, "pom.xml");

// Pinned: for a bare "dependency:" prefix Maven would pick whichever plugin version it finds.
const COPY_DEPENDENCIES = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";

let jars: Promise<KafkaJars> | undefined;

/**
 * The class path of the Kafka in pom.xml. The jars are fetched by Maven the first time and kept in the
 * user's cache folder. Resolves to a reason to skip on a machine without Java or Maven; a Maven that runs
 * but fails is an error, so that a broken download cannot pass for a skipped test.
 */
export function ensureKafkaJars(): Promise<KafkaJars> {
  jars ??= findOrFetchJars();
  return jars;
}

async function findOrFetchJars(): Promise<KafkaJars> {
  const noJava = await whyNoJava();
  if (noJava !== undefined) {
    return { skip: noJava };
  }
  const folder = cacheFolder();
  if (!existsSync(folder)) {
    // Asked only now: with the jars in the cache Maven is not needed.
    if (!(await canRun("mvn", ["--version"]))) {
      return { skip: "Maven is not installed (no usable mvn on the PATH), and Kafka's jars are not cached" };
    }
    await fetchJars(folder);
  }
  return { classpath: join(folder, "*") };
}

function cacheFolder(): string {
  const pom = readFileSync(POM, "utf8");
  const version = /<kafka\.version>([^<]+)<\/kafka\.version>/.exec(pom)?.[1];
  if (version === undefined) {
    throw new Error(`no kafka.version property in ${POM}`);
  }
  const hash = createHash("sha256").update(pom).digest("hex").slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "materialize-ingest", `kafka-${version}-${hash}`);
}

async function fetchJars(folder: string): Promise<void> {
  const parent = join(folder, "..");
  mkdirSync(parent, { recursive: true });
  // Beside its final place, so that the rename stays on one file system and thus atomic: a folder by the
  // final name is always complete, also after a run that was cut short.
  const partial = mkdtempSync(`${folder}.partial-`);
  try {
    await runCommand(
      "mvn (fetching Kafka's jars)",
      "mvn",
      [
        "--batch-mode",
        "--quiet",
        "-Dstyle.color=never",
        "--file",
        POM,
        COPY_DEPENDENCIES,
        "-DincludeScope=runtime",
        `-DoutputDirectory=${partial}`,
      ],
      { timeoutMs: 600_000 },
    );
    renameSync(partial, folder);
  } catch (error) {
    // Another test run may have put the same jars there meanwhile; then its rename won and ours failed.
    if (!existsSync(folder)) {
      throw error;
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
