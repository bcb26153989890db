import type * as aws from "@pulumi/aws";
import type { ec2 as input } from "@pulumi/aws/types/input";
import { OWN_ID } from "../standIns";
import { beside, block, each, notSent, row, tagSpecifications, to, type Field, type Row } from "./row";

const RULE = "IpPermissions[]";

/** A rule of a security group that is a resource of its own. */
function rule(operation: string): Row {
  return row<aws.vpc.SecurityGroupIngressRuleArgs>({
    service: "ec2",
    operation,
    fields: {
      securityGroupId: to("GroupId"),
      ipProtocol: to(`${RULE}.IpProtocol`),
      fromPort: to(`${RULE}.FromPort`),
      toPort: to(`${RULE}.ToPort`),
      cidrIpv4: to(`${RULE}.IpRanges[].CidrIp`),
      cidrIpv6: to(`${RULE}.Ipv6Ranges[].CidrIpv6`),
      prefixListId: to(`${RULE}.PrefixListIds[].PrefixListId`),
      referencedSecurityGroupId: to(`${RULE}.UserIdGroupPairs[].GroupId`),
      description: beside({
        cidrIpv4: `${RULE}.IpRanges[].Description`,
        cidrIpv6: `${RULE}.Ipv6Ranges[].Description`,
        prefixListId: `${RULE}.PrefixListIds[].Description`,
        referencedSecurityGroupId: `${RULE}.UserIdGroupPairs[].Description`,
      }),
      tags: to("TagSpecifications", { as: tagSpecifications("security-group-rule") }),
    },
  });
}

/** Rules within a security group. */
function rules(operation: string): Field {
  return block<input.SecurityGroupIngress>()(
    "IpPermissions",
    {
      protocol: to("IpProtocol"),
      fromPort: to("FromPort"),
      toPort: to("ToPort"),
      cidrBlocks: to("IpRanges", { as: each("CidrIp") }),
      ipv6CidrBlocks: to("Ipv6Ranges", { as: each("CidrIpv6") }),
      prefixListIds: to("PrefixListIds", { as: each("PrefixListId") }),
      securityGroups: to("UserIdGroupPairs", { as: each("GroupId") }),
      self: notSent("the group's own id, among the groups"),
      description: beside({
        cidrBlocks: "IpRanges[].Description",
        ipv6CidrBlocks: "Ipv6Ranges[].Description",
        prefixListIds: "PrefixListIds[].Description",
        securityGroups: "UserIdGroupPairs[].Description",
      }),
    },
    operation,
  );
}

/** @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/ec2 */
export const NETWORK: Readonly<Record<string, Row>> = {
  "aws:ec2/securityGroup:SecurityGroup": row<aws.ec2.SecurityGroupArgs>({
    service: "ec2",
    operation: "CreateSecurityGroup",
    name: { input: "name", prefix: "namePrefix", to: "GroupName" },
    fields: {
      description: to("Description"),
      vpcId: to("VpcId"),
      ingress: rules("AuthorizeSecurityGroupIngress"),
      egress: rules("AuthorizeSecurityGroupEgress"),
      revokeRulesOnDelete: notSent("done when the group is deleted"),
      tags: to("TagSpecifications", { as: tagSpecifications("security-group") }),
    },
    // The provider's own description where a program gives none.
    // See https://github.com/pulumi/pulumi-aws/blob/master/provider/resource_overrides.go
    defaults: { description: "Managed by Pulumi" },
    adds: {
      AuthorizeSecurityGroupIngress: { GroupId: OWN_ID },
      AuthorizeSecurityGroupEgress: { GroupId: OWN_ID },
    },
  }),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule("AuthorizeSecurityGroupIngress"),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule("AuthorizeSecurityGroupEgress"),
  "aws:ec2/managedPrefixList:ManagedPrefixList": row<aws.ec2.ManagedPrefixListArgs>({
    service: "ec2",
    operation: "CreateManagedPrefixList",
    name: { input: "name", to: "PrefixListName" },
    fields: {
      addressFamily: to("AddressFamily"),
      maxEntries: to("MaxEntries"),
      entries: block<input.ManagedPrefixListEntry>()("Entries", {
        cidr: to("Cidr"),
        description: to("Description"),
      }),
      tags: to("TagSpecifications", { as: tagSpecifications("prefix-list") }),
    },
  }),
  "aws:ec2/vpcEndpointService:VpcEndpointService": row<aws.ec2.VpcEndpointServiceArgs>({
    service: "ec2",
    operation: "CreateVpcEndpointServiceConfiguration",
    fields: {
      acceptanceRequired: to("AcceptanceRequired"),
      networkLoadBalancerArns: to("NetworkLoadBalancerArns"),
      gatewayLoadBalancerArns: to("GatewayLoadBalancerArns"),
      privateDnsName: to("PrivateDnsName"),
      supportedIpAddressTypes: to("SupportedIpAddressTypes"),
      supportedRegions: to("SupportedRegions"),
      allowedPrincipals: to("AddAllowedPrincipals", { in: "ModifyVpcEndpointServicePermissions" }),
      tags: to("TagSpecifications", { as: tagSpecifications("vpc-endpoint-service") }),
    },
    adds: { ModifyVpcEndpointServicePermissions: { ServiceId: OWN_ID } },
  }),
  "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple":
    row<aws.ec2.VpcEndpointServiceAllowedPrincipleArgs>({
      service: "ec2",
      operation: "ModifyVpcEndpointServicePermissions",
      fields: { vpcEndpointServiceId: to("ServiceId"), principalArn: to("AddAllowedPrincipals[]") },
    }),
  "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter":
    row<aws.ec2.VpcEndpointConnectionAccepterArgs>({
      service: "ec2",
      operation: "AcceptVpcEndpointConnections",
      fields: { vpcEndpointServiceId: to("ServiceId"), vpcEndpointId: to("VpcEndpointIds[]") },
    }),
  "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification":
    row<aws.ec2.VpcEndpointConnectionNotificationArgs>({
      service: "ec2",
      operation: "CreateVpcEndpointConnectionNotification",
      fields: {
        vpcEndpointServiceId: to("ServiceId"),
        vpcEndpointId: to("VpcEndpointId"),
        connectionNotificationArn: to("ConnectionNotificationArn"),
        connectionEvents: to("ConnectionEvents"),
      },
    }),
};
