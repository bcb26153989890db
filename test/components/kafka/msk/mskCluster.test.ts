/** What a new `MskCluster` registers. Whether AWS takes it, only AWS can say. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { MskCluster } from "../../../../components/kafka/msk/mskCluster";
import { type NewMskClusterArgs } from "../../../../components/kafka/msk/clusterArgs";
import { type Recorded, UNKNOWN } from "../../../support/mocks";
import { ARN, AUTHORITY, newArgs, newCluster, onAws, SUBNETS } from "./world";

const COMPONENT = "materialize-ingest:kafka:MskCluster";
const CLUSTER = "aws:msk/cluster:Cluster";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const CONFIGURATION = "aws:msk/configuration:Configuration";
const LOGS = "aws:cloudwatch/logGroup:LogGroup";
const TARGET = "aws:appautoscaling/target:Target";
const POLICY = "aws:appautoscaling/policy:Policy";

async function made(more: Partial<NewMskClusterArgs> = {}): Promise<readonly Recorded[]> {
  return (await onAws(() => newCluster(more))).resources;
}
const one = (resources: readonly Recorded[], type: string): Recorded => {
  const found = resources.filter((resource) => resource.type === type);
  assert.equal(found.length, 1, type);
  return found[0]!;
};
const cluster = async (more: Partial<NewMskClusterArgs> = {}): Promise<Recorded> =>
  one(await made(more), CLUSTER);

/** The cluster's inputs, where nothing but the defaults was asked for. */
const STANDARD = {
  kafkaVersion: "3.9.x.kraft",
  numberOfBrokerNodes: 3,
  brokerNodeGroupInfo: {
    instanceType: "kafka.m7g.large",
    clientSubnets: SUBNETS,
    securityGroups: ["id-events-brokers"],
    storageInfo: { ebsStorageInfo: { volumeSize: 100 } },
  },
  clientAuthentication: { sasl: { scram: true, iam: false }, unauthenticated: false },
  encryptionInfo: { encryptionInTransit: { clientBroker: "TLS", inCluster: true } },
  configurationInfo: { arn: "arn of events-configuration", revision: 7 },
  enhancedMonitoring: "PER_TOPIC_PER_BROKER",
  loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: "name of events-logs" } } },
};
const EXPRESS: Partial<NewMskClusterArgs> = { brokers: { type: "express", count: 3 } };
const SCALED = {
  resourceId: ARN,
  scalableDimension: "kafka:broker-storage:VolumeSize",
  serviceNamespace: "kafka",
};
const PROPERTIES =
  "auto.create.topics.enable=false\ndefault.replication.factor=3\nmin.insync.replicas=2\nunclean.leader.election.enable=false\n";

