/** The inputs of resource types that more than one family makes, by name: see `InputNames`. */
import type * as aws from "@pulumi/aws";
import { type InputNames } from "./override";

export const SECURITY_GROUP_INPUTS: InputNames<aws.ec2.SecurityGroupArgs> = {
  description: true,
  egress: true,
  ingress: true,
  name: true,
  namePrefix: true,
  region: true,
  revokeRulesOnDelete: true,
  tags: true,
  vpcId: true,
};
export const EGRESS_RULE_INPUTS: InputNames<aws.vpc.SecurityGroupEgressRuleArgs> = {
  cidrIpv4: true,
  cidrIpv6: true,
  description: true,
  fromPort: true,
  ipProtocol: true,
  prefixListId: true,
  referencedSecurityGroupId: true,
  region: true,
  securityGroupId: true,
  tags: true,
  toPort: true,
};
export const INGRESS_RULE_INPUTS: InputNames<aws.vpc.SecurityGroupIngressRuleArgs> = {
  cidrIpv4: true,
  cidrIpv6: true,
  description: true,
  fromPort: true,
  ipProtocol: true,
  prefixListId: true,
  referencedSecurityGroupId: true,
  region: true,
  securityGroupId: true,
  tags: true,
  toPort: true,
};
export const KMS_KEY_INPUTS: InputNames<aws.kms.KeyArgs> = {
  bypassPolicyLockoutSafetyCheck: true,
  customKeyStoreId: true,
  customerMasterKeySpec: true,
  deletionWindowInDays: true,
  description: true,
  enableKeyRotation: true,
  isEnabled: true,
  keyUsage: true,
  multiRegion: true,
  policy: true,
  region: true,
  rotationPeriodInDays: true,
  tags: true,
  xksKeyId: true,
};
