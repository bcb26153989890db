import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { EGRESS_RULE_INPUTS, INGRESS_RULE_INPUTS, SECURITY_GROUP_INPUTS } from "../inputNames";
import { type Later } from "../later";
import { child, tagged, type Child, type LinkPlan } from "./child";
import { planRules } from "./rules";

/** The load balancer's security group, and the rules on both of its sides. */
export interface FirewallChildren {
  readonly securityGroup: Child<aws.ec2.SecurityGroupArgs>;
  readonly egressRules: readonly Child<aws.vpc.SecurityGroupEgressRuleArgs>[];
  readonly ingressRules: readonly Child<aws.vpc.SecurityGroupIngressRuleArgs>[];
}

export function planFirewall(plan: LinkPlan, securityGroupId: Later<string>): FirewallChildren {
  const { name, args } = plan;
  const { securityGroup, egressRule, ingressRule } = args.overrides ?? {};
  const kinds = {
    group: { kind: "securityGroup", chosen: securityGroup, inputs: SECURITY_GROUP_INPUTS },
    egress: { kind: "egressRule", chosen: egressRule, inputs: EGRESS_RULE_INPUTS },
    ingress: { kind: "ingressRule", chosen: ingressRule, inputs: INGRESS_RULE_INPUTS },
  } as const;
  const { egress, ingress } = planRules(args, plan.plan);
  const tags = tagged(args);
  return {
    // No inline rules: the provider then takes away the rule for everything that AWS puts into a new group.
    securityGroup: child<aws.ec2.SecurityGroupArgs>(plan, kinds.group, `${name}-sg`, {
      description: "Load balancer between Materialize and Kafka",
      vpcId: args.vpcId,
      ...tags,
    }),
    egressRules: egress.map((rule) => {
      const made: aws.vpc.SecurityGroupEgressRuleArgs = {
        securityGroupId: securityGroupId.output,
        ...onPort(rule.port),
        ...("groupId" in rule
          ? { referencedSecurityGroupId: rule.groupId }
          : { cidrIpv4: pulumi.interpolate`${rule.ip}/32` }),
        ...tags,
      };
      return child(plan, kinds.egress, `${name}-egress-${rule.key}`, made, rule.key);
    }),
    ingressRules: ingress.map((rule) => {
      const made: aws.vpc.SecurityGroupIngressRuleArgs = {
        securityGroupId: rule.groupId,
        description: "Materialize over PrivateLink",
        ...onPort(rule.port),
        // What comes over PrivateLink comes from the load balancer's own addresses, whoever sent it.
        referencedSecurityGroupId: securityGroupId.output,
        ...tags,
      };
      return child(plan, kinds.ingress, `${name}-ingress-${rule.key}`, made, rule.key);
    }),
  };
}

function onPort(port: number): { ipProtocol: string; fromPort: number; toPort: number } {
  return { ipProtocol: "tcp", fromPort: port, toPort: port };
}
