/**
 * A stand-in for the AWS plugin, so that the real engine can run our programs where the real plugin can't be had.
 *
 * What it shows: what a program registers under the real engine, with the real CLI, SDK and state; which change is an
 * update, which a replacement, and in which order it happens (`replacing.ts`); names as Pulumi's provider makes them
 * and as AWS limits them (`names.ts`); what a preview knows and what it doesn't; ARNs, ids, hosts and service names of
 * the right shape, flowing from one resource into the next (`outputs/`); lookups that answer from what was made
 * (`invokes/`), also after a scale-out, or after somebody else's change; the few refusals that hang on an order, such as
 * of a target group that a listener still names (`refusals.ts`). A type or a lookup without a row is an error.
 *
 * What it can't show: that AWS accepts it. There is no eventual consistency and no time that anything takes, there are
 * no quotas, and no rights: every call is allowed. Policies are not read. AWS validates far more than the tables: enums,
 * ranges and combinations of arguments are not looked at, and a change in place is taken to work unless a row says
 * otherwise. Inputs inside a block that AWS itself fills in can show as a change here where the real plugin sees none.
 *
 * Everything is the same on every run: random-looking parts hang on the URN and on how often it was created.
 *
 * It lies in files beside the test's project (`state.ts`), and nothing of it in the user's own plugins or config: the
 * project file names the executable (`plugins.providers`), and the environment the folder.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/projects/project-file/#plugins-options
 */
import { lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { REPOSITORY, type EngineProject } from "../project";
import { AwsState, STATE_VARIABLE } from "./state";

export { AwsState };

export interface StandInOptions {
  /** Of the provider, where the program says none. @default us-east-1 */
  readonly region?: string;
}

/**
 * Puts the stand-in in front of the AWS plugin, for this project only. Before its first preview or update.
 *
 * @example
 * const project = await engineProject(needEngine(this));
 * const aws = useAwsStandIn(project);
 * await project.stack.up();
 * assert.equal(aws.resources("aws:lb/listener:Listener").length, 3);
 */
export function useAwsStandIn(project: EngineProject, options: StandInOptions = {}): AwsState {
  const beside = dirname(project.folder);
  const plugin = join(beside, "awsPlugin");
  mkdirSync(plugin, { recursive: true });
  writeFileSync(join(plugin, "pulumi-resource-aws"), launcher(), { mode: 0o755 });
  namePlugin(join(project.folder, "Pulumi.yaml"), plugin);
  const state = new AwsState(join(beside, "aws"));
  Object.assign(project.stack.workspace.envVars, {
    [STATE_VARIABLE]: state.folder,
    AWS_REGION: options.region ?? "us-east-1",
  });
  return state;
}

/** What the engine starts: it knows a plugin by its file name, and a script needs no build. */
function launcher(): string {
  const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
  const words = [process.execPath, "-r", require.resolve("ts-node/register"), join(__dirname, "main.ts")];
  // In the script, and not in the environment: the program is read with its own project's options.
  const project = `TS_NODE_PROJECT=${quoted(join(REPOSITORY, "tsconfig.json"))}`;
  return `#!/bin/sh\n${project} exec ${words.map(quoted).join(" ")} "$@"\n`;
}

function namePlugin(projectFile: string, path: string): void {
  if (lstatSync(projectFile).isSymbolicLink()) {
    throw new Error(`${projectFile} is a link: it would change for others, too`);
  }
  const project = parse(readFileSync(projectFile, "utf8")) as { plugins?: { providers?: object[] } };
  const providers = [...(project.plugins?.providers ?? []), { name: "aws", path }];
  writeFileSync(projectFile, stringify({ ...project, plugins: { ...project.plugins, providers } }));
}
