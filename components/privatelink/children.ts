import type * as aws from "@pulumi/aws";
import { later, type Later } from "../later";
import { shortName } from "../shortName";
import { child, tagged, type Child, type LinkPlan } from "./child";
import { planFirewall, type FirewallChildren } from "./firewall";
import { planForwards, type ForwardChildren } from "./forwards";
import * as inputs from "./inputNames";

/** Who may come in, and who hears of it. */
export interface ServiceChildren {
  readonly endpointService: Child<aws.ec2.VpcEndpointServiceArgs>;
  readonly principals: readonly Child<aws.ec2.VpcEndpointServiceAllowedPrincipleArgs>[];
  readonly accepters: readonly Child<aws.ec2.VpcEndpointConnectionAccepterArgs>[];
  readonly notification?: Child<aws.ec2.VpcEndpointConnectionNotificationArgs>;
}

/** Every child, and the Outputs that they take from one another: handed out before the resources are there. */
export interface Children extends FirewallChildren, ServiceChildren {
  readonly wires: {
    readonly securityGroupId: Later<string>;
    readonly loadBalancerArn: Later<string>;
    readonly loadBalancerSuffix: Later<string>;
    readonly serviceId: Later<string>;
  };
  readonly loadBalancer: Child<aws.lb.LoadBalancerArgs>;
  readonly forwards: readonly ForwardChildren[];
}

/** Every child's arguments with nothing registered yet: a mistake in the last override leaves nothing behind. */
export function planChildren(plan: LinkPlan): Children {
  const [securityGroupId, serviceId] = [later<string>(), later<string>()];
  const [loadBalancerArn, loadBalancerSuffix] = [later<string>(), later<string>()];
  return {
    wires: { securityGroupId, loadBalancerArn, loadBalancerSuffix, serviceId },
    ...planFirewall(plan, securityGroupId),
    loadBalancer: loadBalancer(plan, securityGroupId),
    forwards: planForwards(plan, { arn: loadBalancerArn, arnSuffix: loadBalancerSuffix }),
    ...planService(plan, loadBalancerArn, serviceId),
  };
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html */
function loadBalancer(plan: LinkPlan, securityGroupId: Later<string>): Child<aws.lb.LoadBalancerArgs> {
  const { name, args } = plan;
  const chosen = args.overrides?.loadBalancer;
  return child<aws.lb.LoadBalancerArgs>(
    plan,
    { kind: "loadBalancer", chosen, inputs: inputs.LOAD_BALANCER_INPUTS },
    shortName(name, "nlb"),
    {
      loadBalancerType: "network",
      internal: true,
      subnets: [...args.subnetIds],
      // Off by default: a broker that moves to another zone would be lost, and Kafka across regions does not work.
      enableCrossZoneLoadBalancing: true,
      // From the start: a load balancer made without a group has to be replaced to get one.
      securityGroups: [securityGroupId.output],
      // On by default, and then the group judges addresses of the far side, which are Materialize's own business.
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off",
      enableDeletionProtection: args.deletionProtection ?? true,
      ...tagged(args),
    },
  );
}

function planService(
  plan: LinkPlan,
  loadBalancerArn: Later<string>,
  serviceId: Later<string>,
): ServiceChildren {
  const { name, args } = plan;
  const { endpointService, principal, accepter, notification } = args.overrides ?? {};
  const vpcEndpointServiceId = serviceId.output;
  const topic = args.connectionNotificationTopicArn;
  return {
    endpointService: child<aws.ec2.VpcEndpointServiceArgs>(
      plan,
      { kind: "endpointService", chosen: endpointService, inputs: inputs.ENDPOINT_SERVICE_INPUTS },
      `${name}-service`,
      {
        acceptanceRequired: args.acceptance !== "automatic",
        networkLoadBalancerArns: [loadBalancerArn.output],
        // An empty list is an error, so within one region it is left out.
        ...(plan.crossRegion && { supportedRegions: [args.materializeRegion] }),
        ...tagged(args),
      },
    ),
    principals: (args.principals ?? []).map((principalArn) => {
      const role = principalArn.slice(principalArn.indexOf("/") + 1);
      return child<aws.ec2.VpcEndpointServiceAllowedPrincipleArgs>(
        plan,
        { kind: "principal", chosen: principal, inputs: inputs.PRINCIPAL_INPUTS },
        `${name}-principal-${role}`,
        { vpcEndpointServiceId, principalArn },
        role,
      );
    }),
    accepters: (args.endpointIds ?? []).map((vpcEndpointId) =>
      child<aws.ec2.VpcEndpointConnectionAccepterArgs>(
        plan,
        { kind: "accepter", chosen: accepter, inputs: inputs.ACCEPTER_INPUTS },
        `${name}-accepter-${vpcEndpointId}`,
        { vpcEndpointServiceId, vpcEndpointId },
        vpcEndpointId,
      ),
    ),
    ...(topic !== undefined && {
      notification: child<aws.ec2.VpcEndpointConnectionNotificationArgs>(
        plan,
        { kind: "notification", chosen: notification, inputs: inputs.NOTIFICATION_INPUTS },
        `${name}-notification`,
        // What the far side does: accepting and rejecting are our own acts.
        {
          vpcEndpointServiceId,
          connectionNotificationArn: topic,
          connectionEvents: ["Connect", "Delete"],
        },
      ),
    }),
  };
}
