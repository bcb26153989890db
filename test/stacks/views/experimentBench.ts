/**
 * The views of A/B tests on an embedded Postgres, over the rows that a webhook source makes of a request. Two functions
 * are Materialize's alone: see test/support/materializeFunctions.ts for what stands in.
 */
import { type PGlite } from "@electric-sql/pglite";
import {
  existingCluster,
  existingDatabase,
  existingSchema,
  webhookSource,
  type MzObject,
} from "../../../materialize";
import {
  experimentViews,
  type ExperimentViews,
  type ExperimentViewsArgs,
} from "../../../stacks/views/experiments";
import { materializeLike, setClock } from "../../support/materializeFunctions";
import { toPostgres } from "../../support/views";

export const NOON = "2026-11-20T12:00:00.000Z";

/** A schema of its own with the views over a table that stands in for the webhook source. */
export interface ExperimentBench {
  readonly db: PGlite;
  readonly views: ExperimentViews;
  readonly insert: (events: readonly unknown[]) => Promise<void>;
  readonly clear: () => Promise<void>;
  /** Sets the clock; it stands at {@link NOON} before. */
  readonly at: (now: string) => Promise<void>;
  /** In the order of {@link sorted}. */
  readonly rows: (view: MzObject, columns?: string) => Promise<readonly unknown[][]>;
}

let benches = 0;

/** Runs with the views, at noon. */
export async function over(
  deduplicateDays: ExperimentViewsArgs["deduplicateDays"],
  body: (bench: ExperimentBench) => Promise<void>,
): Promise<void> {
  const db = await materializeLike();
  const name = `experiments_${++benches}`;
  const database = (await db.query<{ name: string }>("SELECT current_database() AS name")).rows[0]!.name;
  const schema = existingSchema(existingDatabase(database), name);
  const cluster = existingCluster("c");
  const events = webhookSource({ schema, name: "events", cluster, body: "json-array", check: "insecure" });
  const views = experimentViews({ prefix: "ab", viewsSchema: schema, cluster, events, deduplicateDays });
  await db.exec(`CREATE SCHEMA ${name}; CREATE TABLE ${name}.events (body jsonb NOT NULL)`);
  for (const view of Object.values(views)) await db.exec(toPostgres((view as MzObject).create() as string));
  const bench: ExperimentBench = {
    db,
    views,
    insert: async (given) => {
      await db.query(`INSERT INTO ${name}.events SELECT jsonb_array_elements($1::jsonb)`, [
        JSON.stringify(given),
      ]);
    },
    clear: async () => void (await db.exec(`TRUNCATE ${name}.events`)),
    at: setClock,
    rows: async (view, columns = "*") => {
      const from = `"${name}"."${view.path.at(-1)}"`;
      const { rows } = await db.query(`SELECT ${columns} FROM ${from}`, [], { rowMode: "array" });
      return sorted(rows as unknown[][]);
    },
  };
  try {
    await bench.at(NOON);
    await body(bench);
  } finally {
    await db.exec(`DROP SCHEMA ${name} CASCADE`);
  }
}

export const sorted = (rows: readonly unknown[][]): readonly unknown[][] =>
  [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
