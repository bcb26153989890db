import type * as pulumi from "@pulumi/pulumi";
import { groupKey } from "../network/ids";
import { type KafkaPrivateLinkArgs, type PrivateLinkBroker } from "./args";
import { type ListenerPlan } from "./plan";

/** What the load balancer may reach: one port of a security group, or of one address. */
export type PlannedEgress = { readonly key: string; readonly port: number } & (
  { readonly groupId: pulumi.Input<string> } | { readonly ip: pulumi.Input<string> }
);

/** A security group that lets the load balancer in, on one port. */
export interface PlannedIngress {
  readonly key: string;
  readonly port: number;
  readonly groupId: pulumi.Input<string>;
}

/**
 * The rules of the load balancer's security group, and those of the groups behind it. By group where groups are given
 * (a broker that comes or goes then changes no rule), else by address.
 *
 * Keys must not move between rules: AWS refuses a rule that it has already, and the engine makes the new one before it
 * deletes the old one.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export function planRules(
  args: KafkaPrivateLinkArgs,
  plan: ListenerPlan<PrivateLinkBroker>,
): { readonly egress: readonly PlannedEgress[]; readonly ingress: readonly PlannedIngress[] } {
  const groups = args.brokerSecurityGroupIds ?? [];
  const ports = [...new Set(plan.brokers.map(({ targetPort }) => targetPort))].sort((a, b) => a - b);
  const byGroup = groups.flatMap((groupId, i) =>
    ports.map((port) => ({ key: `${groupKey(groupId, i)}-${port}`, port, groupId })),
  );
  const brokers: readonly PlannedEgress[] =
    groups.length > 0
      ? byGroup
      : plan.brokers.map(({ key, targetPort, broker }) => ({ key, port: targetPort, ip: broker.ip }));

  const { registry } = args;
  if (registry === undefined) return { egress: brokers, ingress: byGroup };
  const [key, port, groupId] = ["registry", registry.port, registry.securityGroupId] as const;
  if (groupId === undefined)
    return { egress: [...brokers, { key, port, ip: registry.ip }], ingress: byGroup };
  const covered = groups.includes(groupId) && ports.includes(port);
  const own = covered ? [] : [{ key, port, groupId }];
  return { egress: [...brokers, ...own], ingress: [...byGroup, ...own] };
}
