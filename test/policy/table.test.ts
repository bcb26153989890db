import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { POLICIES } from "../../policy/rules";
import { rulesTable } from "../../policy/table";

const PAGE = join(__dirname, "..", "..", "docs", "policy.md");
const UPDATE = process.env.UPDATE_GOLDEN === "1";
const TABLE = /^\|.*\|\n(?:\|.*\|\n)+/m;

describe("the table of rules", () => {
  it("stands in docs/policy.md as the code prints it", () => {
    const page = readFileSync(PAGE, "utf8");
    if (UPDATE)
      writeFileSync(
        PAGE,
        page.replace(TABLE, () => rulesTable()),
      );
    else assert.equal(TABLE.exec(page)?.[0], rulesTable(), "UPDATE_GOLDEN=1 rewrites it");
  });

  it("has a row for each rule, with its level and settings", () => {
    const rows = rulesTable().trimEnd().split("\n");
    assert.equal(rows.length, POLICIES.length + 2);
    const row = rows.find((line) => line.startsWith("| `kinesis-retention` "))!;
    assert.match(row, /\| mandatory \|/);
    assert.match(row, /\| Kinesis\.3 +\|/);
    assert.match(row, /`environments` `prod` `prod-\*` `\*-prod` `production`; `minimumHours` 168 +\|$/);
  });

  it("lines its columns up", () => {
    assert.equal(
      new Set(
        rulesTable()
          .trimEnd()
          .split("\n")
          .map((line) => line.length),
      ).size,
      1,
    );
  });
});
