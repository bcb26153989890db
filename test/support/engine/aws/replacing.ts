import { terraform } from "./sources";
import { canonical, hasUnknown, text, texts, type Props } from "./values";

/** Which changes of a type are a replacement. */
export interface Replacing {
  /** The schema that says so: `ForceNew` there, or `RequiresReplace` on the newer framework. */
  readonly source: string;
  /** Inputs that can't be changed in place, as paths; a path stands for what is under it, too. */
  readonly inputs: readonly string[];
  /** Inputs that some changes of can't be made in place: those that this change concerns. From the same source. */
  readonly sometimes?: (olds: Props, news: Props) => readonly string[];
  /** The old one goes first, however it is named. @see resource_overrides.go in pulumi-aws */
  readonly deleteFirst?: true;
}

const NAMES = ["name", "namePrefix"];
const row = (file: string, ...inputs: readonly string[]): Replacing => ({
  source: terraform(`service/${file}`),
  inputs,
});

/**
 * One row a type. A type that has none is unknown to the stand-in, and refused.
 *
 * `region` forces a replacement everywhere.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/provider/sdkv2/region.go
 */
export const REPLACING: Readonly<Record<string, Replacing>> = {
  "aws:appautoscaling/policy:Policy": row(
    "appautoscaling/policy.go",
    "name",
    "resourceId",
    "scalableDimension",
    "serviceNamespace",
  ),
  "aws:appautoscaling/target:Target": row(
    "appautoscaling/target.go",
    "resourceId",
    "scalableDimension",
    "serviceNamespace",
  ),
  "aws:cloudwatch/eventApiDestination:EventApiDestination": row("events/api_destination.go", "name"),
  "aws:cloudwatch/eventBus:EventBus": row("events/bus.go", "eventSourceName", "name"),
  "aws:cloudwatch/eventConnection:EventConnection": row("events/connection.go", "name"),
  "aws:cloudwatch/eventRule:EventRule": row("events/rule.go", ...NAMES, "eventBusName"),
  "aws:cloudwatch/eventTarget:EventTarget": row("events/target.go", "eventBusName", "rule", "targetId"),
  "aws:cloudwatch/logGroup:LogGroup": row("logs/group.go", ...NAMES, "logGroupClass"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": row("cloudwatch/metric_alarm.go", "name"),
  "aws:ec2/managedPrefixList:ManagedPrefixList": row("ec2/vpc_managed_prefix_list.go", "addressFamily"),
  "aws:ec2/securityGroup:SecurityGroup": row("ec2/vpc_security_group.go", ...NAMES, "description", "vpcId"),
  "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter": row(
    "ec2/vpc_endpoint_connection_accepter.go",
    "vpcEndpointId",
    "vpcEndpointServiceId",
  ),
  "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification": row(
    "ec2/vpc_endpoint_connection_notification.go",
    "vpcEndpointId",
    "vpcEndpointServiceId",
  ),
  "aws:ec2/vpcEndpointService:VpcEndpointService": row("ec2/vpc_endpoint_service.go"),
  "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple": row(
    "ec2/vpc_endpoint_service_allowed_principal.go",
    "principalArn",
    "vpcEndpointServiceId",
  ),
  "aws:glue/registry:Registry": row("glue/registry.go", "registryName"),
  "aws:glue/schema:Schema": row("glue/schema.go", "schemaName"),
  "aws:iam/accessKey:AccessKey": row("iam/access_key.go", "pgpKey", "user"),
  "aws:iam/policy:Policy": row("iam/policy.go", ...NAMES, "description", "path"),
  "aws:iam/role:Role": row("iam/role.go", ...NAMES, "path"),
  "aws:iam/rolePolicy:RolePolicy": row("iam/role_policy.go", ...NAMES, "role"),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    ...row("iam/role_policy_attachment.go", "policyArn", "role"),
    deleteFirst: true,
  },
  "aws:iam/user:User": row("iam/user.go"),
  "aws:iam/userPolicy:UserPolicy": row("iam/user_policy.go", ...NAMES, "user"),
  "aws:kinesis/stream:Stream": row("kinesis/stream.go", "name"),
  "aws:kms/alias:Alias": row("kms/alias.go", ...NAMES),
  "aws:kms/key:Key": row(
    "kms/key.go",
    "customKeyStoreId",
    "customerMasterKeySpec",
    "keyUsage",
    "multiRegion",
    "xksKeyId",
  ),
  "aws:lb/listener:Listener": row("elbv2/listener.go", "loadBalancerArn"),
  "aws:lb/loadBalancer:LoadBalancer": {
    ...row("elbv2/load_balancer.go", ...NAMES, "customerOwnedIpv4Pool", "internal", "loadBalancerType"),
    sometimes: networkLoadBalancer,
  },
  "aws:lb/targetGroup:TargetGroup": row(
    "elbv2/target_group.go",
    ...NAMES,
    "ipAddressType",
    "port",
    "protocol",
    "protocolVersion",
    "targetType",
    "vpcId",
  ),
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": row(
    "elbv2/target_group_attachment.go",
    "availabilityZone",
    "port",
    "quicServerId",
    "targetGroupArn",
    "targetId",
  ),
  // An older Kafka with KRaft replaces nothing: the provider cannot compare versions that end in `.kraft`.
  "aws:msk/cluster:Cluster": row(
    "kafka/cluster.go",
    "brokerNodeGroupInfo.azDistribution",
    "brokerNodeGroupInfo.clientSubnets",
    "brokerNodeGroupInfo.securityGroups",
    "clusterName",
    "encryptionInfo.encryptionAtRestKmsKeyArn",
    "encryptionInfo.encryptionInTransit.inCluster",
  ),
  "aws:msk/clusterPolicy:ClusterPolicy": row("kafka/cluster_policy.go"),
  "aws:msk/configuration:Configuration": row("kafka/configuration.go", "kafkaVersions", "name"),
  "aws:msk/scramSecretAssociation:ScramSecretAssociation": row(
    "kafka/scram_secret_association.go",
    "clusterArn",
  ),
  "aws:msk/serverlessCluster:ServerlessCluster": row(
    "kafka/serverless_cluster.go",
    "clientAuthentication",
    "clusterName",
    "vpcConfigs",
  ),
  "aws:msk/singleScramSecretAssociation:SingleScramSecretAssociation": row(
    "kafka/single_scram_secret_association.go",
    "clusterArn",
    "secretArn",
  ),
  "aws:msk/topic:Topic": row("kafka/topic.go", "clusterArn", "name", "replicationFactor"),
  "aws:s3/bucket:Bucket": row(
    "s3/bucket.go",
    "bucket",
    "bucketNamespace",
    "bucketPrefix",
    "objectLockConfiguration.objectLockEnabled",
    "objectLockEnabled",
  ),
  "aws:s3/bucketNotification:BucketNotification": row("s3/bucket_notification.go", "bucket"),
  "aws:s3/bucketPolicy:BucketPolicy": row("s3/bucket_policy.go", "bucket"),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": row("s3/bucket_public_access_block.go", "bucket"),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": row(
    "s3/bucket_server_side_encryption_configuration.go",
    "bucket",
    "expectedBucketOwner",
  ),
  "aws:s3/bucketVersioning:BucketVersioning": row("s3/bucket_versioning.go", "bucket", "expectedBucketOwner"),
  "aws:secretsmanager/secret:Secret": row("secretsmanager/secret.go", ...NAMES),
  "aws:secretsmanager/secretVersion:SecretVersion": row(
    "secretsmanager/secret_version.go",
    "secretBinary",
    "secretId",
    "secretString",
    "secretStringWoVersion",
  ),
  "aws:sqs/queue:Queue": row("sqs/queue.go", ...NAMES, "fifoQueue"),
  "aws:sqs/queuePolicy:QueuePolicy": row("sqs/queue_policy.go", "queueUrl"),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    ...row("ec2/vpc_security_group_egress_rule.go", "securityGroupId"),
    sometimes: otherKindOfPeer,
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    ...row("ec2/vpc_security_group_ingress_rule.go", "securityGroupId"),
    sometimes: otherKindOfPeer,
  },
};

