/**
 * Every row of every table of rights, evaluated; and docs/rights.md, which says how it went. `UPDATE_GOLDEN=1` writes
 * it anew.
 *
 * What it cannot show: that an action is needed, or that the list is enough. The sources of each row say that.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RIGHTS_TABLES, rightsMarkdown } from "../../../components/iam/rightsTable";
import { actionsOf, verdict } from "../../support/iam";
import { caseOf, DEFAULT_KEY_POLICY, otherActions, RIGHT_CASES, wrongAnswers } from "./rightCases";

const PAGE = join(__dirname, "..", "..", "..", "docs", "rights.md");
const HEAD = `# Who may do what on AWS

Every statement that the components put into a policy is made from one of these rows, and this page too. Each row
was evaluated by a simulator of IAM, alone in a policy: its actions are allowed on its resource, where the condition
holds; nowhere else; and no other action of the service is allowed on anything. A test writes this page
(\`UPDATE_GOLDEN=1 npm run test:unit\`) and fails where it is out of date.

`;
const rows = RIGHTS_TABLES.flatMap(({ title, rights }) =>
  Object.entries(rights).map(([row, facts]) => ({ title, row, facts })),
);
const keyOf = (title: string, row: string) => `${title}: ${row}`;

describe("the tables of rights, evaluated", () => {
  const outcomes = new Map<string, string>();

  for (const { title, row, facts } of rows) {
    it(`${title}, ${row}: allowed where it has to be, denied elsewhere, nothing else allowed`, async () => {
      const right = caseOf({ title }, row);
      assert.deepEqual(
        [...right.statement.actions].sort(),
        [...facts.actions].sort(),
        "the statement is of another row",
      );
      assert.deepEqual(await wrongAnswers(right), []);
      const { services, others, allowed } = await otherActions(right);
      assert.deepEqual(allowed, []);
      assert.ok(others > 10, "the list of actions is not AWS's");
      outcomes.set(keyOf(title, row), `allowed; ${others} other actions of ${services.join(", ")} denied`);
    });
  }

  it("every case belongs to a row", () => {
    const cases = Object.entries(RIGHT_CASES).flatMap(([title, of]) =>
      Object.keys(of).map((row) => keyOf(title, row)),
    );
    assert.deepEqual(cases.sort(), rows.map(({ title, row }) => keyOf(title, row)).sort());
  });

  it("rows name exact actions that AWS has, once each, and a source", async () => {
    for (const { title, row, facts } of rows) {
      const services = new Set(facts.actions.map((action) => action.split(":")[0]!));
      const known = (await Promise.all([...services].map(actionsOf))).flat();
      assert.deepEqual(
        facts.actions.filter((action) => !known.includes(action)),
        [],
        keyOf(title, row),
      );
      assert.equal(new Set(facts.actions).size, facts.actions.length, keyOf(title, row));
      assert.ok(facts.sources.length > 0, keyOf(title, row));
      for (const source of facts.sources) assert.match(source, /^https:\/\/\S+$/);
    }
  });

  it("only actions that know no resource are given on *, but for the one that AWS allows there alone", () => {
    const everywhere = rows.filter(({ title, row }) =>
      caseOf({ title }, row).statement.resources.includes("*"),
    );
    assert.deepEqual(
      everywhere.flatMap(({ facts }) => facts.actions),
      ["kinesis:ListStreams", "glue:GetSchemaVersion"],
    );
  });

  it("a key whose policy does not leave it to the account gives nothing, whatever the role's policy says", async () => {
    const withKey = rows
      .map(({ title, row }) => caseOf({ title }, row))
      .filter((right) => right.resourcePolicy);
    assert.equal(withKey.length, 3);
    for (const right of withKey) {
      const foreign = {
        ...right,
        resourcePolicy: DEFAULT_KEY_POLICY.replace("111122223333", "444455556666"),
      };
      const wrong = await wrongAnswers(foreign);
      assert.equal(
        wrong.length,
        right.statement.actions.length,
        "only what was allowed before is denied now",
      );
    }
  });

  it("a wildcard, or an action too many, would be noticed", async () => {
    const right = caseOf({ title: "Kinesis" }, "segmentWrite");
    const wide = { ...right, statement: { ...right.statement, resources: ["arn:aws:kinesis:*:*:stream/*"] } };
    assert.equal((await wrongAnswers(wide)).length, right.statement.actions.length * right.elsewhere!.length);
    const { allowed } = await otherActions({
      ...right,
      statement: { ...right.statement, actions: ["kinesis:Put*"] },
    });
    assert.deepEqual(allowed, ["kinesis:PutRecord", "kinesis:PutRecords", "kinesis:PutResourcePolicy"]);
  });

  it("the docs' table of rights is what the tables and the simulator say", () => {
    const outcomeOf = (title: string, row: string) => {
      const outcome = outcomes.get(keyOf(title, row));
      assert.ok(outcome, `${keyOf(title, row)} was not evaluated`);
      return outcome;
    };
    const page = HEAD + rightsMarkdown(RIGHTS_TABLES, outcomeOf);
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(PAGE, page);
    assert.equal(readFileSync(PAGE, "utf8"), page, "UPDATE_GOLDEN=1 rewrites docs/rights.md");
  });
});

describe("the default key policy of AWS", () => {
  it("leaves the key to the IAM policies of its account, and lets nobody in by itself", async () => {
    const asked = {
      principal: "arn:aws:iam::111122223333:role/under-test",
      action: "kms:Decrypt",
      resource: "arn:aws:kms:us-east-1:111122223333:key/1a2b",
      resourcePolicy: DEFAULT_KEY_POLICY,
    };
    assert.equal(await verdict(asked), "denied");
  });
});
