import { amazon, pulumiAws, terraform } from "../sources";
import { AUTO, AUTONAMING, type NameRule, type NameTable } from "./naming";

const HYPHENS: readonly NameRule[] = [
  { pattern: /^[0-9A-Za-z-]+$/, says: "may only have letters, digits and hyphens" },
  { pattern: /^[^-]/, says: "cannot begin with a hyphen" },
  { pattern: /[^-]$/, says: "cannot end with a hyphen", ofPrefix: false },
];

export const NETWORK_NAMES: NameTable = {
  "aws:ec2/managedPrefixList:ManagedPrefixList": {
    property: "name",
    auto: AUTO,
    minLength: 1,
    maxLength: 255,
    rules: [],
    sources: [terraform("service/ec2/vpc_managed_prefix_list.go"), AUTONAMING],
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    property: "name",
    prefix: "namePrefix",
    auto: AUTO,
    maxLength: 255,
    prefixMaxLength: 229,
    rules: [
      { pattern: /^(?!sg-)/, says: "cannot begin with sg-" },
      {
        pattern: /^[\w .:/()#,@[\]+=&;{}!$*-]*$/,
        says: "may only have letters, digits and ._-:/()#,@[]+=&;{}!$*",
      },
    ],
    unique: ["name", "vpcId"],
    sources: [
      terraform("service/ec2/vpc_security_group.go"),
      amazon("AWSEC2/latest/APIReference/API_CreateSecurityGroup.html"),
      AUTONAMING,
    ],
  },
  "aws:lb/listener:Listener": {
    property: "port",
    maxLength: 5,
    rules: [],
    unique: ["port", "loadBalancerArn"],
    sources: [amazon("elasticloadbalancing/latest/APIReference/API_CreateListener.html")],
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    property: "name",
    prefix: "namePrefix",
    auto: AUTO,
    maxLength: 32,
    prefixMaxLength: 6,
    rules: [...HYPHENS, { pattern: /^(?!internal-)/, says: "cannot begin with internal-" }],
    unique: ["name"],
    sources: [
      terraform("service/elbv2/validate.go"),
      amazon("elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html"),
      pulumiAws("aliases.go"),
    ],
  },
  "aws:lb/targetGroup:TargetGroup": {
    property: "name",
    prefix: "namePrefix",
    auto: { maxLength: 32 },
    maxLength: 32,
    prefixMaxLength: 6,
    rules: HYPHENS,
    unique: ["name"],
    sources: [
      terraform("service/elbv2/validate.go"),
      amazon("elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html"),
      pulumiAws("aliases.go"),
    ],
  },
};
