import * as pulumi from "@pulumi/pulumi";
import { isMzObject } from "../model/brand";
import { type MzObject } from "../model/object";
import { type Resolved } from "../model/inputs";
import { literal, qualified, identifier } from "./quote";

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

/**
 * A fragment of SQL: an object becomes its quoted name, a string, number or boolean a literal.
 *
 * There is no way to splice bare text: write it in the template, or nest another `sql`.
 *
 * @example sql`SELECT data->>'type' AS type FROM ${table} WHERE data->>'event' = ${"Order Completed"}`
 * @throws TypeError when it is not called as a template, or a hole is none of these.
 */
export function sql(texts: TemplateStringsArray, ...holes: readonly Hole[]): Sql {
  if (!Array.isArray(texts) || !Object.hasOwn(texts, "raw"))
    throw new TypeError("sql must be used as a template: sql`…`");
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

/** Marks `name` as a column: `sql\`SELECT ${column("userId")}\`` prints `SELECT "userId"`. */
export function column(name: string): Column {
  return Object.freeze({ [columnBrand]: true as const, column: name });
}

/** Joins fragments with `, ` or with another separator. */
export function join(parts: readonly Sql[], separator: Sql = sql`, `): Sql {
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

function isColumn(value: unknown): value is Column {
  return typeof value === "object" && value !== null && columnBrand in value;
}

/** The text of a fragment whose Outputs are known. Pure. */
export function printSql(fragment: Resolved<Sql>): string {
  return fragment.texts.map((text, i) => (i === 0 ? text : printHole(fragment.holes[i - 1]) + text)).join("");
}

function printHole(hole: unknown): string {
  if (isMzObject(hole)) return qualified(hole.path);
  if (isSql(hole)) return printSql(hole as Resolved<Sql>);
  if (isColumn(hole)) return identifier(hole.column);
  if (typeof hole === "string" || typeof hole === "number" || typeof hole === "boolean") return literal(hole);
  throw new TypeError(
    `sql: a hole resolved to ${typeof hole}; a literal must be a string, number or boolean`,
  );
}
