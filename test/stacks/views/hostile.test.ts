/**
 * No event breaks a view for its readers, whatever JSON it is. What it cannot show: that all of these would arrive.
 * Materialize answers 400 to a request with a number whose exponent is not within -39 to 38 (5e-324 and 1.8e308 here), and
 * to one with half of a surrogate pair; of a JSON array nothing is kept then. No view hangs on it: they are asked here all
 * the same, and a row that is there by another way breaks none.
 *
 * https://github.com/MaterializeInc/materialize/blob/main/src/repr/src/strconv.rs (parse_numeric)
 * https://github.com/MaterializeInc/materialize/blob/main/src/environmentd/src/http/webhook.rs (transform_body)
 */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { SENDERS, type SenderName } from "../../../senders";
import { SENDER_VIEWS, type Path } from "../../../stacks/views";
import { materializeLike, setClock } from "../../support/materializeFunctions";
import { headerColumns, over, type Request } from "./senderBench";

const NAMES = Object.keys(SENDERS) as readonly SenderName[];

/** What a cast, a conversion or a comparison could stumble over. */
const STUMBLING: readonly unknown[] = [
  null, true, false, "true", "t", "TRUE", "yes", "", " ", "null", {}, [], [[]], { "": null },
  0, -0, 1e5, 1e30, 1e-30, -1, 0.1, 5e-324, 1.7976931348623157e308, 12345678901234567890, 999999999999999, 999999999999,
  1795082400, 1795082400000, "0", "-0", "+1", "1e5", "1E400", "0x10", "1_000", "1,000", " 1", "1 ", "1\n", "٣", "NaN",
  "Infinity", "-Infinity", "999999999999999999", "9999999999999999999", "0.000000000000000001", ".5", "5.", "-", "1.2.3",
  "999999999999", "9999999999999", "999999999999999", "9999999999999999", "-1795082400",
  "2026-11-20T11:00:00.000Z", "2026-11-20T11:00:00Z", "2026-02-30T00:00:00.000Z", "2026-13-45T99:99:99Z",
  "----------T::::::::Z", "0000-01-01T00:00:00.000Z", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z",
  "1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "2026-11-20T24:00:00.000Z", "2026-11-20T23:59:60Z",
  "2026-11-20T11:00:00+01:00", "now", "today", "epoch", "event", "charge", "customer", "contact", "deal", "page",
]; // prettier-ignore

/** Postgres's jsonb takes no \u0000, which Materialize's does, and no half of a surrogate pair. */
const holdable = (value: unknown): boolean => !/\\u0000|\\u[dD][89a-fA-F]/.test(JSON.stringify(value));

/** Puts a value where a path leads, making way through whatever is there. */
function put(into: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list: unknown[] = Array.isArray(into) ? [...(into as unknown[])] : [];
    while (list.length < step) list.push(null);
    list[step] = put(list[step], rest, value);
    return list;
  }
  const object = typeof into === "object" && into !== null && !Array.isArray(into) ? { ...into } : {};
  return { ...object, [step]: put((object as Record<string, unknown>)[step], rest, value) };
}

/** Events that have something, of whatever kind, in places that the views look at. */
function odd(sender: SenderName): fc.Arbitrary<Request> {
  const paths = SENDER_VIEWS[sender].flatMap(({ columns, only = [] }) => [
    ...columns.flatMap(({ path }) => ("header" in path || path.length === 0 ? [] : [path])),
    ...only.flatMap((condition) => ("any" in condition ? [["object_type"], ["dealname"]] : [condition.path])),
  ]);
  const value = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...STUMBLING) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
  const places = fc.array(
    fc.tuple(
      // Not always the whole way: what is expected to be an object is something else then.
      fc
        .constantFrom(...paths)
        .chain((path) => fc.nat(path.length - 1).map((cut) => path.slice(0, path.length - cut))),
      value,
    ),
    { maxLength: 12 },
  );
  const body = fc.oneof(
    {
      weight: 5,
      arbitrary: places.map((all) => all.reduce((event, [path, of]) => put(event, path, of), {} as unknown)),
    },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
  const headers = fc.dictionary(
    fc.constantFrom("x-none", ...Object.keys(headerColumns(sender))),
    fc.constantFrom("", "d1", "push"),
  );
  return fc.record({ headers, body: body.filter(holdable) });
}

for (const sender of NAMES) {
  describe(`the views of ${sender}`, () => {
    for (const [days, options] of [
      ["within a window", {}],
      ["of all time", { deduplicateDays: "unbounded" }],
    ] as const) {
      it(`are broken by no JSON, of whatever shape, ${days}`, () =>
        over(sender, options, async ({ clear, insert, rows, views }) => {
          await fc.assert(
            fc.asyncProperty(fc.array(odd(sender), { maxLength: 8 }), async (requests) => {
              await clear();
              await insert(requests);
              for (const { name } of views) {
                const { length } = await rows(name);
                assert.ok(length <= requests.length);
                // With nothing filtered and nothing recognised, nothing may be missing.
                if (sender === "generator") assert.equal(length, requests.length);
              }
            }),
            { numRuns: 120 },
          );
        }));
    }
  });
}

