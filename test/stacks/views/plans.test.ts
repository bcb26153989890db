/** The plans of the views as data, and the statements that are printed from them. */
import assert from "node:assert/strict";
import {
  existingCluster,
  existingDatabase,
  existingSchema,
  webhookSource,
  webhookTable,
} from "../../../materialize";
import { SENDERS, type SenderName } from "../../../senders";
import { SENDER_VIEWS, senderViews, type SenderViewsArgs, type ViewPlan } from "../../../stacks/views";
import { viewQuery } from "../../../stacks/views/print";
import { assertOneStatement } from "../../support/parser";
import { toPostgres } from "../../support/views";
import { GUIDE_COLUMNS } from "./guideColumns";
import { GUIDE_SLIPS } from "./guideSlips";
import { createOf, over } from "./senderBench";
import { SQL_TYPES } from "./viewTables";

const NAMES = Object.keys(SENDERS) as readonly SenderName[];
const PLANS = NAMES.flatMap((sender) => SENDER_VIEWS[sender].map((plan) => ({ sender, plan })));

const VIEWS: Readonly<Record<SenderName, readonly string[]>> = {
  eventbridge: ["events"],
  generator: ["sensor_readings"],
  github: ["events"],
  hubspot: ["contacts", "deals"],
  rudderstack: ["events"],
  segment: ["pages", "tracks", "identifies"],
  snowcatcloud: ["events"],
  stripe: ["charges", "customers", "events"],
};

const database = existingDatabase("materialize");
const schema = existingSchema(database, "ingest");
const viewsSchema = existingSchema(database, "ingest_views");
const webhook = webhookSource({ schema, name: "hook", cluster: existingCluster("c"), check: "insecure" });

function made(args: Partial<SenderViewsArgs>): ReturnType<typeof senderViews> {
  return senderViews({ sender: "segment", prefix: "p", viewsSchema, webhook, ...args });
}

function planOf(sender: SenderName, view: string): ViewPlan {
  const plan = SENDER_VIEWS[sender].find(({ name }) => name === view);
  assert.ok(plan, `${sender} has no view ${view}`);
  return plan;
}

describe("the plans of senders' views", () => {
  it("are for every sender, under these names", () => {
    const names = Object.entries(SENDER_VIEWS).map(([sender, plans]) => [
      sender,
      plans.map(({ name }) => name),
    ]);
    assert.deepEqual(Object.fromEntries(names), VIEWS);
  });

  for (const { sender, plan } of PLANS) {
    it(`${sender} ${plan.name}: each column once; id, time and key are columns; the webhook has its headers`, () => {
      const names = plan.columns.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length);
      for (const name of names) assert.match(name, /^[a-z][a-z0-9_]*$/);
      for (const name of [
        ...(plan.id ?? []),
        ...plan.key,
        ...(plan.receivedAt === undefined ? [] : [plan.receivedAt]),
      ])
        assert.ok(names.includes(name), name);
      assert.ok(plan.key.length > 0);
      assert.ok(plan.id !== undefined || plan.receivedAt === undefined);
      assert.match(plan.source, /^https:\/\//);
      const kept = Object.values(SENDERS[sender].headers?.columns ?? {});
      for (const { path } of plan.columns)
        if ("header" in path) assert.ok(kept.includes(path.header), path.header);
    });

    it(`${sender} ${plan.name}: columns have the types that the plan says`, () =>
      over(sender, {}, async ({ columns }) => {
        assert.deepEqual(
          await columns(plan.name),
          plan.columns.map(({ name, type }) => `${name} ${SQL_TYPES[type]}`),
        );
      }));
  }

  for (const { sender, view, columns } of GUIDE_COLUMNS) {
    it(`${sender} ${view}: all columns of the guide, each from where the guide takes it`, () => {
      const ours = planOf(sender, view).columns;
      for (const { guide, ours: name, path } of columns) {
        const column = ours.find((each) => each.name === name);
        assert.ok(column, `${guide} is missing`);
        assert.deepEqual(column.path, path, guide);
      }
    });
  }

  it("are compared with as many columns as the guide's views have", () => {
    const count = GUIDE_COLUMNS.map(({ sender, view, columns }) => [sender, view, columns.length]);
    assert.deepEqual(count, [
      ["segment", "pages", 17],
      ["segment", "tracks", 19],
      ["segment", "identifies", 23],
      ["stripe", "events", 9],
      ["hubspot", "contacts", 3],
      ["rudderstack", "events", 4],
      ["snowcatcloud", "events", 126],
      ["generator", "sensor_readings", 5],
    ]);
  });

  it("have each slip of the guide mended in the columns that the table names", () => {
    assert.equal(GUIDE_SLIPS.length, 16);
    for (const { sender, what, columns } of GUIDE_SLIPS) {
      assert.ok(Object.keys(columns).length > 0, what);
      for (const [view, types] of Object.entries(columns)) {
        const plan = planOf(sender, view);
        for (const [name, type] of Object.entries(types))
          assert.equal(
            plan.columns.find((column) => column.name === name)?.type,
            type,
            `${view}.${name}: ${what}`,
          );
      }
    }
  });

  it("refuse a column that is not there", () => {
    const plan: ViewPlan = { ...planOf("segment", "pages"), receivedAt: "recieved_at" };
    assert.throws(() => viewQuery(plan, webhook, 90), { message: "view plan pages: no column recieved_at" });
  });
});

