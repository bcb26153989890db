import { type PendingEntry } from "../materialize";
import { type WebhookSetting } from "../components";
import { type Finding } from "../policy/findings";
import { keyOf, type PlannedResource } from "./offline/recorder";

/** The resources as a tree, children under their components, each level by name. */
export function resourceTree(resources: readonly PlannedResource[]): string {
  const keys = new Set(resources.map((resource) => keyOf(resource.type, resource.name)));
  const children = new Map<string | undefined, PlannedResource[]>();
  for (const resource of resources) {
    const parent = resource.parent !== undefined && keys.has(resource.parent) ? resource.parent : undefined;
    children.set(parent, [...(children.get(parent) ?? []), resource]);
  }
  const lines: string[] = [];
  const walk = (parent: string | undefined, indent: string): void => {
    const here = children.get(parent) ?? [];
    here.forEach((resource, i) => {
      const last = i === here.length - 1;
      lines.push(`${indent}${last ? "└─ " : "├─ "}${resource.type}  ${resource.name}`);
      walk(keyOf(resource.type, resource.name), `${indent}${last ? "   " : "│  "}`);
    });
  };
  walk(undefined, "");
  return lines.join("\n");
}

/** What is missing, who gives it, and what to do with it. */
export function pendingReport(pending: readonly PendingEntry[]): string {
  if (pending.length === 0) return "Nothing is pending: the DDL is whole.";
  return pending.map(pendingEntry).join("\n\n");
}

function pendingEntry(entry: PendingEntry): string {
  return [
    `${entry.configKey}: ${entry.what}`,
    `  given by   ${entry.givenBy}`,
    ...(entry.query === undefined ? [] : [`  fetch it   ${entry.query};`]),
    ...(entry.command === undefined ? [] : [`  fetch it   ${entry.command}`]),
    `  set it     in the environment's file, at ${entry.configKey}`,
    ...(entry.next === undefined ? [] : [`  then       ${entry.next}`]),
    ...entry.waiting.map((object, i) => `  ${i === 0 ? "waiting    " : "           "}${object}`),
  ].join("\n");
}

/** What the policy pack has found, the levels first. */
export function findingsReport(findings: readonly Finding[]): string {
  if (findings.length === 0) return "No finding.";
  return findings
    .map(({ level, rule, resource, message }) => `${level} ${rule}\n  ${resource}\n  ${message}`)
    .join("\n\n");
}

/** What each pipeline says to its operator. */
export function notesReport(
  pipelines: Readonly<Record<string, { readonly notes?: readonly string[] }>>,
): string {
  return Object.entries(pipelines)
    .flatMap(([name, { notes = [] }]) => notes.map((note) => `${name}: ${note}`))
    .join("\n");
}

/** Pipelines as the outputs have them: of what is not a webhook's, nothing is looked at. */
export type PipelineSettings = Readonly<
  Record<string, { readonly webhookUrl?: string; readonly senderSettings?: readonly WebhookSetting[] }>
>;

/** What to enter in the console of each sender, page by page. A secret is named, never shown. */
export function settingsReport(pipelines: PipelineSettings): string {
  return Object.entries(pipelines)
    .flatMap(([name, { senderSettings }]) =>
      senderSettings === undefined ? [] : [[name, ...pages(senderSettings)].join("\n")],
    )
    .join("\n\n");
}

function pages(settings: readonly WebhookSetting[]): readonly string[] {
  const width = Math.max(...settings.map(({ field }) => field.length));
  return settings.flatMap((setting, i) => [
    ...(settings[i - 1]?.on === setting.on ? [] : [`  ${setting.on}`]),
    `    ${setting.field.padEnd(width)}  ${entered(setting)}`,
  ]);
}

function entered(setting: WebhookSetting): string {
  if ("value" in setting) return setting.value;
  return "secret" in setting ? `(secret: ${setting.secret})` : `(copy it to ${setting.copyTo})`;
}