describe("a number in an event", () => {
  /** As it is written in the event, and what `temperature` is. */
  const NUMBERS: readonly (readonly [written: string, is: number | undefined])[] = [
    ["20", 20],
    ["-20.5", -20.5],
    ['"20.5"', 20.5],
    ["0", 0],
    ["-0", 0],
    ["1e5", 100000], // jsonb writes a number out: an exponent in JSON counts by its value
    ["1.5E+2", 150],
    ["25e-1", 2.5],
    ["1e17", 1e17],
    ["1e18", undefined], // 19 digits
    ["1e-18", 1e-18],
    ["1e-19", undefined],
    ["1000000000000000000", undefined],
    ['"1e5"', undefined], // text with an exponent is no number here
    ['"+20"', undefined],
    ['"20 "', undefined],
    ['"20\\n"', undefined],
    ['".5"', undefined],
    ['"5."', undefined],
    ['"1,000"', undefined],
    ['"٣"', undefined],
    ['"NaN"', undefined],
    ['"Infinity"', undefined],
    ['""', undefined],
    ["true", undefined],
    ["[20]", undefined],
    ["null", undefined],
  ];
  for (const [written, is] of NUMBERS) {
    it(`${written} is ${is ?? "NULL"}`, () =>
      over("generator", {}, async ({ insertText, rows }) => {
        await insertText([`{"temperature": ${written}}`]);
        assert.deepEqual(await rows("sensor_readings"), [is === undefined ? {} : { temperature: is }]);
      }));
  }
});

describe("a time in an event", () => {
  const SECONDS: readonly (readonly [written: string, is: string | undefined])[] = [
    ["1795082400", "2026-11-19T10:00:00+00:00"],
    ['"1795082400"', "2026-11-19T10:00:00+00:00"],
    ["0", "1970-01-01T00:00:00+00:00"],
    ["1.7950824e9", "2026-11-19T10:00:00+00:00"],
    ["253402300799", "9999-12-31T23:59:59+00:00"],
    ["1000000000000", undefined],
    ["-1", undefined],
    ["1795082400.5", undefined],
    ['"2026-11-19T10:00:00.000Z"', undefined],
    ["{}", undefined],
  ];
  for (const [written, is] of SECONDS) {
    it(`${written} is ${is ?? "NULL"}, where seconds are expected`, () =>
      over("stripe", { only: ["events"], deduplicateDays: "unbounded" }, async ({ insertText, rows }) => {
        await insertText([`{"created": ${written}}`]);
        assert.deepEqual(await rows("events"), [is === undefined ? {} : { created: is }]);
      }));
  }

  const ANY: readonly (readonly [written: string, is: string | undefined])[] = [
    ["1795082400123", "2026-11-19T10:00:00.123"],
    ['"1795082400123"', "2026-11-19T10:00:00.123"],
    ["0", "1970-01-01T00:00:00"],
    ["4102444799999", "2099-12-31T23:59:59.999"],
    ["1000000000000000", undefined],
    ['"2026-11-19T10:00:00.123Z"', "2026-11-19T10:00:00.123"],
    ['"2026-11-19T10:00:00Z"', "2026-11-19T10:00:00"],
    ['"2026-02-30T10:00:00Z"', undefined],
    ['"2026-11-19T10:00:00+01:00"', undefined],
    ['"2026-11-19"', undefined],
    ["[1795082400123]", undefined],
  ];
  for (const [written, is] of ANY) {
    it(`${written} is ${is ?? "NULL"}, where HubSpot's dates are expected`, () =>
      over("hubspot", { only: ["contacts"] }, async ({ insertText, rows }) => {
        await insertText([`{"createdate": ${written}}`]);
        assert.deepEqual(await rows("contacts"), [is === undefined ? {} : { createdate: is }]);
      }));
  }
});

describe("the window of a view", () => {
  for (const [sender, view, event] of [
    // Text in ISO 8601, without a time zone.
    ["segment", "pages", { type: "page", messageId: "m", receivedAt: "2026-11-19T10:00:00.000Z" }],
    // Seconds since 1970, with a time zone.
    ["stripe", "events", { id: "evt", created: 1795082400 }],
    ["hubspot", "contacts", { hs_object_id: "1", lastmodifieddate: 1795082400000 }],
    ["eventbridge", "events", { id: "e", time: "2026-11-19T10:00:00Z" }],
  ] as const) {
    it(`ends to the millisecond for ${sender}, and starts nowhere`, () =>
      over(sender, { deduplicateDays: 7 }, async ({ insert, rows }) => {
        await insert([{ body: event }]);
        for (const [now, count] of [
          ["2026-01-01T00:00:00.000Z", 1], // a sender's clock may be ahead
          ["2026-11-19T10:00:00.000Z", 1],
          ["2026-11-26T10:00:00.000Z", 1],
          ["2026-11-26T10:00:00.001Z", 0],
        ] as const) {
          await setClock(now);
          assert.equal((await rows(view)).length, count, now);
        }
      }));
  }

  it("would be an error of the whole view for a time before 1970, were that not looked at", async () => {
    const db = await materializeLike();
    await assert.rejects(
      db.query("SELECT mz_now() <= TIMESTAMP '1960-01-01 00:00:00' + INTERVAL '90 days'"),
      /mz_timestamp out of range/,
    );
  });
});
