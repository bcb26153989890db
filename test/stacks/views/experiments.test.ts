/**
 * The views of A/B tests, executed on an embedded Postgres.
 *
 * What it cannot show: memory, and so what the hint about copies saves; that Materialize moves no condition below DISTINCT ON (read in its optimizer,
 * src/transform/src/predicate_pushdown.rs: below TopK only what is about the group key); which spaces its jsonb has as
 * text (`["a","b"]`, where Postgres writes `["a", "b"]`); its own two functions, for which see experimentBench.ts.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { type MzObject } from "../../../materialize";
import { type ExperimentViews } from "../../../stacks/views/experiments";
import { parses } from "../../support/parser";
import { NOON, over, sorted } from "./experimentBench";
import {
  CLICKED,
  CLICKED_LONG_AGO,
  CONTROL,
  MONTHLY,
  ONCE,
  RESULTS,
  VARIANT,
  VIEWED,
  VIEWED_LONG_AGO,
} from "./experimentRows";

const FIXTURE = join(__dirname, "..", "..", "fixtures", "segment", "experiments.json");
/** One request's body: what Segment sent, as the forwarder posts it. */
const EVENTS = JSON.parse(readFileSync(FIXTURE, "utf8")) as readonly unknown[];

const ID = `COALESCE(data->>'messageId', data->>'event', jsonb_typeof(data))`;

const NAMES = "anonymous_id, experiment_name, variation_name, received_at";

