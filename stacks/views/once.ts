/** Each message once, within a window: what the views of senders and those of A/B tests share. */
import { sql, type Sql } from "../../materialize";
import { invalid } from "../../materialize/errors";

/** A quarter. */
export const DEFAULT_DAYS = 90;
/** Ten years: more is a unit other than days. */
export const MAX_DAYS = 3650;

/** How far back: a number of days, or for ever. */
export type Days = number | "unbounded";

/** @throws RunError when it is neither of its forms. */
export function checkDays(days: Days, where: string): void {
  if (days === "unbounded") return;
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS) {
    const rule = `be "unbounded" or a whole number from 1 to ${MAX_DAYS}`;
    throw invalid(where, "deduplicateDays", rule, days);
  }
}

/** Names in these fragments are columns of `received`. */
export interface OnceArgs {
  /** The query that gives all messages, under the name `received`. */
  readonly received: Sql;
  /** The columns of `received` that are of use here. */
  readonly carried: Sql;
  /** Those among them that the whole gives. */
  readonly result: Sql;
  /** The columns by which a message is recognised. */
  readonly id: Sql;
  /** Whether a message has them: true or false, never NULL. */
  readonly hasId: Sql;
  readonly hasNoId: Sql;
  /** Of the messages with one id, the first in this order stays. Begins with the columns of `id`. */
  readonly order: Sql;
  /** Left out where messages hold no time: then nothing ever leaves. */
  readonly window?: Window;
}

/** How far back messages are looked at. */
export interface Window {
  readonly days: Days;
  /** A timestamp; NULL where a message has none, and such a message stays. */
  readonly receivedAt: Sql;
  /**
   * The same without times before 1970, on which `mz_now()` cannot be compared: the conversion is an error, and that
   * is one of the whole view.
   *
   * @see https://github.com/MaterializeInc/materialize/blob/main/src/expr/src/scalar/func/impls/mz_timestamp.rs
   * @default receivedAt
   */
  readonly comparable?: Sql;
}

/** What {@link Window.comparable} is at least. */
export const EPOCH = sql`TIMESTAMP '1970-01-01 00:00:00'`;

/**
 * Copies of one message that are expected: a sender that tries again is heard some day. Without this, Materialize plans
 * for 4 billion, and keeps whole rows in a stack of 8 arrangements; up to 16 are one. More copies are no error.
 *
 * @see https://materialize.com/docs/transform-data/optimization/#query-hints
 * @see https://github.com/MaterializeInc/materialize/blob/main/src/compute-types/src/plan.rs
 *   (bucketing_of_expected_group_size)
 */
const EXPECTED_COPIES = sql`OPTIONS (DISTINCT ON INPUT GROUP SIZE = 16)`;

/**
 * Each message once, of those within the window. Those without an id cannot be recognised: each of them stays.
 *
 * What it costs: the whole row of every message with an id, copies too, in memory for as long as it is in the window,
 * beside what an index on the view takes.
 */
export function once(args: OnceArgs): Sql {
  const { carried, result, id } = args;
  const kept = args.window === undefined ? all(carried) : within(args.window, carried);
  return sql`WITH received AS (
    ${args.received}
),
kept AS (${kept}
)
SELECT ${result}
FROM (
    SELECT DISTINCT ON (${id}) ${carried}
    FROM kept
    WHERE ${args.hasId}
    ${EXPECTED_COPIES}
    ORDER BY ${args.order}
) AS first_received
UNION ALL
SELECT ${result}
FROM kept
WHERE ${args.hasNoId}`;
}

function all(carried: Sql): Sql {
  return sql`
    SELECT ${carried}
    FROM received`;
}

/**
 * Two queries and not an OR: a condition on mz_now() may stand beside others only with AND.
 *
 * The window limits what is kept in memory, and not what is read: at a restart Materialize could leave out what is too
 * old by the first query, but the second wants all of it, since the times of stored events say nothing about which of
 * them have none.
 *
 * @see https://materialize.com/docs/transform-data/patterns/temporal-filters/#temporal-filter-pushdown
 */
function within({ days, receivedAt, comparable = receivedAt }: Window, carried: Sql): Sql {
  if (days === "unbounded") return all(carried);
  return sql`
    SELECT ${carried}
    FROM received
    WHERE mz_now() <= ${comparable} + INTERVAL ${`${days} days`}
    UNION ALL
    SELECT ${carried}
    FROM received
    WHERE ${receivedAt} IS NULL`;
}
