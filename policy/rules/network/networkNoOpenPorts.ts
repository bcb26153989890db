import type * as aws from "@pulumi/aws";
import type { Unwrap } from "@pulumi/pulumi";
import { texts } from "../../options";
import { coveredPorts, openCidrs, type Opening } from "../../ports";
import { rule } from "../../rule";
import { placed, type Seen } from "../../seen";

type Options = { readonly ports: readonly string[] };
type Ingress = Exclude<Seen<Unwrap<aws.types.input.ec2.SecurityGroupIngress>>, symbol>;

/**
 * SSH, SQL Server, MySQL, PostgreSQL, the listeners of Kafka and MSK, and those of MSK for IPv6.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html
 */
const PORTS = ["22", "1433", "3306", "5432", "9092-9198", "20092-20098"];

function judge(where: string, opening: Opening, { ports }: Options): readonly string[] {
  const covered = coveredPorts(opening, ports);
  if (covered.length === 0) return [];
  return openCidrs(opening).map(
    (cidr) => `${where} must name who needs port ${covered.join(", ")}, got ${cidr}`,
  );
}

function inline(list: Seen<readonly Ingress[]> | undefined, options: Options): readonly string[] {
  return placed(list).flatMap(([i, ingress]) =>
    judge(`ingress[${i}]`, { ...ingress, cidrs: [ingress.cidrBlocks, ingress.ipv6CidrBlocks] }, options),
  );
}

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html */
export const networkNoOpenPorts = rule({
  name: "network-no-open-ports",
  family: "network",
  controls: ["EC2.18", "EC2.19"],
  level: "mandatory",
  description:
    "SSH, databases and brokers that the whole internet reaches are tried by the whole internet: name addresses, a prefix list or a security group. A block shorter than /8 of IPv4 or /16 of IPv6 is the internet too.",
  options: {
    ports: texts(PORTS, "Ports and ranges of ports that may not be open to everybody.", "^[0-9]+(-[0-9]+)?$"),
  },
  checks: {
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": ({ inputs, options }) =>
      inline(inputs.ingress, options),
    "aws:ec2/securityGroup:SecurityGroup": ({ inputs, options }) => inline(inputs.ingress, options),
    "aws:ec2/securityGroupRule:SecurityGroupRule": ({ inputs, options }) =>
      inputs.type === "ingress"
        ? judge("the rule", { ...inputs, cidrs: [inputs.cidrBlocks, inputs.ipv6CidrBlocks] }, options)
        : [],
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ({ inputs, options }) =>
      judge(
        "the rule",
        { ...inputs, protocol: inputs.ipProtocol, cidrs: [inputs.cidrIpv4, inputs.cidrIpv6] },
        options,
      ),
  },
});
