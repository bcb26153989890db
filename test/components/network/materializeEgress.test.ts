/** Materialize's egress addresses as a prefix list. Whether they are still Materialize's, its own table says. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { unfitCidr } from "../../../components/network/cidr";
import { egressCidrs, egressDrift, MATERIALIZE_EGRESS } from "../../../components/network/egressTable";
import { MaterializeEgress, type MaterializeEgressArgs } from "../../../components/network/materializeEgress";
import { record, refusal, seen, shape } from "../../support/mocks";
import { assertOneStatement } from "../../support/parser";

const COMPONENT = "materialize-ingest:network:MaterializeEgress";
const LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";

async function made(args: MaterializeEgressArgs) {
  return record(() => new MaterializeEgress("materialize", args));
}

describe("MaterializeEgress", () => {
  it("registers one prefix list with the region's blocks, and room for some more", async () => {
    const { result, resources } = await made({ region: "aws/us-east-1", tags: { Owner: "data" } });
    assert.deepEqual(shape(resources), [
      [
        LIST,
        "materialize-prefixes",
        {
          addressFamily: "IPv4",
          entries: [
            { cidr: "3.215.237.176/32", description: "Materialize" },
            { cidr: "98.80.4.128/27", description: "Materialize" },
          ],
          maxEntries: 5,
          tags: { Owner: "data" },
        },
      ],
      [COMPONENT, "materialize", {}],
    ]);
    assert.equal(resources[0]!.parent, `${COMPONENT}::materialize`);
    assert.deepEqual(result.cidrs, ["3.215.237.176/32", "98.80.4.128/27"]);
    assert.equal((await seen(result.prefixListId)).value, "id-materialize-prefixes");
    assert.deepEqual(result.drift, egressDrift(result.cidrs));
  });

  it("takes blocks of one's own in the place of the table's, in any order", async () => {
    const cidrs = ["203.0.113.0/24", "198.51.100.7/32"];
    const [one, other] = [
      await made({ cidrs }),
      await made({ cidrs: [...cidrs].reverse(), region: "aws/eu-west-1" }),
    ];
    assert.deepEqual(one.result.cidrs, ["198.51.100.7/32", "203.0.113.0/24"]);
    assert.deepEqual(shape(one.resources), shape(other.resources));
  });

  it("always has room for one block more, and resizes every five only", async () => {
    const sizes: unknown[] = [];
    for (const count of [1, 4, 5, 9, 10]) {
      const cidrs = Array.from({ length: count }, (_, i) => `198.51.100.${i}/32`);
      sizes.push((await made({ cidrs })).resources[0]!.inputs["maxEntries"]);
    }
    assert.deepEqual(sizes, [5, 5, 10, 10, 15]);
  });

  it("applies an override", async () => {
    const { resources } = await made({
      region: "aws/us-west-2",
      overrides: { prefixList: (args) => ({ args: { ...args, maxEntries: 40 } }) },
    });
    assert.equal(resources[0]!.inputs["maxEntries"], 40);
  });

  it("has a table that it would itself take", () => {
    for (const region of Object.keys(MATERIALIZE_EGRESS)) {
      const cidrs = egressCidrs(region);
      assert.ok(cidrs.length > 0);
      assert.deepEqual([...cidrs].sort(), cidrs);
      for (const cidr of cidrs) assert.equal(unfitCidr(cidr), undefined);
    }
  });
});

describe("egressDrift", () => {
  it("is one query that Materialize's parser takes, and lists differences both ways", () => {
    const { sql } = egressDrift(["98.80.4.128/27", "3.215.237.176/32"]);
    assertOneStatement(sql, "select");
    const ours = "SELECT cidr FROM (VALUES ('3.215.237.176/32'), ('98.80.4.128/27')) AS ours (cidr)";
    const theirs = "SELECT cidr FROM mz_catalog.mz_egress_ips";
    assert.equal(
      sql,
      `SELECT 'not let in yet' AS difference, cidr FROM (${theirs} EXCEPT ${ours}) AS only_here UNION ALL ` +
        `SELECT 'no longer used' AS difference, cidr FROM (${ours} EXCEPT ${theirs}) AS only_here ORDER BY difference, cidr`,
    );
  });
});

describe("unfitCidr", () => {
  const rule = "be an IPv4 block of /8 to /32, such as 98.80.4.128/27";
  for (const cidr of [
    "0.0.0.0/0",
    "0.0.0.0/1",
    "::/0",
    "10.0.0.0",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.0/08",
    "10.0.0/8",
    "10.0.0.256/32",
    "10.0.0.0/8/8",
    " 10.0.0.0/8",
    "10.0.0.0/8\n",
    "",
  ]) {
    it(`refuses ${JSON.stringify(cidr)}`, () => assert.equal(unfitCidr(cidr), rule));
  }

  it("refuses an address within the block, and names the block's first one", () => {
    assert.equal(unfitCidr("98.80.4.129/27"), "begin at the block's first address, 98.80.4.128/27");
    assert.equal(unfitCidr("255.255.255.255/9"), "begin at the block's first address, 255.128.0.0/9");
  });

  it("takes the first address of any block, and that alone", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), fc.integer({ min: 8, max: 32 }), (octets, bits) => {
        const unfit = unfitCidr(`${octets.join(".")}/${bits}`);
        const first = /(\S+)$/.exec(unfit ?? `${octets.join(".")}/${bits}`)![1]!;
        assert.equal(unfitCidr(first), undefined);
        assert.equal(unfit === undefined, first === `${octets.join(".")}/${bits}`);
      }),
    );
  });
});

describe("MaterializeEgress refuses, before anything is registered,", () => {
  const cases: readonly (readonly [string, MaterializeEgressArgs, string])[] = [
    [
      "a region that the table does not know",
      { region: "us-east-1" },
      'region must be a region of Materialize Cloud (aws/eu-west-1, aws/us-east-1, aws/us-west-2), got "us-east-1"; or give cidrs',
    ],
    [
      "neither region nor blocks",
      {},
      "region must be given, or cidrs, got nothing; an installation of your own has no region",
    ],
    ["an empty list", { cidrs: [] }, "cidrs must name at least one block, got []"],
    [
      "the whole internet",
      { cidrs: ["198.51.100.7/32", "0.0.0.0/0"] },
      'cidrs[1] must be an IPv4 block of /8 to /32, such as 98.80.4.128/27, got "0.0.0.0/0"',
    ],
    [
      "a block twice",
      { cidrs: ["198.51.100.7/32", "198.51.100.7/32"] },
      'cidrs[1] must be named once, got "198.51.100.7/32"',
    ],
    [
      "an override of an unknown input",
      { region: "aws/us-east-1", overrides: { prefixList: { entry: [] } as never } },
      'overrides.prefixList: entry must be an input of the resource (addressFamily, entries, maxEntries, name, region, tags), got "entry"',
    ],
  ];
  for (const [what, args, message] of cases) {
    it(what, async () => {
      assert.equal(
        await refusal(() => new MaterializeEgress("materialize", args)),
        `MaterializeEgress materialize: ${message}`,
      );
    });
  }
});
