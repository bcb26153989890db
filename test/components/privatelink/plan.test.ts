/** The pure plan of listeners: the one place that ports come from. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { planListeners, type PlanOptions } from "../../../components/privatelink/plan";
import { PRIVATELINK_QUOTAS } from "../../../components/privatelink/quotas";

interface Broker {
  readonly id: number;
  readonly port: number;
  readonly zoneId: string;
}

const ZONES = ["use1-az1", "use1-az2", "use1-az4"];
/** 1 to 15 brokers with gaps between their ids, in any order, more of them than zones. */
const clusters = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 15 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          port: fc.integer({ min: 1, max: 65535 }),
          zoneId: fc.constantFrom(...ZONES),
        }),
      ),
    ),
  );
const shuffled = clusters.chain((brokers) =>
  fc.tuple(fc.constant(brokers), fc.shuffledSubarray(brokers, { minLength: brokers.length })),
);
const broker = (id: number, port = 9096): Broker => ({ id, port, zoneId: ZONES[id % 3]! });

describe("planListeners", () => {
  it("gives each broker 9000 and its id, sorted by id as a number", () => {
    assert.deepEqual(planListeners([broker(10), broker(2, 9098), broker(1)]), {
      brokers: [
        { id: 1, key: "b1", listenerPort: 9001, targetPort: 9096, broker: broker(1), retiring: false },
        { id: 2, key: "b2", listenerPort: 9002, targetPort: 9098, broker: broker(2, 9098), retiring: false },
        { id: 10, key: "b10", listenerPort: 9010, targetPort: 9096, broker: broker(10), retiring: false },
      ],
    });
  });

  it("takes a broker 0, whose listener has the base port itself", () => {
    const ports = (options?: PlanOptions) =>
      planListeners([broker(1), broker(0)], options).brokers.map(({ key, listenerPort }) => [
        key,
        listenerPort,
      ]);
    assert.deepEqual(ports(), [
      ["b0", 9000],
      ["b1", 9001],
    ]);
    assert.deepEqual(ports({ basePort: 1 })[0], ["b0", 1]);
  });

  it("marks retiring brokers, and leaves their ports as they are", () => {
    const { brokers } = planListeners([broker(1), broker(2), broker(3)], { retiringBrokerIds: [2] });
    assert.deepEqual(
      brokers.map(({ id, listenerPort, retiring }) => [id, listenerPort, retiring]),
      [
        [1, 9001, false],
        [2, 9002, true],
        [3, 9003, false],
      ],
    );
  });

  it("gives the registry its own listener, 8081 by default", () => {
    const registryOf = (registry: PlanOptions["registry"]) =>
      planListeners([broker(1)], { registry }).registry;
    assert.deepEqual(registryOf({ port: 443 }), { key: "registry", listenerPort: 8081, targetPort: 443 });
    assert.deepEqual(registryOf({ port: 8081, listenerPort: 443 }), {
      key: "registry",
      listenerPort: 443,
      targetPort: 8081,
    });
    assert.equal(registryOf(undefined), undefined);
  });

  it("does not depend on the order that brokers come in", () => {
    fc.assert(
      fc.property(shuffled, ([brokers, other]) => {
        assert.deepEqual(planListeners(other), planListeners(brokers));
      }),
    );
  });

  it("never moves a broker when others are added or taken away", () => {
    fc.assert(
      fc.property(clusters, fc.nat(), (brokers, at) => {
        fc.pre(brokers.length > 1);
        const gone = brokers[at % brokers.length]!;
        const rest = brokers.filter(({ id }) => id !== gone.id);
        const before = planListeners(brokers).brokers.filter(({ id }) => id !== gone.id);
        assert.deepEqual(planListeners(rest).brokers, before);
      }),
    );
  });

  it("gives no two listeners one port, and carries every broker once", () => {
    fc.assert(
      fc.property(clusters, (brokers) => {
        const plan = planListeners(brokers, { registry: { port: 8081 } });
        const ports = [...plan.brokers, plan.registry!].map(({ listenerPort }) => listenerPort);
        assert.equal(new Set(ports).size, brokers.length + 1);
        assert.deepEqual(new Set(plan.brokers.map((planned) => planned.broker)), new Set(brokers));
        for (const { id, listenerPort, targetPort, broker: own } of plan.brokers)
          assert.deepEqual([own.id, listenerPort, targetPort], [id, 9000 + id, own.port]);
      }),
    );
  });

  it("fills a load balancer to its last listener, with a registry to the one before", () => {
    const most = Array.from({ length: PRIVATELINK_QUOTAS.listenersPerLoadBalancer }, (_, i) => broker(i + 1));
    assert.equal(planListeners(most).brokers.length, 50);
    assert.equal(planListeners(most.slice(1), { registry: { port: 1 } }).brokers.length, 49);
  });
});

