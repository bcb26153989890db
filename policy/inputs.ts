import type * as aws from "@pulumi/aws";
import type * as kafka from "@pulumi/kafka";

/** The resource types that rules judge, by token: a check is typed by the arguments of its resource. */
export interface Inputs {
  "aws:alb/loadBalancer:LoadBalancer": aws.alb.LoadBalancerArgs;
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
  "aws:secretsmanager/secret:Secret": aws.secretsmanager.SecretArgs;
  "aws:secretsmanager/secretPolicy:SecretPolicy": aws.secretsmanager.SecretPolicyArgs;
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": aws.vpc.SecurityGroupIngressRuleArgs;
  "kafka:index/topic:Topic": kafka.TopicArgs;
}
