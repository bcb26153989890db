/** The brokers' security group, and who may pass it. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../../materialize/errors";
import { INGRESS_RULE_INPUTS } from "../../inputNames";
import { override, type Overridden, type Override } from "../../override";
import { type OwnOptions } from "../../own";
import { taggedWith } from "./clusterInputs";
import { MSK_LISTENERS, type MskAuthentication } from "./ports";

type IngressArgs = aws.vpc.SecurityGroupIngressRuleArgs;
type Tags = Readonly<Record<string, pulumi.Input<string>>> | undefined;

/**
 * A group without any rule. Who comes in is added by rules of its own; nothing goes out but answers, which a group lets
 * through by itself: brokers talk to each other and to AWS over interfaces that are not in this VPC.
 */
export function securityGroupInputs(vpcId: pulumi.Input<string>, tags: Tags): aws.ec2.SecurityGroupArgs {
  return { vpcId, description: "Brokers of MSK", ...taggedWith(tags) };
}

/** One rule that lets a group in, after its override. */
export interface IngressPlan {
  /** `app-scram`. */
  readonly key: string;
  readonly rule: Overridden<IngressArgs>;
}

/** Another group's way in. */
export interface IngressRequest {
  /** What the rules are named after. */
  readonly client: string;
  readonly clientSecurityGroupId: pulumi.Input<string>;
  readonly brokerSecurityGroupId: pulumi.Input<string>;
  readonly authentications: readonly MskAuthentication[];
  readonly tags?: Tags;
  readonly chosen?: Override<IngressArgs>;
}

/** One rule for each authentication's port. @throws RunError for a name that cannot be a part of a URN. */
export function planIngress(request: IngressRequest, where: string): readonly IngressPlan[] {
  const { client, authentications, chosen, tags } = request;
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(client))
    throw invalid(where, "the client's name", "be of a-z A-Z 0-9 _ -", client);
  return authentications.map((authentication) => {
    const key = `${client}-${authentication}`;
    const { port, title } = MSK_LISTENERS[authentication];
    const defaults: IngressArgs = {
      securityGroupId: request.brokerSecurityGroupId,
      referencedSecurityGroupId: request.clientSecurityGroupId,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      description: `${title} from ${client}`,
      ...taggedWith(tags),
    };
    return { key, rule: override(defaults, chosen, INGRESS_RULE_INPUTS, `${where}: overrides.ingress`, key) };
  });
}

export function makeIngress(
  name: string,
  plans: readonly IngressPlan[],
  own: OwnOptions,
): readonly aws.vpc.SecurityGroupIngressRule[] {
  return plans.map(
    ({ key, rule }) =>
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-ingress-${key}`,
        rule.args,
        pulumi.mergeOptions(own, rule.opts),
      ),
  );
}
