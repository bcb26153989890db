/** What a kind of Kafka cluster brings to a pipeline. A new kind is a file beside `sasl.ts` and a line in `index.ts`. */
import type * as pulumi from "@pulumi/pulumi";
import { type SaslMechanism } from "../../materialize";
import { type PrivateLinkBroker } from "../../components";
import { type KafkaPipelineConfig } from "../config/kafkaPipeline";
import { type Secrets } from "../config/secrets";
import { type PipelineContext } from "../context";
import { type Attempt, type Claim, type PipelineGroup } from "../pipeline";

/** How Materialize shows itself to the brokers. */
export type Identity =
  | {
      readonly by: "sasl";
      readonly mechanism: SaslMechanism;
      readonly username: pulumi.Input<string>;
      readonly password: pulumi.Input<string>;
      /** The secret of Secrets Manager whose whole text is the password, if there is one. */
      readonly awsSecret?: string;
    }
  | { readonly by: "iam"; readonly roleArn: pulumi.Input<string>; readonly usable: boolean }
  | { readonly by: "mtls"; readonly certificate: string; readonly key: pulumi.Input<string> };

/** What the connection is made from: of components, or stand-ins for them. */
export interface ClusterValues {
  /** `host:port` of each broker, as it advertises itself. */
  readonly addresses: readonly pulumi.Input<string>[];
  readonly identity: Identity;
  readonly transport: "tls" | "plaintext";
  readonly certificateAuthority?: string;
}

/** A cluster whose components are registered. */
export interface DeployedCluster {
  readonly values: ClusterValues;
  /** Names of the topics that were made, by key. */
  readonly topics: ReadonlyMap<string, pulumi.Output<string>>;
  readonly provisioned: Readonly<Record<string, pulumi.Input<unknown>>>;
  /** Where the brokers stand, for `network: privatelink`. */
  readonly inVpc?: BrokersInVpc;
}

export interface BrokersInVpc {
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly brokers: readonly PrivateLinkBroker[];
  readonly retiringBrokerIds: readonly number[];
  readonly brokerSecurityGroupIds: readonly pulumi.Input<string>[];
}

export interface ClusterKind {
  /** Checks what can be checked without registering; a refusal is noted by `attempt`. @returns whether all passed */
  check(name: string, config: KafkaPipelineConfig, context: PipelineContext, attempt: Attempt): boolean;
  /** Checks a topic that is to be made. @throws RunError for what this kind of cluster does not take. */
  checkTopic(name: string, key: string, config: KafkaPipelineConfig, where: string): void;
  /** Stand-ins for what the components will give. Pure. */
  standIns(name: string, config: KafkaPipelineConfig, context: PipelineContext): ClusterValues;
  /** Where the brokers stand, for `network: privatelink`: the config's own ids, ports and groups. Pure. */
  standInBrokers(config: KafkaPipelineConfig): BrokersInVpc | undefined;
  /** What no other pipeline may make too, on this cluster. */
  claims(name: string, config: KafkaPipelineConfig): readonly Claim[];
  deploy(
    name: string,
    config: KafkaPipelineConfig,
    context: PipelineContext,
    secrets: Secrets,
    parent: PipelineGroup,
  ): DeployedCluster;
}
