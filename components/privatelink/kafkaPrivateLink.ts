import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { unfitHost } from "../../materialize/connection/address";
import { unfitZoneId } from "../../materialize/connection/awsPrivateLink";
import {
  awsPrivateLinkConnection,
  type AwsPrivateLinkConnection,
  type ItemArgs,
  type KafkaBroker,
  type PendingValue,
} from "../../materialize";
import { typeToken } from "../names";
import { ownOptions } from "../own";
import { type KafkaPrivateLinkArgs, type PrivateLinkBroker } from "./args";
import { checkKafkaPrivateLink, whenKnown } from "./check";
import { type Child } from "./child";
import { planChildren, type Children } from "./children";
import { type ForwardChildren } from "./forwards";
import { kafkaBrokersOver } from "./kafkaBrokers";
import { privateLinkPending, type PrivateLinkKeys } from "./pending";
import { type BrokerListener } from "./plan";

export { checkKafkaPrivateLink, missing, type MissingStep } from "./check";
export type {
  KafkaPrivateLinkArgs,
  KafkaPrivateLinkOverrides,
  PrivateLinkBroker,
  PrivateLinkRegistry,
} from "./args";

/** One broker, as the SQL names it. */
export interface LinkedBroker {
  readonly id: number;
  /** `host:port`, as the broker advertises itself. */
  readonly address: pulumi.Output<string>;
  /** Its listener: the very value that AWS has. */
  readonly listenerPort: number;
  /** Left out for a cross-region service, whose zones Materialize chooses by itself, and with `materializeZoneIds`. */
  readonly zoneId?: pulumi.Output<string>;
}

/**
 * An endpoint service through which Materialize Cloud reaches the brokers of one Kafka, each on its own port: a network
 * load balancer with its own security group, a listener and a target group a broker, and the principals that may
 * connect. For MSK and for any Kafka in a VPC. Only Materialize Cloud has PrivateLink.
 *
 * It is set up in two steps. Without `principals` nobody can connect; Materialize makes the principal with the
 * connection. Then, with manual acceptance, its endpoint is accepted by id. {@link missing} tells what is still open.
 *
 * A broker is added by its entry in `brokers`, and touches nothing of the others. It is removed SQL first: see
 * `retiringBrokerIds`.
 *
 * @example
 * const link = new KafkaPrivateLink("events", {
 *   vpcId: "vpc-0123456789abcdef0",
 *   subnetIds: ["subnet-0a", "subnet-0b"],
 *   brokers: [
 *     { id: 1, host: "b1.example.com", port: 9096, ip: "10.0.1.17", zoneId: "use1-az1" },
 *     { id: 2, host: "b2.example.com", port: 9096, ip: "10.0.2.18", zoneId: "use1-az2" },
 *   ],
 *   brokerSecurityGroupIds: ["sg-0123456789abcdef0"],
 *   region: "us-east-1",
 *   materializeRegion: "us-east-1",
 * });
 * @throws RunError when a broker's id, port, address or zone is unfit (a zone's *name* is), a principal is anything
 *   but one connection's exact role, an endpoint's id is malformed or comes too early, all brokers are retiring, or an
 *   override is. What is known only later fails when it is known.
 */
export class KafkaPrivateLink extends pulumi.ComponentResource {
  /** `com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0`. */
  readonly serviceName: pulumi.Output<string>;
  /** `vpce-svc-0123456789abcdef0`. */
  readonly serviceId: pulumi.Output<string>;
  /** Whether Materialize runs in another region than the brokers. */
  readonly crossRegion: boolean;
  /**
   * Zones of all brokers, also of retiring ones, by broker: one may come twice; or `materializeZoneIds`, where they are
   * given. None for a cross-region service.
   */
  readonly zoneIds: readonly pulumi.Output<string>[];
  /** Brokers for the SQL, by id, without the retiring ones. */
  readonly brokers: readonly LinkedBroker[];
  /** The registry's listener, if there is a registry. */
  readonly registryPort?: number;
  /** Security group of the load balancer: brokers have to let it in, on their own ports. */
  readonly securityGroupId: pulumi.Output<string>;
  readonly loadBalancer: aws.lb.LoadBalancer;
  private readonly given: Pick<KafkaPrivateLinkArgs, "principals" | "acceptance" | "endpointIds">;

