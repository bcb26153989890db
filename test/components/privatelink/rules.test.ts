/** Who may talk to whom around the load balancer, on exactly which ports. */
import assert from "node:assert/strict";
import { broker, EGRESS, INGRESS, inputsOf, linked } from "./link";

const onPort = (port: number) => ({ ipProtocol: "tcp", fromPort: port, toPort: port });
const egress = (group: string, port: number) => ({
  securityGroupId: "id-events-sg",
  ...onPort(port),
  referencedSecurityGroupId: group,
});
const ingress = (group: string, port: number) => ({
  securityGroupId: group,
  description: "Materialize over PrivateLink",
  ...onPort(port),
  referencedSecurityGroupId: "id-events-sg",
});

describe("The security group of a link", () => {
  it("lets nobody in, and reaches each broker's address on its own port where no groups are given", async () => {
    const { resources } = await linked({ brokers: [broker(1), broker(2, "use1-az2", 9098)] });
    assert.deepEqual(inputsOf(resources, INGRESS), {});
    assert.deepEqual(inputsOf(resources, EGRESS), {
      "events-egress-b1": { securityGroupId: "id-events-sg", ...onPort(9096), cidrIpv4: "10.0.0.1/32" },
      "events-egress-b2": { securityGroupId: "id-events-sg", ...onPort(9098), cidrIpv4: "10.0.0.2/32" },
    });
  });

  it("reaches the brokers' groups on the brokers' ports, and is let in there, where groups are given", async () => {
    const { resources } = await linked({
      brokers: [broker(1), broker(2), broker(3, "use1-az2", 9098)],
      brokerSecurityGroupIds: ["sg-a", "sg-b"],
    });
    assert.deepEqual(inputsOf(resources, EGRESS), {
      "events-egress-sg-a-9096": egress("sg-a", 9096),
      "events-egress-sg-a-9098": egress("sg-a", 9098),
      "events-egress-sg-b-9096": egress("sg-b", 9096),
      "events-egress-sg-b-9098": egress("sg-b", 9098),
    });
    assert.deepEqual(inputsOf(resources, INGRESS), {
      "events-ingress-sg-a-9096": ingress("sg-a", 9096),
      "events-ingress-sg-a-9098": ingress("sg-a", 9098),
      "events-ingress-sg-b-9096": ingress("sg-b", 9096),
      "events-ingress-sg-b-9098": ingress("sg-b", 9098),
    });
  });

  it("keeps the rules of a group when another one, named before it, goes", async () => {
    const both = inputsOf((await linked({ brokerSecurityGroupIds: ["sg-a", "sg-b"] })).resources, INGRESS);
    const one = inputsOf((await linked({ brokerSecurityGroupIds: ["sg-b"] })).resources, INGRESS);
    assert.deepEqual(one, { "events-ingress-sg-b-9096": both["events-ingress-sg-b-9096"] });
  });

  it("reaches the registry's group, or its address", async () => {
    const registry = { ip: "10.0.0.99", port: 8081 };
    const groups = { brokerSecurityGroupIds: ["sg-a"] };
    const byGroup = (await linked({ ...groups, registry: { ...registry, securityGroupId: "sg-r" } }))
      .resources;
    assert.deepEqual(inputsOf(byGroup, EGRESS)["events-egress-registry"], egress("sg-r", 8081));
    assert.deepEqual(inputsOf(byGroup, INGRESS)["events-ingress-registry"], ingress("sg-r", 8081));
    const byAddress = (await linked({ ...groups, registry })).resources;
    assert.deepEqual(inputsOf(byAddress, EGRESS)["events-egress-registry"], {
      securityGroupId: "id-events-sg",
      ...onPort(8081),
      cidrIpv4: "10.0.0.99/32",
    });
    assert.deepEqual(Object.keys(inputsOf(byAddress, INGRESS)), ["events-ingress-sg-a-9096"]);
  });

  it("says no rule twice where the registry shares a group and a port with the brokers", async () => {
    const { resources } = await linked({
      brokerSecurityGroupIds: ["sg-a"],
      registry: { ip: "10.0.0.99", port: 9096, securityGroupId: "sg-a" },
    });
    assert.deepEqual(inputsOf(resources, EGRESS), { "events-egress-sg-a-9096": egress("sg-a", 9096) });
    assert.deepEqual(inputsOf(resources, INGRESS), { "events-ingress-sg-a-9096": ingress("sg-a", 9096) });
  });

  it("opens no port to the world", async () => {
    for (const groups of [undefined, ["sg-a"]]) {
      const { resources } = await linked({ brokerSecurityGroupIds: groups });
      const text = JSON.stringify([inputsOf(resources, EGRESS), inputsOf(resources, INGRESS)]);
      assert.doesNotMatch(text, /\/0"|cidrIpv6|prefixListId|"-1"/);
    }
  });
});
