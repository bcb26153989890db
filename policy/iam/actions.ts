/**
 * Actions that know no resource: AWS wants `Resource: "*"` for them. Only ones that list or describe, and that what we
 * build or recommend may need.
 */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesisdatastreams.html": [
    "kinesis:DescribeLimits",
    "kinesis:ListStreams",
  ],
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmanagedstreamingforapachekafka.html":
    ["kafka:ListClusters", "kafka:ListClustersV2", "kafka:ListConfigurations", "kafka:ListKafkaVersions"],
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html": [
    "ec2:DescribeAvailabilityZones",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcEndpointConnections",
    "ec2:DescribeVpcEndpointServiceConfigurations",
    "ec2:DescribeVpcEndpoints",
    "ec2:DescribeVpcs",
  ],
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html": [
    "elasticloadbalancing:DescribeListeners",
    "elasticloadbalancing:DescribeLoadBalancers",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
  ],
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html": [
    "kms:ListAliases",
    "kms:ListKeys",
  ],
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html": [
    "secretsmanager:ListSecrets",
  ],
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html": [
    "s3:ListAllMyBuckets",
  ],
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html": [
    "sts:GetCallerIdentity",
  ],
};

/** The actions of the table, sorted. */
export const ACTIONS_WITHOUT_RESOURCE: readonly string[] = Object.values(SOURCES).flat().sort();

/**
 * Reading actions that AWS authorises on `*` where a thing is asked for by its id alone: what decodes a message knows
 * nothing but the id of its schema's version.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/schema-registry-gs.html
 */
export const ACTIONS_BY_ID_ALONE: readonly string[] = ["glue:GetSchemaVersion"];

const SAFE_TO_PRINT = /^(?:\*|[a-z0-9-]+:[a-z0-9*?]+)$/i;

/** An action as a message shows it: what does not look like one may be anything. */
export function printAction(action: string): string {
  return SAFE_TO_PRINT.test(action) ? action : "an action";
}