describe("planListeners refuses", () => {
  const refused = (brokers: readonly Broker[], options?: PlanOptions): string => {
    try {
      planListeners(brokers, options, "KafkaPrivateLink events");
    } catch (error) {
      return (error as Error).message.replace("KafkaPrivateLink events: ", "");
    }
    return assert.fail("it was not refused");
  };
  const many = (count: number) => Array.from({ length: count }, (_, i) => broker(i + 1));
  const cases: readonly (readonly [string, readonly Broker[], PlanOptions | undefined, string])[] = [
    ["no broker", [], undefined, "brokers must name at least one broker, got []"],
    ["an id below 0", [broker(-1)], undefined, "brokers[0].id must be a whole number of 0 or more, got -1"],
    [
      "an id of 0 where its listener would have port 0",
      [broker(1), broker(0)],
      { basePort: 0 },
      "brokers[1].id must be above 0, as its listener has port basePort + id, got 0",
    ],
    ["a fraction", [broker(1.5)], undefined, "brokers[0].id must be a whole number of 0 or more, got 1.5"],
    [
      "a text",
      [broker("1" as never)],
      undefined,
      'brokers[0].id must be a whole number of 0 or more, got "1"',
    ],
    [
      "an id twice",
      [broker(1), broker(2), broker(1)],
      undefined,
      "brokers[2].id must belong to one broker only, got 1",
    ],
    [
      "an id without a port",
      [broker(56_536)],
      undefined,
      "brokers[0].id must be at most 56535, as its listener has port 9000 + id, got 56536",
    ],
    [
      "a broker's port out of range",
      [broker(1, 0)],
      undefined,
      "brokers[0].port must be a whole number from 1 to 65535, got 0",
    ],
    [
      "a base port out of range",
      [broker(1)],
      { basePort: 65_535 },
      "basePort must be a whole number from 0 to 65534, got 65535",
    ],
    [
      "more listeners than there can be",
      many(51),
      undefined,
      "brokers must be at most 50, as a load balancer has no more listeners, got 51",
    ],
    [
      "more beside a registry",
      many(50),
      { registry: { port: 1 } },
      "brokers must be at most 49 beside the registry, as a load balancer has no more listeners, got 50",
    ],
    [
      "a registry on a broker's port",
      [broker(1), broker(2)],
      { registry: { port: 8081, listenerPort: 9002 } },
      "registry.listenerPort must differ from every broker's listener port (b2 has this one), got 9002; choose another",
    ],
    [
      "a registry by default on a broker's port",
      [broker(81)],
      { basePort: 8000, registry: { port: 443 } },
      "registry.listenerPort must differ from every broker's listener port (b81 has this one), got 8081; choose another",
    ],
    [
      "a registry's port out of range",
      [broker(1)],
      { registry: { port: 70_000 } },
      "registry.port must be a whole number from 1 to 65535, got 70000",
    ],
    [
      "a retiring broker that is not there",
      [broker(10), broker(2)],
      { retiringBrokerIds: [3] },
      "retiringBrokerIds[0] must be one of the brokers (2, 10), got 3",
    ],
    [
      "a retiring broker twice",
      [broker(1), broker(2), broker(3)],
      { retiringBrokerIds: [3, 3] },
      "retiringBrokerIds[1] must be named once, got 3",
    ],
    [
      "that all brokers retire",
      [broker(1), broker(2)],
      { retiringBrokerIds: [2, 1] },
      "retiringBrokerIds must leave at least one broker in the SQL, got [2,1]",
    ],
  ];
  for (const [what, brokers, options, message] of cases)
    it(what, () => assert.equal(refused(brokers, options), message));
});
