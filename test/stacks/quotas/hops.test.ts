/** What hops take, by hand from the vendors' numbers: events of 1,000 bytes make them easy to follow. */
import assert from "node:assert/strict";
import {
  kinesisHops,
  mskHops,
  mskServerlessHops,
  privateLinkHops,
  webhookHops,
  type Hop,
  type MskBrokers,
} from "../../../stacks/quotas/hops";

const KINESIS = "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html";
const MODES = "https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html";
const MSK = "https://docs.aws.amazon.com/msk/latest/developerguide/limits.html";

/** Name, events a second, why, what to do for 10,000 events a second. */
function told(hops: readonly Hop[]): readonly (readonly [string, number, string, string])[] {
  return hops.map((hop) => [hop.name, hop.eventsPerSecond, hop.because, hop.remedy(10_000)]);
}

const EXPRESS: MskBrokers = {
  type: "express",
  instanceType: "express.m7g.large",
  brokers: 3,
  replicationFactor: 3,
  partitions: 6,
};
const STANDARD: MskBrokers = { ...EXPRESS, type: "standard", instanceType: "kafka.m7g.large" };

describe("hops", () => {
  it("of a provisioned stream: shards by size, by count, and for who reads", () => {
    const hops = kinesisHops({ mode: "provisioned", shards: 2 }, 1000);
    assert.deepEqual(told(hops), [
      ["Kinesis writes by size", 2000, "2 shards of 1 MB/s each", "set shards: 10"],
      ["Kinesis writes by count", 2000, "2 shards of 1,000 records/s each", "set shards: 10"],
      ["Kinesis reads", 4000, "2 shards of 2 MB/s each, shared by 1 reader", "set shards: 5"],
    ]);
    assert.deepEqual(
      hops.map(({ source }) => source),
      [KINESIS, KINESIS, KINESIS],
    );
    const small = kinesisHops({ mode: "provisioned", shards: 1, readers: 3 }, 100);
    assert.deepEqual(
      small.map(({ eventsPerSecond }) => eventsPerSecond),
      [10_000, 1000, 6666],
    );
    assert.equal(small[2]!.because, "1 shard of 2 MB/s, shared by 3 readers");
  });

  it("of a new stream on demand: what it takes at first, and where its region ends", () => {
    const hops = kinesisHops({ mode: "on-demand" }, 1000);
    const shards = "set shards: 10, or let it grow: it takes twice the peak of its last 30 days";
    assert.deepEqual(told(hops), [
      ["Kinesis writes by size", 4000, "1 new stream on demand of 4 MB/s", shards],
      ["Kinesis writes by count", 4000, "1 new stream on demand of 4,000 records/s", shards],
      ["Kinesis reads", 8000, "1 new stream on demand of 8 MB/s, shared by 1 reader", shards],
      [
        "Kinesis in its region",
        200_000,
        "1 stream on demand of 200 MB/s",
        "set shards: 10, or ask AWS Support for more",
      ],
    ]);
    const virginia = kinesisHops({ mode: "on-demand", region: "us-east-1" }, 1000).at(-1)!;
    assert.deepEqual(
      [virginia.eventsPerSecond, virginia.because],
      [10_000_000, "1 stream on demand of 10 GB/s"],
    );
  });

  it("of a stream on demand with a history: twice its peak, and no less than a new one", () => {
    const at = (peakEventsPerSecond: number): readonly Hop[] =>
      kinesisHops({ mode: "on-demand", peakEventsPerSecond }, 1000).slice(0, 3);
    assert.deepEqual(
      at(6000).map((hop) => [hop.eventsPerSecond, hop.because, hop.source]),
      [
        [12_000, "1 stream on demand after its peak of 12 MB/s", MODES],
        [12_000, "1 stream on demand after its peak of 12,000 records/s", MODES],
        [24_000, "1 stream on demand after its peak of 24 MB/s, shared by 1 reader", MODES],
      ],
    );
    for (const peak of [0, 1, 2000])
      assert.deepEqual(
        at(peak).map((hop) => hop.eventsPerSecond),
        [4000, 4000, 8000],
      );
  });

  it("of Express brokers: AWS's own example, 45 MB/s in and 90 out on three large ones", () => {
    const hops = mskHops(EXPRESS, 1000);
    assert.deepEqual(told(hops), [
      [
        "MSK writes",
        46_800,
        "3 express.m7g.large brokers of 15.6 MB/s each, throttled above 23.4 MB/s",
        "set brokers.count: 3, or a larger instance type",
      ],
      [
        "MSK reads",
        93_600,
        "3 express.m7g.large brokers of 31.2 MB/s each, shared by 1 reader, throttled above 58.5 MB/s",
        "set brokers.count: 3, or a larger instance type",
      ],
      ["MSK partitions", 90_000, "6 partitions of 15 MB/s each", "set partitions: 1"],
    ]);
    assert.equal(hops[0]!.remedy(46_801), "set brokers.count: 6, or a larger instance type");
    assert.deepEqual([...new Set(hops.map(({ source }) => source))], [MSK]);
  });

  it("of Express brokers that have no room for so many replicas: nothing", () => {
    const last = (partitions: number): Hop => mskHops({ ...EXPRESS, partitions }, 1000).at(-1)!;
    assert.equal(last(1500).eventsPerSecond, 1500 * 15_000);
    assert.deepEqual(told([last(1501)]), [
      [
        "MSK partitions",
        0,
        "1,501 replicas on each broker, and express.m7g.large has room for 1,500",
        "set fewer partitions, more brokers, or a larger instance type",
      ],
    ]);
  });

  it("of standard brokers: no limit that anybody documents, and none made up", () => {
    assert.deepEqual(told(mskHops(STANDARD, 1000)), [
      [
        "MSK brokers",
        Infinity,
        "AWS documents none for kafka.m7g.large (6 replicas on each, of 1,000 that it recommends)",
        "nothing to change",
      ],
      ["Kafka partitions", Infinity, "Kafka has none of its own", "nothing to change"],
    ]);
    for (const unknown of [
      { partitions: 0, replicationFactor: -Infinity },
      { instanceType: "kafka.m9g.large" },
    ]) {
      const cluster = { ...STANDARD, ...unknown };
      assert.equal(mskHops(cluster, 1000)[0]!.because, `AWS documents none for ${cluster.instanceType}`);
    }
  });

  it("of Express brokers that the table lacks: none known but that of partitions", () => {
    const hops = mskHops({ ...EXPRESS, instanceType: "express.m9g.large", partitions: 100_000 }, 1000);
    assert.deepEqual(
      hops.map((hop) => [hop.name, hop.eventsPerSecond, hop.because]),
      [
        ["MSK brokers", Infinity, "AWS's table lacks express.m9g.large"],
        ["MSK partitions", 1_500_000_000, "100,000 partitions of 15 MB/s each"],
      ],
    );
    assert.deepEqual(mskHops({ ...EXPRESS, partitions: 0 }, 1000).length, 2);
  });

  it("of a serverless cluster: the cluster's and its partitions'", () => {
    const fixed = "use a cluster of brokers: what a serverless one takes is fixed";
    assert.deepEqual(told(mskServerlessHops({ partitions: 4 }, 1000)), [
      ["MSK writes", 200_000, "1 serverless cluster of 200 MB/s", fixed],
      ["MSK reads", 400_000, "1 serverless cluster of 400 MB/s, shared by 1 reader", fixed],
      ["MSK writes to partitions", 20_000, "4 partitions of 5 MB/s each", "set partitions: 2"],
      [
        "MSK reads of partitions",
        40_000,
        "4 partitions of 10 MB/s each, shared by 1 reader",
        "set partitions: 1",
      ],
    ]);
    assert.equal(mskServerlessHops({ partitions: 0 }, 1000).length, 2);
    assert.equal(mskServerlessHops({ partitions: 2400 }, 1000).length, 4);
    assert.equal(mskServerlessHops({ partitions: 4 }, 1000)[2]!.remedy(12_000_001), fixed);
    assert.deepEqual(told(mskServerlessHops({ partitions: 2401 }, 1000)).at(-1), [
      "MSK partitions",
      0,
      "2,401 partitions, and a serverless cluster has room for 2,400",
      "set partitions: 2400 or fewer",
    ]);
  });

  it("of PrivateLink: bits, by zone; its load balancer has none documented", () => {
    const [link, balancer] = privateLinkHops({ zones: 2 }, 1000);
    assert.deepEqual(
      [link!.eventsPerSecond, link!.because, link!.remedy(3_000_000)],
      [
        2_500_000,
        "2 zones of 10 Gbps each",
        "spread the brokers over 3 zones, or expect less at first: an endpoint grows to 100 Gbps a zone",
      ],
    );
    assert.deepEqual([balancer!.name, balancer!.eventsPerSecond], ["Network Load Balancer", Infinity]);
  });

  it("of a webhook: requests at a time, by how many events each has and how long it takes", () => {
    assert.deepEqual(told(webhookHops({ eventsPerRequest: 1, secondsPerRequest: 0.1 }, 1000)), [
      [
        "webhook requests",
        5000,
        "500 requests at a time over all webhooks, of 1 event and 0.1 seconds each",
        "send at least 2 events in a request",
      ],
    ]);
    assert.equal(webhookHops({ eventsPerRequest: 3, secondsPerRequest: 0.3 }, 1)[0]!.eventsPerSecond, 5000);
    const slow = webhookHops({ eventsPerRequest: 1, secondsPerRequest: 100 }, 1000)[0]!;
    assert.equal(slow.eventsPerSecond, 5);
    assert.equal(slow.remedy(9990), "send at least 1,998 events in a request");
    assert.equal(slow.remedy(9991), "send them through Kafka: that is more than a webhook takes");
  });

  it("of a webhook whose bodies are too large: nothing; brackets and commas count", () => {
    // [e,e]: 1,998 events of 1,000 bytes, a byte behind each, one before: 1,999,999; one event more is 2,001,000.
    assert.equal(webhookHops({ eventsPerRequest: 1998, secondsPerRequest: 1 }, 1000).length, 1);
    const elsewhere = "send them through Kafka: that is more than a webhook takes";
    assert.deepEqual(told(webhookHops({ eventsPerRequest: 1999, secondsPerRequest: 1 }, 1000)).at(-1), [
      "webhook bodies",
      0,
      "2,001,000 bytes in a request, which is refused above 2 MB",
      "send at most 1,998 events in a request",
    ]);
    assert.equal(
      webhookHops({ eventsPerRequest: 1, secondsPerRequest: 1 }, 2_000_000).at(-1)!.remedy(1),
      elsewhere,
    );
  });

  for (const [what, make, message] of [
    [
      "no shards",
      () => kinesisHops({ mode: "provisioned", shards: 0 }, 1),
      "kinesis: shards must be a whole number of at least 1, got 0",
    ],
    [
      "half a reader",
      () => kinesisHops({ mode: "on-demand", readers: 0.5 }, 1),
      "kinesis: readers must be a whole number of at least 1, got 0.5",
    ],
    [
      "a peak below nothing",
      () => kinesisHops({ mode: "on-demand", peakEventsPerSecond: -1 }, 1),
      "kinesis: peakEventsPerSecond must be a whole number of at least 0, got -1",
    ],
    [
      "events of no size",
      () => kinesisHops({ mode: "on-demand" }, 0),
      "kinesis: eventBytes must be a whole number of at least 1, got 0",
    ],
    [
      "no brokers",
      () => mskHops({ ...STANDARD, brokers: 0 }, 1),
      "msk: brokers must be a whole number of at least 1, got 0",
    ],
    [
      "no replicas",
      () => mskHops({ ...STANDARD, replicationFactor: -Infinity }, 1),
      "msk: replicationFactor must be a whole number of at least 1, got -Infinity",
    ],
    [
      "half a partition",
      () => mskServerlessHops({ partitions: 0.5 }, 1),
      "msk serverless: partitions must be a whole number of at least 0, got 0.5",
    ],
    [
      "no zones",
      () => privateLinkHops({ zones: 0 }, 1),
      "privatelink: zones must be a whole number of at least 1, got 0",
    ],
    [
      "no events in a request",
      () => webhookHops({ eventsPerRequest: 0, secondsPerRequest: 1 }, 1),
      "webhook: eventsPerRequest must be a whole number of at least 1, got 0",
    ],
    [
      "requests that take no time",
      () => webhookHops({ eventsPerRequest: 1, secondsPerRequest: 0 }, 1),
      "webhook: secondsPerRequest must be a number above 0, got 0",
    ],
    [
      "requests without an end",
      () => webhookHops({ eventsPerRequest: 1, secondsPerRequest: Infinity }, 1),
      "webhook: secondsPerRequest must be a number above 0, got Infinity",
    ],
  ] as const) {
    it(`refuse ${what}`, () => assert.throws(make, { message }));
  }
});
