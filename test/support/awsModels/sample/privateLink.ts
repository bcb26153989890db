import * as aws from "@pulumi/aws";
import { arn, GROUP, BALANCER, SUBNETS, VPC, tags } from "./values";

export function privateLink(): void {
  new aws.ec2.SecurityGroup("events-balancer", {
    vpcId: VPC,
    description: "Load balancer of events",
    ingress: [{ protocol: "tcp", fromPort: 9001, toPort: 9003, cidrBlocks: ["10.0.0.0/8"], self: true }],
    egress: [],
    revokeRulesOnDelete: true,
    tags,
  });
  const rule = { securityGroupId: "sg-0123456789abcdef0", ipProtocol: "tcp", fromPort: 9096, toPort: 9096 };
  new aws.vpc.SecurityGroupIngressRule("events-ingress", {
    ...rule,
    referencedSecurityGroupId: "sg-0fedcba9876543210",
    description: "Load balancer of events",
    tags,
  });
  new aws.vpc.SecurityGroupEgressRule("events-egress", {
    ...rule,
    cidrIpv4: "10.0.0.0/8",
    description: "Brokers of events",
  });
  new aws.ec2.ManagedPrefixList("egress", {
    addressFamily: "IPv4",
    maxEntries: 4,
    entries: [{ cidr: "98.80.4.128/27", description: "Materialize us-east-1" }],
    tags,
  });
  new aws.lb.LoadBalancer("events", {
    loadBalancerType: "network",
    internal: true,
    subnets: SUBNETS,
    securityGroups: ["sg-0123456789abcdef0"],
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off",
    enableCrossZoneLoadBalancing: true,
    enableDeletionProtection: true,
    accessLogs: { bucket: "balancer-logs", enabled: true, prefix: "events" },
    tags,
  });
  new aws.lb.TargetGroup("events-1", {
    port: 9096,
    protocol: "TCP",
    targetType: "ip",
    vpcId: VPC,
    preserveClientIp: "false",
    deregistrationDelay: 60,
    connectionTermination: true,
    stickiness: { enabled: false, type: "source_ip" },
    targetHealthStates: [{ enableUnhealthyConnectionTermination: true }],
    healthCheck: { protocol: "TCP", port: "traffic-port", interval: 10, healthyThreshold: 3 },
    tags,
  });
  new aws.lb.TargetGroupAttachment("events-1", { targetGroupArn: GROUP, targetId: "10.0.0.7", port: 9096 });
  new aws.lb.Listener("events-1", {
    loadBalancerArn: BALANCER,
    port: 9001,
    protocol: "TCP",
    defaultActions: [{ type: "forward", targetGroupArn: GROUP }],
    tcpIdleTimeoutSeconds: 350,
    tags,
  });
  new aws.ec2.VpcEndpointService("events", {
    acceptanceRequired: true,
    networkLoadBalancerArns: [BALANCER],
    supportedRegions: ["eu-west-1"],
    tags,
  });
  new aws.ec2.VpcEndpointServiceAllowedPrinciple("events-materialize", {
    vpcEndpointServiceId: "vpce-svc-0123456789abcdef0",
    principalArn: "arn:aws:iam::664411391173:role/mz_1234_u1",
  });
  new aws.ec2.VpcEndpointConnectionAccepter("events-materialize", {
    vpcEndpointServiceId: "vpce-svc-0123456789abcdef0",
    vpcEndpointId: "vpce-0123456789abcdef0",
  });
  new aws.ec2.VpcEndpointConnectionNotification("events", {
    vpcEndpointServiceId: "vpce-svc-0123456789abcdef0",
    connectionNotificationArn: arn("sns", "connections"),
    connectionEvents: ["Accept", "Connect", "Delete", "Reject"],
  });
  new aws.cloudwatch.MetricAlarm("events-1", {
    alarmDescription: "Broker 1 does not answer",
    alarmActions: [arn("sns", "alarms")],
    namespace: "AWS/NetworkELB",
    metricName: "UnHealthyHostCount",
    dimensions: { TargetGroup: "targetgroup/events-1/0123", LoadBalancer: "net/events/0123" },
    statistic: "Maximum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    period: 60,
    evaluationPeriods: 3,
    treatMissingData: "breaching",
    tags,
  });
}
