import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { later, type Later } from "../later";
import { shortName } from "../shortName";
import { unfitIp, whenKnown } from "./check";
import { child, tagged, type Child, type LinkPlan } from "./child";
import * as inputs from "./inputNames";
import { type PlannedListener } from "./plan";

/** What stands behind one port of the load balancer: a broker, or the registry. */
export interface ForwardChildren {
  /** Of the target group. */
  readonly arn: Later<string>;
  readonly arnSuffix: Later<string>;
  readonly targetGroup: Child<aws.lb.TargetGroupArgs>;
  readonly attachment: Child<aws.lb.TargetGroupAttachmentArgs>;
  readonly listener: Child<aws.lb.ListenerArgs>;
  readonly alarm?: Child<aws.cloudwatch.MetricAlarmArgs>;
}

interface Target extends PlannedListener {
  readonly ip: pulumi.Input<string>;
  /** Whether anybody should be woken when it does not answer. */
  readonly watched: boolean;
}

interface LoadBalancerWires {
  readonly arn: Later<string>;
  readonly arnSuffix: Later<string>;
}

export function planForwards(plan: LinkPlan, loadBalancer: LoadBalancerWires): readonly ForwardChildren[] {
  const { brokers, registry } = plan.plan;
  const targets: Target[] = brokers.map((listener) => ({
    ...listener,
    ip: listener.broker.ip,
    watched: !listener.retiring,
  }));
  if (registry !== undefined && plan.args.registry !== undefined)
    targets.push({ ...registry, ip: plan.args.registry.ip, watched: true });
  return targets.map((target) => forward(plan, loadBalancer, target));
}

function forward(plan: LinkPlan, loadBalancer: LoadBalancerWires, target: Target): ForwardChildren {
  const { name, args, where } = plan;
  const { key, listenerPort, targetPort } = target;
  const { targetGroup, attachment, listener } = args.overrides ?? {};
  const [arn, arnSuffix] = [later<string>(), later<string>()];
  const planned: ForwardChildren = {
    arn,
    arnSuffix,
    targetGroup: child<aws.lb.TargetGroupArgs>(
      plan,
      { kind: "targetGroup", chosen: targetGroup, inputs: inputs.TARGET_GROUP_INPUTS },
      shortName(name, `tg-${key}`),
      { ...TARGET_GROUP, vpcId: args.vpcId, port: targetPort, ...tagged(args) },
      key,
    ),
    attachment: child<aws.lb.TargetGroupAttachmentArgs>(
      plan,
      { kind: "attachment", chosen: attachment, inputs: inputs.ATTACHMENT_INPUTS },
      `${name}-attachment-${key}`,
      {
        targetGroupArn: arn.output,
        targetId: whenKnown(where, `the address of ${key}`, target.ip, unfitIp),
        port: targetPort,
      },
      key,
    ),
    listener: child<aws.lb.ListenerArgs>(
      plan,
      { kind: "listener", chosen: listener, inputs: inputs.LISTENER_INPUTS },
      `${name}-listener-${key}`,
      {
        loadBalancerArn: loadBalancer.arn.output,
        port: listenerPort,
        // Passed through as it is: TLS ends at the broker, whose certificate Materialize checks.
        protocol: "TCP",
        defaultActions: [{ type: "forward", targetGroupArn: arn.output }],
        ...tagged(args),
      },
      key,
    ),
    ...((args.alarmTopicArns ?? []).length > 0 &&
      target.watched && { alarm: alarm(plan, loadBalancer, arnSuffix, key) }),
  };
  // The SQL has the planned port: another one here would be the commonest fault of all.
  if (planned.listener.args.port !== listenerPort) {
    const field = `overrides.listener: port of ${key}`;
    throw invalid(
      where,
      field,
      `stay ${listenerPort}`,
      planned.listener.args.port,
      "basePort moves all of them",
    );
  }
  return planned;
}

const TARGET_GROUP = {
  targetType: "ip",
  protocol: "TCP",
  // The default for TCP to addresses, said aloud: brokers must see the load balancer, which their groups let in.
  preserveClientIp: "false",
  // One target a group: an address that was taken out is gone, and its connections would stay half open for ever.
  deregistrationDelay: 60,
  connectionTermination: true,
  /**
   * One target a group: with none healthy the load balancer sends to it all the same, so this only feeds the alarm,
   * and need not knock at the brokers more often.
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
   */
  healthCheck: {
    protocol: "TCP",
    port: "traffic-port",
    interval: 30,
    healthyThreshold: 3,
    unhealthyThreshold: 3,
  },
} as const;

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html */
function alarm(
  plan: LinkPlan,
  loadBalancer: LoadBalancerWires,
  arnSuffix: Later<string>,
  key: string,
): Child<aws.cloudwatch.MetricAlarmArgs> {
  const { name, args } = plan;
  const topics = [...(args.alarmTopicArns ?? [])];
  return child<aws.cloudwatch.MetricAlarmArgs>(
    plan,
    { kind: "alarm", chosen: args.overrides?.alarm, inputs: inputs.ALARM_INPUTS },
    `${name}-unhealthy-${key}`,
    {
      alarmDescription: `${name}: ${key} does not answer the load balancer`,
      namespace: "AWS/NetworkELB",
      metricName: "UnHealthyHostCount",
      dimensions: { LoadBalancer: loadBalancer.arnSuffix.output, TargetGroup: arnSuffix.output },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 3,
      threshold: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      alarmActions: topics,
      okActions: topics,
      ...tagged(args),
    },
    key,
  );
}
