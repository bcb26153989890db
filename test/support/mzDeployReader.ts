/**
 * Reads an exported project as mz-deploy does, from its documentation and the checks that its compiler makes. It knows
 * nothing of `materialize/`: what both get wrong in the same way is all that it cannot see. It checks no types, and no
 * reference to objects outside of the project.
 *
 * Rules read Nov 2026: reference/mz-deploy.md; github.com/MaterializeInc/materialize, src/mz-deploy/src/project:
 * syntax/variables.rs, compiler/object_validation/{identifiers,clusters,references,schema_constraints}.rs,
 * compiler/mod_statements.rs, clusters.rs, roles.rs.
 */
import { lex, nameAt, variablesIn, type Lexeme } from "../materialize/project/mzDeployText";

/** Materialize's parser and printer. */
export interface Grammar {
  parse(sql: string): {
    readonly statements: readonly { readonly kind: string; readonly sql: string }[];
    readonly error: { readonly message: string } | null;
  };
  /** A name as Materialize writes it again: bare, or quoted where it is a keyword or holds more than `a-z0-9_`. */
  printed(name: string): string;
}

export interface ReadObject {
  readonly kind: string;
  /** As the statement says it: database, schema, name; a cluster or a role has one part. */
  readonly name: readonly string[];
  /** Of a secret: `env_var` or `aws_secret`, and its argument. */
  readonly provider?: readonly [string, string];
}

export interface ReadProject {
  /** Primary statements, by file. */
  readonly objects: ReadonlyMap<string, ReadObject>;
  /** Indexes, grants and comments, as `<file>: <kind>`. */
  readonly companions: readonly string[];
  readonly problems: readonly string[];
}

const PRIMARY: Readonly<Record<string, string>> = {
  create_view: "VIEW",
  create_materialized_view: "MATERIALIZED VIEW",
  create_sink: "SINK",
  create_table: "TABLE",
  create_table_from_source: "TABLE",
  create_source: "SOURCE",
  create_connection: "CONNECTION",
  create_secret: "SECRET",
};
const WANTS_CLUSTER = ["create_source", "create_sink", "create_materialized_view", "create_index"];
const COMPUTE = ["VIEW", "MATERIALIZED VIEW"];
const GRANTED_AS_TABLE = ["TABLE", "SOURCE", "VIEW", "MATERIALIZED VIEW"];

interface Place {
  readonly holds: "cluster" | "role" | "database" | "schema" | "object";
  readonly path: readonly string[];
}

function placeOf(file: string): Place | undefined {
  const parts = file.split("/");
  if (!file.endsWith(".sql")) return undefined;
  const path = [...parts.slice(1, -1), parts.at(-1)!.slice(0, -".sql".length)];
  if (parts[0] === "clusters" && path.length === 1) return { holds: "cluster", path };
  if (parts[0] === "roles" && path.length === 1) return { holds: "role", path };
  const models = ["database", "schema", "object"] as const;
  return parts[0] === "models" && path.length <= 3 ? { holds: models[path.length - 1]!, path } : undefined;
}

