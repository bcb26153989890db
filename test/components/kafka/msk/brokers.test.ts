/** Brokers by id, out of lists in any order and with gaps, each with its name, place and listener. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  brokerHost,
  differences,
  mismatch,
  type BrokerNode,
} from "../../../../components/kafka/msk/brokerNodes";
import { MSK_AUTHENTICATIONS, MSK_LISTENERS } from "../../../../components/kafka/msk/ports";
import { type MskCluster } from "../../../../components/kafka/msk/mskCluster";
import { KAFKA_AUTHENTICATIONS } from "../../../../materialize/legal/kafkaConnection";
import { brokersOf, expected, read } from "./places";
import { ARN, AUTHORITY, existingCluster, host, newCluster, onAws } from "./world";

const ALL = { scram: true, iam: true, mtls: true };
const numbers = (ids: Iterable<number>): number[] => [...ids].sort((a, b) => a - b);

describe("The listeners of MSK", () => {
  it("are those of AWS's page", () => {
    assert.deepEqual(
      MSK_AUTHENTICATIONS.map((name) => [name, MSK_LISTENERS[name].port, MSK_LISTENERS[name].publicPort]),
      [
        ["scram", 9096, 9196],
        ["iam", 9098, 9198],
        ["mtls", 9094, 9194],
      ],
    );
  });

  for (const authentication of MSK_AUTHENTICATIONS) {
    const { port, publicPort, materialize } = MSK_LISTENERS[authentication];

    it(`of ${authentication} are in every broker's address, and Materialize reaches them on TLS`, async () => {
      assert.ok("tls" in KAFKA_AUTHENTICATIONS[materialize].protocols);
      const make = (): MskCluster =>
        newCluster({ authentication: { ...ALL, mtls: { certificateAuthorityArns: [AUTHORITY] } } });
      const brokers = await brokersOf(make, {}, (cluster) => cluster.brokers(authentication));
      assert.deepEqual(
        brokers,
        [1, 2, 3].map((id) => expected(id, port)),
      );
    });

    it(`of ${authentication} have another name and port on the internet, where the cluster is public`, async () => {
      const { publicBootstrap } = MSK_LISTENERS[authentication];
      const bootstrap = { [publicBootstrap]: `b-1-public:${publicPort}` };
      const make = (): MskCluster => existingCluster({ authentication: ALL });
      const brokers = await brokersOf(make, { bootstrap }, (cluster) =>
        cluster.brokers(authentication, "public"),
      );
      assert.deepEqual(
        brokers.map(({ address }) => address),
        [1, 2, 3].map((id) => `${host(id).replace(".", "-public.")}:${publicPort}`),
      );
    });
  }
});

describe("Brokers", () => {
  /** Ids with gaps, as a scale-in leaves them, and two orders of them. */
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 15 });
  const shuffled = ids.chain((all) =>
    fc.tuple(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.shuffledSubarray(all, { minLength: all.length }),
    ),
  );

  it("come sorted by id, each with its own place, in whatever order they are asked for and listed", async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async ([asked, listed]) => {
        const brokers = await brokersOf(() => existingCluster({ brokerIds: asked }), {
          listed: listed.map((brokerId, i) => ({ brokerId, subnet: `subnet-${i % 3}` })),
        });
        assert.deepEqual(
          brokers,
          numbers(asked).map((id) => expected(id, 9096, `subnet-${listed.indexOf(id) % 3}`)),
        );
      }),
      { numRuns: 20 },
    );
  });

  it("are looked up once, whatever is asked for", async () => {
    const { calls } = await onAws(async () => {
      const cluster = newCluster({ authentication: { scram: true, iam: true } });
      await read([...cluster.brokers("scram"), ...cluster.brokers("iam")]);
    });
    const tokens = calls.map(({ token }) => token);
    assert.equal(tokens.filter((token) => token.includes("getBrokerNodes")).length, 1);
    assert.equal(tokens.filter((token) => token.includes("getSubnet")).length, 3);
  });

  it("are missing, unplanned, retiring or right, and nothing else", () => {
    const subset = fc.uniqueArray(fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(subset, subset, subset, (planned, leaving, listed) => {
        const plan = {
          brokerIds: numbers(planned.filter((id) => !leaving.includes(id))),
          retiringBrokerIds: numbers(leaving),
        };
        const nodes = listed.map((brokerId) => ({ brokerId }) as BrokerNode);
        const { missing, unplanned } = differences(plan, nodes);
        for (const id of listed) {
          const known = plan.brokerIds.includes(id) || leaving.includes(id);
          assert.equal(unplanned.includes(id), !known);
        }
        for (const id of plan.brokerIds) assert.equal(missing.includes(id), !listed.includes(id));
        const wrong = missing.length + unplanned.length > 0;
        assert.equal(mismatch(plan, nodes, ARN, "X") !== undefined, wrong);
      }),
    );
  });
});

describe("A broker's name", () => {
  const node = (endpoints: readonly string[]): BrokerNode => ({
    brokerId: 1,
    endpoints,
    clientSubnet: "subnet",
    clientVpcIpAddress: "10.0.0.1",
  });
  for (const [what, endpoints] of [
    ["is the only one", ["b-1.x.kafka"]],
    ["has no port", ["b-1.x.kafka:9096"]],
    ["is that of the VPC, not the one for the internet", ["b-1-public.x.kafka", "b-1.x.kafka"]],
    ["is found among several that are one text", ["b-1-public.x.kafka, b-1.x.kafka"]],
    ["is not another broker's", ["b-11.x.kafka", "b-1.x.kafka"]],
  ] as const) {
    it(what, () => assert.equal(brokerHost(node(endpoints), "X"), "b-1.x.kafka"));
  }
  it("is taken as it is where AWS gives one of another form", () => {
    assert.equal(brokerHost(node(["broker.x.kafka"]), "X"), "broker.x.kafka");
  });
  for (const [what, endpoints] of [
    ["there is none", []],
    ["it is empty", [""]],
    ["it cannot be told from others", ["b-2.x", "b-3.x"]],
  ] as const) {
    it(`is an error where ${what}`, () => {
      assert.throws(() => brokerHost(node(endpoints), "MskCluster events"), {
        message: `MskCluster events: broker 1 must have the endpoint b-1.<cluster>, got ${JSON.stringify(endpoints)}`,
      });
    });
  }
});
