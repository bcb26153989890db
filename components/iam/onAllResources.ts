const reference = (list: string): string =>
  `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${list}.html`;

const CLOUDWATCH = reference("amazoncloudwatch");
const EC2 = reference("amazonec2");
const GLUE = reference("awsglue");
const KAFKA = reference("amazonmanagedstreamingforapachekafka");
const KINESIS = reference("amazonkinesisdatastreams");
const KMS = reference("awskeymanagementservice");
const S3 = reference("amazons3");
const SECRETS = reference("awssecretsmanager");
const STS = reference("awssecuritytokenservice");

/**
 * Actions that AWS allows on `*` alone, with the page that says so. They read or list: what this package asks for, and
 * what whoever finds its way about streams, clusters and schemas may ask for too.
 */
export const ON_ALL_RESOURCES: Readonly<Record<string, string>> = {
  "cloudwatch:GetMetricStatistics": CLOUDWATCH,
  "ec2:DescribeAvailabilityZones": EC2,
  "ec2:DescribeNetworkInterfaces": EC2,
  "ec2:DescribeRegions": EC2,
  "ec2:DescribeSecurityGroups": EC2,
  "ec2:DescribeSubnets": EC2,
  "ec2:DescribeVpcs": EC2,
  "glue:CheckSchemaVersionValidity": GLUE,
  // By the id of a version: such a request names neither registry nor schema, though one of another form does.
  "glue:GetSchemaVersion": "https://github.com/awslabs/aws-glue-schema-registry/issues/68",
  "glue:ListRegistries": GLUE,
  "kafka:GetCompatibleKafkaVersions": KAFKA,
  "kafka:ListClusters": KAFKA,
  "kafka:ListClustersV2": KAFKA,
  "kafka:ListConfigurations": KAFKA,
  "kafka:ListKafkaVersions": KAFKA,
  "kinesis:DescribeAccountSettings": KINESIS,
  "kinesis:DescribeLimits": KINESIS,
  "kinesis:ListStreams": KINESIS,
  "kms:ListAliases": KMS,
  "kms:ListKeys": KMS,
  "s3:ListAllMyBuckets": S3,
  "secretsmanager:ListSecrets": SECRETS,
  "sts:GetCallerIdentity": STS,
};
