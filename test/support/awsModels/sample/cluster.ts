import * as aws from "@pulumi/aws";
import { ACCOUNT, arn, CLUSTER, KEY, SECRET, SUBNETS, tags, policy, allow } from "./values";

export function cluster(): void {
  new aws.msk.Cluster("events", {
    kafkaVersion: "3.9.x.kraft",
    numberOfBrokerNodes: 3,
    brokerNodeGroupInfo: {
      clientSubnets: SUBNETS,
      instanceType: "kafka.m7g.large",
      securityGroups: ["sg-0123456789abcdef0"],
      connectivityInfo: {
        publicAccess: { type: "DISABLED" },
        vpcConnectivity: { clientAuthentication: { sasl: { iam: false, scram: false }, tls: false } },
      },
      storageInfo: {
        ebsStorageInfo: {
          volumeSize: 1000,
          provisionedThroughput: { enabled: true, volumeThroughput: 250 },
        },
      },
    },
    clientAuthentication: {
      sasl: { iam: true, scram: true },
      tls: { certificateAuthorityArns: [arn("acm-pca", "certificate-authority/0a1b")] },
      unauthenticated: false,
    },
    configurationInfo: { arn: arn("kafka", "configuration/events/0a1b-1"), revision: 1 },
    encryptionInfo: {
      encryptionAtRestKmsKeyArn: KEY,
      encryptionInTransit: { clientBroker: "TLS", inCluster: true },
    },
    enhancedMonitoring: "PER_TOPIC_PER_BROKER",
    loggingInfo: {
      brokerLogs: {
        cloudwatchLogs: { enabled: true, logGroup: "/msk/events" },
        firehose: { enabled: true, deliveryStream: "broker-logs" },
        s3: { enabled: true, bucket: "broker-logs", prefix: "events/" },
      },
    },
    openMonitoring: {
      prometheus: { jmxExporter: { enabledInBroker: true }, nodeExporter: { enabledInBroker: true } },
    },
    rebalancing: { status: "ACTIVE" },
    storageMode: "LOCAL",
    tags,
  });
  new aws.msk.ServerlessCluster("serverless", {
    clientAuthentication: { sasl: { iam: { enabled: true } } },
    vpcConfigs: [{ subnetIds: SUBNETS, securityGroupIds: ["sg-0123456789abcdef0"] }],
    tags,
  });
  new aws.msk.Configuration("events-configuration", {
    kafkaVersions: ["3.9.x.kraft"],
    serverProperties: "auto.create.topics.enable=false\nmin.insync.replicas=2\n",
  });
  new aws.msk.Topic("orders", {
    clusterArn: CLUSTER,
    name: "orders",
    partitionCount: 6,
    replicationFactor: 3,
    configs: '{"retention.ms":"604800000"}',
    timeouts: { create: "30m" },
  });
  new aws.msk.ClusterPolicy("events-policy", {
    clusterArn: CLUSTER,
    policy: policy(
      allow("Connect", ["kafka:CreateVpcConnection"], { Principal: { AWS: ACCOUNT }, Resource: CLUSTER }),
    ),
  });
  new aws.msk.SingleScramSecretAssociation("events-scram", { clusterArn: CLUSTER, secretArn: SECRET });
  const scaling = {
    resourceId: CLUSTER,
    scalableDimension: "kafka:broker-storage:VolumeSize",
    serviceNamespace: "kafka",
  };
  new aws.appautoscaling.Target("events-storage", { ...scaling, minCapacity: 1, maxCapacity: 4000, tags });
  new aws.appautoscaling.Policy("events-storage", {
    ...scaling,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "KafkaBrokerStorageUtilization" },
      targetValue: 70,
      disableScaleIn: true,
    },
  });
}
