/** Segment's views, executed on an embedded Postgres: see test/support/views.ts for what that cannot show. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { existingCluster, type MzObject } from "../../../materialize";
import { segmentViews } from "../../../stacks/views/segmentKafka";
import { parses } from "../../support/parser";
import { viewBench, type ViewBench } from "../../support/views";

const FIXTURES = join(__dirname, "..", "..", "fixtures", "segment");
const EVENTS = readdirSync(FIXTURES).map((file) => readFileSync(join(FIXTURES, file), "utf8"));
const METADATA = { partition: true, offset: true, timestamp: true } as const;
const AT = "2026-11-20 09:41:13.105";

const JSON_DATA = { format: { type: "json" }, envelope: "none", include: METADATA } as const;
const BYTES_DATA = { format: { type: "bytes" }, envelope: "none", include: METADATA } as const;
const INLINE_DATA = {
  format: { type: "json" },
  key: { type: "bytes" },
  envelope: "upsert",
  include: METADATA,
  decodingErrors: "inline",
} as const;

type Data = typeof JSON_DATA | typeof BYTES_DATA | typeof INLINE_DATA;

/** Runs with both views over a table of this data. */
async function over(
  data: Data,
  body: (bench: ViewBench, views: ReturnType<typeof segmentViews>) => Promise<void>,
): Promise<void> {
  const bench = await viewBench(data);
  try {
    const views = segmentViews({
      prefix: "segment",
      viewsSchema: bench.schema,
      cluster: existingCluster("c"),
      events: bench.table,
      data,
    });
    await bench.create(views.jsonb, views.json);
    await body(bench, views);
  } finally {
    await bench.drop();
  }
}

async function insert(
  { db, tableName }: ViewBench,
  data: Data,
  texts: readonly (string | Uint8Array)[],
): Promise<void> {
  const value = data.format.type === "bytes" ? "$1::bytea" : "$1::jsonb";
  for (const [i, text] of texts.entries()) {
    const given = data.format.type === "bytes" ? Buffer.from(text as string) : text;
    await db.query(
      `INSERT INTO ${tableName} (data, partition, "offset", "timestamp") VALUES (${value}, 3, $2, $3)`,
      [given, i, AT],
    );
  }
}

function nameOf(view: MzObject): string {
  return view.path
    .slice(1)
    .map((part) => `"${part}"`)
    .join(".");
}

/** The documents of a view; numbers as Postgres writes them. */
async function documents({ db }: ViewBench, view: MzObject, order = ""): Promise<readonly unknown[]> {
  const { rows } = await db.query<{ data: string }>(
    `SELECT data::text AS data FROM ${nameOf(view)} ${order}`,
  );
  return rows.map(({ data }) => JSON.parse(data) as unknown);
}

const sorted = (values: readonly unknown[]): readonly string[] =>
  values.map((value) => canonical(value)).sort();
/** JSON with its keys in order: jsonb has an order of its own. */
function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}

/** What Postgres's jsonb cannot hold, though JSON can. */
const holdable = (value: unknown): boolean => !/\\u0000|\\u[dD][89a-fA-F]/.test(JSON.stringify(value));
const segmentLike = fc.record(
  {
    type: fc.oneof(fc.constantFrom("track", "identify", "page", "delete"), fc.jsonValue()),
    messageId: fc.jsonValue(),
    event: fc.jsonValue(),
    properties: fc.jsonValue(),
    context: fc.jsonValue(),
    timestamp: fc.oneof(fc.constantFrom("2026-11-20T09:41:12.322Z", "yesterday", ""), fc.jsonValue()),
  },
  { requiredKeys: [] },
);
const anyDocument = fc.oneof(segmentLike, fc.jsonValue()).filter(holdable);
// prettier-ignore
const ODD = [
  "null", "true", "0", '""', "[]", "{}", "[null]", '{"data":{"data":null}}', '{"type":null}', '{"type":5,"context":"x"}',
  '"a string"', "-1.5e300", "123456789012345678901234567890", "0.1000", '{"a":1,"a":2}', '{"":0}', '{"__proto__":1}',
  ' \n\t{ "type" : "track" } ', '"\\ud83d\\ude00"', '"ÿ😀\\n\\\\"', "[[[[[[[[[[1]]]]]]]]]]", '{"partition":1,"offset":"x"}',
];

