import type * as aws from "@pulumi/aws";
import type { msk as input } from "@pulumi/aws/types/input";
import { block, notSent, row, tagMap, to, type Row } from "./row";

const storage = block<input.ClusterBrokerNodeGroupInfoStorageInfo>()("StorageInfo", {
  ebsStorageInfo: block<input.ClusterBrokerNodeGroupInfoStorageInfoEbsStorageInfo>()("EbsStorageInfo", {
    volumeSize: to("VolumeSize"),
    provisionedThroughput:
      block<input.ClusterBrokerNodeGroupInfoStorageInfoEbsStorageInfoProvisionedThroughput>()(
        "ProvisionedThroughput",
        { enabled: to("Enabled"), volumeThroughput: to("VolumeThroughput") },
      ),
  }),
});

type Vpc = input.ClusterBrokerNodeGroupInfoConnectivityInfoVpcConnectivity;
type VpcAuthentication = input.ClusterBrokerNodeGroupInfoConnectivityInfoVpcConnectivityClientAuthentication;
type VpcSasl = input.ClusterBrokerNodeGroupInfoConnectivityInfoVpcConnectivityClientAuthenticationSasl;

const connectivity = block<input.ClusterBrokerNodeGroupInfoConnectivityInfo>()("ConnectivityInfo", {
  networkType: to("NetworkType"),
  publicAccess: block<input.ClusterBrokerNodeGroupInfoConnectivityInfoPublicAccess>()("PublicAccess", {
    type: to("Type"),
  }),
  vpcConnectivity: block<Vpc>()("VpcConnectivity", {
    clientAuthentication: block<VpcAuthentication>()("ClientAuthentication", {
      sasl: block<VpcSasl>()("Sasl", { iam: to("Iam.Enabled"), scram: to("Scram.Enabled") }),
      tls: to("Tls.Enabled"),
    }),
  }),
});

const authentication = block<input.ClusterClientAuthentication>()("ClientAuthentication", {
  sasl: block<input.ClusterClientAuthenticationSasl>()("Sasl", {
    iam: to("Iam.Enabled"),
    scram: to("Scram.Enabled"),
  }),
  tls: block<input.ClusterClientAuthenticationTls>()("Tls", {
    certificateAuthorityArns: to("CertificateAuthorityArnList"),
  }),
  unauthenticated: to("Unauthenticated.Enabled"),
});

const encryption = block<input.ClusterEncryptionInfo>()("EncryptionInfo", {
  encryptionAtRestKmsKeyArn: to("EncryptionAtRest.DataVolumeKMSKeyId"),
  encryptionInTransit: block<input.ClusterEncryptionInfoEncryptionInTransit>()("EncryptionInTransit", {
    clientBroker: to("ClientBroker"),
    inCluster: to("InCluster"),
  }),
});

const logging = block<input.ClusterLoggingInfo>()("LoggingInfo", {
  brokerLogs: block<input.ClusterLoggingInfoBrokerLogs>()("BrokerLogs", {
    cloudwatchLogs: block<input.ClusterLoggingInfoBrokerLogsCloudwatchLogs>()("CloudWatchLogs", {
      enabled: to("Enabled"),
      logGroup: to("LogGroup"),
    }),
    firehose: block<input.ClusterLoggingInfoBrokerLogsFirehose>()("Firehose", {
      enabled: to("Enabled"),
      deliveryStream: to("DeliveryStream"),
    }),
    s3: block<input.ClusterLoggingInfoBrokerLogsS3>()("S3", {
      enabled: to("Enabled"),
      bucket: to("Bucket"),
      prefix: to("Prefix"),
    }),
  }),
});

const monitoring = block<input.ClusterOpenMonitoring>()("OpenMonitoring", {
  prometheus: block<input.ClusterOpenMonitoringPrometheus>()("Prometheus", {
    jmxExporter: block<input.ClusterOpenMonitoringPrometheusJmxExporter>()("JmxExporter", {
      enabledInBroker: to("EnabledInBroker"),
    }),
    nodeExporter: block<input.ClusterOpenMonitoringPrometheusNodeExporter>()("NodeExporter", {
      enabledInBroker: to("EnabledInBroker"),
    }),
  }),
});

