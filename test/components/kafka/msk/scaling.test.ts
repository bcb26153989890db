/**
 * Brokers that come and go, before and after the cluster has them. In a preview the mock runtime knows nothing of a
 * cluster that a program makes, so those previews are of one whose ARN comes as an Output: it may be made here, too.
 */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type MskBroker, type MskCluster } from "../../../../components/kafka/msk/mskCluster";
import { seen } from "../../../support/mocks";
import { brokersOf, expected } from "./places";
import { ARN, existingCluster, failure, host, newCluster, onAws } from "./world";

/** Warnings, which the mock runtime writes to the console. */
async function warningsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const [warn, warnings] = [console.warn, [] as string[]];
  console.warn = (text: string) => void warnings.push(text);
  try {
    await work();
  } finally {
    console.warn = warn;
  }
  return warnings;
}

describe("A scale-out", () => {
  const grown = (): MskCluster =>
    existingCluster({ clusterArn: pulumi.output(ARN), brokerIds: [1, 2, 3, 4, 5, 6] });

  it("leaves the new brokers unknown in a preview, the others known, and warns of nothing", async () => {
    const warnings = await warningsOf(async () => {
      const brokers = await brokersOf(grown, { preview: true });
      assert.deepEqual(
        brokers.slice(0, 3),
        [1, 2, 3].map((id) => expected(id, 9096)),
      );
      for (const { id, port, ...rest } of brokers.slice(3)) {
        assert.ok(port === 9096 && [4, 5, 6].includes(id as number));
        assert.deepEqual(new Set(Object.values(rest)), new Set([undefined]));
      }
    });
    assert.deepEqual(warnings, []);
  });

  it("says of a new broker's fields that they are unknown, not that they are empty", async () => {
    const { result } = await onAws(
      () => Promise.all(Object.values(outputsOf(grown().brokers("scram")[3]!)).map(seen)),
      { preview: true },
    );
    assert.deepEqual(new Set(result.map(({ known }) => known)), new Set([false]));
  });

  it("fails in an update where AWS still lacks a broker, naming cluster, id and what AWS lists", async () => {
    const message = await failure(brokersOf(() => existingCluster({ brokerIds: [1, 2, 3, 4] })));
    assert.equal(
      message,
      `MskCluster events: brokerIds must name brokers of ${ARN}, got [4]; AWS lists 1, 2, 3`,
    );
  });
});

describe("A cluster that is given by its ARN", () => {
  // Nothing in the program can add a broker to it.
  for (const preview of [true, false]) {
    const when = preview ? "the preview" : "an update";

    it(`fails in ${when} where AWS lacks a broker`, async () => {
      const make = (): MskCluster => existingCluster({ brokerIds: [1, 2, 7] });
      const message = `MskCluster events: brokerIds must name brokers of ${ARN}, got [7]; AWS lists 1, 2, 3`;
      assert.equal(await failure(brokersOf(make, { preview })), message);
    });

    it(`fails in ${when} where somebody asks for a retiring broker that is gone`, async () => {
      const make = (): MskCluster => existingCluster({ retiringBrokerIds: [4] });
      assert.equal((await brokersOf(make, { preview })).length, 3);
      assert.equal(
        await failure(brokersOf(make, { preview }, (cluster) => cluster.retiringBrokers("scram"))),
        "MskCluster events: retiringBrokerIds must name brokers that the cluster still has, got 4; it is gone: take it out of the list",
      );
    });
  }
});

describe("A scale-in", () => {
  const listed = [1, 2, 3, 4, 5, 6].map((brokerId) => ({ brokerId }));

  it("warns in a preview of brokers that AWS has and nothing names, once, and goes on", async () => {
    const warnings = await warningsOf(async () => {
      const brokers = await brokersOf(existingCluster, { preview: true, listed });
      assert.deepEqual(
        brokers,
        [1, 2, 3].map((id) => expected(id, 9096)),
      );
    });
    assert.equal(warnings.length, 1);
    assert.match(
      warnings[0]!,
      /MskCluster events: AWS lists brokers 4, 5, 6 of arn:aws:kafka:\S+, which brokerIds and retiringBrokerIds lack; an update fails if they are still there/,
    );
  });

  it("fails in an update where they are still there", async () => {
    assert.equal(
      await failure(brokersOf(newCluster, { listed })),
      `MskCluster events: brokerIds must name every broker of ${ARN}, got [1,2,3]; AWS lists 1, 2, 3, 4, 5, 6: add 4, 5, 6, or name them in retiringBrokerIds while they are on their way out`,
    );
  });

  it("fails in an update even where nobody asks for the brokers", async () => {
    const errors = new Set<string>();
    const note = (error: unknown): void => void errors.add((error as Error).message);
    process.on("unhandledRejection", note);
    try {
      await onAws(() => void newCluster(), { listed });
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      process.off("unhandledRejection", note);
    }
    assert.equal(errors.size, 1);
    assert.match([...errors][0]!, /^MskCluster events: brokerIds must name every broker/);
  });

  for (const preview of [true, false]) {
    it(`has brokers on their way out that SQL does not name and that are there, in ${preview ? "a preview" : "an update"}`, async () => {
      const make = (): MskCluster => existingCluster({ retiringBrokerIds: [6, 4, 5] });
      const options = { preview, listed };
      const warnings = await warningsOf(async () => {
        const ids = async (list: (cluster: MskCluster) => readonly MskBroker[]) =>
          (await brokersOf(make, options, list)).map(({ host: name }) => name);
        assert.deepEqual(await ids((cluster) => cluster.brokers("scram")), [host(1), host(2), host(3)]);
        assert.deepEqual(await ids((cluster) => cluster.retiringBrokers("scram")), [
          host(4),
          host(5),
          host(6),
        ]);
      });
      assert.deepEqual(warnings, []);
    });
  }

  it("keeps a new cluster's brokers until they are taken out of it", async () => {
    const make = (): MskCluster =>
      newCluster({ brokers: { type: "standard", count: 6, storageGiB: 1 }, retiringBrokerIds: [6, 4, 5] });
    const { result, resources } = await onAws(() => make().brokerIds, { listed });
    assert.deepEqual(result, [1, 2, 3]);
    const { inputs } = resources.find(({ type }) => type === "aws:msk/cluster:Cluster")!;
    assert.equal(inputs["numberOfBrokerNodes"], 6);
  });

  it("counts those that are named among all brokers once", async () => {
    const make = (): MskCluster => existingCluster({ brokerIds: [1, 2, 3, 7], retiringBrokerIds: [7] });
    const { result } = await onAws(() => make().brokerIds, {
      listed: [{ brokerId: 7 }, ...listed.slice(0, 3)],
    });
    assert.deepEqual(result, [1, 2, 3]);
  });
});

function outputsOf({ id: _, port: __, ...outputs }: MskBroker): Record<string, unknown> {
  return outputs;
}
