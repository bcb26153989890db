import { join, resolve } from "node:path";
import { RunError } from "@pulumi/pulumi";
import {
  alterBrokersScript,
  consumerScript,
  mzDeployProject,
  monitoringScript,
  operatorQueries,
  parsed,
  projectVariables,
  relationConsumers,
  rotateScript,
  staysWithScripts,
  webhookSwapScript,
  type PendingEntry,
} from "../materialize";
import { planOffline, type OfflinePlan } from "./offline/plan";
import { valueOf } from "./offline/resolve";
import { writeFolder } from "./outputFolder";
import { json, planFiles, STAND_INS } from "./planFiles";
import {
  findingsReport,
  notesReport,
  pendingReport,
  resourceTree,
  settingsReport,
  type PipelineSettings,
} from "./report";
import { isText, outputOf, stackOutputs } from "./stackOutputs";
import { webhookNamed } from "./webhookNamed";

/** Options that every command takes. */
export interface CommandOptions {
  readonly env: string;
  readonly folder: string;
  readonly json?: boolean;
  /** Take the offline plan, with its stand-ins, in the place of the deployed stack. */
  readonly offline?: boolean;
}

/** Where a command prints; a terminal is treated with more care than a pipe. */
export interface Console {
  print(text: string): void;
  readonly isTerminal: boolean;
}

/** @returns whether the policy pack has a mandatory finding. */
export async function plan(options: CommandOptions, console: Console): Promise<boolean> {
  const planned = await planOffline(options);
  const { files, withoutProject } = planFiles(planned);
  const folder = join("out", options.env);
  writeFolder(resolve(options.folder, folder), files);
  const notes = withoutProject === undefined ? {} : { withoutProject };
  const refused = planned.findings.some(({ level }) => level === "mandatory");
  if (options.json) {
    console.print(json({ ...summary(planned), ...notes }));
    return refused;
  }
  console.print(
    [
      `# Offline plan of environment ${planned.env}. What only a provider knows is a stand-in, written <like this> or with stand-in in it.`,
      `\n## ${planned.resources.length} resources\n\n${resourceTree(planned.resources)}`,
      `\n## Pending\n\n${pendingReport(planned.pending)}`,
      `\n## Policy\n\n${findingsReport(planned.findings)}`,
      ...section("Notes", notesReport(planned.pipelines as Parameters<typeof notesReport>[0])),
      ...section("Sender settings", settingsReport(planned.pipelines as PipelineSettings)),
      ...(planned.setup === undefined ? [] : [`\n## setup: run once, first\n\n${planned.setup}`]),
      `\n## ddl\n\n${planned.ddl}`,
      `## Files\n\n${[...files.keys()]
        .sort()
        .map((file) => join(folder, file))
        .join("\n")}\n`,
      ...(withoutProject === undefined ? [] : [`## No project for mz-deploy\n\n${withoutProject}\n`]),
    ].join("\n"),
  );
  return refused;
}

/** A section of its own, where there is something to say. */
function section(title: string, text: string): readonly string[] {
  return text === "" ? [] : [`\n## ${title}\n\n${text}`];
}

function summary(planned: OfflinePlan): object {
  const { env, resources, ddl, setup, pending, pipelines, findings } = planned;
  return { env, resources, ddl, ...(setup === undefined ? {} : { setup }), pending, pipelines, findings };
}

/** `ddl` or `setup`, as the stack has it. */
export async function script(
  name: "ddl" | "setup",
  options: CommandOptions,
  console: Console,
): Promise<void> {
  const text = options.offline
    ? (await planOffline(options))[name]
    : (await stackOutputs(options.folder, options.env, false))[name];
  if (options.json) return console.print(json({ [name]: text ?? "" }));
  console.print(typeof text === "string" ? text : "");
}

/** The lists of brokers as ALTER CONNECTION: for connections that are there before the cluster grows or shrinks. */
export async function brokers(options: CommandOptions, console: Console): Promise<void> {
  const ddl = options.offline
    ? (await planOffline(options)).ddl
    : outputOf(await stackOutputs(options.folder, options.env, false), "ddl", options.env, isText);
  const text = alterBrokersScript(ddl);
  console.print(options.json ? json({ brokers: text }) : text);
}

