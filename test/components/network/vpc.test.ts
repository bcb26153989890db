/** A VPC by its ids, or the default one looked up. What the account really has only AWS can say. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { checkVpc, pickSubnets, vpcNetwork, type VpcArgs } from "../../../components/network/vpc";
import { record, refusal, seen } from "../../support/mocks";

const ZONE_OF: Readonly<Record<string, string>> = {
  "subnet-3": "use1-az4",
  "subnet-1": "use1-az2",
  "subnet-2": "use1-az1",
};
const found = Object.entries(ZONE_OF).map(([id, zoneId]) => ({ id, zoneId }));

/** A default VPC with a default subnet in each of three zones. */
const lookups = {
  "aws:ec2/getVpc:getVpc": () => ({ id: "vpc-default" }),
  "aws:ec2/getSubnets:getSubnets": () => ({ ids: Object.keys(ZONE_OF) }),
  "aws:ec2/getSubnet:getSubnet": ({ id }: Record<string, unknown>) => ({
    id,
    availabilityZoneId: ZONE_OF[id as string],
  }),
};

class Parent extends pulumi.ComponentResource {
  constructor() {
    super("test:index:Parent", "parent", {});
  }
}

async function network(args: VpcArgs, where?: string) {
  const run = await record(
    async () => {
      const { vpcId, subnetIds } = vpcNetwork(args, new Parent(), where);
      const [vpc, ...subnets] = await Promise.allSettled([vpcId, ...subnetIds].map(seen));
      return { vpc, subnets };
    },
    { lookups },
  );
  const told = (outcome: PromiseSettledResult<{ value: unknown }>): unknown =>
    outcome.status === "fulfilled" ? outcome.value.value : (outcome.reason as Error).message;
  return { vpc: told(run.result.vpc!), subnets: run.result.subnets.map(told), calls: run.calls };
}

describe("vpcNetwork", () => {
  it("passes ids on as they are, in their order, and looks nothing up", async () => {
    const { vpc, subnets, calls } = await network({ vpcId: "vpc-1", subnetIds: ["subnet-b", "subnet-a"] });
    assert.deepEqual([vpc, subnets, calls], ["vpc-1", ["subnet-b", "subnet-a"], []]);
  });

  it("takes the first default subnets of the default VPC, by the ids of their zones", async () => {
    const { vpc, subnets, calls } = await network({ default: { subnets: 2 } });
    assert.deepEqual([vpc, subnets], ["vpc-default", ["subnet-2", "subnet-1"]]);
    assert.deepEqual(calls.slice(0, 2), [
      { token: "aws:ec2/getVpc:getVpc", inputs: { default: true } },
      {
        token: "aws:ec2/getSubnets:getSubnets",
        inputs: {
          filters: [
            { name: "vpc-id", values: ["vpc-default"] },
            { name: "default-for-az", values: ["true"] },
          ],
        },
      },
    ]);
  });

  it("takes subnets of the zones that were named only", async () => {
    const { subnets } = await network({ default: { subnets: 2, zoneIds: ["use1-az4", "use1-az2"] } });
    assert.deepEqual(subnets, ["subnet-1", "subnet-3"]);
  });

  it("gives as many subnets as were asked for, and each says why it cannot be had", async () => {
    const { subnets } = await network({ default: { subnets: 4 } }, "Thing x: vpc");
    const message =
      "Thing x: vpc: default.subnets must be at most 3: the default VPC has a default subnet in " +
      "use1-az1, use1-az2, use1-az4, got 4; name a VPC by its ids";
    assert.deepEqual(subnets, [message, message, message, message]);
  });

  it("chooses the same, whatever order AWS lists subnets in", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(found, { minLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (listed, subnets) => {
          const chosen = pickSubnets(listed, { subnets }, "vpc");
          assert.deepEqual(chosen, ["subnet-2", "subnet-1", "subnet-3"].slice(0, subnets));
        },
      ),
    );
  });

  it("says so where there is no default subnet at all", () => {
    assert.throws(() => pickSubnets([], { subnets: 1 }, "vpc"), {
      message:
        "vpc: default.subnets must be at most 0: the default VPC has a default subnet in no zone, got 1; name a VPC by its ids",
    });
  });
});

describe("vpcNetwork refuses, before anything is looked up,", () => {
  const cases: readonly (readonly [string, VpcArgs, string])[] = [
    ["no subnets", { vpcId: "vpc-1", subnetIds: [] }, "subnetIds must name at least one subnet, got []"],
    [
      "a VPC's name",
      { vpcId: "main", subnetIds: ["subnet-a"] },
      'vpcId must be an id such as vpc-0123456789abcdef0, got "main"',
    ],
    [
      "a subnet's name",
      { vpcId: "vpc-1", subnetIds: ["a"] },
      'subnetIds[0] must be an id such as subnet-0123456789abcdef0, got "a"',
    ],
    [
      "a subnet twice",
      { vpcId: "vpc-1", subnetIds: ["subnet-a", "subnet-a"] },
      'subnetIds[1] must be named once, got "subnet-a"',
    ],
    ...[0, -1, 1.5, Number.NaN].map(
      (subnets) =>
        [
          `${subnets} subnets`,
          { default: { subnets } },
          `default.subnets must be a whole number of 1 or more, got ${subnets}`,
        ] as const,
    ),
    [
      "the name of a zone",
      { default: { subnets: 1, zoneIds: ["us-east-1a"] } },
      'default.zoneIds[0] must be the id of an availability zone, such as use1-az1 (a name such as us-east-1a is another zone in each account), got "us-east-1a"',
    ],
    [
      "fewer zones than subnets",
      { default: { subnets: 2, zoneIds: ["use1-az1"] } },
      'default.zoneIds must name at least 2, one a subnet, got ["use1-az1"]',
    ],
    [
      "a zone twice",
      { default: { subnets: 2, zoneIds: ["use1-az1", "use1-az1"] } },
      'default.zoneIds[1] must be named once, got "use1-az1"',
    ],
  ];
  for (const [what, args, message] of cases) {
    it(what, async () => {
      assert.equal(await refusal(() => checkVpc(args, "Thing x")), `Thing x: ${message}`);
      assert.equal(
        await refusal(() => vpcNetwork(args, undefined as never, "Thing x")),
        `Thing x: ${message}`,
      );
    });
  }
});