/**
 * A network load balancer takes more subnets, but gives none up; and security groups are either there from the start
 * or never. What isn't known yet counts as a change that can be made (`customizeDiffLoadBalancerNLB`).
 */
function networkLoadBalancer(olds: Props, news: Props): readonly string[] {
  if (text(news, "loadBalancerType") !== "network") return [];
  const changed = (key: string) =>
    !hasUnknown(news[key]) &&
    canonical([...texts(olds, key)].sort()) !== canonical([...texts(news, key)].sort());
  const count = (props: Props, key: string) => texts(props, key).length;
  return [
    ...(changed("subnets") && count(news, "subnets") <= count(olds, "subnets") ? ["subnets"] : []),
    ...(changed("securityGroups") &&
    (count(olds, "securityGroups") === 0 || count(news, "securityGroups") === 0)
      ? ["securityGroups"]
      : []),
  ];
}

const PEERS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

/** A rule keeps its kind of peer: a CIDR can become another CIDR, not a security group (`ModifyPlan`). */
function otherKindOfPeer(olds: Props, news: Props): readonly string[] {
  const kind = (props: Props) => PEERS.find((peer) => props[peer] !== undefined);
  const [from, to] = [kind(olds), kind(news)];
  return from === to ? [] : [from, to].filter((peer) => peer !== undefined);
}
