import { networkNoOpenPorts } from "../../../policy/rules/network/networkNoOpenPorts";
import { ruleCases, UNKNOWN } from "../judged";

const group = "aws:ec2/securityGroup:SecurityGroup";
const rule = "aws:ec2/securityGroupRule:SecurityGroupRule";
const ingressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const world = "0.0.0.0/0";

const tcp = (fromPort: unknown, toPort: unknown = fromPort, cidrIpv4: unknown = world) => ({
  securityGroupId: "sg",
  ipProtocol: "tcp",
  fromPort,
  toPort,
  cidrIpv4,
});
const inline = (fields: object) => ({
  protocol: "tcp",
  fromPort: 22,
  toPort: 22,
  cidrBlocks: [world],
  ...fields,
});
const says = (ports: string, cidr = world, where = "the rule") => [
  `${where} must name who needs port ${ports}, got ${cidr}`,
];
const every = "22, 1433, 3306, 5432, 9092-9198, 20092-20098";

ruleCases(networkNoOpenPorts, {
  passes: [
    { what: "brokers for a block of addresses", type: ingressRule, inputs: tcp(9096, 9096, "10.0.0.0/8") },
    {
      what: "brokers for a group",
      type: ingressRule,
      inputs: { ...tcp(9096, 9096), cidrIpv4: undefined, referencedSecurityGroupId: "sg" },
    },
    { what: "HTTPS for everybody", type: ingressRule, inputs: tcp(443) },
    { what: "between the guarded ports", type: ingressRule, inputs: tcp(5433, 9091) },
    { what: "above them", type: ingressRule, inputs: tcp(9199, 20091) },
    { what: "above all of them", type: ingressRule, inputs: tcp(20099, 65535) },
    ...["10.0.0.0/8", "53.0.0.0/8", "128.0.0.0/9", "0.0.0.0/08", "192.0.2.1/32"].map((cidr) => ({
      what: "a block of IPv4 that one holder can have",
      type: ingressRule,
      inputs: tcp(22, 22, cidr),
    })),
    ...["2600::/16", "2a05:d018::/35", "::1/128", "fc00::/7", "FD00::/8", "fd12:3456::/15"].map((cidr) => ({
      what: "a block of IPv6 that one holder can have, or that is private",
      type: ingressRule,
      inputs: { ...tcp(22), cidrIpv4: undefined, cidrIpv6: cidr },
    })),
    { what: "another protocol", type: ingressRule, inputs: { ...tcp(22), ipProtocol: "udp" } },
    { what: "echo requests", type: ingressRule, inputs: { ...tcp(8, 0), ipProtocol: "icmp" } },
    { what: "egress", type: rule, inputs: { ...inline({}), type: "egress", protocol: "-1" } },
    { what: "no ingress", type: group, inputs: {} },
    {
      what: "a block that only ends in a zero",
      type: group,
      inputs: { ingress: [inline({ cidrBlocks: ["10.0.0.0/10"] })] },
    },
    { what: "a port that the config opens", type: ingressRule, inputs: tcp(22), config: { ports: ["5432"] } },
  ],
  fails: [
    ...[22, 1433, 3306, 5432].map((port) => ({
      what: `port ${port}`,
      type: ingressRule,
      inputs: tcp(port),
      says: says(String(port)),
    })),
    ...([[9092], [9198], [9000, 9092], [9198, 9300], [9100, 9101]] as const).map(([from, to]) => ({
      what: `ports ${from} to ${to ?? from}`,
      type: ingressRule,
      inputs: tcp(from, to),
      says: says("9092-9198"),
    })),
    ...([[20092], [20098], [20000, 20092], [20098, 21000], [20095, 20095]] as const).map(([from, to]) => ({
      what: "the listeners of MSK for IPv6",
      type: ingressRule,
      inputs: { ...tcp(from, to ?? from), cidrIpv4: undefined, cidrIpv6: "::/0" },
      says: says("20092-20098", "::/0"),
    })),
    ...["0.0.0.0/1", "128.0.0.0/1", "64.0.0.0/2", "52.0.0.0/6", "10.0.0.0/7", "0.0.0.0/01"].map((cidr) => ({
      what: "half of the internet, and what is more than one holder's",
      type: ingressRule,
      inputs: tcp(22, 22, cidr),
      says: says("22", cidr),
    })),
    ...["::/1", "8000::/1", "2000::/3", "2600::/12", "2a00::/15", "fc00::/6", "fc::/7"].map((cidr) => ({
      what: "half of the internet by IPv6, and what is more than one holder's",
      type: ingressRule,
      inputs: { ...tcp(22), cidrIpv4: undefined, cidrIpv6: cidr },
      says: says("22", cidr),
    })),
    {
      what: "both halves in a list",
      type: group,
      inputs: { ingress: [inline({ cidrBlocks: ["0.0.0.0/1", "10.0.0.0/8", "128.0.0.0/1"] })] },
      says: [...says("22", "0.0.0.0/1", "ingress[0]"), ...says("22", "128.0.0.0/1", "ingress[0]")],
    },
    {
      what: "IPv6",
      type: ingressRule,
      inputs: { ...tcp(9096, 9096), cidrIpv4: undefined, cidrIpv6: "::/0" },
      says: says("9092-9198", "::/0"),
    },
    {
      what: "a longer spelling of everybody",
      type: ingressRule,
      inputs: { ...tcp(22, 22), cidrIpv4: undefined, cidrIpv6: "0:0:0:0:0:0:0:0/0" },
      says: says("22", "0:0:0:0:0:0:0:0/0"),
    },
    {
      what: "everybody, by any address",
      type: ingressRule,
      inputs: tcp(22, 22, "10.1.2.3/0"),
      says: says("22", "10.1.2.3/0"),
    },
    { what: "every port", type: ingressRule, inputs: tcp(0, 65535), says: says(every) },
    {
      what: "all traffic",
      type: ingressRule,
      inputs: { ipProtocol: "-1", cidrIpv4: world },
      says: says(every),
    },
    {
      what: "TCP by its number",
      type: ingressRule,
      inputs: { ...tcp(22), ipProtocol: "6" },
      says: says("22"),
    },
    {
      what: "TCP in capitals",
      type: ingressRule,
      inputs: { ...tcp(22), ipProtocol: "TCP" },
      says: says("22"),
    },
    {
      what: "all traffic, by the older resource",
      type: rule,
      inputs: { type: "ingress", protocol: "all", fromPort: 0, toPort: 0, cidrBlocks: [world] },
      says: says(every),
    },
    {
      what: "both families, by the older resource",
      type: rule,
      inputs: { type: "ingress", ...inline({ ipv6CidrBlocks: ["::/0"] }) },
      says: [...says("22"), ...says("22", "::/0")],
    },
    {
      what: "one of the rules within a group",
      type: group,
      inputs: { ingress: [inline({ cidrBlocks: ["10.0.0.0/8"] }), UNKNOWN, inline({ protocol: -1 })] },
      says: says(every, world, "ingress[2]"),
    },
    {
      what: "the default group",
      type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
      inputs: { ingress: [inline({})] },
      says: says("22", world, "ingress[0]"),
    },
    {
      what: "an open block beside an unknown one",
      type: group,
      inputs: { ingress: [inline({ cidrBlocks: [UNKNOWN, world] })] },
      says: says("22", world, "ingress[0]"),
    },
    {
      what: "a port that the config guards",
      type: ingressRule,
      inputs: tcp(6379),
      config: { ports: ["6000-7000"] },
      says: says("6000-7000"),
    },
  ],
  unknown: [
    { what: "the addresses", type: ingressRule, inputs: tcp(22, 22, UNKNOWN) },
    { what: "the list of addresses", type: group, inputs: { ingress: [inline({ cidrBlocks: UNKNOWN })] } },
    { what: "the protocol", type: ingressRule, inputs: { ...tcp(22), ipProtocol: UNKNOWN } },
    { what: "the first port", type: ingressRule, inputs: tcp(UNKNOWN, 22) },
    { what: "the last port", type: ingressRule, inputs: tcp(22, UNKNOWN) },
    { what: "the rules within", type: group, inputs: { ingress: UNKNOWN } },
    { what: "the direction", type: rule, inputs: { ...inline({}), type: UNKNOWN } },
  ],
});
