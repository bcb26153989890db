import type { Inputs } from "../../inputs";
import { texts } from "../../options";
import { rule } from "../../rule";
import { missingTags } from "../../tagged";

type Options = { readonly tags: readonly string[] };

/** Types that cost money or grant something, and take tags. */
const TAGGABLE = [
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:cloudwatch/eventBus:EventBus",
  "aws:cloudwatch/eventRule:EventRule",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:ec2/managedPrefixList:ManagedPrefixList",
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/vpcEndpointService:VpcEndpointService",
  "aws:glue/registry:Registry",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
  "aws:iam/user:User",
  "aws:kinesis/stream:Stream",
  "aws:kms/key:Key",
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:lb/targetGroup:TargetGroup",
  "aws:msk/cluster:Cluster",
  "aws:msk/serverlessCluster:ServerlessCluster",
  "aws:mskconnect/connector:Connector",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketV2:BucketV2",
  "aws:secretsmanager/secret:Secret",
  "aws:sqs/queue:Queue",
] as const satisfies readonly (keyof Inputs)[];

const judge = ({
  inputs,
  options,
}: {
  readonly inputs: object;
  readonly options: Options;
}): readonly string[] => missingTags(inputs, options.tags);

/** @see https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html */
export const requiredTags = rule({
  name: "required-tags",
  family: "tags",
  level: "mandatory",
  description:
    "Who pays, who answers and what may be deleted is told by tags: set them on the component, the stack or as the provider's defaultTags.",
  options: {
    tags: texts(["Project", "Environment", "Owner"], "Keys of the tags that a resource must have."),
  },
  checks: Object.fromEntries(TAGGABLE.map((type) => [type, judge])),
});
