import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { canRun, runCommand } from "../kafka/command";

/** Where the models are, or why they cannot be had here. */
export type AwsModelFiles = { readonly folder: string } | { readonly skip: string };

const REQUIREMENTS = join(__dirname, "requirements.txt");
const PYTHON = "python3";

/** Only the models: the rest of the wheel is a client in Python. Kept packed, as they come. */
const EXTRACT = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name in wheel.namelist():
        folder, _, file = name.rpartition("/")
        if folder.startswith("botocore/data/") and file.startswith("service-2.json"):
            wheel.extract(name, sys.argv[2])
`;

let files: Promise<AwsModelFiles> | undefined;

/**
 * The folder with a folder for each AWS service, out of the botocore in requirements.txt. pip fetches it the first time,
 * and it is kept in the user's cache folder. Resolves to a reason to skip on a machine without Python or pip; a pip
 * that runs but fails is an error, so that a broken download cannot pass for a skipped test.
 */
export function ensureAwsModels(): Promise<AwsModelFiles> {
  files ??= findOrFetch();
  return files;
}

async function findOrFetch(): Promise<AwsModelFiles> {
  const folder = cacheFolder();
  if (!existsSync(folder)) {
    // Asked only now: with the models in the cache neither is needed.
    if (!(await canRun(PYTHON, ["-m", "pip", "--version"]))) {
      return { skip: `pip is not installed (${PYTHON} -m pip), and AWS's API models are not cached` };
    }
    await fetchModels(folder);
  }
  return { folder: join(folder, "botocore", "data") };
}

function cacheFolder(): string {
  const version = /^botocore==(\S+)/m.exec(readFileSync(REQUIREMENTS, "utf8"))?.[1];
  if (version === undefined) {
    throw new Error(`no version of botocore in ${REQUIREMENTS}`);
  }
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "materialize-ingest", `botocore-${version}`);
}

async function fetchModels(folder: string): Promise<void> {
  mkdirSync(join(folder, ".."), { recursive: true });
  const download = mkdtempSync(join(tmpdir(), "botocore-"));
  // Beside its final place, so that the rename is atomic: a folder by the final name is always complete.
  const partial = mkdtempSync(`${folder}.partial-`);
  try {
    await runCommand(
      "pip (fetching AWS's API models)",
      PYTHON,
      // For a Python of our choice: nothing of the wheel is run, so the machine's may be older than botocore wants.
      [
        ...["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"],
        ...[
          "--only-binary=:all:",
          "--python-version=3.13",
          "--dest",
          download,
          "--requirement",
          REQUIREMENTS,
        ],
      ],
      { timeoutMs: 600_000 },
    );
    const wheel = readdirSync(download).find((name) => name.endsWith(".whl"));
    if (wheel === undefined) {
      throw new Error("pip ended well and left no wheel of botocore");
    }
    await runCommand(
      "python3 (unpacking AWS's API models)",
      PYTHON,
      ["-c", EXTRACT, join(download, wheel), partial],
      { timeoutMs: 120_000 },
    );
    renameSync(partial, folder);
  } catch (error) {
    // Another test run may have put the same files there meanwhile; then its rename won and ours failed.
    if (!existsSync(folder)) {
      throw error;
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
    rmSync(download, { recursive: true, force: true });
  }
}