describe("Segment's views", () => {
  for (const [name, data] of [
    ["format json", JSON_DATA],
    ["format bytes", BYTES_DATA],
    ["decoding errors inline", INLINE_DATA],
  ] as const) {
    describe(`over ${name}`, () => {
      it("parse as Materialize's, a view and a materialized view", () =>
        over(data, (_, { jsonb, json }) => {
          assert.deepEqual(
            [jsonb, json].map((view) => parses(view.create() as string)[0]?.kind),
            ["create_view", "create_materialized_view"],
          );
          return Promise.resolve();
        }));

      it("give the event beside the message's place, and the event alone", () =>
        over(data, async (bench, { jsonb, json }) => {
          await insert(bench, data, EVENTS);
          const { rows } = await bench.db.query(`SELECT * FROM ${nameOf(jsonb)} ORDER BY "offset"`);
          assert.deepEqual(
            rows,
            EVENTS.map((text, offset) => ({
              data: JSON.parse(text) as unknown,
              partition: 3,
              offset,
              timestamp: (rows[0] as { timestamp: unknown }).timestamp,
            })),
          );
          const { fields } = await bench.db.query(`SELECT * FROM ${nameOf(json)}`);
          assert.deepEqual(
            fields.map((field) => field.name),
            ["data"],
          );
          const types = await bench.db.query<{ type: string }>(
            `SELECT pg_typeof(data)::text AS type FROM ${nameOf(json)} LIMIT 1`,
          );
          assert.equal(types.rows[0]?.type, "jsonb");
          assert.deepEqual(
            sorted(await documents(bench, json)),
            sorted(EVENTS.map((text) => JSON.parse(text) as unknown)),
          );
        }));

      it("let well-formed JSON of any shape pass unchanged", () =>
        over(data, async (bench, { jsonb, json }) => {
          await insert(bench, data, ODD);
          const expected = ODD.map((text) => JSON.parse(text) as unknown);
          assert.deepEqual(
            (await documents(bench, jsonb, 'ORDER BY "offset"')).map(canonical),
            expected.map(canonical),
          );
          assert.deepEqual(sorted(await documents(bench, json)), sorted(expected));
          await fc.assert(
            fc.asyncProperty(fc.array(anyDocument, { minLength: 1, maxLength: 10 }), async (values) => {
              await bench.db.exec(`TRUNCATE ${bench.tableName}`);
              await insert(
                bench,
                data,
                values.map((value) => JSON.stringify(value)),
              );
              const all = values.map((value) => JSON.parse(JSON.stringify(value)) as unknown);
              assert.deepEqual(
                (await documents(bench, jsonb, 'ORDER BY "offset"')).map(canonical),
                all.map(canonical),
              );
              assert.deepEqual(sorted(await documents(bench, json)), sorted(all));
            }),
            { numRuns: 60 },
          );
        }));

      it("are empty over an empty topic", () =>
        over(data, async (bench, { json }) => assert.deepEqual(await documents(bench, json), [])));
    });
  }

  for (const [what, bytes] of [
    ["no UTF-8", Uint8Array.from([0x7b, 0xff, 0x7d])],
    ["no JSON", Buffer.from("hello")],
    ["half a document", Buffer.from('{"type":"track"')],
    ["nothing", Buffer.from("")],
    ["two documents", Buffer.from("{} {}")],
  ] as const) {
    it(`over bytes, one message that is ${what} breaks both views for every reader`, () =>
      over(BYTES_DATA, async (bench, { jsonb, json }) => {
        await insert(bench, BYTES_DATA, ['{"type":"track"}', bytes]);
        // So it is with today's Materialize too: a bad row makes every read that touches it fail, until it is gone.
        for (const view of [jsonb, json])
          await assert.rejects(documents(bench, view), /invalid (byte sequence|input syntax)/);
      }));
  }

  it("with inline errors, leave out what could not be decoded and keep everything else", () =>
    over(INLINE_DATA, async (bench, { jsonb, json }) => {
      await insert(bench, INLINE_DATA, ['{"type":"track"}', "null"]);
      await bench.db.query(
        `INSERT INTO ${bench.tableName} VALUES ('\\x01', NULL, 0, 2, $1, ROW('no JSON')), ('\\x02', NULL, 0, 3, $1, ROW(''))`,
        [AT],
      );
      assert.deepEqual(await documents(bench, jsonb, 'ORDER BY "offset"'), [{ type: "track" }, null]);
      assert.equal((await documents(bench, json)).length, 2);
    }));

  it("with inline errors under another name, leave them out as well", async () => {
    const data = { ...INLINE_DATA, decodingErrors: { inlineAs: "not JSON" } };
    const bench = await viewBench(data);
    const { jsonb } = segmentViews({
      prefix: "segment",
      viewsSchema: bench.schema,
      cluster: existingCluster("c"),
      events: bench.table,
      data,
    });
    await bench.create(jsonb);
    await bench.db.query(
      `INSERT INTO ${bench.tableName} VALUES ('\\x01', NULL, 0, 1, $1, ROW('no JSON')), ('\\x02', '1', 0, 2, $1, NULL)`,
      [AT],
    );
    assert.deepEqual(await documents(bench, jsonb), [1]);
    await bench.drop();
  });

  it("are named after their prefix and live in the schema for views", () =>
    over(JSON_DATA, ({ schema }, { jsonb, json }) => {
      assert.deepEqual(
        [jsonb, json].map((view) => view.path),
        [
          [...schema.path, "segment_events_jsonb"],
          [...schema.path, "segment_events_json"],
        ],
      );
      return Promise.resolve();
    }));
});
