import type * as aws from "@pulumi/aws";
import type * as kafka from "@pulumi/kafka";

/**
 * What our `WebhookSource` registers of itself. Objects of Materialize are no resources, and the SQL of a check is text:
 * these plain facts are what a policy can see of a webhook.
 */
export interface WebhookSourceInputs {
  readonly sender: string;
  readonly scheme: string;
  readonly form: string;
  /** Nothing is checked. */
  readonly insecure: boolean;
}

/** The resource types that rules judge, by token: a check is typed by the arguments of its resource. */
export interface Inputs {
  "aws:alb/loadBalancer:LoadBalancer": aws.alb.LoadBalancerArgs;
  "aws:cloudwatch/eventApiDestination:EventApiDestination": aws.cloudwatch.EventApiDestinationArgs;
  "aws:cloudwatch/eventBus:EventBus": aws.cloudwatch.EventBusArgs;
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": aws.cloudwatch.EventBusPolicyArgs;
  "aws:cloudwatch/eventPermission:EventPermission": aws.cloudwatch.EventPermissionArgs;
  "aws:cloudwatch/eventRule:EventRule": aws.cloudwatch.EventRuleArgs;
  "aws:cloudwatch/eventTarget:EventTarget": aws.cloudwatch.EventTargetArgs;
  "aws:cloudwatch/logGroup:LogGroup": aws.cloudwatch.LogGroupArgs;
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": aws.ec2.DefaultSecurityGroupArgs;
  "aws:ec2/managedPrefixList:ManagedPrefixList": aws.ec2.ManagedPrefixListArgs;
  "aws:ec2/securityGroup:SecurityGroup": aws.ec2.SecurityGroupArgs;
  "aws:ec2/securityGroupRule:SecurityGroupRule": aws.ec2.SecurityGroupRuleArgs;
  "aws:ec2/vpcEndpointService:VpcEndpointService": aws.ec2.VpcEndpointServiceArgs;
  "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple": aws.ec2.VpcEndpointServiceAllowedPrincipleArgs;
  "aws:glue/registry:Registry": aws.glue.RegistryArgs;
  "aws:iam/accessKey:AccessKey": aws.iam.AccessKeyArgs;
  "aws:iam/groupPolicy:GroupPolicy": aws.iam.GroupPolicyArgs;
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": aws.iam.GroupPolicyAttachmentArgs;
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": aws.iam.GroupPolicyAttachmentsExclusiveArgs;
  "aws:iam/policy:Policy": aws.iam.PolicyArgs;
  "aws:iam/policyAttachment:PolicyAttachment": aws.iam.PolicyAttachmentArgs;
  "aws:iam/role:Role": aws.iam.RoleArgs;
  "aws:iam/rolePolicy:RolePolicy": aws.iam.RolePolicyArgs;
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": aws.iam.RolePolicyAttachmentArgs;
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": aws.iam.RolePolicyAttachmentsExclusiveArgs;
  "aws:iam/user:User": aws.iam.UserArgs;
  "aws:iam/userPolicy:UserPolicy": aws.iam.UserPolicyArgs;
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": aws.iam.UserPolicyAttachmentArgs;
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": aws.iam.UserPolicyAttachmentsExclusiveArgs;
  "aws:kinesis/resourcePolicy:ResourcePolicy": aws.kinesis.ResourcePolicyArgs;
  "aws:kinesis/stream:Stream": aws.kinesis.StreamArgs;
  "aws:kms/key:Key": aws.kms.KeyArgs;
  "aws:kms/keyPolicy:KeyPolicy": aws.kms.KeyPolicyArgs;
  "aws:lb/loadBalancer:LoadBalancer": aws.lb.LoadBalancerArgs;
  "aws:lb/targetGroup:TargetGroup": aws.lb.TargetGroupArgs;
  "aws:msk/cluster:Cluster": aws.msk.ClusterArgs;
  "aws:msk/clusterPolicy:ClusterPolicy": aws.msk.ClusterPolicyArgs;
  "aws:msk/serverlessCluster:ServerlessCluster": aws.msk.ServerlessClusterArgs;
  "aws:msk/topic:Topic": aws.msk.TopicArgs;
  "aws:mskconnect/connector:Connector": aws.mskconnect.ConnectorArgs;
  "aws:s3/bucket:Bucket": aws.s3.BucketArgs;
  "aws:s3/bucketPolicy:BucketPolicy": aws.s3.BucketPolicyArgs;
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": aws.s3.BucketPublicAccessBlockArgs;
  "aws:s3/bucketV2:BucketV2": aws.s3.BucketV2Args;
  "aws:secretsmanager/secret:Secret": aws.secretsmanager.SecretArgs;
  "aws:secretsmanager/secretPolicy:SecretPolicy": aws.secretsmanager.SecretPolicyArgs;
  "aws:sqs/queue:Queue": aws.sqs.QueueArgs;
  "aws:sqs/queuePolicy:QueuePolicy": aws.sqs.QueuePolicyArgs;
  "aws:sqs/redrivePolicy:RedrivePolicy": aws.sqs.RedrivePolicyArgs;
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": aws.vpc.SecurityGroupIngressRuleArgs;
  "kafka:index/topic:Topic": kafka.TopicArgs;
  "materialize-ingest:webhook:WebhookSource": WebhookSourceInputs;
}
