/** Comparing what is expected with what hops take. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  checkRate,
  kinesisHops,
  mskHops,
  mskServerlessHops,
  privateLinkHops,
  rateNote,
  slowestHop,
  webhookHops,
  type Hop,
} from "../../../stacks/quotas/hops";

const STANDARD = {
  type: "standard",
  instanceType: "kafka.m7g.large",
  brokers: 3,
  replicationFactor: 3,
  partitions: 6,
} as const;
const hop = (name: string, eventsPerSecond: number): Hop => ({
  name,
  eventsPerSecond,
  because: `because of ${name}`,
  source: `https://example.com/${name}`,
  remedy: (wanted) => `buy ${wanted}`,
});

describe("the expected rate", () => {
  it("is refused where a hop takes less, naming hop, limit, source and what to change", () => {
    const hops = [hop("wide", 9000), hop("narrow", 1953), hop("wider", Infinity)];
    const rate = { eventBytes: 1024, hops };
    assert.throws(() => checkRate({ ...rate, expectedEventsPerSecond: 4000 }, "pipelines.events"), {
      message:
        "pipelines.events: expectedEventsPerSecond must be at most 1,953, the limit of narrow (because of narrow: " +
        "https://example.com/narrow), got 4000; buy 4000",
    });
    assert.throws(() => checkRate({ ...rate, expectedEventsPerSecond: 1953.5 }, "p"), /buy 1953.5$/);
    checkRate({ ...rate, expectedEventsPerSecond: 1953 }, "p");
    checkRate({ ...rate, expectedEventsPerSecond: 0.001 }, "p");
  });

  it("names the shards that would do", () => {
    const hops = kinesisHops({ mode: "provisioned", shards: 2 }, 1024);
    assert.throws(() => checkRate({ expectedEventsPerSecond: 4500, eventBytes: 1024, hops }, "p"), {
      message:
        "p: expectedEventsPerSecond must be at most 1,953, the limit of Kinesis writes by size (2 shards of 1 MB/s each: " +
        "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html), got 4500; set shards: 5",
    });
  });

  it("passes where no limit is known, and where there is no hop", () => {
    for (const hops of [[], mskHops(STANDARD, 1000)])
      checkRate({ expectedEventsPerSecond: 1e12, eventBytes: 1000, hops }, "p");
  });

  for (const [field, value, rule] of [
    ["expectedEventsPerSecond", 0, "be a number above 0"],
    ["expectedEventsPerSecond", -1, "be a number above 0"],
    ["expectedEventsPerSecond", NaN, "be a number above 0"],
    ["expectedEventsPerSecond", Infinity, "be a number above 0"],
    ["eventBytes", 0, "be a whole number of at least 1"],
    ["eventBytes", 1.5, "be a whole number of at least 1"],
  ] as const) {
    it(`refuses ${field} ${value}`, () =>
      assert.throws(
        () => checkRate({ expectedEventsPerSecond: 1, eventBytes: 1, hops: [], [field]: value }, "p"),
        {
          message: `p: ${field} must ${rule}, got ${value}`,
        },
      ));
  }

  it("is told in one sentence, with the hop that limits", () => {
    const note = (hops: readonly Hop[]): string =>
      rateNote({ expectedEventsPerSecond: 1200, eventBytes: 1024, hops });
    assert.equal(
      note(kinesisHops({ mode: "provisioned", shards: 2 }, 1024)),
      "1,200 events a second of 1,024 bytes: the first limit is Kinesis writes by size, at 1,953 (2 shards of 1 MB/s each).",
    );
    assert.equal(
      note([...privateLinkHops({ zones: 1 }, 1024), ...mskHops({ ...STANDARD, partitions: 0 }, 1024)]),
      "1,200 events a second of 1,024 bytes: the first limit is PrivateLink, at 1,220,703 (1 zone of 10 Gbps); none is known " +
        "of Network Load Balancer (AWS documents none: it grows with its traffic), MSK brokers (AWS documents none for " +
        "kafka.m7g.large), Kafka partitions (Kafka has none of its own).",
    );
    assert.equal(
      note([hop("a", Infinity)]),
      "1,200 events a second of 1,024 bytes: no limit is known, of a (because of a).",
    );
    assert.equal(
      note([]),
      "1,200 events a second of 1,024 bytes: nothing on the way has a limit that is known here.",
    );
  });

  it("meets the slowest hop first: of equals, the first on the way", () => {
    const names = (...rates: readonly number[]): string | undefined =>
      slowestHop(rates.map((rate, i) => hop(String(i), rate)))?.name;
    assert.equal(names(3, 1, 2), "1");
    assert.equal(names(2, 1, 1), "1");
    assert.equal(names(Infinity, Infinity), "0");
    assert.equal(names(Infinity, 0), "1");
    assert.equal(names(), undefined);
  });
});

const eventBytes = fc.integer({ min: 1, max: 3_000_000 });
const count = fc.integer({ min: 1, max: 5000 });
const readers = fc.integer({ min: 1, max: 20 });
const EXPRESS = ["express.m7g.large", "express.m7g.2xlarge", "express.m7g.16xlarge"];

/** Hops by how many of something there are, with the setting that a remedy names. */
const BY_COUNT: readonly (readonly [
  string,
  RegExp,
  number,
  (n: number, bytes: number, readers: number) => readonly Hop[],
])[] = [
  [
    "shards",
    /^set shards: (\d+)$/,
    1,
    (n, bytes, r) => kinesisHops({ mode: "provisioned", shards: n, readers: r }, bytes),
  ],
  [
    "partitions",
    /^set partitions: (\d+)$/,
    1,
    (n, bytes, r) => mskServerlessHops({ partitions: n, readers: r }, bytes).slice(2, 4),
  ],
  ["zones", /over ([\d,]+) zones?,/, 1, (n, bytes) => privateLinkHops({ zones: n }, bytes).slice(0, 1)],
  [
    "events in a request",
    /at least ([\d,]+) events? /,
    1,
    (n, bytes) => webhookHops({ eventsPerRequest: n, secondsPerRequest: 0.07 }, bytes).slice(0, 1),
  ],
  ...EXPRESS.map(
    (instanceType) =>
      [
        `${instanceType} brokers`,
        /^set brokers\.count: (\d+),/,
        3,
        (n: number, bytes: number, r: number) =>
          mskHops(
            { type: "express", instanceType, brokers: n, replicationFactor: 3, partitions: 0, readers: r },
            bytes,
          ),
      ] as const,
  ),
];

