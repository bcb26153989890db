/** The SQL of a view from its plan: one printer for all. */
import { column, join, sql, type MzObject, type RelationKind, type Sql } from "../../materialize";
import { EPOCH, once, type Days } from "./once";
import { type ColumnType, type Condition, type Path, type ViewColumn, type ViewPlan } from "./plan";

/** The query of a view over a webhook: its columns, of its events, each once within the window. */
export function viewQuery(plan: ViewPlan, webhook: MzObject<RelationKind>, days: Days): Sql {
  const { id } = plan;
  // Without times nothing ever leaves what copies are compared with: only where that was asked for.
  if (id === undefined || (plan.receivedAt === undefined && days !== "unbounded"))
    return sql`SELECT${columnsOf(plan, FLAT)}
FROM ${webhook}${where(plan, FLAT)}`;
  // Columns first, and then each once: so no more is kept in memory of an event than the view shows.
  const ids = id.map((name) => columnNamed(plan, name));
  const hasId = join(ids.map(given), sql` AND `);
  return once({
    received: sql`SELECT${columnsOf(plan, NESTED)}
    FROM ${webhook}${where(plan, NESTED)}`,
    carried: sql`*`,
    result: sql`*`,
    id: join(ids.map(({ name }) => sql`${column(name)}`)),
    hasId,
    hasNoId: sql`NOT (${hasId})`,
    order: orderOf(plan, ids),
    window: windowOf(plan, days),
  });
}

/** How deep a query stands. */
interface Indent {
  readonly column: Sql;
  readonly clause: Sql;
}
const FLAT: Indent = {
  column: sql`
    `,
  clause: sql`
`,
};
const NESTED: Indent = {
  column: sql`
        `,
  clause: sql`
    `,
};

function columnsOf({ columns }: ViewPlan, indent: Indent): Sql {
  const printed = columns.map((each) => sql`${indent.column}${valueOf(each)} AS ${column(each.name)}`);
  return join(printed, sql`,`);
}

function where({ only = [] }: ViewPlan, indent: Indent): Sql {
  return only.length === 0 ? sql`` : sql`${indent.clause}WHERE ${allOf(only)}`;
}

function allOf(conditions: readonly Condition[]): Sql {
  return join(conditions.map(conditionOf), sql` AND `);
}

function conditionOf(condition: Condition): Sql {
  if ("any" in condition)
    return sql`(${join(
      condition.any.map((all) => sql`(${allOf(all)})`),
      sql` OR `,
    )})`;
  const value = textAt(condition.path);
  if ("is" in condition) return sql`${value} = ${condition.is}`;
  return "missing" in condition ? sql`${value} IS NULL` : sql`${value} IS NOT NULL`;
}

/** Whether a column tells copies apart: never NULL itself. */
function given({ name, type }: ViewColumn): Sql {
  // Senders write an id that they lack as null or as nothing; two of those are no copies of each other.
  return type === "text" ? sql`COALESCE(${column(name)}, '') <> ''` : sql`${column(name)} IS NOT NULL`;
}

/**
 * The copy that was received first. Copies can differ and have one time (Stripe counts down what is pending), so all
 * columns have their say: which one stays must not hang on the order in which they came.
 */
function orderOf(plan: ViewPlan, ids: readonly ViewColumn[]): Sql {
  const time = plan.receivedAt === undefined ? [] : [columnNamed(plan, plan.receivedAt)];
  const ordered = [...new Set([...ids, ...time, ...plan.columns])];
  // jsonb has an order in Postgres only; its text is the same for the same value in both.
  return join(
    ordered.map(({ name, type }) => (type === "json" ? sql`${column(name)}::text` : sql`${column(name)}`)),
  );
}

function windowOf(plan: ViewPlan, days: Days): Parameters<typeof once>[0]["window"] {
  if (plan.receivedAt === undefined) return undefined;
  const { name, type } = columnNamed(plan, plan.receivedAt);
  const receivedAt = sql`${column(name)}`;
  // Seconds since 1970 are digits without a sign: nothing is before it.
  if (type === "epoch-seconds") return { days, receivedAt };
  return { days, receivedAt, comparable: sql`GREATEST(${receivedAt}, ${EPOCH})` };
}

function columnNamed({ name: plan, columns }: ViewPlan, name: string): ViewColumn {
  const found = columns.find((each) => each.name === name);
  if (found === undefined) throw new TypeError(`view plan ${plan}: no column ${name}`);
  return found;
}

function valueOf({ type, path }: ViewColumn): Sql {
  if ("header" in path) return sql`${column(path.header)}`;
  return type === "json" ? jsonAt(path) : PARSED[type](textAt(path));
}

function jsonAt(path: Path): Sql {
  return path.length === 0 ? sql`body` : sql`(body${steps(path)})`;
}

function textAt(path: Path): Sql {
  const last = path.at(-1);
  if (last === undefined) throw new TypeError("view plan: the event itself is no text");
  return sql`(body${steps(path.slice(0, -1))}->>${last})`;
}

/** A step into what is no object, no array, or lacks it, gives NULL and no error. */
function steps(path: Path): Sql {
  return join(
    path.map((step) => sql`->${step}`),
    sql``,
  );
}

/** What a text is to a column. Casts see only what a pattern let through. */
const PARSED: Readonly<Record<Exclude<ColumnType, "json">, (value: Sql) => Sql>> = {
  text: (value) => value,
  boolean: (value) => sql`CASE ${value} WHEN 'true' THEN true WHEN 'false' THEN false END`,
  numeric: (value) => sql`${matched(value, "^(-?[0-9]{1,18}([.][0-9]{1,18})?)$")}::numeric`,
  timestamp: isoWithMilliseconds,
  "loose-timestamp": (value) => sql`COALESCE(${isoWithMilliseconds(value)}, ${isoWithoutFraction(value)})`,
  "timestamp-or-milliseconds": (value) =>
    sql`COALESCE(${isoWithMilliseconds(value)}, ${isoWithoutFraction(value)}, ${milliseconds(value)})`,
  "epoch-seconds": (value) => sql`to_timestamp(${matched(value, "^([0-9]{1,12})$")}::double precision)`,
};

function isoWithMilliseconds(value: Sql): Sql {
  return sql`try_parse_monotonic_iso8601_timestamp(${value})`;
}

/** The function takes three digits and no fewer, so they are put in. */
function isoWithoutFraction(value: Sql): Sql {
  return isoWithMilliseconds(sql`${matched(value, "^([-0-9]{10}T[:0-9]{8})Z$")} || '.000Z'`);
}

/** `to_timestamp` gives one with time zone, the function above one without. */
function milliseconds(value: Sql): Sql {
  const seconds = sql`${matched(value, "^([0-9]{1,15})$")}::double precision / 1000`;
  return sql`to_timestamp(${seconds}) AT TIME ZONE 'UTC'`;
}

/** What the pattern's first group matches; NULL where nothing does. */
function matched(value: Sql, pattern: string): Sql {
  return sql`(regexp_match(${value}, ${pattern}))[1]`;
}
