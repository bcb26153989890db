/**
 * Runs the CHECK of a webhook on an embedded Postgres, as it stands in its CREATE statement: the WITH clause says which
 * columns there are, and the expression is evaluated over them.
 *
 * What it cannot show:
 * - Materialize's regular expressions are Rust's, Postgres's are its own; our patterns mean the same in both.
 * - Before the CHECK, Materialize puts header names into lower case, answers 401 where one is given twice, and leaves
 *   out headers whose value is not plain ASCII. Here headers are given as they arrive.
 * - What is NULL is refused with 400, as what is false is.
 * - A map of headers is an hstore here: `->` gives text, or NULL for a key that is missing, in both.
 * - Postgres's text holds no NUL, Materialize's does: a body with one, read as text, is `not shown`.
 * - After the CHECK, Materialize reads the body in its format, and here nobody does. What is no JSON, a number whose
 *   exponent is not within -39 to 38, and half of a surrogate pair are answered by 400; with JSON ARRAY the whole list is.
 * - Materialize sorts what AND and OR join. That changes what an expression costs, and no answer: none of ours can fail.
 *
 * @see https://materialize.com/docs/sql/create-source/webhook/#validating-requests and, for what happens before the
 *   CHECK, https://github.com/MaterializeInc/materialize/blob/main/src/environmentd/src/http/webhook.rs
 */
import { PGlite } from "@electric-sql/pglite";
import { hstore } from "@electric-sql/pglite/contrib/hstore";
import { pgcrypto } from "@electric-sql/pglite/contrib/pgcrypto";

/** A request as it arrives: names of headers in lower case. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** When it arrives, in seconds since 1970. @default {@link NOW} */
  readonly at?: number;
}

/**
 * What becomes of a request. `no text`: its body is no UTF-8 and the CHECK reads it as text; Materialize answers 400
 * without running the CHECK, and so does the bench.
 */
export type Answer = "true" | "false" | "NULL" | "no text" | "not shown";

/** 14 Nov 2023, 22:13:20 UTC. */
export const NOW = 1_700_000_000;

/**
 * What is Materialize's alone. It compares in a time that does not tell how much is equal; NULL where an argument is.
 * @see https://materialize.com/docs/sql/functions/#string-functions
 */
const FUNCTIONS = ["text", "bytea"]
  .map(
    (type) => `CREATE FUNCTION bench.constant_time_eq(a ${type}, b ${type}) RETURNS boolean
      LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a = b${type === "text" ? ' COLLATE "C"' : ""}';`,
  )
  .join("\n");

/** Stands before Postgres's own, so that the edges of a window are exact. */
const CLOCK = `CREATE FUNCTION bench.now() RETURNS timestamptz LANGUAGE sql STABLE
  AS $$ SELECT to_timestamp(current_setting('bench.now')::float8) $$;`;

let database: Promise<PGlite> | undefined;

async function started(): Promise<PGlite> {
  const db = await PGlite.create({ extensions: { hstore, pgcrypto } });
  await db.exec(`CREATE EXTENSION hstore; CREATE EXTENSION pgcrypto; CREATE SCHEMA bench; ${FUNCTIONS} ${CLOCK}
    SET search_path TO bench, pg_catalog, public;`);
  return db;
}

/** One for the process, made when first asked for. */
export function bench(): Promise<PGlite> {
  return (database ??= started());
}

/** A column that the WITH clause gives to the expression. */
export type CheckColumn =
  | { readonly of: "headers"; readonly name: string }
  | { readonly of: "body"; readonly name: string; readonly bytes: boolean }
  | { readonly of: "secret"; readonly secret: string; readonly name: string; readonly bytes: boolean };

/** The CHECK of a statement, taken apart: what is not of the known form is an error. */
export function readCheck(create: string): {
  readonly columns: readonly CheckColumn[];
  readonly sql: string;
} {
  const clause = /\nCHECK \(\n {4}WITH \(([^]*?)\)\n {4}([^]*)\n\)$/.exec(create);
  if (clause === null) throw new Error(`no CHECK in ${create}`);
  const [, items, sql] = clause as unknown as [string, string, string];
  const item =
    /(?:HEADERS|BODY AS "((?:[^"]|"")+)"( BYTES)?|SECRET ((?:"(?:[^"]|"")+"\.?)+) AS "((?:[^"]|"")+)"( BYTES)?)(?:, |$)/y;
  const columns: CheckColumn[] = [];
  while (item.lastIndex < items.length) {
    const found = item.exec(items);
    if (found === null) throw new Error(`no item of a CHECK's WITH: ${items}`);
    const [, body, bodyBytes, secret, alias, secretBytes] = found;
    if (body !== undefined) columns.push({ of: "body", name: body, bytes: bodyBytes !== undefined });
    else if (secret !== undefined)
      columns.push({ of: "secret", secret, name: alias!, bytes: secretBytes !== undefined });
    else columns.push({ of: "headers", name: "headers" });
  }
  return { columns, sql };
}

/**
 * What the CHECK of a statement says of a request.
 *
 * @param create the statement: `webhookSource({ … }).create()`
 * @param secrets values of the secrets, by their name in the statement: `"materialize"."ingest"."key"`; one text for
 *   all of them where there is only one
 */
export async function answerOf(
  create: string,
  request: WebhookRequest,
  secrets: string | Readonly<Record<string, string>>,
): Promise<Answer> {
  const { columns, sql } = readCheck(create);
  const readsText = columns.some((column) => column.of === "body" && !column.bytes);
  const text = asText(request.body);
  if (readsText && text === undefined) return "no text";
  if (readsText && text?.includes("\0")) return "not shown";

  const values: unknown[] = [];
  const next = (value: unknown): string => `$${values.push(value)}`;
  const selected = columns.map((column) => {
    const name = `"${column.name}"`;
    switch (column.of) {
      case "headers": {
        const { headers } = request;
        return `hstore(${next(Object.keys(headers))}::text[], ${next(Object.values(headers))}::text[]) AS ${name}`;
      }
      case "body":
        return column.bytes ? `${next(request.body)}::bytea AS ${name}` : `${next(text)}::text AS ${name}`;
      case "secret": {
        const value = typeof secrets === "string" ? secrets : secrets[column.secret];
        if (value === undefined) throw new Error(`no value for the secret ${column.secret}`);
        return column.bytes
          ? `${next(Buffer.from(value, "utf8"))}::bytea AS ${name}`
          : `${next(value)}::text AS ${name}`;
      }
    }
  });
  const query = `SELECT (\n${sql}\n) AS ok FROM (SELECT ${selected.join(", ")}) AS request`;
  const db = await bench();
  // In one transaction, so that no other request's time comes between.
  const { rows } = await db.transaction(async (tx) => {
    await tx.query("SELECT set_config('bench.now', $1, true)", [String(request.at ?? NOW)]);
    return tx.query<{ ok: boolean | null }>(query, values);
  });
  const ok = rows[0]!.ok;
  return ok === null ? "NULL" : ok ? "true" : "false";
}

/** The body as text, or `undefined` where it is no UTF-8. */
function asText(body: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

after(async () => {
  if (database !== undefined) await (await database).close();
});
