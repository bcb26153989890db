import { closest } from "fastest-levenshtein";
import * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi";
import type * as z from "zod";
import { awsConfig, type AwsConfig } from "./config/aws";
import { materializeConfig, type MaterializeConfig } from "./config/materialize";
import { Secrets, setSecretCommand } from "./config/secrets";
import { appendKey, isMap, NAMESPACE, problemsOf, show, type Problem } from "./config/strict";
import { pipelineContext, type PipelineContext } from "./context";
import { PIPELINE_KINDS } from "./kinds";
import { type PipelineKind, type PlannedPipeline } from "./pipeline";
import { rehearse } from "./rehearsal";

/** An environment whose every mistake has been looked for. */
export interface Environment {
  readonly materialize: MaterializeConfig;
  readonly context: PipelineContext;
  /** By name. */
  readonly pipelines: readonly PlannedPipeline[];
  readonly secrets: Secrets;
}

/** What the keys of the namespace hold, as they stand in `Pulumi.<env>.yaml`. */
export interface RawEnvironment {
  readonly materialize: unknown;
  readonly pipelines: unknown;
  /** Of what is made on AWS. @default no tags beside those of the project and the stack */
  readonly aws?: unknown;
  /** The config key `aws:region`, which the AWS provider reads too. @default none: pipelines that need it are refused */
  readonly awsRegion?: string;
  readonly secrets: Secrets;
  /** What was wrong with a key when it was read; a key that is named here is not looked at again. @default none */
  readonly problems?: readonly Problem[];
}

/** Also in resource names, which have 32 characters on some of AWS: short names leave room for roles. */
const PIPELINE_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_NAME = 40;

/**
 * Checks an environment whole, before anything is registered.
 *
 * @throws RunError with every mistake, a line each: its path, what was given, what is wanted.
 */
export function checkEnvironment(raw: RawEnvironment): Environment {
  const problems: Problem[] = [...(raw.problems ?? [])];
  const unread = (key: string): boolean => problems.some(({ path }) => path === `${NAMESPACE}:${key}`);
  const [noMaterialize, noPipelines, noSecrets, noAws] = ["materialize", "pipelines", "secrets", "aws"].map(
    unread,
  );
  problems.push(...hiddenKeys(raw.materialize, `${NAMESPACE}:materialize`));
  problems.push(...hiddenKeys(raw.aws, `${NAMESPACE}:aws`));
  problems.push(...hiddenKeys(raw.pipelines, `${NAMESPACE}:pipelines`));
  const given = noMaterialize ? {} : (raw.materialize ?? {});
  const materialize = parse(materializeConfig, given, `${NAMESPACE}:materialize`, problems);
  const aws = parse(awsConfig, noAws ? {} : (raw.aws ?? {}), `${NAMESPACE}:aws`, problems);
  const pipelines = noPipelines ? [] : parsePipelines(raw.pipelines, problems);
  if (!noSecrets) for (const pipeline of pipelines) problems.push(...missingSecrets(pipeline, raw.secrets));
  // With mistakes in `materialize` the pipelines are still looked through, on its defaults.
  const context = pipelineContext(materialize ?? materializeConfig.parse({}), {
    region: raw.awsRegion,
    tags: tagsOf(aws),
  });
  problems.push(...rehearse(pipelines, context));
  if (problems.length > 0 || materialize === undefined) throw new RunError(listed(problems));
  return { materialize, context, pipelines, secrets: raw.secrets };
}

/** What everything on AWS is found by, whoever looks; the config's own win. */
function tagsOf(aws: AwsConfig | undefined): Readonly<Record<string, string>> {
  return { Project: pulumi.getProject(), Environment: pulumi.getStack(), ...aws?.tags };
}

/** Keys called `__proto__`: the schema's library passes over them in silence. */
function hiddenKeys(value: unknown, path: string): readonly Problem[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const at = appendKey(path, Array.isArray(value) ? Number(key) : key);
    return key === "__proto__" ? [{ path: at, message: "must be called otherwise" }] : hiddenKeys(item, at);
  });
}

function parse<T>(shape: z.ZodType<T>, value: unknown, base: string, problems: Problem[]): T | undefined {
  const result = shape.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  problems.push(...problemsOf(result.error, value, base));
  return undefined;
}

function parsePipelines(raw: unknown, problems: Problem[]): readonly PlannedPipeline[] {
  const base = `${NAMESPACE}:pipelines`;
  if (raw !== undefined && raw !== null && !isMap(raw)) {
    problems.push({ path: base, message: `must be a map of keys, got ${show(raw)}` });
    return [];
  }
  const entries = Object.entries(raw ?? {});
  if (entries.length === 0)
    problems.push({ path: base, message: `must name at least one pipeline, got ${show(raw)}` });
  return entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, entry]) => parsePipeline(name, entry, appendKey(base, name), problems));
}

function parsePipeline(
  name: string,
  entry: unknown,
  path: string,
  problems: Problem[],
): readonly PlannedPipeline[] {
  // Already among the hidden keys.
  if (name === "__proto__") return [];
  const named = PIPELINE_NAME.test(name) && name.length <= LONGEST_NAME;
  if (!named) {
    problems.push({
      path,
      message: `must have a name of a-z 0-9 - (first a letter, at most ${LONGEST_NAME}), got ${JSON.stringify(name)}`,
    });
  }
  if (!isMap(entry)) {
    problems.push({ path, message: `must be a map of keys, got ${show(entry)}` });
    return [];
  }
  const { kind, ...config } = entry;
  const known = PIPELINE_KINDS as readonly unknown[] as readonly PipelineKind<unknown>[];
  const pipelineKind = known.find((candidate) => candidate.kind === kind);
  if (pipelineKind === undefined) {
    problems.push({
      path: `${path}.kind`,
      message: unknownKind(
        kind,
        known.map((candidate) => candidate.kind),
      ),
    });
    return [];
  }
  const parsed = parse(pipelineKind.shape, config, path, problems);
  return parsed === undefined || !named ? [] : [{ name, kind: pipelineKind, config: parsed }];
}

function unknownKind(kind: unknown, known: readonly string[]): string {
  if (kind === undefined) return `is missing; it must be one of ${known.join(", ")}`;
  const near = typeof kind === "string" ? `; did you mean ${JSON.stringify(closest(kind, [...known]))}?` : "";
  return `must be one of ${known.join(", ")}, got ${show(kind)}${near}`;
}

function missingSecrets({ name, kind, config }: PlannedPipeline, secrets: Secrets): readonly Problem[] {
  const missing = new Set(
    kind
      .secretsOf(config)
      .flatMap(({ secret }) => (secret === undefined || secrets.has(secret) ? [] : [secret])),
  );
  return [...missing].map((secret) => ({
    path: `${NAMESPACE}:pipelines.${name}`,
    message:
      `refers to secret ${JSON.stringify(secret)}, which is missing ` +
      `(there: ${secrets.names().join(", ") || "none"}); set it: ${setSecretCommand(secret)}`,
  }));
}

function listed(problems: readonly Problem[]): string {
  const lines = problems.map(({ path, message }) => {
    // A check that knows its own path says it: once is enough.
    return message.startsWith(path) ? `  ${message}` : `  ${path}: ${message}`;
  });
  const count = problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`;
  return `the config has ${count}:\n${lines.join("\n")}`;
}