const base64 = (text: unknown): unknown => Buffer.from(String(text)).toString("base64");

/** @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/kafka */
export const MSK: Readonly<Record<string, Row>> = {
  "aws:msk/cluster:Cluster": row<aws.msk.ClusterArgs>({
    service: "kafka",
    operation: "CreateCluster",
    name: { input: "clusterName", to: "ClusterName" },
    fields: {
      brokerNodeGroupInfo: block<input.ClusterBrokerNodeGroupInfo>()("BrokerNodeGroupInfo", {
        azDistribution: to("BrokerAZDistribution"),
        clientSubnets: to("ClientSubnets"),
        instanceType: to("InstanceType"),
        securityGroups: to("SecurityGroups"),
        storageInfo: storage,
        connectivityInfo: connectivity,
      }),
      clientAuthentication: authentication,
      configurationInfo: block<input.ClusterConfigurationInfo>()("ConfigurationInfo", {
        arn: to("Arn"),
        revision: to("Revision"),
      }),
      encryptionInfo: encryption,
      enhancedMonitoring: to("EnhancedMonitoring"),
      kafkaVersion: to("KafkaVersion"),
      loggingInfo: logging,
      numberOfBrokerNodes: to("NumberOfBrokerNodes"),
      openMonitoring: monitoring,
      rebalancing: block<input.ClusterRebalancing>()("Rebalancing", { status: to("Status") }),
      storageMode: to("StorageMode"),
      tags: to("Tags", { as: tagMap }),
    },
  }),
  "aws:msk/serverlessCluster:ServerlessCluster": row<aws.msk.ServerlessClusterArgs>({
    service: "kafka",
    operation: "CreateClusterV2",
    name: { input: "clusterName", to: "ClusterName" },
    fields: {
      clientAuthentication: block<input.ServerlessClusterClientAuthentication>()(
        "Serverless.ClientAuthentication",
        {
          sasl: block<input.ServerlessClusterClientAuthenticationSasl>()("Sasl", {
            iam: block<input.ServerlessClusterClientAuthenticationSaslIam>()("Iam", {
              enabled: to("Enabled"),
            }),
          }),
        },
      ),
      vpcConfigs: block<input.ServerlessClusterVpcConfig>()("Serverless.VpcConfigs", {
        subnetIds: to("SubnetIds"),
        securityGroupIds: to("SecurityGroupIds"),
      }),
      tags: to("Tags", { as: tagMap }),
    },
  }),
  "aws:msk/configuration:Configuration": row<aws.msk.ConfigurationArgs>({
    service: "kafka",
    operation: "CreateConfiguration",
    name: { input: "name", to: "Name" },
    fields: {
      description: to("Description"),
      kafkaVersions: to("KafkaVersions"),
      serverProperties: to("ServerProperties"),
    },
  }),
  "aws:msk/topic:Topic": row<aws.msk.TopicArgs>({
    service: "kafka",
    operation: "CreateTopic",
    name: { input: "name", to: "TopicName" },
    fields: {
      clusterArn: to("ClusterArn"),
      partitionCount: to("PartitionCount"),
      replicationFactor: to("ReplicationFactor"),
      configs: to("Configs", { as: base64 }),
      timeouts: notSent("how long the provider waits"),
    },
  }),
  "aws:msk/singleScramSecretAssociation:SingleScramSecretAssociation":
    row<aws.msk.SingleScramSecretAssociationArgs>({
      service: "kafka",
      operation: "BatchAssociateScramSecret",
      fields: { clusterArn: to("ClusterArn"), secretArn: to("SecretArnList[]") },
      onlyReferences: "the ARNs of a cluster and a secret",
    }),
  "aws:msk/clusterPolicy:ClusterPolicy": row<aws.msk.ClusterPolicyArgs>({
    service: "kafka",
    operation: "PutClusterPolicy",
    fields: { clusterArn: to("ClusterArn"), policy: to("Policy") },
  }),
};
