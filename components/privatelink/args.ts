import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Override } from "../override";

/** One broker, as it advertises itself and as it is reached inside its VPC. */
export interface PrivateLinkBroker {
  /** Its id in the cluster, a whole number of 0 or more: its listener's port and the names of its parts come from it. */
  readonly id: number;
  /** Host name that the broker advertises, such as `b-1.events.abc123.c2.kafka.us-east-1.amazonaws.com`. */
  readonly host: pulumi.Input<string>;
  /** Port that it advertises and listens on, 1 to 65535, such as 9096. Another port makes a new target group. */
  readonly port: number;
  /** Its private IPv4 address, such as `10.0.1.17`. */
  readonly ip: pulumi.Input<string>;
  /** Id of its availability zone, `use1-az1`; a name such as `us-east-1a` is another zone in each account. */
  readonly zoneId: pulumi.Input<string>;
}

/** A Confluent Schema Registry behind the same load balancer, on a listener of its own. */
export interface PrivateLinkRegistry {
  /** Its private IPv4 address. */
  readonly ip: pulumi.Input<string>;
  /** Where it listens, 1 to 65535. */
  readonly port: number;
  /** Port of its listener, 1 to 65535, none of the brokers'. @default 8081 */
  readonly listenerPort?: number;
  /** Its security group, which then lets the load balancer in. @default none is changed */
  readonly securityGroupId?: pulumi.Input<string>;
}

/** Ways past the defaults. Function forms get a key: of a broker `b1`, of the registry `registry`, else as noted. */
export interface KafkaPrivateLinkOverrides {
  readonly securityGroup?: Override<aws.ec2.SecurityGroupArgs>;
  readonly loadBalancer?: Override<aws.lb.LoadBalancerArgs>;
  readonly targetGroup?: Override<aws.lb.TargetGroupArgs>;
  readonly attachment?: Override<aws.lb.TargetGroupAttachmentArgs>;
  readonly listener?: Override<aws.lb.ListenerArgs>;
  /** Key: a broker's or the registry's; with security groups `<group>-<port>`. */
  readonly egressRule?: Override<aws.vpc.SecurityGroupEgressRuleArgs>;
  /** Key: `<group>-<port>`, or `registry`. */
  readonly ingressRule?: Override<aws.vpc.SecurityGroupIngressRuleArgs>;
  readonly endpointService?: Override<aws.ec2.VpcEndpointServiceArgs>;
  /** Key: the role's name, `mz_<uuid>_u1`. */
  readonly principal?: Override<aws.ec2.VpcEndpointServiceAllowedPrincipleArgs>;
  /** Key: the endpoint's id. */
  readonly accepter?: Override<aws.ec2.VpcEndpointConnectionAccepterArgs>;
  readonly alarm?: Override<aws.cloudwatch.MetricAlarmArgs>;
  readonly notification?: Override<aws.ec2.VpcEndpointConnectionNotificationArgs>;
}

export interface KafkaPrivateLinkArgs {
  /** VPC of the brokers, `vpc-…`. */
  readonly vpcId: pulumi.Input<string>;
  /** The brokers' subnets, one or more, one a zone. One can be added in place; one taken away replaces the load balancer. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Every broker of the cluster: one that is missing is dialled without the tunnel, and fails. Order does not matter. */
  readonly brokers: readonly PrivateLinkBroker[];
  /**
   * Brokers among `brokers` that are on their way out: no longer in the SQL, their listeners still there. First name
   * them here and run the new SQL, then take the broker out of the cluster and of both lists. @default none
   */
  readonly retiringBrokerIds?: readonly number[];
  /**
   * Security groups of the brokers: each lets the load balancer in on exactly the brokers' ports, and it reaches only
   * them. An id is its own key in the names of the rules, an Output's key is its place: add Outputs at the end.
   * @default the load balancer reaches the brokers' addresses; opening the brokers for it is left to you
   */
  readonly brokerSecurityGroupIds?: readonly pulumi.Input<string>[];
  /** @default none */
  readonly registry?: PrivateLinkRegistry;
  /** Broker 1's listener has one more than this, 0 to 65534. Another one changes every listener and the SQL. @default 9000 */
  readonly basePort?: number;
  /** AWS region of the brokers, such as `us-east-1`. */
  readonly region: string;
  /** AWS region that Materialize runs in, such as `us-east-1`; another one makes the service a cross-region one. */
  readonly materializeRegion: string;
  /**
   * Zones that Materialize offers here, by id, where those are not all of the brokers': it refuses the whole connection
   * for one that it does not have. Each has to be one of the load balancer's. Not for another region.
   * @default the brokers' zones
   */
  readonly materializeZoneIds?: readonly string[];
  /**
   * Who may connect: the exact role of each PrivateLink connection, `arn:aws:iam::664411391173:role/mz_<uuid>_u1`, which
   * Materialize makes together with it. @default nobody: still to come
   */
  readonly principals?: readonly string[];
  /**
   * `manual`: a connection waits until its endpoint is named in `endpointIds`. `automatic`: whoever is in `principals`
   * comes in at once. @default "manual"
   */
  readonly acceptance?: "manual" | "automatic";
  /** Endpoints to accept, `vpce-0123456789abcdef0`: Materialize's, as AWS lists them on the service. @default none: still to come */
  readonly endpointIds?: readonly string[];
  /** AWS refuses to delete the load balancer. @default true */
  readonly deletionProtection?: boolean;
  /** Pulumi refuses to delete or replace the load balancer and the service: another service has another name. @default true */
  readonly protect?: boolean;
  /** SNS topics that hear when a broker in the SQL does not answer, and when it does again. @default no alarms */
  readonly alarmTopicArns?: readonly pulumi.Input<string>[];
  /**
   * SNS topic that hears of connection requests and of endpoints that went away. Its policy has to let
   * `vpce.amazonaws.com` publish. @default none
   */
  readonly connectionNotificationTopicArn?: pulumi.Input<string>;
  /** @default none */
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly overrides?: KafkaPrivateLinkOverrides;
}
