import { RunError } from "@pulumi/pulumi";
import { type Entry } from "../catalog";
import { type MzObject } from "../model/object";
import { literal, qualified } from "../text/quote";
import { statements, terminated, type Token } from "../text/tokens";
import { isWebhook } from "../webhook/url";
import { statementHead, variableIn, withoutIfNotExists, type StatementHead } from "./statement";

/**
 * The same objects as a project for mz-deploy, Materialize's tool for change and drift: a file an object, the path is
 * the name, no secret in it, and nothing that still waits for a pending value.
 *
 * Webhooks (sources and tables) stay with `ddl`, and with them what is said about them: mz-deploy takes no such
 * statement. The project names them among its dependencies, so that views may read them. A grant on a cluster that is
 * there already stays too, because it has no file to stand in: see {@link staysWithScripts}.
 *
 * Rules: the layout and the checks of mz-deploy v0.1 (its documentation and its compiler's sources, read Nov 2026).
 */
export interface ProjectArgs {
  /** The `ddl` script, as the stack has it or as the offline plan printed it. */
  readonly ddl: string;
  /** The `setup` script, where there is one. */
  readonly setup?: string;
  /** The catalog that the scripts came from: it knows the secrets, whose values never leave. */
  readonly entries: readonly Entry[];
  /** @default "cloud" */
  readonly mzVersion?: string;
}

/** Text by path, both sorted: `models/materialize/ingest/segment_kafka.sql`. */
export type ProjectFiles = ReadonlyMap<string, string>;

/** What has a file of its own; databases and schemas follow from the paths. */
const STORAGE = ["SECRET", "CONNECTION", "SOURCE", "TABLE", "SINK"];
const COMPUTE = ["VIEW", "MATERIALIZED VIEW"];
/** Object names that mz-deploy takes. */
const OBJECT_NAME = /^[a-z_][a-z0-9_$]*$/;
/** All others it compares as Materialize prints them: quoted they no longer are the file's. */
const BARE_NAME = /^[a-z_][a-z0-9_]*$/;
/** Words that Materialize's parser (26.41) prints in quotes. */
const QUOTED_WORDS = new Set(
  (
    "all any array as case cast cross day distinct except false fetch from full group having hour if inner intersect " +
    "into join left limit list minute month natural not null offset on options order outer prepare qualify returning " +
    "right second select set show some table true union using values when where window with year"
  ).split(" "),
);

interface ProjectFile {
  readonly on: readonly string[];
  /** Says something about a database or a schema: the only kind of file without a statement that makes an object. */
  readonly isModifier: boolean;
  readonly primary: string[];
  readonly companions: string[];
}

/**
 * @throws RunError listing everything that a project cannot hold: a name with capitals, an index on a table, tables
 *   and views in one schema, a comment on a role that is there already, secrets of one name, text that would be taken
 *   for a variable.
 */
