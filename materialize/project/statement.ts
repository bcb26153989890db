import { blockComment, nameOf, type Token } from "../text/tokens";

/** What a statement of our own scripts makes or belongs to. */
export interface StatementHead {
  /** `create`: makes `on`; the others are companions of it. */
  readonly role: "create" | "index" | "grant" | "comment";
  /** `CONNECTION`, `MATERIALIZED VIEW`, `TABLE` … */
  readonly keyword: string;
  /** The object made or accompanied: one to three parts. */
  readonly on: readonly string[];
  /** The cluster that it runs on. */
  readonly cluster?: string;
}

/** Longest first: `MATERIALIZED VIEW` is no VIEW. */
const KEYWORDS = [
  "MATERIALIZED VIEW",
  "CONNECTION",
  "DATABASE",
  "CLUSTER",
  "SCHEMA",
  "SECRET",
  "SOURCE",
  "TABLE",
  "ROLE",
  "VIEW",
  "SINK",
];

/** Reads the head of a statement that our scripts wrote, or `undefined` for one that they do not write. */
export function statementHead(statement: readonly Token[]): StatementHead | undefined {
  const solid = statement.filter((token) => token.kind !== "space" && token.kind !== "comment");
  const word = (i: number): string => (solid[i]?.kind === "word" ? solid[i].text.toUpperCase() : "");

  if (word(0) === "COMMENT") return named("comment", solid, 2);
  if (word(0) === "GRANT")
    return named(
      "grant",
      solid,
      solid.findIndex((token) => token.kind === "word" && token.text === "ON") + 1,
    );
  if (word(0) !== "CREATE") return undefined;
  if (word(1) === "INDEX") {
    const on = solid.findIndex((token) => token.kind === "word" && token.text.toUpperCase() === "ON");
    return on < 0
      ? undefined
      : { role: "index", keyword: "INDEX", on: path(solid, on + 1), cluster: clusterOf(solid) };
  }
  return named("create", solid, 1);
}

function named(role: StatementHead["role"], solid: readonly Token[], at: number): StatementHead | undefined {
  const ahead = solid.slice(at, at + 2).map((token) => token.text.toUpperCase());
  const keyword = KEYWORDS.find((candidate) => ahead.join(" ") === candidate || ahead[0] === candidate);
  if (keyword === undefined) return undefined;
  let next = at + keyword.split(" ").length;
  if (solid[next]?.text.toUpperCase() === "IF") next += 3;
  return { role, keyword, on: path(solid, next), cluster: clusterOf(solid) };
}

function clusterOf(solid: readonly Token[]): string | undefined {
  const words = solid.map((token) => (token.kind === "word" ? token.text.toUpperCase() : ""));
  const at = words.findIndex((word, i) => word === "IN" && words[i + 1] === "CLUSTER");
  return at < 0 ? undefined : path(solid, at + 2)[0];
}

function path(solid: readonly Token[], from: number): readonly string[] {
  const parts: string[] = [];
  for (let i = from; i < solid.length; i += 2) {
    parts.push(nameOf(solid[i]!));
    if (solid[i + 1]?.text !== ".") break;
  }
  return parts;
}

/** The statement without its IF NOT EXISTS: mz-deploy decides itself what exists. */
export function withoutIfNotExists(statement: readonly Token[]): string {
  const words = statement.map((token) => (token.kind === "word" ? token.text.toUpperCase() : ""));
  // Only in the head: a query may hold the same words.
  const start = words.slice(0, 8).indexOf("IF");
  const isClause = start > 0 && words[start + 2] === "NOT" && words[start + 4] === "EXISTS";
  const kept = isClause ? [...statement.slice(0, start), ...statement.slice(start + 6)] : statement;
  return kept
    .map((token) => token.text)
    .join("")
    .trimEnd();
}

/** What mz-deploy reads over. It knows no E strings, and tags of dollar quotes in ASCII only. */
const OPAQUE = [/'[^']*'/y, /"[^"]*"/y, /--[^\n]*/y, /(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1/y, /::/y];
const VARIABLE = /:(?:[A-Za-z_]\w*|'[^']*'|"[^"]*")/y;

/**
 * The first place that mz-deploy would take for a variable (`:name`, `:'name'`, `:"name"`), or `undefined`. It is the
 * whole file that it reads: a quote that it takes for an end lays bare what follows.
 */
export function variableIn(file: string): string | undefined {
  for (let at = 0; at < file.length;) {
    const variable = matchAt(VARIABLE, file, at);
    if (variable !== undefined) return variable;
    const opaque = file.startsWith("/*", at)
      ? blockComment(file, at)
      : OPAQUE.map((pattern) => matchAt(pattern, file, at)).find((match) => match !== undefined);
    at += opaque?.length ?? 1;
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
