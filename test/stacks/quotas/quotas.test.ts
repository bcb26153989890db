/** The table of quotas. That a number is the vendor's own is for whoever opens the source: no test can. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, QUOTAS, quotaFor, type Quota } from "../../../stacks/quotas/quotas";

const FOLDER = join(__dirname, "..", "..", "..", "stacks", "quotas");
const ROWS: readonly (readonly [string, Quota])[] = Object.entries(QUOTAS);
/** Whose pages count as documentation. */
const VENDORS = ["docs.aws.amazon.com", "aws.amazon.com", "materialize.com", "docs.confluent.io"];

describe("the table of quotas", () => {
  for (const [name, row] of ROWS) {
    it(`${name} has a value, says of what, and where it was read`, () => {
      const values = typeof row.value === "object" ? Object.values(row.value) : [row.value];
      assert.ok(values.length > 0);
      for (const value of values) assert.ok(value === "none" || value > 0);
      assert.notEqual(row.what, "");
      const { protocol, host, pathname } = new URL(row.source);
      assert.equal(protocol, "https:");
      assert.ok(VENDORS.includes(host), host);
      assert.notEqual(pathname, "/");
    });
  }

  it("has no row that nothing uses", () => {
    const code = readdirSync(FOLDER)
      .filter((file) => file !== "quotas.ts")
      .map((file) => readFileSync(join(FOLDER, file), "utf8"))
      .join("\n");
    for (const [name] of ROWS) assert.match(code, new RegExp(`\\b${name}\\b`), name);
  });

  it("is where every number is: the code beside it has none but 0, 1 and what a unit is", () => {
    // hop.ts says how many digits are printed.
    for (const file of readdirSync(FOLDER).filter((name) => name !== "quotas.ts" && name !== "hop.ts")) {
      const code = readFileSync(join(FOLDER, file), "utf8").replaceAll(
        /\/\*[^]*?\*\/|\/\/.*|`[^`]*`|"[^"]*"/g,
        "",
      );
      const numbers = code.match(/\b\d[\d_.e]*\b/g) ?? [];
      assert.deepEqual(
        numbers.filter((digits) => !["0", "1", "1e6"].includes(digits)),
        [],
        file,
      );
    }
  });

  it("knows the same Express brokers in every row, and throttles none below what it sustains", () => {
    const {
      mskExpressWrite,
      mskExpressWriteQuota,
      mskExpressRead,
      mskExpressReadQuota,
      mskExpressPartitions,
    } = QUOTAS;
    const types = Object.keys(mskExpressWrite.value);
    for (const row of [mskExpressWriteQuota, mskExpressRead, mskExpressReadQuota, mskExpressPartitions])
      assert.deepEqual(Object.keys(row.value), types);
    for (const type of types) {
      const [write, writeQuota, read, readQuota] = [
        mskExpressWrite,
        mskExpressWriteQuota,
        mskExpressRead,
        mskExpressReadQuota,
      ].map((row) => quotaFor(row, type)!.value) as [number, number, number, number];
      assert.ok(write < writeQuota && read < readQuota && write < read, type);
    }
  });

  it("reads a megabyte as a million bytes, and a gigabit as an eighth of a thousand of them", () => {
    assert.equal(bytesOf(QUOTAS.kinesisShardWriteSize), 1_000_000);
    assert.equal(bytesOf(quotaFor(QUOTAS.mskExpressWrite, "express.m7g.large")!), 15_600_000);
    assert.equal(bytesOf(QUOTAS.kinesisOnDemandLargeRegion), 10_000_000_000);
    assert.equal(bytesOf(QUOTAS.privateLinkZone), 1_250_000_000);
    assert.equal(bytesOf(QUOTAS.webhookBody), 2_000_000);
    for (const row of [
      QUOTAS.kinesisShardWriteCount,
      QUOTAS.webhookConcurrency,
      QUOTAS.kinesisOnDemandGrowth,
    ])
      assert.equal(bytesOf(row), undefined);
  });

  it("makes up nothing for an instance type that it lacks", () => {
    for (const type of ["express.m9g.large", "kafka.m7g.large", "", "__proto__", "constructor"])
      assert.equal(quotaFor(QUOTAS.mskExpressWrite, type), undefined);
  });
});
