/** docs/webhook-views.md says what each view of a sender shows, by its plan: `UPDATE_GOLDEN=1` writes it anew. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SENDERS, type SenderName } from "../../senders";
import { SENDER_VIEWS } from "../../stacks/views";
import { GUIDE_SLIPS } from "../stacks/views/guideSlips";
import { slipsTable, typesTable, viewsOf } from "../stacks/views/viewTables";

const PAGE = join(__dirname, "..", "..", "docs", "webhook-views.md");
const UPDATE = process.env.UPDATE_GOLDEN === "1";
const NAMES = Object.keys(SENDERS) as readonly SenderName[];

const page = (): string => `# The views of each sender of webhooks

A pipeline with the prefix \`<p>\` has these in the schema for views. Nothing that a sender may write breaks one: a value
that is not of its column's type is NULL. Events without an id, or with an empty one, are no copies of each other: all of
them stay. A test writes this page (\`UPDATE_GOLDEN=1 npm run test:unit\`) and fails where it is out of date.

${typesTable()}
${NAMES.map(viewsOf).join("\n")}
## Where they are not the guide's

What does not work in the views of [Materialize's guide](https://materialize.com/docs/ingest-data/), and what is here
instead. All columns of its views are here, from the same places in the event.

${slipsTable()}`;

describe("the page of senders' views", () => {
  it("is as the plans are", () => {
    if (UPDATE) writeFileSync(PAGE, page());
    assert.ok(existsSync(PAGE), "UPDATE_GOLDEN=1 writes it");
    assert.equal(readFileSync(PAGE, "utf8"), page(), "UPDATE_GOLDEN=1 rewrites it");
  });

  it("has every view of every sender, and each of its columns once", () => {
    for (const name of NAMES) {
      const text = viewsOf(name);
      assert.ok(page().includes(text), name);
      const views = text.split(/^### /m).slice(1);
      assert.equal(views.length, SENDER_VIEWS[name].length);
      SENDER_VIEWS[name].forEach((plan, i) => {
        assert.ok(views[i]!.startsWith(`\`<p>_${plan.name}\`\n`));
        const columns = [...views[i]!.matchAll(/^\| `(\w+)`/gm)].map(([, column]) => column);
        assert.deepEqual(
          columns,
          plan.columns.map((column) => column.name),
        );
      });
    }
  });

  it("says of copies what the views do with them", () => {
    const sayings = NAMES.flatMap((name) =>
      viewsOf(name)
        .match(/^- copies .*$/gm)!
        .map((line) => [name, line]),
    );
    const same = (...ids: readonly string[]): string => `- copies have the same ${ids.join(" and ")}: `;
    const earliest = (column: string): string => `the one with the earliest \`${column}\` stays`;
    assert.deepEqual(sayings, [
      ["eventbridge", same("`id`") + earliest("time")],
      ["generator", "- copies cannot be recognised: all of them stay"],
      [
        "github",
        `${same("`delivery_id`")}one of them stays, with \`deduplicateDays: unbounded\` and not without`,
      ],
      ["hubspot", `${same("`hs_object_id`", "`lastmodifieddate`")}one of them stays`],
      ["hubspot", `${same("`hs_object_id`", "`hs_lastmodifieddate`")}one of them stays`],
      ["rudderstack", same("`message_id`") + earliest("received_at")],
      ...[1, 2, 3].map(() => ["segment", same("`message_id`") + earliest("received_at")]),
      ["snowcatcloud", same("`event_id`") + earliest("collector_tstamp")],
      ["stripe", same("`event_id`") + earliest("event_created")],
      ["stripe", same("`event_id`") + earliest("event_created")],
      ["stripe", same("`id`") + earliest("created")],
    ]);
    assert.match(viewsOf("github"), /^- `delivery_id` and `event` are headers, which no signature covers: /m);
  });

  it("has every slip of the guide", () => {
    const rows = slipsTable().trimEnd().split("\n").slice(2);
    assert.equal(rows.length, GUIDE_SLIPS.length);
    GUIDE_SLIPS.forEach(({ what, mend }, i) => assert.ok(rows[i]!.includes(what) && rows[i]!.includes(mend)));
  });
});
