/**
 * Materialize's own functions, which an embedded Postgres lacks, as the tests need them.
 *
 * `mz_now()` is a clock that the tests set. It gives a type of its own, as in Materialize: what it is compared with is
 * converted to that type, and a time before 1970 is an error there.
 *
 * https://materialize.com/docs/sql/functions/now_and_mz_now/
 * https://materialize.com/docs/sql/functions/pushdown/ (24 characters, NULL for anything else)
 * https://github.com/MaterializeInc/materialize/blob/main/src/persist-types/src/timestamp.rs (what it takes: no hour 24,
 * no second 60, years from 0)
 */
import { type PGlite } from "@electric-sql/pglite";
import { postgres } from "./pglite";

const FUNCTIONS = `
SET TIME ZONE 'UTC';
CREATE TABLE clock (at timestamp);
CREATE TYPE mz_timestamp AS (milliseconds numeric);
CREATE FUNCTION mz_now() RETURNS mz_timestamp LANGUAGE sql STABLE AS
  'SELECT ROW(trunc(extract(epoch FROM at) * 1000))::mz_timestamp FROM clock';
CREATE FUNCTION is_reached(now mz_timestamp, given timestamp) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  IF given < '1970-01-01' THEN RAISE EXCEPTION 'mz_timestamp out of range: %', given; END IF;
  RETURN now.milliseconds <= trunc(extract(epoch FROM given) * 1000);
END $$;
CREATE FUNCTION is_reached(now mz_timestamp, given timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT is_reached(now, given AT TIME ZONE 'UTC') $$;
CREATE OPERATOR <= (LEFTARG = mz_timestamp, RIGHTARG = timestamp, FUNCTION = is_reached);
CREATE OPERATOR <= (LEFTARG = mz_timestamp, RIGHTARG = timestamptz, FUNCTION = is_reached);
CREATE FUNCTION try_parse_monotonic_iso8601_timestamp(given text) RETURNS timestamp LANGUAGE plpgsql STRICT AS $$
DECLARE part int[];
BEGIN
  part := regexp_match(given, '^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\\.([0-9]{3})Z$');
  -- Postgres takes both: midnight at the end of a day, and a leap second.
  IF part IS NULL OR part[4] > 23 OR part[6] > 59 THEN RETURN NULL; END IF;
  -- Postgres has no year 0: the year before 1 is -1 to it.
  RETURN make_timestamp(CASE part[1] WHEN 0 THEN -1 ELSE part[1] END, part[2], part[3], part[4], part[5],
    part[6] + part[7] / 1000.0::float8);
EXCEPTION WHEN datetime_field_overflow THEN RETURN NULL;
END $$;`;

let ready: Promise<PGlite> | undefined;

/** The process's Postgres, with these functions in it. */
export function materializeLike(): Promise<PGlite> {
  return (ready ??= postgres().then(async (db) => {
    await db.exec(FUNCTIONS);
    return db;
  }));
}

/** Sets what `mz_now()` gives: `2026-11-20T12:00:00.000Z`. */
export async function setClock(now: string): Promise<void> {
  await (
    await materializeLike()
  ).query(`WITH old AS (DELETE FROM clock) INSERT INTO clock VALUES ($1)`, [now]);
}