describe("the views of A/B tests", () => {
  it("hold the rows that the events make, each message once", () =>
    over(undefined, async ({ insert, rows, views }) => {
      assert.equal(EVENTS.length, 40);
      await insert(EVENTS);
      assert.deepEqual(await rows(views.json, ID), sorted(ONCE.map((id) => [id])));
      assert.deepEqual(await rows(views.viewed, NAMES), sorted([...VIEWED]));
      assert.deepEqual(await rows(views.clicked, NAMES), sorted([...CLICKED]));
      assert.deepEqual(await rows(views.results), sorted([...RESULTS]));
    }));

  it("have the guide's columns, as text", () =>
    over(undefined, async ({ db, insert, rows, views }) => {
      const columns = async (view: MzObject): Promise<readonly string[]> => {
        const [schema, name] = view.path.slice(1);
        const query = `SELECT column_name || ' ' || data_type AS c FROM information_schema.columns
          WHERE table_schema = $1 AND table_name = $2 ORDER BY ordinal_position`;
        return (await db.query<{ c: string }>(query, [schema, name])).rows.map(({ c }) => c);
      };
      const text = ["anonymous_id", "experiment_name", "variation_name", "referrer", "url", "received_at"];
      assert.deepEqual(await columns(views.json), ["data jsonb"]);
      for (const view of [views.viewed, views.clicked])
        assert.deepEqual(
          await columns(view),
          text.map((name) => `${name} text`),
        );
      const counts = ["unique_views", "total_views", "unique_clicks", "total_clicks"];
      assert.deepEqual(await columns(views.results), [
        "experiment_name text",
        "variation_name text",
        ...counts.map((name) => `${name} bigint`),
      ]);
      await insert(EVENTS);
      const seen = async (url: string): Promise<number> =>
        (await rows(views.viewed, "referrer, url")).filter((row) => JSON.stringify(row) === url).length;
      assert.equal(await seen('["","https://shop.example.com/pricing"]'), 1); // v8
      assert.equal(await seen('["[\\"a\\"]","7"]'), 1); // v12: an array and a number
      assert.equal(await seen("[null,null]"), 2); // v14: context null; v16: page is an array
    }));

  it("count all time where that is asked for", () =>
    over("unbounded", async ({ at, insert, rows, views }) => {
      await insert(EVENTS);
      for (const now of [NOON, "2036-01-01T00:00:00.000Z"]) {
        await at(now);
        assert.deepEqual(await rows(views.viewed, NAMES), sorted([...VIEWED, VIEWED_LONG_AGO]));
        assert.deepEqual(await rows(views.clicked, NAMES), sorted([...CLICKED, CLICKED_LONG_AGO]));
        const results = await rows(views.results);
        // a5 of August: a visitor, a view and a click more than within 90 days.
        assert.deepEqual(
          results.find((row) => row[1] === VARIANT[1]),
          [...VARIANT, 3, 4, 2, 2],
        );
        assert.equal(results.length, RESULTS.length);
        assert.equal((await rows(views.json)).length, ONCE.length + 2);
      }
    }));

  it("let go of an event when its days are over, so a longer experiment's results fall", () =>
    over(90, async ({ at, insert, rows, views }) => {
      await insert(EVENTS);
      const control = async (now: string): Promise<unknown> => {
        await at(now);
        return (await rows(views.results)).find((row) => row[1] === "Control");
      };
      // v1 came on 18 November at 09:00:00.000; 90 days later is 16 February.
      assert.deepEqual(await control("2027-02-16T09:00:00.000Z"), [...CONTROL, 2, 3, 1, 2]);
      assert.deepEqual(await control("2027-02-16T09:00:00.001Z"), [...CONTROL, 2, 2, 1, 2]);
      // Both copies of c1 leave at once: the click is not counted again by the second.
      assert.deepEqual(await control("2027-02-16T09:01:00.001Z"), [...CONTROL, 2, 2, 1, 1]);
      assert.equal(await control("2027-03-01T00:00:00.000Z"), undefined);
    }));

  it("keep what has no age", () =>
    over(1, async ({ at, insert, rows, views }) => {
      await insert(EVENTS);
      await at("2036-01-01T00:00:00.000Z");
      // Views v16 (a7) and v17 (a8), the click c6 (a9).
      assert.deepEqual(await rows(views.results), [[...MONTHLY, 2, 2, 1, 1]]);
      const left = ["v16", "v17", "c6", "string", "number", "null", "array"];
      assert.deepEqual(await rows(views.json, ID), sorted(left.map((id) => [id])));
    }));

  for (const days of [undefined, "unbounded"] as const) {
    it(`are the same however often and in whatever order messages come (${days ?? "90 days"})`, () =>
      over(days, async ({ clear, insert, rows, views }) => {
        const all = async (): Promise<unknown> => [
          await rows(views.json),
          await rows(views.viewed),
          await rows(views.clicked),
          await rows(views.results),
        ];
        const known = (event: unknown): boolean => {
          const id = (event as { messageId?: unknown } | null)?.messageId;
          return typeof id === "string" && id !== "";
        };
        await insert(EVENTS);
        const expected = await all();
        const more = fc.subarray(EVENTS.filter(known));
        const shuffled = more.chain((again) =>
          fc.shuffledSubarray([...EVENTS, ...again], { minLength: EVENTS.length + again.length }),
        );
        await fc.assert(
          fc.asyncProperty(shuffled, async (events) => {
            await clear();
            await insert(events);
            assert.deepEqual(await all(), expected);
          }),
          { numRuns: 30 },
        );
      }));
  }

  it("see in the experiments what the JSON view holds of them", () =>
    over(undefined, async ({ insert, rows, views }) => {
      await insert(EVENTS);
      for (const [view, event] of [
        [views.viewed, "Experiment Viewed"],
        [views.clicked, "Experiment Clicked"],
      ] as const) {
        const data = (await rows(views.json, "data->>'event', data->>'receivedAt'")).filter(
          ([e]) => e === event,
        );
        const received = (await rows(view, "received_at")).map(([at]) => [event, at]);
        assert.deepEqual(sorted(data), sorted(received));
      }
    }));

  it("are broken by no JSON, of whatever shape", () =>
    over(undefined, async ({ clear, insert, rows, views }) => {
      const holdable = (value: unknown): boolean => !/\\u0000|\\u[dD][89a-fA-F]/.test(JSON.stringify(value));
      const odd = fc.record(
        {
          event: fc.oneof(fc.constantFrom("Experiment Viewed", "Experiment Clicked"), fc.jsonValue()),
          properties: fc.oneof(
            fc.record({ experimentName: fc.jsonValue(), variationName: fc.jsonValue() }),
            fc.jsonValue(),
          ),
          context: fc.oneof(fc.record({ page: fc.jsonValue() }), fc.jsonValue()),
          anonymousId: fc.jsonValue(),
          receivedAt: fc.oneof(
            fc.constantFrom("2026-13-45T99:99:99.999Z", "2026-11-20T11:00:00.000Z"),
            fc.jsonValue(),
          ),
        },
        { requiredKeys: [] },
      );
      const anything = fc.oneof({ weight: 3, arbitrary: odd }, { weight: 1, arbitrary: fc.jsonValue() });
      await fc.assert(
        fc.asyncProperty(fc.array(anything.filter(holdable), { maxLength: 8 }), async (events) => {
          await clear();
          await insert(events);
          // Without ids nothing is a duplicate, and every event is as good as new.
          const ids = events.filter(
            (event) => typeof event === "object" && event !== null && "messageId" in event,
          );
          fc.pre(ids.length === 0);
          assert.equal((await rows(views.json)).length, events.length);
          await rows(views.viewed);
          await rows(views.clicked);
          await rows(views.results);
        }),
        { numRuns: 100 },
      );
    }));

  it("parse as Materialize's: three views and a materialized view, named after the prefix", () =>
    Promise.all(
      ([undefined, 1, "unbounded"] as const).map((days) =>
        over(days, ({ views }) => {
          const all = [views.json, views.viewed, views.clicked, views.results];
          assert.deepEqual(
            all.map((view) => parses(view.create() as string).map(({ kind }) => kind)),
            [["create_view"], ["create_view"], ["create_view"], ["create_materialized_view"]],
          );
          assert.deepEqual(
            all.map((view) => view.path.at(-1)),
            ["ab_kinesis_json", "ab_experiment_viewed", "ab_experiment_clicked", "ab_experiment_results"],
          );
          const cluster = views.results.references.find(({ kind }) => kind === "cluster");
          assert.deepEqual(cluster?.path, ["c"]);
          return Promise.resolve();
        }),
      ),
    ));

  it("say that copies are few, wherever they drop them", () =>
    over(undefined, ({ views }) => {
      const hints = [views.json, views.viewed, views.clicked, views.results].map(
        (view) =>
          (view.create() as string).match(/OPTIONS \(DISTINCT ON INPUT GROUP SIZE = 16\)\n {4}ORDER BY /g)
            ?.length,
      );
      assert.deepEqual(hints, [1, 1, 1, undefined]);
      return Promise.resolve();
    }));

  it("look back 90 days unless told otherwise, and ask no clock where they look back for ever", () =>
    over(undefined, async ({ views }) => {
      const texts = (of: ExperimentViews): readonly unknown[] =>
        Object.values(of).map((v: MzObject) => v.create());
      // In another schema: only the names of the schemas may differ.
      await over(90, (told) => {
        const strip = (text: unknown): string => (text as string).replaceAll(/experiments_\d+/g, "s");
        assert.deepEqual(texts(views).map(strip), texts(told.views).map(strip));
        return Promise.resolve();
      });
      assert.match(views.json.create() as string, /mz_now\(\) <= [^\n]+ \+ INTERVAL '90 days'/);
      await over("unbounded", (told) => {
        for (const text of texts(told.views)) assert.doesNotMatch(text as string, /mz_now|INTERVAL/);
        return Promise.resolve();
      });
    }));

  for (const [days, got] of [
    [0, "0"],
    [-90, "-90"],
    [1.5, "1.5"],
    [3651, "3651"],
    [NaN, "NaN"],
    ["90", '"90"'],
    ["Unbounded", '"Unbounded"'],
    [null, "null"],
    [{}, "{}"],
  ] as const) {
    it(`refuse to look back ${got} days`, () =>
      assert.rejects(
        over(days as never, () => Promise.resolve()),
        {
          message:
            'experiment views ab: deduplicateDays must be "unbounded" or a whole number from 1 to 3650, ' +
            `got ${got}`,
        },
      ));
  }

  it("are empty before the first event", () =>
    over(undefined, async ({ rows, views }) => {
      for (const view of Object.values(views)) assert.deepEqual(await rows(view as MzObject), []);
    }));
});
