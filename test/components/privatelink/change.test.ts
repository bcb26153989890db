/** What a change of a link touches, and what it leaves alone. What the engine makes of it is the engine suite's to show. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { shape } from "../../support/mocks";
import { ACCEPTER, broker, ENDPOINT_ID, linked, MZ_PRINCIPAL, PRINCIPAL, valuesOf } from "./link";

describe("Changing a link", () => {
  it("adds the second phase to the first: nothing that was there changes", async () => {
    const [first, second] = [
      await linked(),
      await linked({ principals: [MZ_PRINCIPAL], endpointIds: [ENDPOINT_ID] }),
    ];
    const added = new Set([PRINCIPAL, ACCEPTER]);
    assert.deepEqual(shape(second.resources.filter(({ type }) => !added.has(type))), shape(first.resources));
  });

  it("keeps a retiring broker's listener and drops the broker from the SQL, and touches nothing else", async () => {
    const brokers = [broker(1), broker(2), broker(3, "use1-az4")];
    const [before, after] = [await linked({ brokers }), await linked({ brokers, retiringBrokerIds: [3] })];
    assert.deepEqual(shape(after.resources), shape(before.resources));
    assert.deepEqual(
      after.link.brokers.map(({ id }) => id),
      [1, 2],
    );
    assert.deepEqual(await valuesOf(after.link.zoneIds), ["use1-az1", "use1-az1", "use1-az4"]);
  });

  it("adds and removes a broker without touching what belongs to the others", async () => {
    const three = [broker(1), broker(2), broker(3)];
    for (const groups of [undefined, ["sg-1"]]) {
      const all = await linked({ brokers: three, brokerSecurityGroupIds: groups });
      for (const gone of [1, 2, 3]) {
        const brokers = three.filter(({ id }) => id !== gone);
        const fewer = await linked({ brokers, brokerSecurityGroupIds: groups });
        const others = all.resources.filter(({ name }) => !name.endsWith(`-b${gone}`));
        assert.deepEqual(shape(fewer.resources), shape(others));
      }
    }
  });

  it("registers the same for brokers in any order", async () => {
    const brokers = [broker(1), broker(2), broker(7, "use1-az2"), broker(10)];
    const expected = shape((await linked({ brokers })).resources);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(brokers, { minLength: brokers.length }), async (other) => {
        const { link, resources } = await linked({ brokers: other });
        assert.deepEqual(shape(resources), expected);
        assert.deepEqual(
          link.brokers.map(({ id }) => id),
          [1, 2, 7, 10],
        );
      }),
      { numRuns: 10 },
    );
  });
});