describe("A new MskCluster", () => {
  it("of standard brokers is these resources, all under it, and no rule that lets anybody in or out", async () => {
    const resources = await made();
    assert.deepEqual(
      resources.map(({ type, name, inputs, parent }) => [type, name, inputs, parent]),
      [
        [
          POLICY,
          "events-storage-policy",
          {
            ...SCALED,
            policyType: "TargetTrackingScaling",
            targetTrackingScalingPolicyConfiguration: {
              predefinedMetricSpecification: { predefinedMetricType: "KafkaBrokerStorageUtilization" },
              targetValue: 60,
              disableScaleIn: true,
            },
          },
          `${COMPONENT}::events`,
        ],
        [
          TARGET,
          "events-storage-target",
          { ...SCALED, minCapacity: 1, maxCapacity: 400 },
          `${COMPONENT}::events`,
        ],
        [
          LOGS,
          "events-logs",
          { namePrefix: "/aws/vendedlogs/msk/events-", retentionInDays: 30 },
          `${COMPONENT}::events`,
        ],
        [
          GROUP,
          "events-brokers",
          { vpcId: "vpc-0a1b2c3d", description: "Brokers of MSK" },
          `${COMPONENT}::events`,
        ],
        [CLUSTER, "events-cluster", STANDARD, `${COMPONENT}::events`],
        [CONFIGURATION, "events-configuration", { serverProperties: PROPERTIES }, `${COMPONENT}::events`],
        [COMPONENT, "events", {}, undefined],
      ],
    );
  });

  it("of Express brokers has no storage, no logs, and only the settings that Express takes", async () => {
    const resources = await made(EXPRESS);
    const { brokerNodeGroupInfo, loggingInfo: _, ...rest } = STANDARD;
    const { storageInfo: __, ...place } = brokerNodeGroupInfo;
    assert.deepEqual(one(resources, CLUSTER).inputs, {
      ...rest,
      brokerNodeGroupInfo: { ...place, instanceType: "express.m7g.large" },
    });
    assert.deepEqual(one(resources, CONFIGURATION).inputs, {
      serverProperties: "auto.create.topics.enable=false\n",
    });
    assert.deepEqual(
      resources.map(({ type }) => type).sort(),
      [COMPONENT, CLUSTER, CONFIGURATION, GROUP].sort(),
    );
    assert.deepEqual(one(resources, CLUSTER).opts.ignoreChanges, []);
  });

  it("of Express brokers has logs where they are asked for", async () => {
    const resources = await made({ ...EXPRESS, logs: { retentionDays: 7 } });
    assert.deepEqual(one(resources, CLUSTER).inputs["loggingInfo"], STANDARD.loggingInfo);
    assert.equal(one(resources, LOGS).inputs["retentionInDays"], 7);
  });

  for (const [what, authentication, inputs] of [
    ["scram", { scram: true }, { sasl: { scram: true, iam: false } }],
    ["iam", { iam: true }, { sasl: { scram: false, iam: true } }],
    [
      "mtls",
      { mtls: { certificateAuthorityArns: [AUTHORITY] } },
      { sasl: { scram: false, iam: false }, tls: { certificateAuthorityArns: [AUTHORITY] } },
    ],
    [
      "scram, iam, mtls",
      { mtls: { certificateAuthorityArns: [AUTHORITY] }, iam: true, scram: true },
      { sasl: { scram: true, iam: true }, tls: { certificateAuthorityArns: [AUTHORITY] } },
    ],
  ] as const) {
    it(`takes ${what}, never a client without identity`, async () => {
      const { result, resources } = await onAws(() => newCluster({ authentication }).authentication);
      assert.equal(result.join(", "), what);
      assert.deepEqual(one(resources, CLUSTER).inputs["clientAuthentication"], {
        ...inputs,
        unauthenticated: false,
      });
    });
  }

  it("is protected, and has time to be made, unless told otherwise", async () => {
    const { opts } = await cluster();
    assert.deepEqual(
      [opts.protect, opts.customTimeouts],
      [true, { create: "90m", update: "180m", delete: "60m" }],
    );
    assert.equal((await cluster({ protect: false })).opts.protect, false);
  });

  it("leaves volumes alone that have grown, and only where they grow", async () => {
    const grown = ["brokerNodeGroupInfo.storageInfo.ebsStorageInfo.volumeSize"];
    assert.deepEqual((await cluster()).opts.ignoreChanges, grown);
    const fixed = await made({
      brokers: { type: "standard", count: 3, storageGiB: 100, autoscaling: false },
    });
    assert.deepEqual(one(fixed, CLUSTER).opts.ignoreChanges, []);
    assert.ok(!fixed.some(({ type }) => type === TARGET || type === POLICY));
  });

  it("grows to what is asked for, and never beyond what a volume can be", async () => {
    const standard = (more: object) => ({
      brokers: { type: "standard" as const, count: 3, storageGiB: 5000, ...more },
    });
    assert.equal(one(await made(standard({})), TARGET).inputs["maxCapacity"], 16384);
    const asked = await made(standard({ autoscaling: { maxGiB: 6000, targetUtilizationPercent: 50 } }));
    assert.equal(one(asked, TARGET).inputs["maxCapacity"], 6000);
    const policy = one(asked, POLICY);
    assert.equal(
      (policy.inputs["targetTrackingScalingPolicyConfiguration"] as { targetValue: number }).targetValue,
      50,
    );
    assert.deepEqual(
      (policy.opts.dependsOn as readonly unknown[]).length,
      1,
      "AWS refuses a policy for what is no target yet",
    );
  });

  it("gives what is asked for: type, count, throughput, version, key, metrics, tags", async () => {
    const resources = await made({
      kafkaVersion: "4.1.x.kraft",
      brokers: {
        type: "standard",
        instanceType: "kafka.m7g.4xlarge",
        count: 6,
        storageGiB: 1000,
        provisionedThroughputMiB: 500,
      },
      encryptionKeyArn: "arn:aws:kms:us-east-1:123456789012:key/abc",
      enhancedMonitoring: "DEFAULT",
      clientSecurityGroupIds: ["sg-0app"],
      tags: { Project: "events" },
    });
    const { inputs } = one(resources, CLUSTER);
    assert.deepEqual(inputs, {
      ...STANDARD,
      kafkaVersion: "4.1.x.kraft",
      numberOfBrokerNodes: 6,
      brokerNodeGroupInfo: {
        ...STANDARD.brokerNodeGroupInfo,
        instanceType: "kafka.m7g.4xlarge",
        storageInfo: {
          ebsStorageInfo: {
            volumeSize: 1000,
            provisionedThroughput: { enabled: true, volumeThroughput: 500 },
          },
        },
      },
      encryptionInfo: {
        ...STANDARD.encryptionInfo,
        encryptionAtRestKmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/abc",
      },
      enhancedMonitoring: "DEFAULT",
      tags: { Project: "events" },
    });
    for (const type of [GROUP, LOGS, TARGET, RULE])
      assert.deepEqual(one(resources, type).inputs["tags"], { Project: "events" }, type);
  });

  it("has a replica in each zone, and one less in sync; settings of the user's win", async () => {
    const two = await made({
      brokers: { type: "standard", count: 4, storageGiB: 1 },
      network: { vpcId: "vpc-0a", subnetIds: SUBNETS.slice(0, 2) },
      serverProperties: { "log.retention.hours": "24", "auto.create.topics.enable": "true" },
    });
    assert.deepEqual(one(two, CONFIGURATION).inputs, {
      serverProperties:
        "auto.create.topics.enable=true\ndefault.replication.factor=2\nlog.retention.hours=24\nmin.insync.replicas=1\nunclean.leader.election.enable=false\n",
    });
  });

  it("writes logs into a group that is there, or none", async () => {
    const given = await made({ logs: { logGroupName: "mine" } });
    assert.deepEqual(one(given, CLUSTER).inputs["loggingInfo"], {
      brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: "mine" } },
    });
    const none = await made({ logs: false });
    assert.ok(!("loggingInfo" in one(none, CLUSTER).inputs));
    for (const resources of [given, none]) assert.ok(!resources.some(({ type }) => type === LOGS));
  });

  it("applies an override to each child, after our own inputs and options", async () => {
    const resources = await made({
      clientSecurityGroupIds: ["sg-0app"],
      overrides: {
        cluster: (defaults) => ({
          args: { ...defaults, kafkaVersion: "9.9.x.kraft" },
          opts: { protect: false },
        }),
        configuration: { description: "ours" },
        logGroup: { kmsKeyId: "key" },
        securityGroup: { description: "theirs" },
        ingress: (defaults, key) => ({ args: { ...defaults, description: key } }),
        storageTarget: { maxCapacity: 200 },
        storagePolicy: { name: "grow" },
      },
    });
    const found = one(resources, CLUSTER);
    assert.deepEqual(
      [found.inputs, found.opts.protect],
      [{ ...STANDARD, kafkaVersion: "9.9.x.kraft" }, false],
    );
    assert.deepEqual(
      [
        one(resources, CONFIGURATION).inputs["description"],
        one(resources, LOGS).inputs["kmsKeyId"],
        one(resources, GROUP).inputs["description"],
        one(resources, RULE).inputs["description"],
        one(resources, TARGET).inputs["maxCapacity"],
        one(resources, POLICY).inputs["name"],
      ],
      ["ours", "key", "theirs", "sg-0app-scram", 200, "grow"],
    );
  });

  it("can be previewed before any of it is there", async () => {
    const { result, resources, calls } = await onAws(() => newCluster().brokers("scram").length, {
      preview: true,
    });
    assert.equal(result, 3);
    assert.deepEqual(calls, [], "there is nothing to look up yet");
    assert.deepEqual(one(resources, CLUSTER).inputs["configurationInfo"], {
      arn: UNKNOWN,
      revision: UNKNOWN,
    });
  });

  it("passes its own provider of AWS on to topics", async () => {
    const { result } = await onAws(() => {
      const provider = new aws.Provider("elsewhere", { region: "eu-west-1" });
      const made = new MskCluster("events", newArgs(), { provider });
      return [
        made.topicCluster.awsProvider === provider,
        new MskCluster("other", newArgs()).topicCluster.awsProvider,
      ];
    });
    assert.deepEqual(result, [true, undefined]);
  });
});