export function mzDeployProject(args: ProjectArgs): ProjectFiles {
  const files = new Map<string, ProjectFile>();
  const problems: string[] = [];
  const place = (path: string, head: StatementHead, text: string): void => {
    const isModifier = head.keyword === "DATABASE" || head.keyword === "SCHEMA";
    const file = files.get(path) ?? { on: head.on, isModifier, primary: [], companions: [] };
    (head.role === "create" ? file.primary : file.companions).push(text);
    files.set(path, file);
  };
  const schemas = new Map<string, Set<string>>();

  for (const statement of [...statements(args.setup ?? ""), ...statements(args.ddl)]) {
    const head = statementHead(statement);
    if (head === undefined) {
      problems.push(`a statement is of no kind that a project holds: ${excerpt(statement)}`);
      continue;
    }
    const path = filePath(head);
    if (path === undefined || stays(head, args.entries)) continue;
    problems.push(...unfitFor(head, args.entries));
    if (head.role === "create" && head.on.length === 3)
      addTo(schemas, head.on.slice(0, 2).join("."), head.keyword);
    place(path, head, terminated(withoutIfNotExists(statement)));
  }
  for (const secret of secretsOf(args.entries)) {
    addTo(schemas, secret.path.slice(0, 2).join("."), "SECRET");
    problems.push(...unfitNames(secret.path));
    place(
      modelPath(secret.path),
      { role: "create", keyword: "SECRET", on: secret.path },
      `CREATE SECRET ${qualified(secret.path)} AS ${secretProvider(secret)};`,
    );
  }
  for (const { path } of webhooksOf(args.entries)) problems.push(...unfitNames(path));
  problems.push(...mixedSchemas(schemas), ...sharedVariables(args.entries), ...orphans(files.values()));
  const texts = [...files].map(
    ([path, { primary, companions }]) => [path, `${[...primary, ...companions].join("\n\n")}\n`] as const,
  );
  for (const [path, text] of texts) problems.push(...variables(path, text));
  if (problems.length > 0) {
    throw new RunError(
      `mz-deploy cannot hold these:\n${[...new Set(problems)].map((problem) => `  ${problem}`).join("\n")}`,
    );
  }
  const all = [...texts, ["project.toml", projectToml(args)] as const];
  return new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function filePath(head: StatementHead): string | undefined {
  switch (head.keyword) {
    case "CLUSTER":
      return `clusters/${head.on[0]}.sql`;
    case "ROLE":
      return `roles/${head.on[0]}.sql`;
    case "DATABASE":
    case "SCHEMA":
      // They follow from the paths; what is said about them stands in their modifier.
      return head.role === "create" ? undefined : `models/${head.on.join("/")}.sql`;
    default:
      return modelPath(head.on);
  }
}

function modelPath(path: readonly string[]): string {
  return `models/${path.join("/")}.sql`;
}

function unfitFor(head: StatementHead, entries: readonly Entry[]): readonly string[] {
  const problems = [...unfitNames(head.on), ...unfitNames(head.cluster === undefined ? [] : [head.cluster])];
  if (head.role === "create" && !entries.some((entry) => sameName(entry.object.path, head.on))) {
    // Its secrets are not among the entries either: the project would lack them.
    problems.push(`${qualified(head.on)} is in the ddl and not in this environment: run pulumi up first`);
  }
  if (head.role === "index") {
    const on = entries.find((entry) => sameName(entry.object.path, head.on))?.object.kind;
    if (on !== "view" && on !== "materialized-view")
      problems.push(`an index on ${qualified(head.on)}: only views can have one`);
  }
  return problems;
}

function unfitNames(path: readonly string[]): readonly string[] {
  const isObject = path.length === 3;
  const fits = (part: string): boolean =>
    isObject ? OBJECT_NAME.test(part) : BARE_NAME.test(part) && !QUOTED_WORDS.has(part);
  const rule = isObject
    ? "it must be of a-z 0-9 _ $, and not start with a digit"
    : "it must be of a-z 0-9 _, not start with a digit, and be no keyword";
  return path.filter((part) => !fits(part)).map((part) => `the name ${JSON.stringify(part)}: ${rule}`);
}

function variables(path: string, text: string): readonly string[] {
  const variable = variableIn(text);
  return variable === undefined
    ? []
    : [`${variable} in ${path} would be taken for a variable: write it with a space, or as a literal`];
}

/** A grant or a comment stands in the file of what it is about, and a file makes something. */
function orphans(files: Iterable<ProjectFile>): readonly string[] {
  return [...files]
    .filter(({ primary, isModifier }) => primary.length === 0 && !isModifier)
    .map(({ on }) => `a grant or a comment on ${qualified(on)}, which the project does not make`);
}

/** Each secret would get the value of the other. */
function sharedVariables(entries: readonly Entry[]): readonly string[] {
  const all = projectVariables(entries);
  const twice = new Set(all.filter((variable, i) => all.indexOf(variable) !== i));
  return [...twice].map((variable) => `two secrets from the variable ${variable}: rename one of them`);
}

function mixedSchemas(schemas: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  return [...schemas]
    .filter(([, kinds]) => STORAGE.some((kind) => kinds.has(kind)) && COMPUTE.some((kind) => kinds.has(kind)))
    .map(
      ([schema]) =>
        `schema ${schema}: views stand in one schema, sources, tables, connections and secrets in another`,
    );
}

function addTo(schemas: Map<string, Set<string>>, schema: string, keyword: string): void {
  schemas.set(schema, (schemas.get(schema) ?? new Set()).add(keyword));
}

/** A webhook and what is said about it, and a grant on a cluster that no file makes. */
function stays(head: StatementHead, entries: readonly Entry[]): boolean {
  return entries.some(
    ({ object }) => sameName(object.path, head.on) && (isWebhook(object) || isForeignGrant(head, object)),
  );
}

function isForeignGrant({ role, keyword }: StatementHead, on: MzObject): boolean {
  return role === "grant" && keyword === "CLUSTER" && on.kind === "cluster" && on.existing;
}

/**
 * What the project leaves to `ddl`, which has to run before mz-deploy applies it: webhooks by their names, grants whole.
 *
 * @example ['SOURCE "materialize"."ingest"."clicks"', 'GRANT USAGE ON CLUSTER "quickstart" TO "bi"']
 */
export function staysWithScripts({ ddl, entries }: Pick<ProjectArgs, "ddl" | "entries">): readonly string[] {
  return statements(ddl).flatMap((statement) => {
    const head = statementHead(statement);
    if (head === undefined || !stays(head, entries)) return [];
    if (head.role === "create") return [`${head.keyword} ${qualified(head.on)}`];
    // What is said about a webhook goes without saying.
    return head.keyword === "CLUSTER" ? [textOf(statement)] : [];
  });
}

/** Those that the scripts make. */
function webhooksOf(entries: readonly Entry[]): readonly MzObject[] {
  return entries
    .filter(({ object, waitsFor }) => isWebhook(object) && waitsFor.length === 0)
    .map(({ object }) => object);
}

function sameName(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

/** Without those that only webhooks use: they stay with the scripts as well, and would be given another value here. */
function secretsOf(entries: readonly Entry[]): readonly MzObject[] {
  const users = (secret: MzObject): readonly MzObject[] =>
    entries
      .map(({ object }) => object)
      .filter(({ references }) => references.some((other) => other === secret));
  const ofWebhooks = (secret: MzObject): boolean => {
    const all = users(secret);
    return all.length > 0 && all.every(isWebhook);
  };
  return entries
    .filter(({ object, waitsFor }) => object.kind === "secret" && !object.existing && waitsFor.length === 0)
    .map(({ object }) => object)
    .filter((object) => !ofWebhooks(object));
}

/** Where mz-deploy reads the value when it applies: Secrets Manager where the secret is kept there, else the environment. */
function secretProvider(secret: MzObject): string {
  const { awsSecret } = secret.args as { readonly awsSecret?: string };
  return awsSecret === undefined
    ? `env_var(${literal(secretVariable(secret))})`
    : `aws_secret(${literal(awsSecret)})`;
}

function secretVariable(secret: MzObject): string {
  // No shell sets a variable with a dollar sign in its name.
  return (secret.path.at(-1) ?? "").toUpperCase().replaceAll("$", "_");
}

/** The environment variables that must be set where mz-deploy applies the project. */
export function projectVariables(entries: readonly Entry[]): readonly string[] {
  return secretsOf(entries)
    .filter((secret) => (secret.args as { readonly awsSecret?: string }).awsSecret === undefined)
    .map(secretVariable);
}

function projectToml(args: ProjectArgs): string {
  const usesAws = secretsOf(args.entries).some(
    (secret) => (secret.args as { readonly awsSecret?: string }).awsSecret !== undefined,
  );
  const lines = [`mz_version = ${JSON.stringify(args.mzVersion ?? "cloud")}`];
  const webhooks = webhooksOf(args.entries).map(({ path }) => JSON.stringify(path.join(".")));
  if (webhooks.length > 0) lines.push(`dependencies = [${webhooks.join(", ")}]`);
  // The documentation says [profiles.<name>.security], the newest source [<name>.security]: each ignores the other's.
  if (usesAws)
    lines.push(
      "",
      "[default.security]",
      'aws_profile = "default"',
      "",
      "[profiles.default.security]",
      'aws_profile = "default"',
    );
  return `${lines.join("\n")}\n`;
}

function excerpt(statement: readonly Token[]): string {
  return textOf(statement).slice(0, 60);
}

function textOf(statement: readonly Token[]): string {
  return statement.map((token) => token.text).join("");
}
