/** What an `MskCluster` is made from. */
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Override } from "../../override";
import { type BrokersArgs, type MskBrokerType } from "./brokerTypes";
import { type MskLogsArgs } from "./logs";
import { type ServerProperties } from "./serverProperties";

/** How clients may prove who they are: at least one. Other clients are turned away, and all of it is on TLS. */
export interface MskAuthenticationArgs {
  /** Users with passwords, made by `MskScramUser`. SCRAM-SHA-512 only. @default false */
  readonly scram?: boolean;
  /** Roles of AWS. @default false */
  readonly iam?: boolean;
  /**
   * Certificates from these authorities of AWS Private CA, each
   * `arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/…`.
   *
   * @default none
   */
  readonly mtls?: { readonly certificateAuthorityArns: readonly pulumi.Input<string>[] };
}

/** Where brokers stand. */
export interface MskNetworkArgs {
  readonly vpcId: pulumi.Input<string>;
  /** 2 or 3 subnets by id, such as `subnet-0a1b2c3d`, each in a zone of its own. Zones are looked up from them. */
  readonly subnetIds: readonly pulumi.Input<string>[];
}

export const MONITORING_LEVELS = [
  "DEFAULT",
  "PER_BROKER",
  "PER_TOPIC_PER_BROKER",
  "PER_TOPIC_PER_PARTITION",
] as const;

interface BrokerIdArgs {
  /**
   * Brokers that have begun to leave: not among `brokers()` any more, so no new SQL names them, and still in the
   * cluster. Take them out of the cluster, and out of here, when nothing uses them.
   *
   * @default none
   */
  readonly retiringBrokerIds?: readonly number[];
}

/** A cluster to be made. */
export interface NewMskClusterArgs extends BrokerIdArgs {
  /**
   * A version with KRaft, such as `4.1.x.kraft`; with Express brokers `3.9.x.kraft` or `4.2.x.kraft`. A newer one is an
   * upgrade in place. An older one is planned as an update too, and AWS then refuses it: no cluster goes back. For an
   * older one make another cluster.
   *
   * @default "3.9.x.kraft", the one that AWS recommends
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/version-upgrades.html
   * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/semver/semver.go (a version that it cannot
   *   read, as every one with `.kraft`, is never the lesser one)
   */
  readonly kafkaVersion?: string;
  readonly brokers: BrokersArgs;
  readonly network: MskNetworkArgs;
  readonly authentication: MskAuthenticationArgs;
  /** The brokers' ids, where a scale-in has left gaps. @default 1 up to `brokers.count` */
  readonly brokerIds?: readonly number[];
  /** A key of KMS for the volumes. Another one replaces the cluster. @default the account's `aws/kafka` */
  readonly encryptionKeyArn?: pulumi.Input<string>;
  /**
   * Settings of brokers by Kafka's own keys. Ours, which these win over: no topics by themselves, a replica in each
   * zone of which one may be away, no leader that lags.
   *
   * With SCRAM or mTLS, `allow.everyone.if.no.acl.found` is true on MSK: whoever logs in may do anything that no ACL
   * speaks of. Set it to false once ACLs are there, those of the brokers too.
   *
   * @default ours
   */
  readonly serverProperties?: ServerProperties;
  /** @default 30 days in a CloudWatch group; none with Express brokers */
  readonly logs?: MskLogsArgs | false;
  /**
   * How fine CloudWatch metrics are. `DEFAULT` is free; every metric above it is charged as a custom one, and from
   * `PER_TOPIC_PER_BROKER` on their number grows with topics times brokers.
   *
   * @default "PER_TOPIC_PER_BROKER", what AWS's control MSK.2 asks for
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-2
   */
  readonly enhancedMonitoring?: (typeof MONITORING_LEVELS)[number];
  /**
   * Security groups that may reach the brokers. An id is its own key in the names of the rules, an Output's key is its
   * place: add Outputs at the end.
   *
   * @default none
   */
  readonly clientSecurityGroupIds?: readonly pulumi.Input<string>[];
  /** Groups for the brokers in the place of a new one. Others replace the cluster. @default a new one that admits nobody */
  readonly securityGroupIds?: readonly pulumi.Input<string>[];
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Refuse to delete or replace the cluster. @default true */
  readonly protect?: boolean;
  readonly overrides?: {
    readonly cluster?: Override<aws.msk.ClusterArgs>;
    readonly configuration?: Override<aws.msk.ConfigurationArgs>;
    readonly logGroup?: Override<aws.cloudwatch.LogGroupArgs>;
    readonly securityGroup?: Override<aws.ec2.SecurityGroupArgs>;
    /** The function form gets the client's key and the authentication, such as `sg-0a1b2c3d-scram`. */
    readonly ingress?: Override<aws.vpc.SecurityGroupIngressRuleArgs>;
    readonly storageTarget?: Override<aws.appautoscaling.TargetArgs>;
    readonly storagePolicy?: Override<aws.appautoscaling.PolicyArgs>;
  };
}

/** A cluster that is there: it is looked up, and nothing is created. */
export interface ExistingMskClusterArgs extends BrokerIdArgs {
  /** `arn:aws:kafka:us-east-1:123456789012:cluster/events/1f2e…-3`. */
  readonly clusterArn: pulumi.Input<string>;
  /** Every broker's id, as `aws kafka list-nodes` has them. */
  readonly brokerIds: readonly number[];
  /**
   * What is on in the cluster: at least one. Once brokers are asked for by one of them, AWS has to name bootstrap
   * brokers for its listener. No more is checked: TLS without client certificates has the listener of `mtls`, so that
   * `mtls` passes where the cluster asks for no certificate.
   */
  readonly authentication: { readonly scram?: boolean; readonly iam?: boolean; readonly mtls?: boolean };
  /** @default "standard" */
  readonly brokerType?: MskBrokerType;
  /** The brokers' groups. Needed to let clients in. @default none known */
  readonly securityGroupIds?: readonly pulumi.Input<string>[];
  readonly overrides?: {
    /** The function form gets the client's key and the authentication, such as `sg-0a1b2c3d-scram`. */
    readonly ingress?: Override<aws.vpc.SecurityGroupIngressRuleArgs>;
  };
}

export type MskClusterArgs = NewMskClusterArgs | ExistingMskClusterArgs;
