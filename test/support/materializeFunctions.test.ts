/** The stand-ins are what the views are proved on: these show that they take what Materialize's functions take. */
import assert from "node:assert/strict";
import { materializeLike, setClock } from "./materializeFunctions";

describe("the stand-in of try_parse_monotonic_iso8601_timestamp", () => {
  /** By hand, after Materialize's own: 24 ASCII characters, ranges checked, nothing rolled over. */
  const CASES: readonly (readonly [given: string | null, is: string | null])[] = [
    ["2026-11-20T11:00:00.000Z", "2026-11-20 11:00:00"],
    ["2026-11-20T23:59:59.999Z", "2026-11-20 23:59:59.999"],
    ["2026-11-20T00:00:00.001Z", "2026-11-20 00:00:00.001"],
    ["2024-02-29T00:00:00.000Z", "2024-02-29 00:00:00"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31 23:59:59.999"],
    ["0001-01-01T00:00:00.000Z", "0001-01-01 00:00:00"],
    // Year 0 is the one before 1, and a leap year.
    ["0000-01-01T00:00:00.000Z", "0001-01-01 00:00:00 BC"],
    ["0000-02-29T12:00:00.000Z", "0001-02-29 12:00:00 BC"],
    ["2026-11-20T24:00:00.000Z", null],
    ["2026-11-20T23:59:60.000Z", null],
    ["2026-11-20T23:60:00.000Z", null],
    ["2026-02-29T00:00:00.000Z", null],
    ["2026-11-31T00:00:00.000Z", null],
    ["2026-00-20T00:00:00.000Z", null],
    ["2026-13-20T00:00:00.000Z", null],
    ["2026-11-00T00:00:00.000Z", null],
    ["2026-11-20T11:00:00Z", null],
    ["2026-11-20T11:00:00.00Z", null],
    ["2026-11-20T11:00:00.0000Z", null],
    ["2026-11-20T11:00:00.000z", null],
    ["2026-11-20t11:00:00.000Z", null],
    ["2026-11-20 11:00:00.000Z", null],
    ["2026-11-20T11:00:00,000Z", null],
    ["2026-11-20T11:00:00.000+00:00", null],
    ["2026-11-20T11:00:00.000Z ", null],
    ["2026-11-20T11:00:00.000Z\n", null],
    ["\n2026-11-20T11:00:00.000Z", null],
    ["-026-11-20T11:00:00.000Z", null],
    ["+026-11-20T11:00:00.000Z", null],
    ["٢026-11-20T11:00:00.000Z", null],
    ["12026-11-20T11:00:00.000Z", null],
    ["", null],
    [null, null],
  ];
  for (const [given, is] of CASES) {
    it(`makes ${is ?? "NULL"} of ${JSON.stringify(given)}`, async () => {
      const query = "SELECT try_parse_monotonic_iso8601_timestamp($1)::text AS is";
      const { rows } = await (await materializeLike()).query<{ is: string | null }>(query, [given]);
      assert.equal(rows[0]!.is, is);
    });
  }
});

describe("the stand-in of mz_now", () => {
  it("is what the tests set, to the millisecond, and refuses a time before 1970", async () => {
    const db = await materializeLike();
    const reached = async (time: string): Promise<boolean> =>
      (await db.query<{ is: boolean }>(`SELECT mz_now() <= TIMESTAMP '${time}' AS is`)).rows[0]!.is;
    await setClock("2026-11-20T12:00:00.000Z");
    assert.deepEqual(
      [await reached("2026-11-20 12:00:00"), await reached("2026-11-20 11:59:59.999")],
      [true, false],
    );
    assert.equal(await reached("1970-01-01 00:00:00"), false);
    await assert.rejects(reached("1969-12-31 23:59:59.999"), /mz_timestamp out of range/);
  });
});
