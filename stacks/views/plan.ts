/** What a view of a sender's events is: data. The one printer is in `print.ts`. */

/** Where a value is in an event: keys of objects, and places in arrays from 0. None: the event itself. */
export type Path = readonly (string | number)[];

/**
 * What a column holds. A value of another kind than its column wants is NULL there, whatever it is: no event can break
 * a view.
 *
 * - `text`: text as it is; anything else as its JSON, as Materialize writes it: no spaces, and numbers without the zeros
 *   at their end, so 10.00 is `10`
 * - `json`: any JSON (jsonb). JSON's own null stays; what is missing is NULL
 * - `boolean`: true and false, also as text
 * - `numeric`: up to 18 digits before the point and 18 behind, also as text. A JSON number with an exponent counts by
 *   its value, since jsonb writes it out: 1e5 is 100000, 1e30 and 1e-30 have too many digits. Text with an exponent is NULL.
 * - `timestamp`: text such as `2026-11-20T11:00:00.000Z` and no other form. A timestamp without time zone, in UTC.
 * - `loose-timestamp`: the same, or without the fraction: `2026-11-20T11:00:00Z`. A filter of yours on it is not pushed
 *   down to storage, as one on `timestamp` is. The window of a view is by neither: it looks for events without a time too.
 * - `timestamp-or-milliseconds`: the same, or milliseconds since 1970 of up to 15 digits
 * - `epoch-seconds`: whole seconds since 1970 of up to 12 digits. A timestamp with time zone, as `to_timestamp` gives.
 *
 * @see https://materialize.com/docs/sql/functions/pushdown/
 * @see https://materialize.com/docs/sql/functions/#date-and-time-functions
 */
export type ColumnType =
  | "text"
  | "json"
  | "boolean"
  | "numeric"
  | "timestamp"
  | "loose-timestamp"
  | "timestamp-or-milliseconds"
  | "epoch-seconds";

export interface ViewColumn {
  /** In the view: `anonymous_id`. */
  readonly name: string;
  readonly type: ColumnType;
  /** Where it comes from: the event, or a column that the webhook keeps a header in (text). */
  readonly path: Path | { readonly header: string };
}

/** Whether an event is in a view. */
export type Condition =
  | { readonly path: Path; readonly is: string }
  /** Not there, or null. */
  | { readonly path: Path; readonly missing: true }
  | { readonly path: Path; readonly present: true }
  /** One of these lists holds, whole. */
  | { readonly any: readonly (readonly Condition[])[] };

export interface ViewPlan {
  /** What its name ends in: `pages`. */
  readonly name: string;
  /** What must hold of its events, all of it. @default all events */
  readonly only?: readonly Condition[];
  readonly columns: readonly ViewColumn[];
  /**
   * Names of the columns by which the sender's copies of one event are recognised. Events that lack one of them, or
   * have an empty text there, all stay. @default copies cannot be recognised, and all stay
   */
  readonly id?: readonly string[];
  /**
   * Name of the column that says when an event was received, or made: by it events leave the view. Only beside `id`.
   * @default events hold no such time, and none ever leaves
   */
  readonly receivedAt?: string;
  /** Names of the columns to index by. */
  readonly key: readonly string[];
  /** Where the shape of its events is documented. */
  readonly source: string;
}

type OfType = (name: string, ...path: Path) => ViewColumn;

/** A column of one type; without a path, it is where its name says. */
function ofType(type: ColumnType): OfType {
  return (name, ...path) => ({ name, type, path: path.length === 0 ? [name] : path });
}

export const text = ofType("text");
export const json = ofType("json");
export const boolean = ofType("boolean");
export const numeric = ofType("numeric");
export const timestamp = ofType("timestamp");
export const looseTimestamp = ofType("loose-timestamp");
export const timestampOrMilliseconds = ofType("timestamp-or-milliseconds");
export const epochSeconds = ofType("epoch-seconds");

/** A header, by the column that the webhook keeps it in. */
export function header(name: string, of: string = name): ViewColumn {
  return { name, type: "text", path: { header: of } };
}
