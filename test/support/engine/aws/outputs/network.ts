import { ACCOUNT, arn } from "../identity";
import { zoneOf } from "../scenery";
import { type Store } from "../store";
import { canonical, object, text, texts, type Props } from "../values";
import { nameOf, revisionOf, type Maker, type Making } from "./making";

export const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";

const KINDS: Readonly<Record<string, string>> = { application: "app", gateway: "gwy", network: "net" };

const loadBalancer: Maker = (making) => {
  const { inputs, identity, region, store } = making;
  const name = nameOf(making);
  const kind = text(inputs, "loadBalancerType") ?? "application";
  const hash = identity.hex("load balancer", 16);
  const suffix = `${KINDS[kind] ?? kind}/${name}/${hash}`;
  const id = arn("elasticloadbalancing", region, `loadbalancer/${suffix}`);
  const subnets = texts(inputs, "subnets");
  const isInternal = inputs["internal"] === true;
  return {
    id,
    outputs: {
      arn: id,
      arnSuffix: suffix,
      name,
      internal: isInternal,
      loadBalancerType: kind,
      // A network load balancer's name says nothing of whether it is internal.
      dnsName:
        kind === "network"
          ? `${name}-${hash}.elb.${region}.amazonaws.com`
          : `${isInternal ? "internal-" : ""}${name}-${identity.digits("dns", 10)}.${region}.elb.amazonaws.com`,
      zoneId: `Z${identity.base32("zone", 13)}`,
      ipAddressType: inputs["ipAddressType"] ?? "ipv4",
      securityGroups: inputs["securityGroups"] ?? [],
      subnetMappings: subnets.map((subnetId) => ({ subnetId })),
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic:
        inputs["enforceSecurityGroupInboundRulesOnPrivateLinkTraffic"] ??
        (kind === "network" && texts(inputs, "securityGroups").length > 0 ? "on" : ""),
      vpcId: vpcOf(store, subnets),
    },
  };
};

function vpcOf(store: Store, subnets: readonly string[]): string | undefined {
  return store.scenery.subnets.find(({ id }) => id === subnets[0])?.vpcId;
}

const targetGroup: Maker = (making) => {
  const { inputs, identity, region } = making;
  const name = nameOf(making);
  const suffix = `targetgroup/${name}/${identity.hex("target group", 16)}`;
  const id = arn("elasticloadbalancing", region, suffix);
  return {
    id,
    outputs: {
      arn: id,
      arnSuffix: suffix,
      name,
      targetType: inputs["targetType"] ?? "instance",
      ipAddressType: inputs["ipAddressType"] ?? "ipv4",
      deregistrationDelay: inputs["deregistrationDelay"] ?? 300,
      loadBalancingCrossZoneEnabled:
        inputs["loadBalancingCrossZoneEnabled"] ?? "use_load_balancer_configuration",
      preserveClientIp: inputs["preserveClientIp"] ?? preservesClientIp(inputs),
      loadBalancerArns: [],
    },
  };
};

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation */
function preservesClientIp(inputs: Props): string {
  const isOff =
    text(inputs, "targetType") === "ip" && ["TCP", "TLS"].includes(text(inputs, "protocol") ?? "");
  return String(!isOff);
}

const listener: Maker = ({ inputs, identity, region }) => {
  const of = text(inputs, "loadBalancerArn") ?? "";
  const suffix = of.slice(of.indexOf("loadbalancer/") + "loadbalancer/".length);
  const id = arn("elasticloadbalancing", region, `listener/${suffix}/${identity.hex("listener", 16)}`);
  return { id, outputs: { arn: id, protocol: inputs["protocol"] } };
};