describe("hops, whatever the numbers", () => {
  for (const [what, pattern, step, make] of BY_COUNT) {
    it(`more ${what} never take less, larger events never more, nor do more readers`, () => {
      fc.assert(
        fc.property(
          count,
          count,
          eventBytes,
          eventBytes,
          readers,
          readers,
          (n, more, size, larger, r, others) => {
            const rates = (...args: [number, number, number]): readonly number[] =>
              make(...args).map((hop) => hop.eventsPerSecond);
            const now = rates(n, size, r);
            const notLess = (a: readonly number[], b: readonly number[]): void =>
              a.forEach((rate, i) => assert.ok(rate >= b[i]!, `${a.join()} against ${b.join()}`));
            notLess(rates(n + more, size, r), now);
            notLess(now, rates(n, size + larger, r));
            notLess(now, rates(n, size, r + others));
            for (const rate of now) assert.ok(Number.isInteger(rate) && rate >= 0);
          },
        ),
      );
    });

    it(`the remedy of ${what} is enough, and no more than is needed`, () => {
      let remedies = 0;
      fc.assert(
        fc.property(
          count,
          eventBytes,
          readers,
          fc.double({ min: 0.01, max: 1e6, noNaN: true }),
          (n, size, r, wanted) => {
            make(n, size, r).forEach((hop, i) => {
              const found = pattern.exec(hop.remedy(wanted));
              if (found === null) return;
              remedies++;
              const needed = Number(found[1]!.replaceAll(",", ""));
              assert.equal(needed % step, 0);
              assert.ok(
                make(needed, size, r)[i]!.eventsPerSecond >= wanted,
                `${needed} take less than ${wanted}`,
              );
              if (needed > step) assert.ok(make(needed - step, size, r)[i]!.eventsPerSecond < wanted);
            });
          },
        ),
      );
      assert.ok(remedies > 0);
    });
  }

  it("never promise more bytes than the limit has", () => {
    fc.assert(
      fc.property(count, eventBytes, (n, size) => {
        const [bySize] = kinesisHops({ mode: "provisioned", shards: n }, size);
        assert.ok(bySize!.eventsPerSecond * size <= n * 1_000_000);
        assert.ok((bySize!.eventsPerSecond + 1) * size > n * 1_000_000);
      }),
    );
  });

  it("on demand: a higher peak never takes less, and the shards that are named are enough", () => {
    fc.assert(
      fc.property(count, count, eventBytes, readers, (peak, higher, size, r) => {
        const rates = (peakEventsPerSecond: number): readonly number[] =>
          kinesisHops({ mode: "on-demand", peakEventsPerSecond, readers: r }, size).map(
            (hop) => hop.eventsPerSecond,
          );
        const [low, high] = [rates(peak), rates(peak + higher)];
        high.forEach((rate, i) => assert.ok(rate >= low[i]!));
        const shards = Number(
          /shards: (\d+),/.exec(kinesisHops({ mode: "on-demand", readers: r }, size)[0]!.remedy(peak))![1],
        );
        const provisioned = kinesisHops({ mode: "provisioned", shards, readers: r }, size);
        assert.ok(slowestHop(provisioned)!.eventsPerSecond >= peak);
      }),
    );
  });
});
