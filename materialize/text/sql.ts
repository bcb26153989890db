import * as pulumi from "@pulumi/pulumi";
import { isMzObject } from "../model/brand";
import { type MzObject } from "../model/object";
import { type Resolved } from "../model/inputs";
import { literal, qualified, identifier, unfitIdentifier } from "./quote";
import { endsInLineComment, tokens, unfitFragment } from "./tokens";

const sqlBrand: unique symbol = Symbol.for("materialize-ingest/sql") as never;
const columnBrand: unique symbol = Symbol.for("materialize-ingest/column") as never;

/** A column's name, to be spliced into `sql` as a quoted identifier. */
export interface Column {
  readonly [columnBrand]: true;
  readonly column: string;
}

/** What `sql` may hold: an object (its name), a literal's value, a column's name, or another fragment. */
export type Hole =
  MzObject | Sql | Column | pulumi.Input<string> | pulumi.Input<number> | pulumi.Input<boolean>;

/** A fragment of SQL with its holes kept apart from its text. Made by {@link sql} only. */
export interface Sql {
  readonly [sqlBrand]: true;
  readonly texts: readonly string[];
  readonly holes: readonly Hole[];
}

/** A template is one array at each call: its texts are read once. */
const whole = new WeakSet<readonly string[]>();

/** A hole within quotes or a comment would be no value any more, and its value would be bare text. */
function requireWhole(texts: readonly string[]): void {
  if (whole.has(texts)) return;
  texts.forEach((text, i) => {
    const inComment = i < texts.length - 1 && endsInLineComment(text);
    const unfit = inComment ? "have no hole in a comment" : unfitFragment(text);
    if (unfit !== undefined) throw new TypeError(`sql: the template must ${unfit}`);
  });
  whole.add(texts);
}

/**
 * A fragment of SQL: an object becomes its quoted name, a string, number or boolean a literal.
 *
 * There is no way to splice bare text: write it in the template, or nest another `sql`.
 *
 * @example sql`SELECT data->>'type' AS type FROM ${table} WHERE data->>'event' = ${"Order Completed"}`
 * @throws TypeError when it is not called as a template, a hole is none of these, or a hole stands within quotes or a
 *   comment.
 */
export function sql(texts: TemplateStringsArray, ...holes: readonly Hole[]): Sql {
  if (!Array.isArray(texts) || !Object.hasOwn(texts, "raw"))
    throw new TypeError("sql must be used as a template: sql`…`");
  requireWhole(texts.raw);
  holes.forEach((hole, i) => {
    const known =
      isMzObject(hole) ||
      isSql(hole) ||
      isColumn(hole) ||
      pulumi.Output.isInstance(hole) ||
      hole instanceof Promise ||
      ["string", "number", "boolean"].includes(typeof hole);
    if (!known)
      throw new TypeError(
        `sql: hole ${i} must be an object, a literal's value, column() or sql, got ${typeof hole}`,
      );
  });
  // The raw text: a backslash in a pattern such as '\d' reaches SQL as it is written.
  return Object.freeze({
    [sqlBrand]: true as const,
    texts: Object.freeze([...texts.raw]),
    holes: Object.freeze([...holes]),
  });
}

/**
 * Marks `name` as a column: `sql\`SELECT ${column("userId")}\`` prints `SELECT "userId"`.
 *
 * @throws RunError when it cannot be a name.
 */
export function column(name: string): Column {
  const unfit = typeof name === "string" ? unfitIdentifier(name) : "be text";
  if (unfit !== undefined) throw new pulumi.RunError(`column: name must ${unfit}`);
  return Object.freeze({ [columnBrand]: true as const, column: name });
}

/**
 * Joins fragments with `, ` or with another separator.
 *
 * @throws TypeError when a part or the separator is not made by `sql`.
 */
export function join(parts: readonly Sql[], separator: Sql = sql`, `): Sql {
  [separator, ...parts].forEach((part, i) => {
    if (!isSql(part))
      throw new TypeError(`join: ${i === 0 ? "the separator" : `part ${i - 1}`} must be made by sql\`…\``);
  });
  const holes = parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part]));
  return Object.freeze({
    [sqlBrand]: true as const,
    texts: Object.freeze(Array.from({ length: holes.length + 1 }, () => "")),
    holes: Object.freeze(holes),
  });
}

export function isSql(value: unknown): value is Sql {
  return typeof value === "object" && value !== null && sqlBrand in value;
}

/** @throws TypeError when a query is no fragment: a string would be bare text. */
export function requireSql(query: unknown, where: string): void {
  if (!isSql(query)) throw new TypeError(`${where}: query must be made by sql\`…\``);
}

function isColumn(value: unknown): value is Column {
  return typeof value === "object" && value !== null && columnBrand in value;
}

/** The text of a fragment whose Outputs are known. Pure. */
export function printSql(fragment: Resolved<Sql>): string {
  const pieces = fragment.texts.flatMap((text, i) =>
    i === 0 ? [text] : [printHole(fragment.holes[i - 1]), text],
  );
  const solid = pieces.filter((piece) => piece !== "");
  if (solid.some((_, i) => literalsMeet(solid, i)))
    throw new TypeError("sql: two literals stand side by side, and SQL may make one of them");
  const printed = solid
    .map((piece, i) => (runsInto(solid[i - 1] ?? "", piece) ? ` ${piece}` : piece))
    .join("");
  // What follows (a semicolon, the rest of an outer fragment) is not part of the comment.
  return endsInLineComment(printed) ? `${printed}\n` : printed;
}

/** Would SQL or psql read two pieces as one? `E` and `'x'`, `:` and `'x'`, `'a'` and `'b'`, `1` and `2`, `-` and `-`. */
function runsInto(left: string, right: string): boolean {
  // The last character only: a pattern would look through the whole of a long piece for it.
  const last = left.slice(-2);
  const ends = (start: RegExp, end: RegExp): boolean => start.test(last) && end.test(right);
  return (
    ends(/[A-Za-z0-9_$'"&:\u0080-\u{10ffff}]$/u, /^[A-Za-z0-9_$'"\u0080-\u{10ffff}]/u) ||
    ends(/-$/, /^-/) ||
    ends(/\/$/, /^\*/)
  );
}

/**
 * Do the piece at `at` and what stands before it bring a literal each, with space alone between them? Over the end of
 * a line SQL makes one literal of the two, and after `E'…'` the backslashes of the second count.
 */
function literalsMeet(pieces: readonly string[], at: number): boolean {
  if (!/^[ \t\n\r\f]*'/.test(pieces[at] ?? "")) return false;
  let before = at - 1;
  while (before >= 0 && /^[ \t\n\r\f]*$/.test(pieces[before] ?? "")) before--;
  const left = pieces[before] ?? "";
  return (
    left.trimEnd().endsWith("'") && tokens(left).findLast(({ kind }) => kind !== "space")?.kind === "string"
  );
}

function printHole(hole: unknown): string {
  if (isMzObject(hole)) return qualified(hole.path);
  if (isSql(hole)) return printSql(hole as Resolved<Sql>);
  if (isColumn(hole)) return identifier(hole.column);
  // `- -5` is no comment and `(-5)::text` is no negated text.
  if (typeof hole === "number" && hole < 0) return `(${literal(hole)})`;
  if (typeof hole === "string" || typeof hole === "number" || typeof hole === "boolean") return literal(hole);
  throw new TypeError(
    `sql: a hole resolved to ${typeof hole}; a literal must be a string, number or boolean`,
  );
}
