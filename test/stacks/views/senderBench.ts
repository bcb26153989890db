/** The views of senders on an embedded Postgres, over the rows that a webhook source makes of requests. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  existingCluster,
  existingDatabase,
  existingSchema,
  webhookSource,
  type View,
} from "../../../materialize";
import { SENDERS, type SenderName } from "../../../senders";
import { senderViews, type SenderView, type SenderViewsArgs } from "../../../stacks/views";
import { materializeLike, setClock } from "../../support/materializeFunctions";
import { toPostgres } from "../../support/views";

export const NOON = "2026-11-20T12:00:00.000Z";

/** One request, as far as it is kept: its headers by their names, and one event. */
export interface Request {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A row by its columns, without those that are NULL. */
export type Row = Readonly<Record<string, unknown>>;

export interface SenderBench {
  readonly views: readonly SenderView[];
  readonly insert: (requests: readonly Request[]) => Promise<void>;
  /** Bodies as they are written: JavaScript would write a number anew. */
  readonly insertText: (bodies: readonly string[]) => Promise<void>;
  readonly clear: () => Promise<void>;
  /** Of the view with this name, in the order of {@link sorted}. Timestamps as text, numbers as numbers. */
  readonly rows: (name: string) => Promise<readonly Row[]>;
  /** `name type`, in the view's order. */
  readonly columns: (name: string) => Promise<readonly string[]>;
}

/** The sample events of a sender. */
export function samples(sender: SenderName): readonly Request[] {
  const file = join(__dirname, "..", "..", "fixtures", "senders", `${sender}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as readonly Request[];
}

/** The columns that a sender's headers are kept in, by header. */
export function headerColumns(sender: SenderName): Readonly<Record<string, string>> {
  return SENDERS[sender].headers?.columns ?? {};
}

let benches = 0;

/** Runs with the views over a table that stands in for the webhook source, in a schema of its own, at noon. */
export async function over(
  sender: SenderName,
  options: Pick<SenderViewsArgs, "deduplicateDays" | "only">,
  body: (bench: SenderBench) => Promise<void>,
): Promise<void> {
  const db = await materializeLike();
  const name = `senders_${++benches}`;
  const database = (await db.query<{ name: string }>("SELECT current_database() AS name")).rows[0]!.name;
  const schema = existingSchema(existingDatabase(database), name);
  const cluster = existingCluster("c");
  const webhook = webhookSource({ schema, name: "events", cluster, check: "insecure" });
  const headers = Object.entries(headerColumns(sender));
  const views = senderViews({ sender, prefix: "p", viewsSchema: schema, webhook, ...options });
  const columns = ["body jsonb NOT NULL", ...headers.map(([, column]) => `"${column}" text`)];
  await db.exec(`CREATE SCHEMA ${name}; CREATE TABLE ${name}.events (${columns.join(", ")})`);
  for (const { view } of views) await db.exec(toPostgres(createOf(view)));
  const bench: SenderBench = {
    views,
    insert: async (requests) => {
      const rows = requests.map((request) => [
        JSON.stringify(request.body),
        ...headers.map(([header]) => request.headers?.[header] ?? null),
      ]);
      const places = ["$1::jsonb", ...headers.map((_, i) => `$${i + 2}`)].join(", ");
      for (const row of rows) await db.query(`INSERT INTO ${name}.events VALUES (${places})`, row);
    },
    insertText: async (bodies) => {
      for (const body of bodies)
        await db.query(`INSERT INTO ${name}.events (body) VALUES ($1::text::jsonb)`, [body]);
    },
    clear: async () => void (await db.exec(`TRUNCATE ${name}.events`)),
    rows: async (view) => {
      const { rows } = await db.query<{ row: Row }>(
        `SELECT to_jsonb(t) AS row FROM ${name}."p_${view}" AS t`,
      );
      return sorted(rows.map(({ row }) => withoutNulls(row)));
    },
    columns: async (view) => {
      const query = `SELECT column_name || ' ' || data_type AS c FROM information_schema.columns
        WHERE table_schema = $1 AND table_name = $2 ORDER BY ordinal_position`;
      return (await db.query<{ c: string }>(query, [name, `p_${view}`])).rows.map(({ c }) => c);
    },
  };
  try {
    await setClock(NOON);
    await body(bench);
  } finally {
    await db.exec(`DROP SCHEMA ${name} CASCADE`);
  }
}

/** A view's statement; nothing in it waits for an Output. */
export function createOf(view: View): string {
  return view.create() as string;
}

export function sorted(rows: readonly Row[]): readonly Row[] {
  return rows.map(byName).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function withoutNulls(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

function byName(row: Row): Row {
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}
