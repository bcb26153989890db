import { closest } from "fastest-levenshtein";
import { RunError } from "@pulumi/pulumi";
import * as z from "zod";
import { Catalog, type MzObject } from "../materialize";
import { materializeConfig, type MaterializeConfig } from "./config/materialize";
import { Secrets, setSecretCommand } from "./config/secrets";
import { appendKey, NAMESPACE, problemsOf, type Problem } from "./config/strict";
import { pipelineContext, type PipelineContext } from "./context";
import { PIPELINE_KINDS } from "./kinds";
import { type PipelineKind } from "./pipeline";

/** One pipeline of a checked environment. */
export interface PlannedPipeline {
  readonly name: string;
  readonly kind: PipelineKind<unknown>;
  readonly config: unknown;
}

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
  readonly secrets: Secrets;
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
  const problems: Problem[] = [];
  const materialize = parse(materializeConfig, raw.materialize ?? {}, `${NAMESPACE}:materialize`, problems);
  const pipelines = parsePipelines(raw.pipelines, problems);
  for (const pipeline of pipelines) problems.push(...missingSecrets(pipeline, raw.secrets));
  const context = materialize === undefined ? undefined : pipelineContext(materialize);
  if (context !== undefined) problems.push(...rehearse(pipelines, context));
  if (problems.length > 0 || materialize === undefined || context === undefined)
    throw new RunError(listed(problems));
  return { materialize, context, pipelines, secrets: raw.secrets };
}

function parse<T>(shape: z.ZodType<T>, value: unknown, base: string, problems: Problem[]): T | undefined {
  const result = shape.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  problems.push(...problemsOf(result.error, value, base));
  return undefined;
}

function parsePipelines(raw: unknown, problems: Problem[]): readonly PlannedPipeline[] {
  const base = `${NAMESPACE}:pipelines`;
  const entries = parse(
    z.record(z.string(), z.looseObject({ kind: z.unknown() })),
    raw ?? {},
    base,
    problems,
  );
  if (entries === undefined) return [];
  if (Object.keys(entries).length === 0)
    problems.push({ path: base, message: "must name at least one pipeline, got {}" });
  const names = Object.keys(entries).sort();
  return names.flatMap((name) => parsePipeline(name, entries[name] ?? {}, appendKey(base, name), problems));
}

function parsePipeline(
  name: string,
  entry: { kind?: unknown },
  path: string,
  problems: Problem[],
): readonly PlannedPipeline[] {
  if (!PIPELINE_NAME.test(name) || name.length > LONGEST_NAME) {
    problems.push({
      path,
      message: `must have a name of a-z 0-9 - (first a letter, at most ${LONGEST_NAME}), got ${JSON.stringify(name)}`,
    });
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
  return parsed === undefined ? [] : [{ name, kind: pipelineKind, config: parsed }];
}

function unknownKind(kind: unknown, known: readonly string[]): string {
  if (kind === undefined) return `is missing; it must be one of ${known.join(", ")}`;
  const near = typeof kind === "string" ? `; did you mean ${JSON.stringify(closest(kind, [...known]))}?` : "";
  return `must be one of ${known.join(", ")}, got ${JSON.stringify(kind)}${near}`;
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

/** Makes every object on stand-ins: what the shapes cannot tell, and names that clash between pipelines. */
function rehearse(pipelines: readonly PlannedPipeline[], context: PipelineContext): readonly Problem[] {
  const problems: Problem[] = [];
  const attempt = (path: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!RunError.isInstance(error)) throw error;
      problems.push({ path, message: error.message });
    }
  };
  const objects: MzObject[] = [];
  for (const { name, kind, config } of pipelines) {
    attempt(`${NAMESPACE}:pipelines.${name}`, () => objects.push(...kind.rehearse(name, config, context)));
  }
  attempt(`${NAMESPACE}:pipelines`, () => new Catalog(objects));
  return problems;
}

function listed(problems: readonly Problem[]): string {
  const lines = problems.map(({ path, message }) => {
    // A check that knows its own path says it: once is enough.
    return message.startsWith(path) ? `  ${message}` : `  ${path}: ${message}`;
  });
  const count = problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`;
  return `the config has ${count}:\n${lines.join("\n")}`;
}
