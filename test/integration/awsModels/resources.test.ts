/** The mappings from our mappings to requests, and what they find. */
import assert from "node:assert/strict";
import { BROKEN_INPUTS } from "../../support/awsModels/broken";
import { checkResources, describeFinding } from "../../support/awsModels/check";
import { MAPPINGS, requestsOf, type RecordedResource } from "../../support/awsModels/mapping";
import type { AwsModels } from "../../support/awsModels/model";
import { sampleProgram } from "../../support/awsModels/sample";
import { awsModelsOrSkip } from "../../support/awsModels/suite";
import { marked, record } from "../../support/mocks";

describe("AWS's own API models: our mappings", function () {
  this.timeout(700_000);

  let models: AwsModels;
  let sample: readonly RecordedResource[];

  before(async function () {
    models = await awsModelsOrSkip(this);
    sample = (await record(() => sampleProgram())).resources.filter(({ type }) => type.startsWith("aws:"));
  });

  const findings = async (resources: readonly RecordedResource[]): Promise<readonly string[]> =>
    (await checkResources(resources, models)).findings.map(describeFinding);
  /** A resource of the sample with other inputs. */
  const changed = (
    type: string,
    name: string,
    inputs: Readonly<Record<string, unknown>>,
  ): RecordedResource => {
    const good = sample.find((resource) => resource.type === type && resource.name === name);
    assert.ok(good, `the sample has no ${type} ${name}`);
    return { type, name, inputs: { ...good.inputs, ...inputs } };
  };

  it("make the requests of the provider", () => {
    const requests = (type: string, name: string, inputs = {}) =>
      Object.fromEntries(requestsOf(changed(type, name, inputs), MAPPINGS[type]!).requests);
    assert.deepEqual(requests("aws:kinesis/stream:Stream", "clicks", { tags: {}, region: "eu-west-1" }), {
      CreateStream: {
        StreamName: "clicks-0a1b2c3",
        ShardCount: 2,
        StreamModeDetails: { StreamMode: "PROVISIONED" },
        MaxRecordSizeInKiB: 1024,
        Tags: undefined,
      },
      IncreaseStreamRetentionPeriod: { StreamName: "<own id>", RetentionPeriodHours: 168 },
      StartStreamEncryption: {
        StreamName: "<own id>",
        EncryptionType: "KMS",
        KeyId: "alias/aws/kinesis",
      },
      EnableEnhancedMonitoring: { StreamName: "<own id>", ShardLevelMetrics: ["IncomingBytes"] },
    });
    assert.deepEqual(requests("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "events-egress"), {
      AuthorizeSecurityGroupEgress: {
        GroupId: "sg-0123456789abcdef0",
        IpPermissions: [
          {
            IpProtocol: "tcp",
            FromPort: 9096,
            ToPort: 9096,
            IpRanges: [{ CidrIp: "10.0.0.0/8", Description: "Brokers of events" }],
          },
        ],
      },
    });
    const { ModifyTargetGroupAttributes: attributes } = requests(
      "aws:lb/targetGroup:TargetGroup",
      "events-1",
      {
        stickiness: undefined,
        targetHealthStates: undefined,
      },
    );
    assert.deepEqual(attributes, {
      TargetGroupArn: "<own id>",
      Attributes: [
        { Key: "deregistration_delay.connection_termination.enabled", Value: "true" },
        { Key: "deregistration_delay.timeout_seconds", Value: "60" },
        { Key: "preserve_client_ip.enabled", Value: "false" },
      ],
    });
  });

  it("leave out the requests that the provider does", () => {
    const made = (type: string, name: string, inputs: object) => [
      ...requestsOf(changed(type, name, { ...inputs }), MAPPINGS[type]!).requests.keys(),
    ];
    const stream = { encryptionType: "NONE", kmsKeyId: undefined, shardLevelMetrics: undefined };
    assert.deepEqual(made("aws:kinesis/stream:Stream", "clicks", stream), [
      "CreateStream",
      "IncreaseStreamRetentionPeriod",
    ]);
    const balancer = { enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: undefined };
    assert.deepEqual(made("aws:lb/loadBalancer:LoadBalancer", "events", balancer), [
      "CreateLoadBalancer",
      "ModifyLoadBalancerAttributes",
    ]);
    const logs = { retentionInDays: 0 };
    assert.deepEqual(made("aws:cloudwatch/logGroup:LogGroup", "events", logs), ["CreateLogGroup"]);
  });

  it("accept a resource of each type as we would make it, and check something of each", async () => {
    const report = await checkResources(sample, models);
    assert.deepEqual(report.findings.map(describeFinding), []);
    assert.deepEqual([...report.types.keys()].sort(), Object.keys(MAPPINGS).sort());
    for (const [type, { checked }] of report.types) assert.ok(checked > 0, type);
    assert.deepEqual(report.unread, []);
  });

  for (const { type, name, inputs, finding } of BROKEN_INPUTS) {
    it(`refuse ${type} with ${JSON.stringify(inputs).slice(0, 100)}`, async () => {
      assert.deepEqual(await findings([changed(type, name, inputs)]), [`${type}::${name} ${finding}`]);
    });
  }

  it("name a type that has no mapping, and leave other providers' resources alone", async () => {
    const resources = [
      { type: "aws:sns/topic:Topic", name: "orders", inputs: {} },
      { type: "kafka:index/topic:Topic", name: "orders", inputs: {} },
      { type: "materialize-ingest:kafka:MskCluster", name: "orders", inputs: {} },
    ];
    assert.deepEqual(await findings(resources), [
      'aws:sns/topic:Topic::orders must be a type that has a mapping (test/support/awsModels/mapping), got "aws:sns/topic:Topic"',
    ]);
  });

  it("fail on a type of which there are only stand-ins, where more can be had", async () => {
    const service = "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple";
    const scram = "aws:msk/singleScramSecretAssociation:SingleScramSecretAssociation";
    assert.deepEqual(
      await findings([
        { type: service, name: "a", inputs: { vpcEndpointServiceId: "<id a>", principalArn: "<arn>" } },
        { type: scram, name: "a", inputs: { clusterArn: "<arn events>", secretArn: "[unknown]" } },
      ]),
      [`${service} must have a value that can be checked, not stand-ins alone, got 2`],
    );
  });

  it("say nothing of a secret input that they do not know", async () => {
    const inputs = { user: "legacy-reader-0a1b2c3", secret: { password: marked("drowssap") } };
    assert.deepEqual(await findings([{ type: "aws:iam/accessKey:AccessKey", name: "a", inputs }]), [
      'aws:iam/accessKey:AccessKey::a secret must be an input that the mapping of aws:iam/accessKey:AccessKey knows, got {"password":"[secret]"}',
    ]);
  });
});
