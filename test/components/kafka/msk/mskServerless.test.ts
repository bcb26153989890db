/** What `MskServerless` registers, looks up and refuses. */
import assert from "node:assert/strict";
import { MskServerless } from "../../../../components/kafka/msk/mskServerless";
import { refusal, seen, shape } from "../../../support/mocks";
import { ARN, failure, onAws, SERVERLESS_ARN, SUBNETS } from "./world";

const COMPONENT = "materialize-ingest:kafka:MskServerless";
const CLUSTER = "aws:msk/serverlessCluster:ServerlessCluster";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const BOOT = "boot-x.c1.kafka-serverless.us-east-1.amazonaws.com:9098";
const network = { vpcId: "vpc-0a", subnetIds: SUBNETS };
const refuse = (args: object, name = "events"): Promise<string> =>
  refusal(() => new MskServerless(name, { network, ...args }));

const inputs = (groups: readonly string[]) => ({
  clientAuthentication: { sasl: { iam: { enabled: true } } },
  vpcConfigs: [{ subnetIds: SUBNETS, securityGroupIds: groups }],
});

describe("MskServerless", () => {
  it("is a cluster with IAM only, in a group that lets nobody in, protected", async () => {
    const { result, resources } = await onAws(async () => {
      const cluster = new MskServerless("events", { network });
      return Promise.all([cluster.arn, cluster.clusterName, cluster.bootstrapBrokersSaslIam].map(seen));
    });
    assert.deepEqual(shape(resources), [
      [GROUP, "events-brokers", { vpcId: "vpc-0a", description: "Brokers of MSK" }],
      [CLUSTER, "events-cluster", inputs(["id-events-brokers"])],
      [COMPONENT, "events", {}],
    ]);
    assert.deepEqual(
      resources.map(({ parent }) => parent),
      [`${COMPONENT}::events`, `${COMPONENT}::events`, undefined],
    );
    assert.equal(resources[1]!.opts.protect, true);
    assert.deepEqual(
      result.map(({ value }) => value),
      [SERVERLESS_ARN, "events", BOOT],
    );
  });

  it("takes groups that are there, tags, and lets clients in on 9098 only", async () => {
    const { resources } = await onAws(() => {
      new MskServerless("events", {
        network,
        securityGroupIds: ["sg-0mine"],
        clientSecurityGroupIds: ["sg-0app"],
        tags: { Project: "events" },
        protect: false,
        overrides: { ingress: (defaults, key) => ({ args: { ...defaults, description: key } }) },
      });
    });
    const tags = { Project: "events" };
    assert.deepEqual(shape(resources), [
      [CLUSTER, "events-cluster", { ...inputs(["sg-0mine"]), tags }],
      [
        RULE,
        "events-ingress-sg-0app-iam",
        {
          securityGroupId: "sg-0mine",
          referencedSecurityGroupId: "sg-0app",
          ipProtocol: "tcp",
          fromPort: 9098,
          toPort: 9098,
          description: "sg-0app-iam",
          tags,
        },
      ],
      [COMPONENT, "events", {}],
    ]);
    assert.equal(resources[0]!.opts.protect, false);
  });

  it("that is there is looked up, and nothing is made", async () => {
    const bootstrap = { bootstrapBrokersSaslIam: BOOT };
    const { result, resources, calls } = await onAws(
      () => seen(new MskServerless("events", { clusterArn: SERVERLESS_ARN }).bootstrapBrokersSaslIam),
      { bootstrap },
    );
    assert.deepEqual(result, { value: BOOT, secret: false, known: true });
    assert.deepEqual(shape(resources), [[COMPONENT, "events", {}]]);
    assert.deepEqual(calls, [
      { token: "aws:msk/getBootstrapBrokers:getBootstrapBrokers", inputs: { clusterArn: SERVERLESS_ARN } },
    ]);
  });

  it("that is there fails where AWS names no bootstrap brokers", async () => {
    const make = () => new MskServerless("events", { clusterArn: SERVERLESS_ARN });
    const work = onAws(() => seen(make().bootstrapBrokersSaslIam), {
      bootstrap: { bootstrapBrokersSaslIam: "" },
    });
    assert.match(
      await failure(work),
      /MskServerless events: authentication\.iam must be on in the cluster: AWS names no bootstrap brokers for IAM \(bootstrapBrokersSaslIam\), got ""$/,
    );
  });

  it("can be previewed before it is there", async () => {
    const { result } = await onAws(
      () => seen(new MskServerless("events", { network }).bootstrapBrokersSaslIam),
      { preview: true },
    );
    assert.equal(result.known, false);
  });
});

describe("MskServerless refuses, before anything is registered,", () => {
  for (const [what, args, message] of [
    [
      "a provisioned cluster",
      { clusterArn: ARN },
      `clusterArn must be a serverless cluster, got "${ARN.slice(0, 79)}…; it is an MskCluster`,
    ],
    [
      "one subnet",
      { network: { vpcId: "vpc-0a", subnetIds: ["subnet-0a"] } },
      "network.subnetIds must name 2 or 3 or 4 or 5 subnets, got 1",
    ],
    [
      "a zone's name for a subnet",
      { network: { vpcId: "vpc-0a", subnetIds: ["us-east-1a", "us-east-1b"] } },
      'network.subnetIds[0] must be an id such as subnet-0123456789abcdef0, got "us-east-1a"',
    ],
    [
      "a VPC by its name",
      { network: { ...network, vpcId: "main" } },
      'network.vpcId must be an id such as vpc-0123456789abcdef0, got "main"',
    ],
    [
      "no group where groups are given",
      { securityGroupIds: [] },
      "securityGroupIds must name a group, or be left out for a new one, got []",
    ],
    [
      "a client by its group's name",
      { clientSecurityGroupIds: ["app"] },
      'clientSecurityGroupIds[0] must be an id such as sg-0123456789abcdef0, got "app"',
    ],
  ] as const) {
    it(what, async () => assert.equal(await refuse(args), `MskServerless events: ${message}`));
  }
  it("a name that no cluster can have", async () => {
    assert.match(await refuse({}, "my_events"), /^MskServerless my_events: name must be 1 to 48 of /);
  });
  for (const child of ["cluster", "securityGroup", "ingress"]) {
    it(`an override of ${child} that it does not have`, async () => {
      const args = { clientSecurityGroupIds: ["sg-0app"], overrides: { [child]: { nonsense: 1 } } };
      assert.match(await refuse(args), new RegExp(`^MskServerless events: overrides\\.${child}: nonsense `));
    });
  }
});