export function readProject(files: ReadonlyMap<string, string>, grammar: Grammar): ReadProject {
  const problems: string[] = [];
  const objects = new Map<string, ReadObject>();
  const companions: string[] = [];
  const schemas = new Map<string, Set<string>>();

  for (const [file, text] of files) {
    const report = (what: string): void => void problems.push(`${file}: ${what}`);
    if (file === "project.toml") {
      problems.push(...tomlProblems(text).map((what) => `${file}: ${what}`));
      continue;
    }
    const place = placeOf(file);
    if (place === undefined) {
      report("is no place of the layout");
      continue;
    }
    for (const variable of variablesIn(text)) report(`the variable ${variable} would be substituted`);
    for (const part of place.path) if (!isName(part)) report(`the name ${part} is not allowed`);
    const { statements, error } = grammar.parse(text);
    if (error !== null) report(`does not parse: ${error.message}`);
    let primary: ReadObject | undefined;
    let main = 0;
    for (const { kind, sql } of statements) {
      const lexemes = lex(sql);
      const made = createdName(kind, place, lexemes);
      if (made !== undefined) {
        main++;
        primary ??= { ...made, ...(kind === "create_secret" && { provider: providerOf(lexemes) }) };
        if (!same(made.name, place.path)) report(`makes ${made.name.join(".")}`);
        if (place.holds !== "object") printedProblems(made.name, grammar).forEach(report);
        if (kind === "create_secret" && primary.provider === undefined) report("its value is in the file");
      } else {
        companions.push(`${file}: ${kind}`);
        companionProblems(kind, place, primary?.kind, lexemes, grammar).forEach(report);
      }
      if (WANTS_CLUSTER.includes(kind)) clusterProblems(lexemes, grammar).forEach(report);
    }
    const wanted = place.holds === "database" || place.holds === "schema" ? 0 : 1;
    if (main !== wanted) report(`holds ${main} primary statements`);
    if (primary === undefined) continue;
    objects.set(file, primary);
    if (place.holds === "object") {
      const schema = place.path.slice(0, 2).join(".");
      schemas.set(schema, (schemas.get(schema) ?? new Set()).add(primary.kind));
    }
  }
  for (const [schema, kinds] of schemas) {
    const views = [...kinds].filter((kind) => COMPUTE.includes(kind)).length;
    if (views > 0 && views < kinds.size) problems.push(`schema ${schema}: views stand beside storage`);
  }
  problems.push(...wholeProblems(files, objects));
  return { objects, companions, problems };
}

/** What concerns the project as a whole. */
function wholeProblems(
  files: ReadonlyMap<string, string>,
  objects: ReadonlyMap<string, ReadObject>,
): readonly string[] {
  const toml = files.get("project.toml");
  const problems = toml === undefined ? ["project.toml is missing"] : [];
  const providers = [...objects.values()].flatMap(({ provider }) =>
    provider === undefined ? [] : [provider],
  );
  if (providers.some(([by]) => by === "aws_secret") && !/^aws_profile = "/m.test(toml ?? ""))
    problems.push("project.toml: aws_secret wants an aws_profile");
  const variables = providers.filter(([by]) => by === "env_var").map(([, variable]) => variable);
  for (const variable of new Set(variables)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) problems.push(`no shell can set ${variable}`);
    if (variables.filter((other) => other === variable).length > 1)
      problems.push(`two secrets are read from ${variable}`);
  }
  return problems;
}

/** The keys of the newest source: `mz_version`, `dependencies`; each other table is a profile. */
function tomlProblems(text: string): readonly string[] {
  const problems: string[] = [];
  let table = "";
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const [, header] = /^\[([a-z0-9_.]+)\]$/.exec(line) ?? [];
    const [, key] = /^([a-z_]+) = ("[^"\\]*"|true|false)$/.exec(line) ?? [];
    if (header !== undefined) table = header;
    else if (key === undefined) problems.push(`is no line of TOML: ${line}`);
    else if (table === "" ? key !== "mz_version" : table.endsWith(".security") && key !== "aws_profile")
      problems.push(`unknown key ${table}.${key}`);
  }
  if (!/^mz_version = "(cloud|v\d+\.\d+\.\d+)"$/m.test(text)) problems.push("mz_version is no tag");
  return problems;
}

/** identifiers.rs: a lower-case letter of any language or `_`, then also digits and `$`. */
function isName(name: string): boolean {
  return /^[\p{Alphabetic}_][\p{Alphabetic}0-9_$]*$/u.test(name) && !/\p{Lu}/u.test(name);
}