  constructor(name: string, args: KafkaPrivateLinkArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `KafkaPrivateLink ${name}`;
    const { plan, crossRegion } = checkKafkaPrivateLink(args, where);
    const children = planChildren({ name, where, args, plan, crossRegion });
    super(typeToken("privatelink", "KafkaPrivateLink"), name, {}, opts);
    const own = ownOptions(this, opts);
    const kept = { ...own, protect: args.protect ?? true };

    this.securityGroupId = this.makeFirewall(children, own);
    this.loadBalancer = make(aws.lb.LoadBalancer, children.loadBalancer, kept);
    children.wires.loadBalancerArn.become(this.loadBalancer.arn);
    children.wires.loadBalancerSuffix.become(this.loadBalancer.arnSuffix);
    children.forwards.forEach((forward) => makeForward(forward, own));
    const service = this.makeService(children, own, kept);
    this.serviceName = service.serviceName;
    this.serviceId = service.id;

    // Where Materialize has fewer zones than the brokers, each is tried in turn, and the load balancer crosses over.
    const namesZones = !crossRegion && args.materializeZoneIds === undefined;
    const brokers = plan.brokers.map((broker) => ({ ...broker, linked: linked(broker, namesZones, where) }));
    this.crossRegion = crossRegion;
    this.given = args;
    this.zoneIds =
      args.materializeZoneIds?.map((zoneId) => pulumi.output(zoneId)) ??
      brokers.flatMap(({ linked: { zoneId } }) => (zoneId === undefined ? [] : [zoneId]));
    this.brokers = brokers.filter(({ retiring }) => !retiring).map((broker) => broker.linked);
    if (plan.registry !== undefined) this.registryPort = plan.registry.listenerPort;
    this.registerOutputs({
      serviceName: this.serviceName,
      serviceId: this.serviceId,
      securityGroupId: this.securityGroupId,
    });
  }

  /** Materialize's connection to this service. It comes first of all: Materialize makes the principal together with it. */
  connection(args: ItemArgs): AwsPrivateLinkConnection {
    return awsPrivateLinkConnection({
      ...args,
      serviceName: this.serviceName,
      availabilityZones: this.zoneIds,
    });
  }

  /** What has to be given before what connects over `connection` can be created; nothing once the arguments have it. */
  waitsFor(connection: AwsPrivateLinkConnection, keys: PrivateLinkKeys): readonly PendingValue[] {
    return privateLinkPending(connection, this.given, keys);
  }

  /** The brokers of a Kafka connection that goes over `connection`, each by its own listener. */
  kafkaBrokers(connection: AwsPrivateLinkConnection): readonly KafkaBroker[] {
    return kafkaBrokersOver(connection, this.brokers);
  }

  private makeFirewall(children: Children, own: pulumi.CustomResourceOptions): pulumi.Output<string> {
    const group = make(aws.ec2.SecurityGroup, children.securityGroup, own);
    children.wires.securityGroupId.become(group.id);
    children.egressRules.forEach((rule) => make(aws.vpc.SecurityGroupEgressRule, rule, own));
    children.ingressRules.forEach((rule) => make(aws.vpc.SecurityGroupIngressRule, rule, own));
    return group.id;
  }

  private makeService(
    children: Children,
    own: pulumi.CustomResourceOptions,
    kept: pulumi.CustomResourceOptions,
  ): aws.ec2.VpcEndpointService {
    const service = make(aws.ec2.VpcEndpointService, children.endpointService, kept);
    children.wires.serviceId.become(service.id);
    // A resource each, and never `allowedPrincipals`: the two would take each other's entries away.
    children.principals.forEach((principal) =>
      make(aws.ec2.VpcEndpointServiceAllowedPrinciple, principal, own),
    );
    children.accepters.forEach((accepter) => make(aws.ec2.VpcEndpointConnectionAccepter, accepter, own));
    if (children.notification !== undefined)
      make(aws.ec2.VpcEndpointConnectionNotification, children.notification, own);
    return service;
  }
}

function makeForward(forward: ForwardChildren, own: pulumi.CustomResourceOptions): void {
  const group = make(aws.lb.TargetGroup, forward.targetGroup, own);
  forward.arn.become(group.arn);
  forward.arnSuffix.become(group.arnSuffix);
  const attachment = make(aws.lb.TargetGroupAttachment, forward.attachment, own);
  // A listener opens when there is something behind it, and closes before that goes.
  make(aws.lb.Listener, forward.listener, pulumi.mergeOptions(own, { dependsOn: attachment }));
  if (forward.alarm !== undefined) make(aws.cloudwatch.MetricAlarm, forward.alarm, own);
}

function make<A, R>(
  Resource: new (name: string, args: A, opts: pulumi.CustomResourceOptions) => R,
  { name, args, opts }: Child<A>,
  own: pulumi.CustomResourceOptions,
): R {
  return new Resource(name, args, pulumi.mergeOptions(own, opts));
}

function linked(
  { id, key, listenerPort, broker }: BrokerListener<PrivateLinkBroker>,
  namesZone: boolean,
  where: string,
): LinkedBroker {
  const host = whenKnown(where, `the host of ${key}`, broker.host, unfitHost);
  return {
    id,
    address: pulumi.interpolate`${host}:${broker.port}`,
    listenerPort,
    ...(namesZone && { zoneId: whenKnown(where, `the zone of ${key}`, broker.zoneId, unfitZoneId) }),
  };
}
