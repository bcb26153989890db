/**
 * The views of every sender, executed on an embedded Postgres over sample events. What it cannot show:
 * - memory, and so what the hint about copies saves
 * - which spaces Materialize's jsonb has as text (`["a","b"]`, where Postgres writes `["a", "b"]`)
 * - that its numbers lose the zeros at their end: the text of `10.00` is `10`, where Postgres has `10.00`. So an id of
 *   `1.0` is that of `1` there, and not here
 * - Materialize's own two functions, for which see test/support/materializeFunctions.ts
 */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { SENDERS, type SenderName } from "../../../senders";
import { SENDER_VIEWS, type SenderViewsArgs } from "../../../stacks/views";
import { setClock } from "../../support/materializeFunctions";
import { over, samples, sorted, type Row, type SenderBench } from "./senderBench";
import { EXPECTED } from "./rows";

const NAMES = Object.keys(SENDERS) as readonly SenderName[];

/** All views' rows, by view. */
async function rowsOf({ rows, views }: SenderBench): Promise<Readonly<Record<string, readonly Row[]>>> {
  const all: Record<string, readonly Row[]> = {};
  for (const { name } of views) all[name] = await rows(name);
  return all;
}

/** What is expected of all views of a sender, by view. */
function expected(sender: SenderName, late: boolean): Readonly<Record<string, readonly Row[]>> {
  const of = EXPECTED[sender];
  return Object.fromEntries(
    SENDER_VIEWS[sender].map(({ name }) => [
      name,
      sorted([...of.rows[name]!, ...(late ? (of.late?.[name] ?? []) : [])]),
    ]),
  );
}

/** Where events hold no time, copies are dropped only when that is asked for. */
function deduplicated(sender: SenderName): Pick<SenderViewsArgs, "deduplicateDays"> {
  return sender === "github" ? { deduplicateDays: "unbounded" } : {};
}

for (const sender of NAMES) {
  describe(`the views of ${sender}`, () => {
    it("hold the rows that the sample events make, each event once, of the last 90 days", () =>
      over(sender, deduplicated(sender), async (bench) => {
        await bench.insert(samples(sender));
        assert.deepEqual(await rowsOf(bench), expected(sender, false));
      }));

    it("hold those of all time where that is asked for", () =>
      over(sender, { deduplicateDays: "unbounded" }, async (bench) => {
        await bench.insert(samples(sender));
        for (const now of ["1990-01-01T00:00:00.000Z", "2036-01-01T00:00:00.000Z"]) {
          await setClock(now);
          assert.deepEqual(await rowsOf(bench), expected(sender, true));
        }
      }));

    it("are the same in whatever order requests come, and however often those with an id do", () =>
      over(sender, deduplicated(sender), async (bench) => {
        const all = samples(sender);
        const again = all.filter(({ body, headers }) => hasId(sender, { ...(body as Row), ...headers }));
        const requests = fc
          .subarray(again)
          .chain((more) => fc.shuffledSubarray([...all, ...more], { minLength: all.length + more.length }));
        await fc.assert(
          fc.asyncProperty(requests, async (given) => {
            await bench.clear();
            await bench.insert(given);
            assert.deepEqual(await rowsOf(bench), expected(sender, false));
          }),
          { numRuns: 15 },
        );
      }));

    it("are empty before the first event", () =>
      over(sender, {}, async (bench) => {
        for (const rows of Object.values(await rowsOf(bench))) assert.deepEqual(rows, []);
      }));
  });
}

describe("the view of github, unless copies are to be dropped", () => {
  it("holds every delivery, also one that was sent again", () =>
    over("github", {}, async (bench) => {
      await bench.insert(samples("github"));
      const rows = await bench.rows("events");
      assert.equal(rows.length, samples("github").length);
      assert.equal(rows.filter(({ delivery_id: id }) => id === "d1").length, 2);
    }));
});

/** By hand: whether a copy of a sample event would be recognised. */
function hasId(sender: SenderName, event: Row): boolean {
  const given = (key: string): boolean => typeof event[key] === "string" && event[key] !== "";
  switch (sender) {
    case "segment":
    case "rudderstack":
      return given("messageId");
    case "github":
      return given("x-github-delivery");
    case "hubspot":
      return (
        given("hs_object_id") &&
        /^1795|^2026-/.test(String(event["lastmodifieddate"] ?? event["hs_lastmodifieddate"]))
      );
    case "snowcatcloud":
      return given("event_id");
    case "generator":
      return false;
    default:
      return given("id");
  }
}
