/** Inputs that AWS refuses, each put in the place of a good one of the sample, and what is said of it. */

export interface BrokenInput {
  readonly type: string;
  readonly name: string;
  /** `undefined` takes the input away. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Without the resource. */
  readonly finding: string;
}

const broken = (
  type: string,
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  finding: string,
): BrokenInput => ({ type, name, inputs, finding });

const STREAM = ["aws:kinesis/stream:Stream", "clicks"] as const;
const CLUSTER = ["aws:msk/cluster:Cluster", "events"] as const;
const BALANCER = ["aws:lb/loadBalancer:LoadBalancer", "events"] as const;
const TARGETS = ["aws:lb/targetGroup:TargetGroup", "events-1"] as const;
const ROLE = ["aws:iam/role:Role", "reader"] as const;

const long = (characters: number): string => "x".repeat(characters);
const xs = (characters: number): string => JSON.stringify(long(characters)).slice(0, 120);

export const BROKEN_INPUTS: readonly BrokenInput[] = [
  broken(
    ...STREAM,
    { name: "clicks of web" },
    'kinesis.CreateStream StreamName must match [a-zA-Z0-9_.-]+, got "clicks of web"',
  ),
  broken(
    ...STREAM,
    { name: long(129) },
    `kinesis.CreateStream StreamName must have at most 128 characters, got ${xs(129)}…`,
  ),
  broken(...STREAM, { shardCount: 0 }, "kinesis.CreateStream ShardCount must be 1 or more, got 0"),
  broken(...STREAM, { shardCount: 1.5 }, "kinesis.CreateStream ShardCount must be a whole number, got 1.5"),
  broken(
    ...STREAM,
    { streamModeDetails: { streamMode: "on-demand" } },
    'kinesis.CreateStream StreamModeDetails.StreamMode must be one of PROVISIONED, ON_DEMAND, got "on-demand"',
  ),
  broken(
    ...STREAM,
    { streamModeDetails: {} },
    "kinesis.CreateStream StreamModeDetails.StreamMode must be given, got nothing",
  ),
  broken(
    ...STREAM,
    { retentionPeriod: 8784 },
    "kinesis.IncreaseStreamRetentionPeriod RetentionPeriodHours must be at most 8760 (its documentation), got 8784",
  ),
  broken(
    ...STREAM,
    { maxRecordSizeInKib: 512 },
    "kinesis.CreateStream MaxRecordSizeInKiB must be 1024 or more, got 512",
  ),
  broken(
    ...STREAM,
    { kmsKeyId: undefined },
    "kinesis.StartStreamEncryption KeyId must be given, got nothing",
  ),
  broken(
    ...STREAM,
    { shardLevelMetrics: [] },
    "kinesis.EnableEnhancedMonitoring ShardLevelMetrics must have 1 or more items, got 0",
  ),
  broken(
    ...STREAM,
    { tags: { [long(129)]: "1" } },
    `kinesis.CreateStream Tags{${long(129)}} must have at most 128 characters, got ${xs(129)}…`,
  ),
  broken(
    ...CLUSTER,
    { clusterName: long(65) },
    `kafka.CreateCluster ClusterName must have at most 64 characters, got "${long(65)}"`,
  ),
  broken(
    ...CLUSTER,
    { numberOfBrokerNodes: 0 },
    "kafka.CreateCluster NumberOfBrokerNodes must be 1 or more, got 0",
  ),
  broken(...CLUSTER, { kafkaVersion: 3.9 }, "kafka.CreateCluster KafkaVersion must be a string, got 3.9"),
  broken(
    ...CLUSTER,
    { encryptionInfo: { encryptionInTransit: { clientBroker: "tls" } } },
    'kafka.CreateCluster EncryptionInfo.EncryptionInTransit.ClientBroker must be one of TLS, TLS_PLAINTEXT, PLAINTEXT, got "tls"',
  ),
  broken(
    ...CLUSTER,
    {
      brokerNodeGroupInfo: {
        clientSubnets: ["subnet-0a"],
        instanceType: "kafka.m7g.large",
        storageInfo: { ebsStorageInfo: { volumeSize: 16385 } },
      },
    },
    "kafka.CreateCluster BrokerNodeGroupInfo.StorageInfo.EbsStorageInfo.VolumeSize must be at most 16384, got 16385",
  ),
  broken(
    ...CLUSTER,
    { brokerNodeGroupInfo: { clientSubnets: "subnet-0a", instanceType: "kafka.m7g.large" } },
    'kafka.CreateCluster BrokerNodeGroupInfo.ClientSubnets must be a list, got "subnet-0a"',
  ),
  broken(
    "aws:msk/configuration:Configuration",
    "events-configuration",
    { name: "events_configuration" },
    'kafka.CreateConfiguration Name must have only letters, digits and hyphens, no hyphen first (its documentation), got "events_configuration"',
  ),
  broken(
    "aws:msk/topic:Topic",
    "orders",
    { partitionCount: 0 },
    "kafka.CreateTopic PartitionCount must be 1 or more, got 0",
  ),
  broken(
    "aws:msk/serverlessCluster:ServerlessCluster",
    "serverless",
    { vpcConfigs: [{ securityGroupIds: [] }] },
    "kafka.CreateClusterV2 Serverless.VpcConfigs[0].SubnetIds must be given, got nothing",
  ),
  broken(
    ...BALANCER,
    { name: "events-of-the-production-environment" },
    'elbv2.CreateLoadBalancer Name must have at most 32 characters (its documentation), got "events-of-the-production-environment"',
  ),
  broken(
    ...BALANCER,
    { loadBalancerType: "nlb" },
    'elbv2.CreateLoadBalancer Type must be one of application, network, gateway, got "nlb"',
  ),
  broken(
    ...BALANCER,
    { enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "false" },
    'elbv2.SetSecurityGroups EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic must be one of on, off, got "false"',
  ),
  broken(
    ...BALANCER,
    { tags: { Owner: "data & ingest" } },
    'elbv2.CreateLoadBalancer Tags[0].Value must match ^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$, got "data & ingest"',
  ),
  broken(...TARGETS, { port: 70_000 }, "elbv2.CreateTargetGroup Port must be at most 65535, got 70000"),
  broken(
    ...TARGETS,
    { healthCheck: { interval: 2 } },
    "elbv2.CreateTargetGroup HealthCheckIntervalSeconds must be 5 or more, got 2",
  ),
  broken(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "events-ingress",
    { description: "Brokers’ ports" },
    'ec2.AuthorizeSecurityGroupIngress IpPermissions[0].UserIdGroupPairs[0].Description must have only a-z A-Z 0-9, spaces and ._-:/()#,@[]+=&;{}!$* (its documentation), got "Brokers’ ports"',
  ),
  broken(
    "aws:ec2/managedPrefixList:ManagedPrefixList",
    "egress",
    { addressFamily: "ipv4" },
    'ec2.CreateManagedPrefixList AddressFamily must be IPv4 or IPv6 (its documentation), got "ipv4"',
  ),
  broken(
    ...ROLE,
    { description: long(1001) },
    `iam.CreateRole Description must have at most 1000 characters, got ${xs(1001)}…`,
  ),
  broken(
    ...ROLE,
    { maxSessionDuration: 600 },
    "iam.CreateRole MaxSessionDuration must be 3600 or more, got 600",
  ),
  broken(
    ...ROLE,
    { path: "ingest" },
    'iam.CreateRole Path must match (\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F), got "ingest"',
  ),
  broken(
    "aws:secretsmanager/secret:Secret",
    "materialize",
    { recoveryWindowInDays: 5 },
    "secretsmanager.DeleteSecret RecoveryWindowInDays must be 7 to 30 (its documentation), got 5",
  ),
  broken(
    "aws:kms/key:Key",
    "events",
    { rotationPeriodInDays: 30 },
    "kms.EnableKeyRotation RotationPeriodInDays must be 90 or more, got 30",
  ),
  broken(
    "aws:cloudwatch/logGroup:LogGroup",
    "events",
    { retentionInDays: 31 },
    "logs.PutRetentionPolicy retentionInDays must be a number of days that CloudWatch Logs offers (its documentation), got 31",
  ),
  broken(
    "aws:appautoscaling/target:Target",
    "events-storage",
    { serviceNamespace: "msk" },
    'application-autoscaling.RegisterScalableTarget ServiceNamespace must be one of ecs, elasticmapreduce, ec2, appstream, dynamodb, rds, sagemaker, custom-resource, comprehend, lambda, cassandra, kafka, elasticache, neptune, workspaces, got "msk"',
  ),
  broken(
    "aws:glue/registry:Registry",
    "schemas",
    { registryName: "my events" },
    'glue.CreateRegistry RegistryName must match [a-zA-Z0-9-_$#.]+, got "my events"',
  ),
  // What the mapping does not know.
  broken(
    ...STREAM,
    { retentionHours: 24 },
    "retentionHours must be an input that the mapping of aws:kinesis/stream:Stream knows, got 24",
  ),
  broken(
    ...CLUSTER,
    { clientAuthentication: { sasl: { oauth: true } } },
    "clientAuthentication.sasl.oauth must be an input that the mapping of aws:msk/cluster:Cluster knows, got true",
  ),
];
