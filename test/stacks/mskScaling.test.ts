/** Brokers come and go, and topics stay: another number of replicas would be another topic, without its messages. */
import assert from "node:assert/strict";
import { JSON_TOPIC } from "../support/environments";
import {
  create,
  existing,
  EXTERNAL_ID,
  inputsOf,
  onMskBySsh,
  planned,
  VPC,
} from "../support/awsEnvironments";

const IAM = { iam: { externalId: EXTERNAL_ID } };
const topics = { orders: JSON_TOPIC, lines: { ...JSON_TOPIC, replicationFactor: 1 } };

async function made(msk: object, more: object = {}) {
  return inputsOf(await planned({ a: onMskBySsh(msk, { topics, ...more }) }), "aws:msk/topic:Topic");
}
/** A new cluster in so many zones. */
const grown = (zones: number, count: number, retiringBrokerIds?: readonly number[]) => ({
  ...create(
    {
      brokers: { type: "standard", count, storageGiB: 100 },
      vpc: { ...VPC, subnetIds: VPC.subnetIds.slice(0, zones) },
    },
    IAM,
  ),
  ...(retiringBrokerIds === undefined ? {} : { retiringBrokerIds }),
});

describe("Topics of a pipeline on a new MSK cluster", () => {
  for (const [zones, sizes] of [
    [2, [[2], [4], [4, [3, 4]]]],
    [3, [[3], [6], [6, [4, 5, 6]]]],
  ] as readonly (readonly [number, readonly (readonly [number, (readonly number[])?])[]])[]) {
    it(`have ${zones} replicas in ${zones} zones, while brokers are added and retire`, async () => {
      const all: Awaited<ReturnType<typeof made>>[] = [];
      for (const [count, retiring] of sizes) all.push(await made(grown(zones, count, retiring)));
      for (const topic of all) assert.deepEqual(topic, all[0]);
      assert.deepEqual(
        [all[0]!["a-orders-topic"]!["replicationFactor"], all[0]!["a-lines-topic"]!["replicationFactor"]],
        [zones, 1],
      );
    });
  }

  it("have as many replicas as zones of the default VPC", async () => {
    const vpc = { default: { subnets: 2 } };
    const brokers = { type: "standard", count: 4, storageGiB: 100 };
    assert.equal((await made(create({ brokers, vpc }, IAM)))["a-orders-topic"]!["replicationFactor"], 2);
  });
});

describe("Topics of a pipeline on an MSK cluster that is there", () => {
  it("have three replicas, while brokers are added and retire, also where that leaves two", async () => {
    const first = await made(existing({}, IAM));
    assert.equal(first["a-orders-topic"]!["replicationFactor"], 3);
    for (const [brokerIds, retiringBrokerIds] of [
      [[1, 2, 4, 5, 6, 7], undefined],
      [[1, 2, 4], [4]],
    ] as const) {
      const msk = existing({ brokerIds }, IAM);
      assert.deepEqual(
        await made(retiringBrokerIds === undefined ? msk : { ...msk, retiringBrokerIds }),
        first,
      );
    }
  });

  it("have what they ask for where there are two brokers", async () => {
    const two = await made(existing({ brokerIds: [1, 2] }, IAM), {
      topics: { orders: { ...JSON_TOPIC, replicationFactor: 2 } },
    });
    assert.equal(two["a-orders-topic"]!["replicationFactor"], 2);
  });
});