/** What to enter in the consoles of senders; secrets are named only. */
export async function settings(options: CommandOptions, console: Console): Promise<void> {
  const pipelines = options.offline
    ? (await planOffline(options)).pipelines
    : outputOf(await stackOutputs(options.folder, options.env, false), "pipelines", options.env, isMap);
  const all = pipelines as PipelineSettings;
  if (options.json) {
    const own = Object.entries(all).filter(([, { senderSettings }]) => senderSettings !== undefined);
    const list = own.map(([name, { webhookUrl, senderSettings }]) => [name, { webhookUrl, senderSettings }]);
    return console.print(json(Object.fromEntries(list)));
  }
  const report = settingsReport(all);
  console.print(
    report === ""
      ? "No pipeline has a sender to be told.\n"
      : `${report}\n\nSecrets: pulumi stack output senderSecrets --show-secrets --stack ${options.env}\n`,
  );
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export async function secrets(
  options: CommandOptions & { readonly show?: boolean; readonly rotate?: boolean },
  console: Console,
): Promise<void> {
  if (options.offline) {
    if (!options.show) {
      throw new RunError(
        "secrets of an offline plan are stand-ins, and run in Materialize they would be its secrets: say --show to look at them",
      );
    }
    const planned = await planOffline(options);
    const text = `${STAND_INS}\n\n${options.rotate ? rotateScript(planned.secrets) : planned.secrets}`;
    return console.print(options.json ? json({ secrets: text }) : text);
  }
  if (console.isTerminal && !options.show) {
    throw new RunError(
      "secrets would be printed on a terminal: pipe them into psql -X -v ON_ERROR_STOP=1 -v VERBOSITY=terse, or say --show",
    );
  }
  const stored = outputOf(
    await stackOutputs(options.folder, options.env, true),
    "secrets",
    options.env,
    isText,
  );
  const text = options.rotate ? rotateScript(stored) : stored;
  console.print(options.json ? json({ secrets: text }) : text);
}

/** @returns whether something is pending. */
export async function pending(options: CommandOptions, console: Console): Promise<boolean> {
  const list = options.offline
    ? (await planOffline(options)).pending
    : outputOf(await stackOutputs(options.folder, options.env, false), "pending", options.env, isPendingList);
  console.print(options.json ? json(list) : `${pendingReport(list)}\n`);
  return list.length > 0;
}

function isPendingList(value: unknown): value is readonly PendingEntry[] {
  return Array.isArray(value);
}

/** Queries name objects only, and names are the same offline. */
export async function monitor(options: CommandOptions, console: Console): Promise<void> {
  const { entries, deployment } = await planOffline(options);
  console.print(
    options.json ? json(operatorQueries(entries, deployment)) : monitoringScript(entries, deployment),
  );
}

/** Names and keys only, too. */
export async function consume(options: CommandOptions, console: Console): Promise<void> {
  const { entries } = await planOffline(options);
  console.print(options.json ? json(relationConsumers(entries)) : consumerScript(entries));
}

/** The new definition is what the config says now. */
export async function swap(
  options: CommandOptions & { readonly webhook: string },
  console: Console,
): Promise<void> {
  const planned = await planOffline(options);
  const script = webhookSwapScript(planned.entries, webhookNamed(planned, options.webhook));
  const text = await valueOf(parsed(script, "swap"));
  console.print(options.json ? json({ swap: text }) : text);
}

export async function exportProject(
  options: CommandOptions & { readonly out: string; readonly mzVersion?: string },
  console: Console,
): Promise<void> {
  const planned = await planOffline(options);
  const scripts = options.offline ? planned : await stackOutputs(options.folder, options.env, false);
  const ddl = String(scripts.ddl);
  const files = mzDeployProject({
    ddl,
    ...(typeof scripts.setup === "string" ? { setup: scripts.setup } : {}),
    entries: planned.entries,
    ...(options.mzVersion === undefined ? {} : { mzVersion: options.mzVersion }),
  });
  const folder = resolve(options.folder, options.out);
  writeFolder(folder, files);
  const variables = projectVariables(planned.entries);
  const withScripts = staysWithScripts({ ddl, entries: planned.entries });
  if (options.json) return console.print(json({ folder, files: [...files.keys()], variables, withScripts }));
  console.print(
    `${files.size} files in ${folder}\n` +
      (variables.length === 0 ? "" : `Set these where mz-deploy applies them: ${variables.join(", ")}\n`) +
      (withScripts.length === 0 ? "" : `Run ddl before mz-deploy, for these: ${withScripts.join(", ")}\n`),
  );
}