describe("the statements of senders' views", () => {
  for (const sender of NAMES) {
    it(`${sender}: are one CREATE VIEW each to Materialize's parser, over a source and over a table`, () => {
      const table = webhookTable({ schema, name: "hook", check: "insecure" });
      for (const days of [undefined, "unbounded"] as const) {
        const views = made({ sender, prefix: "it's", deduplicateDays: days });
        assert.deepEqual(
          views.map(({ view }) => view.path),
          VIEWS[sender].map((name) => ["materialize", "ingest_views", `it's_${name}`]),
        );
        for (const { view } of views) assertOneStatement(createOf(view), "create_view");
        const over = made({ sender, prefix: "it's", deduplicateDays: days, webhook: table });
        assert.deepEqual(
          over.map(({ view }) => createOf(view)),
          views.map(({ view }) => createOf(view)),
        );
      }
    });

    it(`${sender}: are the same bytes for the same input, and refer to the webhook`, () => {
      const [once, again] = [made({ sender }), made({ sender })];
      assert.deepEqual(
        once.map(({ view, ...rest }) => [rest, createOf(view)]),
        again.map(({ view, ...rest }) => [rest, createOf(view)]),
      );
      for (const { view } of once) assert.ok(view.references.includes(webhook));
    });
  }

  it("say that copies are few where they are dropped, and nothing of it elsewhere", () => {
    const hint = "    OPTIONS (DISTINCT ON INPUT GROUP SIZE = 16)\n";
    const times = (text: string, part: string): number => text.split(part).length - 1;
    for (const { sender, plan } of PLANS) {
      for (const days of [undefined, "unbounded"] as const) {
        const [only] = made({ sender, deduplicateDays: days, only: [plan.name] });
        const text = createOf(only!.view);
        const drops = plan.id !== undefined && (plan.receivedAt !== undefined || days === "unbounded");
        assert.equal(times(text, "DISTINCT ON ("), drops ? 1 : 0, plan.name);
        assert.equal(times(text, `${hint}    ORDER BY `), drops ? 1 : 0, plan.name);
        // Postgres knows no hints: the bench takes out this and nothing else.
        assert.equal(toPostgres(text), text.replace(" IF NOT EXISTS", "").replace(hint, ""));
      }
    }
  });

  it("look back 90 days unless told otherwise", () => {
    const texts = (args: Partial<SenderViewsArgs>): readonly string[] =>
      made(args).map(({ view }) => createOf(view));
    assert.deepEqual(texts({}), texts({ deduplicateDays: 90 }));
    for (const text of texts({ deduplicateDays: 7 }))
      assert.match(text, /mz_now\(\) <= [^\n]+ \+ INTERVAL '7 days'/);
    for (const text of texts({ deduplicateDays: "unbounded" })) assert.doesNotMatch(text, /mz_now|INTERVAL/);
  });

  for (const sender of ["github", "generator"] as const) {
    it(`ask no clock for ${sender}, whose events have no time`, () => {
      for (const { view } of made({ sender })) assert.doesNotMatch(createOf(view), /mz_now|INTERVAL/);
    });
  }

  it("cast nothing but what a pattern let through", () => {
    for (const sender of NAMES) {
      for (const { view } of made({ sender })) {
        for (const [cast] of createOf(view).matchAll(/.{3}::(?!text\b)\w+/g))
          assert.match(cast, /^\[1\]::(numeric|double)/);
        for (const [call] of createOf(view).matchAll(/to_timestamp\(.{12}/g))
          assert.equal(call, "to_timestamp((regexp_matc");
      }
    }
  });

  it("are of the views that are asked for, in the order of the plans, with their names and keys", () => {
    const named = ({ only }: Pick<SenderViewsArgs, "only">): unknown =>
      made({ sender: "stripe", only }).map(({ name, key }) => [name, key]);
    assert.deepEqual(named({}), [
      ["charges", ["id"]],
      ["customers", ["id"]],
      ["events", ["id"]],
    ]);
    assert.deepEqual(named({ only: ["events", "charges", "events"] }), [
      ["charges", ["id"]],
      ["events", ["id"]],
    ]);
    assert.deepEqual(named({ only: [] }), []);
  });

  it("are printed so", () => {
    const [view] = made({ sender: "eventbridge" });
    assert.equal(
      createOf(view!.view),
      `CREATE VIEW IF NOT EXISTS "materialize"."ingest_views"."p_events" AS
WITH received AS (
    SELECT
        (body->>'id') AS "id",
        (body->>'version') AS "version",
        (body->>'source') AS "source",
        (body->>'detail-type') AS "detail_type",
        (body->>'account') AS "account",
        COALESCE(try_parse_monotonic_iso8601_timestamp((body->>'time')), try_parse_monotonic_iso8601_timestamp((regexp_match((body->>'time'), '^([-0-9]{10}T[:0-9]{8})Z$'))[1] || '.000Z')) AS "time",
        (body->>'region') AS "region",
        (body->'resources') AS "resources",
        (body->'detail') AS "detail"
    FROM "materialize"."ingest"."hook"
),
kept AS (
    SELECT *
    FROM received
    WHERE mz_now() <= GREATEST("time", TIMESTAMP '1970-01-01 00:00:00') + INTERVAL '90 days'
    UNION ALL
    SELECT *
    FROM received
    WHERE "time" IS NULL
)
SELECT *
FROM (
    SELECT DISTINCT ON ("id") *
    FROM kept
    WHERE COALESCE("id", '') <> ''
    OPTIONS (DISTINCT ON INPUT GROUP SIZE = 16)
    ORDER BY "id", "time", "version", "source", "detail_type", "account", "region", "resources"::text, "detail"::text
) AS first_received
UNION ALL
SELECT *
FROM kept
WHERE NOT (COALESCE("id", '') <> '')`,
    );
  });
});

describe("senders' views refuse", () => {
  const DAYS = 'deduplicateDays must be "unbounded" or a whole number from 1 to 3650, got';
  const TIMELESS = "whose events hold no time to go by, got 30";
  const CASES: readonly (readonly [what: string, args: Record<string, unknown>, message: string])[] = [
    [
      "a name that is no view of the sender",
      { sender: "stripe", only: ["charges", "invoices"] },
      'only must name views of Stripe: charges, customers, events, got "invoices"',
    ],
    [
      "a view of another sender",
      { only: ["charges"] },
      'only must name views of Segment: pages, tracks, identifies, got "charges"',
    ],
    [
      "a name that every object has",
      { only: ["constructor"] },
      'only must name views of Segment: pages, tracks, identifies, got "constructor"',
    ],
    [
      "a sender that is not known",
      { sender: "toString" },
      'sender must be one of eventbridge, generator, github, hubspot, rudderstack, segment, snowcatcloud, stripe, got "toString"',
    ],
    ["no days", { deduplicateDays: 0 }, `${DAYS} 0`],
    ["half a day", { deduplicateDays: 0.5 }, `${DAYS} 0.5`],
    ["more than ten years", { deduplicateDays: 3651 }, `${DAYS} 3651`],
    ["days as text", { deduplicateDays: "90" }, `${DAYS} "90"`],
    ["null", { deduplicateDays: null }, `${DAYS} null`],
    [
      "days for GitHub",
      { sender: "github", deduplicateDays: 30 },
      `deduplicateDays must be "unbounded" or left out for GitHub, ${TIMELESS}`,
    ],
    [
      "days for the generator",
      { sender: "generator", deduplicateDays: 30 },
      `deduplicateDays must be "unbounded" or left out for Webhooks quickstart generator, ${TIMELESS}`,
    ],
  ];
  for (const [what, args, message] of CASES) {
    it(what, () => {
      assert.throws(() => made(args), { message: `sender views p: ${message}` });
    });
  }
});
