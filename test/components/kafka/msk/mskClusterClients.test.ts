/** Who gets to a new `MskCluster`: security groups and their rules. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type NewMskClusterArgs } from "../../../../components/kafka/msk/clusterArgs";
import { type Recorded } from "../../../support/mocks";
import { newCluster, onAws } from "./world";

const COMPONENT = "materialize-ingest:kafka:MskCluster";
const CLUSTER = "aws:msk/cluster:Cluster";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

async function made(more: Partial<NewMskClusterArgs>): Promise<readonly Recorded[]> {
  return (await onAws(() => newCluster(more))).resources;
}
const one = (resources: readonly Recorded[], type: string): Recorded => {
  const found = resources.filter((resource) => resource.type === type);
  assert.equal(found.length, 1, type);
  return found[0]!;
};

describe("A new MskCluster", () => {
  it("stands in groups that are there, and makes none", async () => {
    const { result, resources } = await onAws(() => {
      const given = newCluster({
        securityGroupIds: ["sg-0mine", "sg-0other"],
        clientSecurityGroupIds: ["sg-0app"],
      });
      return given.securityGroupIds.length;
    });
    assert.equal(result, 2);
    assert.deepEqual(
      (one(resources, CLUSTER).inputs["brokerNodeGroupInfo"] as { securityGroups: unknown }).securityGroups,
      ["sg-0mine", "sg-0other"],
    );
    assert.equal(one(resources, RULE).inputs["securityGroupId"], "sg-0mine");
    assert.ok(!resources.some(({ type }) => type === GROUP));
  });

  it("lets in the groups that are named, each on the ports of its authentications only", async () => {
    const resources = await made({
      authentication: { scram: true, iam: true },
      clientSecurityGroupIds: ["sg-0app", pulumi.output("sg-0later")],
    });
    assert.deepEqual(
      resources.filter(({ type }) => type === RULE).map(({ name, inputs }) => [name, inputs]),
      (
        [
          ["1-iam", 9098, "IAM", "sg-0later"],
          ["1-scram", 9096, "SASL/SCRAM", "sg-0later"],
          ["sg-0app-iam", 9098, "IAM", "sg-0app"],
          ["sg-0app-scram", 9096, "SASL/SCRAM", "sg-0app"],
        ] as const
      ).map(([key, port, title, group]) => [
        `events-ingress-${key}`,
        {
          securityGroupId: "id-events-brokers",
          referencedSecurityGroupId: group,
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
          description: `${title} from ${key.slice(0, key.lastIndexOf("-"))}`,
        },
      ]),
    );
  });

  it("lets in more groups afterwards, on the ports of one authentication where that is asked for", async () => {
    const { resources } = await onAws(() => {
      const made = newCluster({ authentication: { scram: true, iam: true } });
      made.allowClients("link", "sg-0link", ["scram"]);
    });
    const rule = one(resources, RULE);
    assert.deepEqual(
      [rule.name, rule.parent, rule.inputs["fromPort"]],
      ["events-ingress-link-scram", `${COMPONENT}::events`, 9096],
    );
  });
});
