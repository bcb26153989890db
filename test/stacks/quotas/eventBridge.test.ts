/** What an API destination of EventBridge takes, by hand from AWS's page of quotas. */
import assert from "node:assert/strict";
import { RATE_PER_SECOND } from "../../../components/eventbridge/limits";
import { checkRate, eventBridgeHops, type Hop } from "../../../stacks/quotas/hops";
import { bytesOf, QUOTAS } from "../../../stacks/quotas/quotas";

const EVENTBRIDGE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html";
const BATCHES =
  "or let a rule fill a queue of SQS, and forward that in batches, which this package does not bring yet";
const DESTINATION = "Rate of invocations per API destination";
const rates = (hops: readonly Hop[]) => hops.map((hop) => hop.eventsPerSecond);

describe("hops of EventBridge", () => {
  it("are the rate that is set, the quota of a destination, and that of the region", () => {
    const hops = eventBridgeHops({ ratePerSecond: 50, region: "eu-central-1" }, 1000);
    assert.deepEqual(
      hops.map((hop) => [hop.name, hop.eventsPerSecond, hop.because, hop.source]),
      [
        ["EventBridge API destination", 50, "set to 50 requests/s of 1 event each", EVENTBRIDGE],
        ["EventBridge quota of an API destination", 300, "300 requests/s of 1 event each", EVENTBRIDGE],
        [
          "EventBridge in its region",
          4500,
          "4,500 requests/s of all rules together in eu-central-1",
          EVENTBRIDGE,
        ],
      ],
    );
  });

  it("say what to change: the rate up to the quota, then the quota, or another way", () => {
    const [rate, quota, region] = eventBridgeHops({ ratePerSecond: 50 }, 1000) as [Hop, Hop, Hop];
    assert.equal(rate.remedy(299.5), "set ratePerSecond: 300");
    assert.equal(rate.remedy(300), "set ratePerSecond: 300");
    assert.equal(
      rate.remedy(300.5),
      `set ratePerSecond: 301, and have AWS raise "${DESTINATION}" to 301, ${BATCHES}`,
    );
    assert.equal(quota.remedy(1000), `have AWS raise "${DESTINATION}" to 1000, ${BATCHES}`);
    assert.equal(
      region.remedy(1000),
      `have AWS raise "Invocations throttle limit in transactions per second" to 1000, ${BATCHES}`,
    );
  });

  it("take the component's default where no rate is set, and what AWS has raised the quota to", () => {
    assert.equal(QUOTAS.eventBridgeDestination.value, RATE_PER_SECOND);
    assert.deepEqual(rates(eventBridgeHops({}, 1000)), [300, 300, 750]);
    const raised = eventBridgeHops({ ratePerSecond: 2000, rateQuota: 3000, region: "us-west-2" }, 1000);
    assert.deepEqual(rates(raised), [2000, 3000, 18_750]);
    assert.equal(raised[0]!.remedy(2500), "set ratePerSecond: 2500");
  });

  it("know no more of a region that AWS's table lacks than what holds for all others", () => {
    for (const region of ["", "mars-north-1", "__proto__"])
      assert.equal(eventBridgeHops({ region }, 1000)[2]!.eventsPerSecond, 750);
    const { "*": elsewhere, ...named } = QUOTAS.eventBridgeInvocations.value;
    assert.ok(elsewhere < Math.min(...Object.values(named)));
  });

  it("take nothing where an event is as large as the limit", () => {
    const limit = bytesOf(QUOTAS.eventBridgeEvent)!;
    assert.equal(eventBridgeHops({}, limit - 1).length, 3);
    const last = eventBridgeHops({}, limit).at(-1)!;
    assert.deepEqual(
      [last.name, last.eventsPerSecond, last.because, last.remedy(1), last.source],
      [
        "EventBridge events",
        0,
        "1,000,000 bytes in an event, which has to be below 1 MB",
        "put the content into a bucket, and where it is into the event",
        "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html",
      ],
    );
  });

  it("refuse a rate that is expected and not reached, with what to change", () => {
    assert.throws(
      () =>
        checkRate(
          {
            expectedEventsPerSecond: 100,
            eventBytes: 1000,
            hops: eventBridgeHops({ ratePerSecond: 50 }, 1000),
          },
          "pipelines.uploads",
        ),
      {
        message:
          "pipelines.uploads: expectedEventsPerSecond must be at most 50, the limit of EventBridge API destination " +
          `(set to 50 requests/s of 1 event each: ${EVENTBRIDGE}), got 100; set ratePerSecond: 100`,
      },
    );
  });

  for (const [field, value] of [
    ["ratePerSecond", 0],
    ["ratePerSecond", 1.5],
    ["rateQuota", -1],
  ] as const) {
    it(`refuse ${field} of ${value}`, () =>
      assert.throws(() => eventBridgeHops({ [field]: value }, 1000), {
        message: `eventbridge: ${field} must be a whole number of at least 1, got ${value}`,
      }));
  }

  it("refuse an event without a size", () =>
    assert.throws(() => eventBridgeHops({}, 0), {
      message: "eventbridge: eventBytes must be a whole number of at least 1, got 0",
    }));
});