/** The name that a primary statement of this place makes, or `undefined` for any other statement. */
function createdName(kind: string, place: Place, lexemes: readonly Lexeme[]): ReadObject | undefined {
  const keyword =
    place.holds === "object"
      ? PRIMARY[kind]
      : kind === `create_${place.holds}` && ["cluster", "role"].includes(place.holds)
        ? place.holds.toUpperCase()
        : undefined;
  if (keyword === undefined) return undefined;
  let at = 1 + keyword.split(" ").length;
  if (lexemes[at]?.word === "IF") at += 3;
  return { kind: keyword, name: nameAt(lexemes, at) };
}

/** `env_var('X')` or `aws_secret('x')`, and nothing else. */
function providerOf(lexemes: readonly Lexeme[]): readonly [string, string] | undefined {
  const as = lexemes.findIndex(({ word }) => word === "AS");
  const [by, open, argument, close, ...rest] = lexemes.slice(as + 1);
  const known = by !== undefined && ["ENV_VAR", "AWS_SECRET"].includes(by.word ?? "");
  if (
    !known ||
    open?.text !== "(" ||
    argument?.string === undefined ||
    close?.text !== ")" ||
    rest.length > 0
  )
    return undefined;
  return [by.text, argument.string];
}

function companionProblems(
  kind: string,
  place: Place,
  primary: string | undefined,
  lexemes: readonly Lexeme[],
  grammar: Grammar,
): readonly string[] {
  const after = (word: string): number => lexemes.findIndex((lexeme) => lexeme.word === word) + 1;
  const keyword = {
    object: primary,
    cluster: "CLUSTER",
    role: "ROLE",
    database: "DATABASE",
    schema: "SCHEMA",
  }[place.holds];
  if (keyword === undefined) return [`${kind} comes before the object`];
  switch (kind) {
    case "create_index": {
      if (place.holds !== "object" || !COMPUTE.includes(keyword)) return ["an index stands on no view"];
      return named(nameAt(lexemes, after("ON")), place, "an index", grammar);
    }
    case "grant_privileges": {
      if (place.holds === "role") return ["a grant stands in a role's file"];
      const as = GRANTED_AS_TABLE.includes(keyword) ? "TABLE" : keyword;
      return typed(lexemes, after("ON"), as, place, "a grant", grammar);
    }
    case "comment":
      return typed(lexemes, after("ON"), keyword, place, "a comment", grammar);
    default:
      return [`${kind} is not supported here`];
  }
}

/** `ON <TYPE> <name>`: the type and the name must be those of the file. */
function typed(
  lexemes: readonly Lexeme[],
  at: number,
  keyword: string,
  place: Place,
  what: string,
  grammar: Grammar,
): readonly string[] {
  const words = keyword.split(" ");
  if (words.some((word, i) => lexemes[at + i]?.word !== word)) return [`${what} is not on a ${keyword}`];
  return named(nameAt(lexemes, at + words.length), place, what, grammar);
}

function named(name: readonly string[], place: Place, what: string, grammar: Grammar): readonly string[] {
  const problems = same(name, place.path) ? [] : [`${what} is on ${name.join(".")}`];
  return place.holds === "object" ? problems : [...problems, ...printedProblems(name, grammar)];
}

/** Outside of objects' files names are compared as they are printed, with their quotes. */
function printedProblems(name: readonly string[], grammar: Grammar): readonly string[] {
  return name
    .filter((part) => grammar.printed(part) !== part)
    .map((part) => `the name ${part} is printed in quotes, and then is no longer the file's`);
}

function clusterProblems(lexemes: readonly Lexeme[], grammar: Grammar): readonly string[] {
  const at = lexemes.findIndex(({ word }, i) => word === "IN" && lexemes[i + 1]?.word === "CLUSTER");
  if (at < 0) return ["IN CLUSTER is missing"];
  const [cluster] = nameAt(lexemes, at + 2);
  return cluster !== undefined && isName(grammar.printed(cluster))
    ? []
    : [`the cluster ${cluster} is not allowed`];
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}
