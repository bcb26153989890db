import type * as aws from "@pulumi/aws";
import type { lb as input } from "@pulumi/aws/types/input";
import { OWN_ID } from "../standIns";
import { attribute, block, row, tagList, to, type Row } from "./row";

const loadBalancer = row<aws.lb.LoadBalancerArgs>({
  service: "elbv2",
  operation: "CreateLoadBalancer",
  name: { input: "name", prefix: "namePrefix", to: "Name" },
  fields: {
    loadBalancerType: to("Type"),
    internal: to("Scheme", { as: (internal) => (internal === true ? "internal" : undefined) }),
    subnets: to("Subnets"),
    subnetMappings: block<input.LoadBalancerSubnetMapping>()("SubnetMappings", {
      subnetId: to("SubnetId"),
      allocationId: to("AllocationId"),
      privateIpv4Address: to("PrivateIPv4Address"),
      ipv6Address: to("IPv6Address"),
    }),
    securityGroups: to("SecurityGroups", { also: { in: "SetSecurityGroups", to: "SecurityGroups" } }),
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: to(
      "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
      { in: "SetSecurityGroups" },
    ),
    ipAddressType: to("IpAddressType"),
    tags: to("Tags", { as: tagList() }),
    enableCrossZoneLoadBalancing: attribute("load_balancing.cross_zone.enabled"),
    enableDeletionProtection: attribute("deletion_protection.enabled"),
    enableZonalShift: attribute("zonal_shift.config.enabled"),
    dnsRecordClientRoutingPolicy: attribute("dns_record.client_routing_policy"),
    accessLogs: block<input.LoadBalancerAccessLogs>()("", {
      enabled: attribute("access_logs.s3.enabled"),
      bucket: attribute("access_logs.s3.bucket"),
      prefix: attribute("access_logs.s3.prefix"),
    }),
  },
  attributes: { in: "ModifyLoadBalancerAttributes", to: "Attributes" },
  adds: {
    ModifyLoadBalancerAttributes: { LoadBalancerArn: OWN_ID },
    SetSecurityGroups: { LoadBalancerArn: OWN_ID },
  },
  omits: {
    SetSecurityGroups: (request) =>
      request["EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"] === undefined,
  },
});

const targetGroup = row<aws.lb.TargetGroupArgs>({
  service: "elbv2",
  operation: "CreateTargetGroup",
  // The only type of these whose longest name the provider knows.
  // See https://github.com/pulumi/pulumi-aws/blob/master/provider/aliases.go
  name: { input: "name", prefix: "namePrefix", to: "Name", longest: 32 },
  fields: {
    targetType: to("TargetType"),
    port: to("Port"),
    protocol: to("Protocol"),
    vpcId: to("VpcId"),
    ipAddressType: to("IpAddressType"),
    tags: to("Tags", { as: tagList() }),
    healthCheck: block<input.TargetGroupHealthCheck>()("", {
      enabled: to("HealthCheckEnabled"),
      interval: to("HealthCheckIntervalSeconds"),
      timeout: to("HealthCheckTimeoutSeconds"),
      healthyThreshold: to("HealthyThresholdCount"),
      unhealthyThreshold: to("UnhealthyThresholdCount"),
      port: to("HealthCheckPort"),
      protocol: to("HealthCheckProtocol"),
      path: to("HealthCheckPath"),
      matcher: to("Matcher.HttpCode"),
    }),
    preserveClientIp: attribute("preserve_client_ip.enabled"),
    proxyProtocolV2: attribute("proxy_protocol_v2.enabled"),
    deregistrationDelay: attribute("deregistration_delay.timeout_seconds"),
    connectionTermination: attribute("deregistration_delay.connection_termination.enabled"),
    loadBalancingCrossZoneEnabled: attribute("load_balancing.cross_zone.enabled"),
    stickiness: block<input.TargetGroupStickiness>()("", {
      enabled: attribute("stickiness.enabled"),
      type: attribute("stickiness.type"),
    }),
    targetHealthStates: block<input.TargetGroupTargetHealthState>()("", {
      enableUnhealthyConnectionTermination: attribute(
        "target_health_state.unhealthy.connection_termination.enabled",
      ),
      unhealthyDrainingInterval: attribute("target_health_state.unhealthy.draining_interval_seconds"),
    }),
  },
  attributes: { in: "ModifyTargetGroupAttributes", to: "Attributes" },
  adds: { ModifyTargetGroupAttributes: { TargetGroupArn: OWN_ID } },
});

const listener = row<aws.lb.ListenerArgs>({
  service: "elbv2",
  operation: "CreateListener",
  fields: {
    loadBalancerArn: to("LoadBalancerArn"),
    port: to("Port"),
    protocol: to("Protocol"),
    sslPolicy: to("SslPolicy"),
    certificateArn: to("Certificates[].CertificateArn"),
    alpnPolicy: to("AlpnPolicy[]"),
    tags: to("Tags", { as: tagList() }),
    defaultActions: block<input.ListenerDefaultAction>()("DefaultActions", {
      type: to("Type"),
      order: to("Order"),
      targetGroupArn: to("TargetGroupArn"),
      forward: block<input.ListenerDefaultActionForward>()("ForwardConfig", {
        targetGroups: block<input.ListenerDefaultActionForwardTargetGroup>()("TargetGroups", {
          arn: to("TargetGroupArn"),
          weight: to("Weight"),
        }),
      }),
    }),
    tcpIdleTimeoutSeconds: attribute("tcp.idle_timeout.seconds"),
  },
  attributes: { in: "ModifyListenerAttributes", to: "Attributes" },
  adds: { ModifyListenerAttributes: { ListenerArn: OWN_ID } },
});

/** @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/elbv2 */
export const LOAD_BALANCING: Readonly<Record<string, Row>> = {
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": row<aws.lb.TargetGroupAttachmentArgs>({
    service: "elbv2",
    operation: "RegisterTargets",
    fields: {
      targetGroupArn: to("TargetGroupArn"),
      targetId: to("Targets[].Id"),
      port: to("Targets[].Port"),
      availabilityZone: to("Targets[].AvailabilityZone"),
    },
    onlyReferences: "the ARN of a group and a broker's address; the port is the group's",
  }),
  "aws:lb/listener:Listener": listener,
};