const endpointService: Maker = ({ inputs, identity, region, store }) => {
  const id = `vpce-svc-${identity.hex("service", 17)}`;
  const [balancer] = texts(inputs, "networkLoadBalancerArns").map((of) => store.find(LOAD_BALANCER, of));
  const subnets = store.scenery.subnets.filter(({ id: subnet }) =>
    texts(balancer?.inputs ?? {}, "subnets").includes(subnet),
  );
  return {
    id,
    outputs: {
      arn: arn("ec2", region, `vpc-endpoint-service/${id}`),
      serviceName: `com.amazonaws.vpce.${region}.${id}`,
      serviceType: inputs["gatewayLoadBalancerArns"] === undefined ? "Interface" : "GatewayLoadBalancer",
      state: "Available",
      managesVpcEndpoints: false,
      availabilityZones: [...new Set(subnets.map((subnet) => zoneOf(subnet, region).name))].sort(),
      baseEndpointDnsNames: [`${id}.${region}.vpce.amazonaws.com`],
      allowedPrincipals: inputs["allowedPrincipals"] ?? [],
      privateDnsName: inputs["privateDnsName"] ?? "",
      privateDnsNameConfigurations: [],
      supportedIpAddressTypes: inputs["supportedIpAddressTypes"] ?? ["ipv4"],
      supportedRegions: inputs["supportedRegions"] ?? [region],
    },
  };
};

const securityGroup: Maker = (making) => {
  const { inputs, identity, region, store } = making;
  const id = `sg-${identity.hex("group", 17)}`;
  return {
    id,
    outputs: {
      arn: arn("ec2", region, `security-group/${id}`),
      name: nameOf(making),
      ownerId: ACCOUNT,
      vpcId: inputs["vpcId"] ?? store.scenery.vpcs.find(({ isDefault }) => isDefault)?.id,
      ingress: inputs["ingress"] ?? [],
      egress: inputs["egress"] ?? [],
    },
  };
};

function securityGroupRule({ identity, region }: Making) {
  const id = `sgr-${identity.hex("rule", 17)}`;
  return { id, outputs: { arn: arn("ec2", region, `security-group-rule/${id}`), securityGroupRuleId: id } };
}

const prefixList: Maker = (making) => {
  const { inputs, identity, region, previous } = making;
  const id = `pl-${identity.hex("list", 17)}`;
  const isChanged = canonical(inputs["entries"]) !== canonical(previous?.inputs["entries"]);
  return {
    id,
    outputs: {
      arn: arn("ec2", region, `prefix-list/${id}`),
      ownerId: ACCOUNT,
      version: revisionOf(previous, "version", isChanged),
      entries: inputs["entries"] ?? [],
    },
  };
};

export const NETWORK: Readonly<Record<string, Maker>> = {
  [LOAD_BALANCER]: loadBalancer,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:lb/listener:Listener": listener,
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": ({ inputs, identity }) => ({
    id: `${text(inputs, "targetGroupArn") ?? ""}-${identity.suffix("attachment")}`,
    outputs: {},
  }),
  "aws:ec2/vpcEndpointService:VpcEndpointService": endpointService,
  "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple": ({ identity }) => ({
    id: `vpce-svc-perm-${identity.hex("permission", 17)}`,
    outputs: {},
  }),
  "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter": ({ inputs }) => ({
    id: `${text(inputs, "vpcEndpointServiceId") ?? ""}_${text(inputs, "vpcEndpointId") ?? ""}`,
    outputs: { vpcEndpointState: "available" },
  }),
  "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification": ({ identity }) => ({
    id: `vpce-nfn-${identity.hex("notification", 17)}`,
    outputs: { notificationType: "Topic", state: "Enabled" },
  }),
  "aws:ec2/securityGroup:SecurityGroup": securityGroup,
  "aws:ec2/managedPrefixList:ManagedPrefixList": prefixList,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule,
};

/** Target groups that a listener forwards to. */
export function targetGroupsOf(listenerInputs: Props): readonly string[] {
  const actions = listenerInputs["defaultActions"];
  return (Array.isArray(actions) ? (actions as Props[]) : []).flatMap((action) => {
    const groups = object(action, "forward")["targetGroups"];
    const weighted = (Array.isArray(groups) ? (groups as Props[]) : []).map((group) => text(group, "arn"));
    return [text(action, "targetGroupArn"), ...weighted].filter((found) => found !== undefined);
  });
}
