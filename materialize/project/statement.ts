import { nameOf, type Token } from "../text/tokens";

/** What a statement of our own scripts makes or belongs to. */
export interface StatementHead {
  /** `create`: makes `on`; the others are companions of it. */
  readonly role: "create" | "index" | "grant" | "comment";
  /** `CONNECTION`, `MATERIALIZED VIEW`, `TABLE` … */
  readonly keyword: string;
  /** The object made or accompanied: one to three parts. */
  readonly on: readonly string[];
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
    return on < 0 ? undefined : { role: "index", keyword: "INDEX", on: path(solid, on + 1) };
  }
  return named("create", solid, 1);
}

function named(role: StatementHead["role"], solid: readonly Token[], at: number): StatementHead | undefined {
  const ahead = solid.slice(at, at + 2).map((token) => token.text.toUpperCase());
  const keyword = KEYWORDS.find((candidate) => ahead.join(" ") === candidate || ahead[0] === candidate);
  if (keyword === undefined) return undefined;
  let next = at + keyword.split(" ").length;
  if (solid[next]?.text.toUpperCase() === "IF") next += 3;
  return { role, keyword, on: path(solid, next) };
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

/**
 * The first place that mz-deploy would take for a variable (`:name`, `:'name'`, `:"name"`), or `undefined`. Inside
 * literals, quoted names and comments nothing is substituted, and `::` is a cast.
 */
export function variableIn(statement: readonly Token[]): string | undefined {
  for (let i = 0; i < statement.length; i++) {
    if (statement[i]!.text !== ":") continue;
    if (statement[i + 1]?.text === ":") {
      i++;
      continue;
    }
    const next = statement[i + 1];
    if (next !== undefined && /^[\p{L}_'"]/u.test(next.text) && next.kind !== "space") return `:${next.text}`;
  }
  return undefined;
}
