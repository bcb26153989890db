import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import {
  LocalWorkspace,
  PulumiCommand,
  type EngineEvent,
  type OutputMap,
  type PreviewResult,
  Stack,
} from "@pulumi/pulumi/automation";
import { stringify } from "yaml";
import { type EngineCli } from "./cli";

export const REPOSITORY = resolve(__dirname, "..", "..", "..");

/** Not a secret: it encrypts what the tests make up. */
export const PASSPHRASE = "engine-tests";

/** A stack of the program, on a backend in a folder of its own. */
export interface EngineProject {
  readonly folder: string;
  readonly stack: Stack;
  /** Writes the environment's config and, encrypted, its secrets. */
  configure(config: Record<string, unknown>, secrets?: Record<string, string>): Promise<void>;
  /** Runs the CLI itself, in the project. */
  cli(args: readonly string[]): string;
  /** Runs our own command line on the project. */
  commandLine(args: readonly string[]): string;
  /** The state as it lies on disk; the Automation API's own export would decrypt it. */
  stateText(): string;
  /** Ends the run's files. Stacks are destroyed before. */
  remove(): void;
}

export interface ProjectOptions {
  readonly stackName?: string;
  /** Lays the program into the folder. @default the repository's sources, by links */
  readonly layProgram?: (folder: string) => void;
  /** More environment variables. */
  readonly env?: Record<string, string>;
  /** `encryptionsalt` of a recorded state, whose values are encrypted by it. */
  readonly encryptionSalt?: string;
}

/** The repository's own program: what `pulumi up` runs in a checkout. */
function linkSources(folder: string): void {
  for (const name of [
    "index.ts",
    "stacks",
    "components",
    "senders",
    "materialize",
    "node_modules",
    "package.json",
    "tsconfig.json",
  ]) {
    symlinkSync(join(REPOSITORY, name), join(folder, name));
  }
  cpSync(join(REPOSITORY, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
}

export async function engineProject(
  cli: Extract<EngineCli, { command: string }>,
  options: ProjectOptions = {},
): Promise<EngineProject> {
  const root = mkdtempSync(join(tmpdir(), "materialize-ingest-engine-"));
  const folder = join(root, "project");
  for (const name of ["project", "backend", "home", "cli/bin"])
    mkdirSync(join(root, name), { recursive: true });
  (options.layProgram ?? linkSources)(folder);
  // The Automation API takes a folder that holds bin/pulumi, so that it does not search PATH itself.
  symlinkSync(cli.command, join(root, "cli", "bin", "pulumi"));
  const pulumiCommand = await PulumiCommand.get({ root: join(root, "cli"), skipVersionCheck: true });
  const stackName = options.stackName ?? "dev";
  const workspace = await LocalWorkspace.create({
    workDir: folder,
    pulumiCommand,
    envVars: {
      PATH: `${join(root, "cli", "bin")}${delimiter}${cli.path}`,
      PULUMI_HOME: join(root, "home"),
      PULUMI_BACKEND_URL: `file://${join(root, "backend")}`,
      PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_ERROR_OUTPUT_STRING: "true",
      ...options.env,
    },
  });
  if (options.encryptionSalt !== undefined) {
    await workspace.saveStackSettings(stackName, { encryptionSalt: options.encryptionSalt });
  }
  await workspace.createStack(stackName);
  const stack = await Stack.select(stackName, workspace);
  return {
    folder,
    stack,
    configure: async (config, secrets = {}) => {
      const kept = await workspace.stackSettings(stackName);
      writeFileSync(
        join(folder, `Pulumi.${stackName}.yaml`),
        stringify({ ...kept, config: namespaced(config) }),
      );
      for (const [name, value] of Object.entries(secrets)) {
        await stack.setConfig(`materialize-ingest:secrets.${name}`, { value, secret: true }, true);
      }
    },
    cli: (args) =>
      execFileSync(cli.command, [...args], {
        cwd: folder,
        env: { ...process.env, ...workspace.envVars },
        encoding: "utf8",
      }),
    commandLine: (args) =>
      execFileSync(
        process.execPath,
        [
          "-r",
          "ts-node/register",
          join(REPOSITORY, "bin", "materializeIngest.ts"),
          ...args,
          "--folder",
          folder,
        ],
        {
          cwd: REPOSITORY,
          env: { ...process.env, ...workspace.envVars, PULUMI_CLI: cli.command },
          encoding: "utf8",
        },
      ),
    stateText: () =>
      filesUnder(join(root, "backend"))
        .map((file) => readFileSync(file, "utf8"))
        .join("\n"),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function namespaced(config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [`materialize-ingest:${key}`, value]),
  );
}

/** What the engine would do, by resource: `create`, `update`, `replace`, `delete`; unchanged ones are left out. */
export async function plannedChanges(stack: Stack): Promise<Record<string, string>> {
  const changes: Record<string, string> = {};
  await stack.preview({ onEvent: (event) => record(event, changes) });
  return changes;
}

/** The changes of an update, in the same form. */
export async function appliedChanges(
  stack: Stack,
): Promise<{ changes: Record<string, string>; outputs: OutputMap }> {
  const changes: Record<string, string> = {};
  const { outputs } = await stack.up({ onEvent: (event) => record(event, changes) });
  return { changes, outputs };
}

function record(event: EngineEvent, changes: Record<string, string>): void {
  const step = event.resourcePreEvent?.metadata;
  if (step === undefined || step.op === "same" || step.op === "read") return;
  // A replacement is three steps: the one that is called so tells it.
  if (step.op === "create-replacement" || step.op === "delete-replaced") return;
  // `urn:pulumi:<stack>::<project>::<type chain>::<name>`
  const [, , types = "", name = ""] = step.urn.split("::");
  changes[`${types.split("$").at(-1) ?? ""} ${name}`] = step.op;
}

/** Fails with everything that the engine would change. */
export async function assertNothingToChange(stack: Stack): Promise<PreviewResult> {
  return stack.preview({ expectNoChanges: true });
}
