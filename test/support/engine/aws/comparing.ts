import { type Props } from "./values";

/** What a plain comparison of two inputs would get wrong. From the schemas that `replacing.ts` names. */
export interface Comparing {
  /** Sets (`TypeSet`): the order of their items is nothing. */
  readonly sets?: readonly string[];
  /** JSON documents: the same document is the same, however written (`SuppressEquivalentPolicyDiffs`). */
  readonly json?: readonly string[];
  /** Optional and computed: left out, AWS keeps what it has, and nothing changes. */
  readonly kept?: readonly string[];
  /** What the schema fills in, by path: given or left out, it is the same. */
  readonly defaults?: Props;
  /** Outputs that an update of some inputs makes unknown in a preview; without inputs, every update. */
  readonly unknown?: Readonly<Record<string, readonly string[]>>;
}

export const COMPARING: Readonly<Record<string, Comparing>> = {
  "aws:appautoscaling/policy:Policy": { defaults: { policyType: "StepScaling" } },
  "aws:appautoscaling/target:Target": { kept: ["roleArn"] },
  "aws:cloudwatch/eventApiDestination:EventApiDestination": {
    defaults: { invocationRateLimitPerSecond: 300 },
  },
  "aws:cloudwatch/eventRule:EventRule": {
    json: ["eventPattern"],
    kept: ["state"],
    defaults: { eventBusName: "default", forceDestroy: false },
  },
  "aws:cloudwatch/eventTarget:EventTarget": { defaults: { eventBusName: "default", forceDestroy: false } },
  "aws:cloudwatch/logGroup:LogGroup": {
    kept: ["logGroupClass"],
    defaults: { retentionInDays: 0, skipDestroy: false },
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    sets: ["alarmActions", "insufficientDataActions", "metricQueries", "okActions"],
    kept: ["evaluateLowSampleCountPercentiles"],
    defaults: { actionsEnabled: true, treatMissingData: "missing" },
  },
  "aws:ec2/managedPrefixList:ManagedPrefixList": {
    sets: ["entries"],
    kept: ["entries"],
    unknown: { version: ["entries"] },
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    sets: ["egress", "ingress"],
    kept: ["egress", "ingress", "vpcId"],
    defaults: { revokeRulesOnDelete: false },
  },
  "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification": {
    sets: ["connectionEvents"],
  },
  "aws:ec2/vpcEndpointService:VpcEndpointService": {
    sets: [
      "allowedPrincipals",
      "gatewayLoadBalancerArns",
      "networkLoadBalancerArns",
      "supportedIpAddressTypes",
      "supportedRegions",
    ],
    kept: ["allowedPrincipals", "privateDnsName", "supportedIpAddressTypes", "supportedRegions"],
  },
  "aws:glue/schema:Schema": { kept: ["registryArn"] },
  "aws:iam/accessKey:AccessKey": { defaults: { status: "Active" } },
  "aws:iam/policy:Policy": { json: ["policy"], defaults: { path: "/" } },
  "aws:iam/role:Role": {
    sets: ["inlinePolicies", "managedPolicyArns"],
    json: ["assumeRolePolicy"],
    kept: ["inlinePolicies", "managedPolicyArns"],
    defaults: { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" },
  },
  "aws:iam/rolePolicy:RolePolicy": { json: ["policy"] },
  "aws:iam/user:User": { defaults: { forceDestroy: false, path: "/" } },
  "aws:iam/userPolicy:UserPolicy": { json: ["policy"] },
  "aws:kinesis/stream:Stream": {
    sets: ["shardLevelMetrics"],
    kept: ["arn", "maxRecordSizeInKib", "streamModeDetails"],
    defaults: { encryptionType: "NONE", enforceConsumerDeletion: false, retentionPeriod: 24 },
  },
  "aws:kms/key:Key": {
    json: ["policy"],
    kept: ["description", "multiRegion", "policy", "rotationPeriodInDays"],
    defaults: {
      bypassPolicyLockoutSafetyCheck: false,
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      enableKeyRotation: false,
      isEnabled: true,
      keyUsage: "ENCRYPT_DECRYPT",
    },
  },
  "aws:lb/listener:Listener": { kept: ["protocol", "sslPolicy"] },
  "aws:lb/loadBalancer:LoadBalancer": {
    sets: ["securityGroups", "subnetMappings", "subnets"],
    kept: [
      "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
      "internal",
      "ipAddressType",
      "securityGroups",
      "subnetMappings",
      "subnets",
    ],
    defaults: {
      enableCrossZoneLoadBalancing: false,
      enableDeletionProtection: false,
      loadBalancerType: "application",
    },
    unknown: { subnetMappings: ["subnets"] },
  },
  "aws:lb/targetGroup:TargetGroup": {
    kept: [
      "connectionTermination",
      "healthCheck",
      "ipAddressType",
      "loadBalancingCrossZoneEnabled",
      "preserveClientIp",
      "protocolVersion",
      "stickiness",
      "targetFailovers",
      "targetGroupHealth",
      "targetHealthStates",
    ],
    defaults: { deregistrationDelay: 300, proxyProtocolV2: false, slowStart: 0, targetType: "instance" },
  },
  "aws:msk/cluster:Cluster": {
    sets: [
      "brokerNodeGroupInfo.clientSubnets",
      "brokerNodeGroupInfo.securityGroups",
      "clientAuthentication.tls.certificateAuthorityArns",
    ],
    kept: [
      "brokerNodeGroupInfo.connectivityInfo",
      "brokerNodeGroupInfo.storageInfo",
      "configurationInfo",
      "encryptionInfo",
      "encryptionInfo.encryptionAtRestKmsKeyArn",
      "encryptionInfo.encryptionInTransit",
      "loggingInfo",
      "openMonitoring",
      "rebalancing",
      "storageMode",
    ],
    defaults: {
      "brokerNodeGroupInfo.azDistribution": "DEFAULT",
      "encryptionInfo.encryptionInTransit.clientBroker": "TLS",
      "encryptionInfo.encryptionInTransit.inCluster": true,
      enhancedMonitoring: "DEFAULT",
    },
  },
  "aws:msk/clusterPolicy:ClusterPolicy": { json: ["policy"] },
  "aws:msk/configuration:Configuration": {
    sets: ["kafkaVersions"],
    unknown: { latestRevision: ["serverProperties"] },
  },
  "aws:msk/scramSecretAssociation:ScramSecretAssociation": { sets: ["secretArnLists"] },
  "aws:msk/serverlessCluster:ServerlessCluster": {
    sets: ["vpcConfigs.securityGroupIds", "vpcConfigs.subnetIds"],
    kept: ["vpcConfigs.securityGroupIds"],
  },
  "aws:msk/topic:Topic": { json: ["configs"], unknown: { configsActual: [] } },
  "aws:s3/bucket:Bucket": {
    json: ["policy"],
    kept: ["policy", "serverSideEncryptionConfiguration", "versioning"],
    defaults: { forceDestroy: false },
  },
  "aws:s3/bucketNotification:BucketNotification": { defaults: { eventbridge: false } },
  "aws:s3/bucketPolicy:BucketPolicy": { json: ["policy"] },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    defaults: {
      blockPublicAcls: false,
      blockPublicPolicy: false,
      ignorePublicAcls: false,
      restrictPublicBuckets: false,
    },
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    sets: ["rules"],
  },
  "aws:s3/bucketVersioning:BucketVersioning": { kept: ["versioningConfiguration.mfaDelete"] },
  "aws:secretsmanager/secret:Secret": {
    sets: ["replicas"],
    json: ["policy"],
    kept: ["policy", "replicas"],
    defaults: { forceOverwriteReplicaSecret: false, recoveryWindowInDays: 30 },
  },
  "aws:secretsmanager/secretVersion:SecretVersion": {
    sets: ["versionStages"],
    kept: ["versionStages"],
  },
  "aws:sqs/queue:Queue": {
    json: ["policy", "redriveAllowPolicy", "redrivePolicy"],
    kept: [
      "deduplicationScope",
      "fifoThroughputLimit",
      "kmsDataKeyReusePeriodSeconds",
      "policy",
      "redriveAllowPolicy",
      "redrivePolicy",
      "sqsManagedSseEnabled",
    ],
    defaults: {
      contentBasedDeduplication: false,
      delaySeconds: 0,
      fifoQueue: false,
      maxMessageSize: 262_144,
      messageRetentionSeconds: 345_600,
      receiveWaitTimeSeconds: 0,
      visibilityTimeoutSeconds: 30,
    },
  },
  "aws:sqs/queuePolicy:QueuePolicy": { json: ["policy"] },
};
