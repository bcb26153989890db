/** An `MskCluster` that is there already: looked up, and nothing made. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { keyOf, seen, shape } from "../../../support/mocks";
import { ARN, existingCluster, failure, onAws, SERVERLESS_ARN } from "./world";

const COMPONENT = "materialize-ingest:kafka:MskCluster";

describe("An existing MskCluster", () => {
  it("registers itself and nothing else, and asks for its brokers under itself", async () => {
    const { result, resources, calls } = await onAws(async () => {
      const cluster = existingCluster({ securityGroupIds: ["sg-0a"], brokerIds: [3, 1, 2] });
      return {
        arn: await seen(cluster.arn),
        name: await seen(cluster.clusterName),
        groups: await Promise.all(cluster.securityGroupIds.map(seen)),
        ids: cluster.brokerIds,
        authentication: cluster.authentication,
        own: cluster.cluster,
      };
    });
    assert.deepEqual(shape(resources), [[COMPONENT, "events", {}]]);
    assert.deepEqual(calls, [
      { token: "aws:msk/getBrokerNodes:getBrokerNodes", inputs: { clusterArn: ARN } },
    ]);
    const known = (value: string) => ({ value, secret: false, known: true });
    assert.deepEqual(result, {
      arn: known(ARN),
      name: known("events"),
      groups: [known("sg-0a")],
      ids: [1, 2, 3],
      authentication: ["scram"],
      own: undefined,
    });
  });

  it("lets clients in on the brokers' first group", async () => {
    const { resources } = await onAws(() => {
      const cluster = existingCluster({
        securityGroupIds: ["sg-0a", "sg-0b"],
        overrides: { ingress: (defaults, key) => ({ args: { ...defaults, description: key } }) },
      });
      cluster.allowClients("app", pulumi.output("sg-0app"));
    });
    const rules = resources.filter(({ type }) => type !== COMPONENT);
    assert.deepEqual(
      rules.map(({ name, parent, inputs }) => [name, parent, inputs]),
      [
        [
          "events-ingress-app-scram",
          keyOf(COMPONENT, "events"),
          {
            securityGroupId: "sg-0a",
            referencedSecurityGroupId: "sg-0app",
            ipProtocol: "tcp",
            fromPort: 9096,
            toPort: 9096,
            description: "app-scram",
          },
        ],
      ],
    );
  });

  it("refuses a serverless cluster's ARN that is known only later", async () => {
    const { error } = console;
    // The lookup that cannot run says so too.
    console.error = () => undefined;
    const clusterArn = pulumi.output(SERVERLESS_ARN);
    const work = onAws(() => seen(existingCluster({ clusterArn }).arn)).finally(
      () => (console.error = error),
    );
    // Whoever takes it as an input puts words of its own before ours.
    assert.match(await failure(work), /MskCluster events: clusterArn must be a provisioned cluster, got /);
  });
});
