/** docs/webhook-checks.md says how every attack went, as it went: `UPDATE_GOLDEN=1` writes it anew. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SENDERS } from "../../senders";
import { attacksOn } from "../senders/attacks";
import { type Attack } from "../senders/attacks/attack";
import { outcomeOf } from "../senders/outcomes";
import { SUBJECTS, type Subject } from "../senders/subjects";
import {
  ASKED,
  attackTables,
  schemesTable,
  sendersTable,
  unsupportedTable,
  type OutcomeOf,
} from "../senders/tables";
import { type Answer } from "../support/webhookBench";

const PAGE = join(__dirname, "..", "..", "docs", "webhook-checks.md");
const UPDATE = process.env.UPDATE_GOLDEN === "1";

const page = (outcome: OutcomeOf): string => `# Who gets past a webhook's CHECK

Each CHECK was taken out of its CREATE statement as it is printed and run on an embedded Postgres, for requests that
independent code had signed: node's crypto, by the scheme that the sender publishes. What Stripe would send is signed by
Stripe's own library; what is altered in its header is made by node's crypto, which is shown to sign as the library does.
No Materialize server ran: that one takes these statements, and evaluates them as Postgres does, is not shown. A test
writes this page (\`UPDATE_GOLDEN=1 npm run test:unit\`) and fails where it is out of date.

## Senders

${sendersTable(outcome)}
A sender that is not in this table is described by its scheme:

${schemesTable(outcome)}
What cannot work is refused with the reason:

${unsupportedTable()}
## What was tried, and what it got

**let in**: the CHECK is true. What is false or NULL is refused with status 400. These are the cases that are counted above.
"before the CHECK": it reads the body as text, the body is no UTF-8, and Materialize answers 400 without running it, as the
bench does. "not shown": Postgres cannot tell. An empty field: it makes no sense there. No request made a CHECK fail with
an error. Stripe's library was asked about the same requests; where it judges otherwise is written in
\`test/senders/stripeLibrary.test.ts\`.

${attackTables(outcome)}`;

describe("the page of webhooks' CHECKs", () => {
  const outcomes = new Map<string, Answer>();
  const keyOf = (subject: Subject, group: string, attack: Attack): string =>
    JSON.stringify([subject.name, group, attack.name]);
  const known: OutcomeOf = (subject, group, attack) => outcomes.get(keyOf(subject, group, attack))!;

  before(async () => {
    for (const subject of SUBJECTS) {
      for (const { group, attack } of attacksOn(subject))
        outcomes.set(keyOf(subject, group.title, attack), await outcomeOf(subject, group.title, attack));
    }
  });

  it("is as the attacks went", () => {
    if (UPDATE) writeFileSync(PAGE, page(known));
    assert.ok(existsSync(PAGE), "UPDATE_GOLDEN=1 writes it");
    assert.equal(readFileSync(PAGE, "utf8"), page(known), "UPDATE_GOLDEN=1 rewrites it");
  });

  it("has a row for each sender, with the number of cases that were answered", () => {
    const rows = sendersTable(known).trimEnd().split("\n").slice(2);
    assert.deepEqual(
      rows.map((row) => /^\| `(\w+)` /.exec(row)?.[1]),
      Object.keys(SENDERS),
    );
    const stripe = rows.find((row) => row.startsWith("| `stripe` "))!.split("|").map((cell) => cell.trim());
    const answered = [...outcomes].filter(([key, answer]) => key.startsWith('["stripe",') && ASKED.includes(answer));
    assert.deepEqual(stripe.slice(2, 7), [
      "`stripe-signature`",
      "HMAC SHA-256 of time, dot and body, hex, as `t=…,v1=…`",
      "the sender, once it knows the URL",
      "300 s",
      String(answered.length),
    ]);
    assert.ok(answered.length > 80);
  });

  it("has one answer for all forms of a scheme", () => {
    assert.doesNotMatch(attackTables(known), /\| (?:\*\*let in\*\*|false|NULL), /);
  });

  it("counts no case in which the CHECK was not asked", () => {
    const cases = (answer: Answer): string => {
      const other: OutcomeOf = (subject, group, attack) =>
        attack.name === "another key" ? answer : known(subject, group, attack);
      return sendersTable(other);
    };
    assert.equal(cases("true"), cases("false"));
    assert.equal(cases("no text"), cases("not shown"));
    assert.notEqual(cases("no text"), cases("false"));
  });

  it("would be another page for another outcome", () => {
    const other: OutcomeOf = (subject, group, attack) =>
      subject.name === "github" && attack.name === "another key" ? "true" : known(subject, group, attack);
    assert.notEqual(page(other), page(known));
  });
}); // prettier-ignore
