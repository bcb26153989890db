import { atMost, inCode, long, matches, type DocumentedRule } from "./rule";

const EC2_TEXT = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/;
const SIZE_255 = {
  says: /Up to 255 characters/,
  rule: "have at most 255 characters",
  holds: atMost(255),
  broken: long(255),
};
const EC2_CHARACTERS = {
  says: /a-z, A-Z, 0-9, spaces, and \._-:\/\(\)#,@\[\]\+=/,
  rule: "have only a-z A-Z 0-9, spaces and ._-:/()#,@[]+=&;{}!$*",
  holds: matches(EC2_TEXT),
  broken: "Brokers’ ports",
};
const LOAD_BALANCER_NAME = [
  {
    says: /maximum of 32 characters/,
    rule: "have at most 32 characters",
    holds: atMost(32),
    broken: long(32),
  },
  {
    says: /only alphanumeric characters or hyphens/,
    rule: "have only letters, digits and hyphens",
    holds: matches(/^[A-Za-z0-9-]*$/),
    broken: "kafka_brokers",
  },
  {
    says: /must not begin or end with a hyphen/,
    rule: "not begin or end with a hyphen",
    holds: matches(/^(?!-)[^]*(?<!-)$/),
    broken: "kafka-",
  },
];
const ATTRIBUTE_KEY = {
  member: "Key",
  says: /<code>[a-z_.]+<\/code>/,
  rule: "be an attribute that exists",
  holds: inCode,
  broken: "kafka.enabled",
};

export const NETWORK_RULES: readonly DocumentedRule[] = [
  ...LOAD_BALANCER_NAME.flatMap((rule) =>
    ["CreateLoadBalancerInput", "CreateTargetGroupInput"].map((structure) => ({
      service: "elbv2",
      structure,
      member: "Name",
      ...rule,
    })),
  ),
  {
    service: "elbv2",
    structure: "CreateLoadBalancerInput",
    member: "Name",
    says: /must not begin with "internal-"/,
    rule: "not begin with internal-",
    holds: matches(/^(?!internal-)/),
    broken: "internal-kafka",
  },
  { service: "elbv2", structure: "LoadBalancerAttribute", ...ATTRIBUTE_KEY },
  { service: "elbv2", structure: "TargetGroupAttribute", ...ATTRIBUTE_KEY },
  { service: "elbv2", structure: "ListenerAttribute", ...ATTRIBUTE_KEY },
  ...[SIZE_255, EC2_CHARACTERS].flatMap((rule) =>
    (
      [
        ["CreateSecurityGroupRequest", "GroupName"],
        ["CreateSecurityGroupRequest", "Description"],
        ["IpRange", "Description"],
        ["Ipv6Range", "Description"],
        ["UserIdGroupPair", "Description"],
        ["PrefixListId", "Description"],
      ] as const
    ).map(([structure, member]) => ({ service: "ec2", structure, member, ...rule })),
  ),
  {
    service: "ec2",
    structure: "CreateSecurityGroupRequest",
    member: "GroupName",
    says: /start with <code>sg-<\/code>/,
    rule: "not start with sg-",
    holds: matches(/^(?!sg-)/),
    broken: "sg-brokers",
  },
  {
    service: "ec2",
    structure: "IpPermission",
    member: "IpProtocol",
    says: /<code>tcp<\/code>[^]*<code>-1<\/code> to specify all protocols/,
    rule: "be tcp, udp, icmp, icmpv6, -1 or a number",
    holds: matches(/^(tcp|udp|icmp|icmpv6|-1|\d{1,3})$/),
    broken: "kafka",
  },
  { service: "ec2", structure: "CreateManagedPrefixListRequest", member: "PrefixListName", ...SIZE_255 },
  {
    service: "ec2",
    structure: "CreateManagedPrefixListRequest",
    member: "PrefixListName",
    says: /cannot start with <code>com\.amazonaws<\/code>/,
    rule: "not start with com.amazonaws",
    holds: matches(/^(?!com\.amazonaws)/),
    broken: "com.amazonaws.kafka",
  },
  {
    service: "ec2",
    structure: "CreateManagedPrefixListRequest",
    member: "AddressFamily",
    says: /<code>IPv4<\/code> \| <code>IPv6<\/code>/,
    rule: "be IPv4 or IPv6",
    holds: inCode,
    broken: "ipv4",
  },
  { service: "ec2", structure: "AddPrefixListEntry", member: "Description", ...SIZE_255 },
  {
    service: "ec2",
    structure: "Tag",
    member: "Key",
    says: /maximum of 127 Unicode characters/,
    rule: "have at most 127 characters",
    holds: atMost(127),
    broken: long(127),
  },
  {
    service: "ec2",
    structure: "Tag",
    member: "Key",
    says: /May not begin with <code>aws:<\/code>/,
    rule: "not begin with aws:",
    holds: matches(/^(?!aws:)/),
    broken: "aws:owner",
  },
  {
    service: "ec2",
    structure: "Tag",
    member: "Value",
    says: /maximum of 256 Unicode characters/,
    rule: "have at most 256 characters",
    holds: atMost(256),
    broken: long(256),
  },
  {
    service: "ec2",
    structure: "CreateVpcEndpointConnectionNotificationRequest",
    member: "ConnectionEvents",
    says: /<code>Accept<\/code>[^]*<code>Reject<\/code>/,
    rule: "be Accept, Connect, Delete or Reject, each",
    holds: (events, documentation) => (events as unknown[]).every((event) => inCode(event, documentation)),
    broken: ["Accepted"],
  },
];
