import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../../materialize/errors";
import { typeToken } from "../../names";
import { ownOptions, type OwnOptions } from "../../own";
import { type MskTopicCluster } from "../cluster";
import { clusterArnOutput, parseMskClusterArn } from "./arn";
import { bootstrapText } from "./bootstrap";
import { BrokerLookup, type BrokerPlace } from "./brokerLookup";
import { publicHost } from "./brokerNodes";
import { makeIngress, planIngress } from "./clientAccess";
import { type MskClusterArgs } from "./clusterArgs";
import { checkExistingMskCluster, checkNewMskCluster, type MskClusterFacts } from "./clusterPlan";
import { planNewCluster } from "./newCluster";
import { mskListener, type MskAuthentication, type MskReach } from "./ports";

/** One broker, by one way of authentication. */
export interface MskBroker extends BrokerPlace {
  /** Its id in Kafka and in AWS. Names and ports of what is made for it follow from this, never from its place in a list. */
  readonly id: number;
  /** The listener's port. */
  readonly port: number;
  /** `host:port`, what the broker advertises. */
  readonly address: pulumi.Output<string>;
}

/**
 * A provisioned MSK cluster, new or existing: KRaft, standard or Express brokers, TLS only, nobody let in unless asked
 * for.
 *
 * @example
 * const cluster = new MskCluster("events", {
 *   brokers: { type: "standard", count: 3, storageGiB: 100 },
 *   network: { vpcId, subnetIds },
 *   authentication: { scram: true },
 * });
 * @example
 * const cluster = new MskCluster("events", {
 *   clusterArn: "arn:aws:kafka:us-east-1:123456789012:cluster/events/1f2e3d4c-0000-4000-8000-000000000000-3",
 *   brokerIds: [1, 2, 3],
 *   authentication: { iam: true },
 * });
 * @throws RunError when an argument is outside its range, or AWS refuses it for this type of broker.
 */
export class MskCluster extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string>;
  /** Sorted by number. */
  readonly brokerIds: readonly number[];
  /** Brokers on their way out: not among those, and still in the cluster. */
  readonly retiringBrokerIds: readonly number[];
  /** The brokers' groups; empty for an existing cluster that was given none. */
  readonly securityGroupIds: readonly pulumi.Input<string>[];
  readonly authentication: readonly MskAuthentication[];
  /** What `KafkaTopic` makes topics on, through AWS: whoever runs Pulumi needs no way to the brokers. */
  readonly topicCluster: MskTopicCluster;
  /** The cluster, where it is made here. */
  readonly cluster?: aws.msk.Cluster;
  private readonly where: string;
  private readonly logicalName: string;
  private readonly args: MskClusterArgs;
  private readonly lookup: BrokerLookup;
  private readonly own: OwnOptions;
  private bootstrap?: pulumi.Output<aws.msk.GetBootstrapBrokersResult>;

  constructor(name: string, args: MskClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `MskCluster ${name}`;
    const facts = planned(name, args, where);
    super(typeToken("kafka", "MskCluster"), name, {}, opts);
    this.where = where;
    this.logicalName = name;
    this.args = args;
    this.own = ownOptions(this, opts);
    this.brokerIds = facts.brokerIds;
    this.retiringBrokerIds = facts.retiringBrokerIds;
    this.authentication = facts.authentication;
    if ("clusterArn" in args) {
      this.arn = clusterArnOutput(args.clusterArn, "provisioned", where, "clusterArn");
      // As they were given: what is made for a plain id is named after it, and stays when another one goes.
      this.securityGroupIds = args.securityGroupIds ?? [];
    } else {
      const made = facts.make!(this.own);
      this.cluster = made.cluster;
      this.arn = made.cluster.arn;
      this.securityGroupIds = made.securityGroupIds;
    }
    this.clusterName = this.arn.apply((arn) => parseMskClusterArn(arn, where, "arn").clusterName);
    this.topicCluster = {
      vendor: "msk",
      topicsBy: "control-plane",
      clusterArn: this.arn,
      brokers: facts.brokerIds.length + facts.retiringBrokerIds.length,
      replicationFactor: facts.replicationFactor,
      brokerType: facts.brokerType,
      awsProvider: this.getProvider("aws:msk/topic:Topic"),
    };
    // Behind an Output a resource of this very program may stand, which this run scales out.
    const mayGrow = !("clusterArn" in args) || typeof args.clusterArn !== "string";
    this.lookup = new BrokerLookup(this.arn, facts, where, this.own, mayGrow);
    this.registerOutputs({ arn: this.arn, clusterName: this.clusterName });
  }

  /**
   * Every broker of the plan, sorted by id, with the listener of one authentication. Not those that retire.
   *
   * @param reach `public`: the names and ports for the internet, of a cluster that was made public elsewhere
   * @throws RunError where the authentication is not one of the cluster's; later, where the cluster is not public.
   */
  brokers(authentication: MskAuthentication, reach: MskReach = "vpc"): readonly MskBroker[] {
    return this.at(this.brokerIds, authentication, reach);
  }

  /** The brokers that retire: their listeners stay until no SQL names them. @throws RunError as {@link brokers} does. */
  retiringBrokers(authentication: MskAuthentication): readonly MskBroker[] {
    return this.at(this.retiringBrokerIds, authentication, "vpc");
  }

  /**
   * Some brokers to start from, `host:port` and commas. Not a list of all: above three brokers AWS picks about one a
   * zone, now these, now those. For SQL take {@link brokers}.
   *
   * @throws RunError where the authentication is not one of the cluster's; later, where AWS has none for it.
   */
  bootstrapBrokers(authentication: MskAuthentication, reach: MskReach = "vpc"): pulumi.Output<string> {
    this.requireOn(authentication);
    const { bootstrap } = mskListener(authentication, reach);
    const text = this.cluster?.[bootstrap] ?? this.bootstrapLookup()[bootstrap];
    return bootstrapText(text, authentication, reach, this.where);
  }

  /**
   * Lets a security group reach the brokers' ports: one rule for each authentication, on the brokers' first group.
   *
   * @param client a name that stays, a part of the rules' names
   * @throws RunError where the brokers' group is not known.
   */
  allowClients(
    client: string,
    securityGroupId: pulumi.Input<string>,
    authentications: readonly MskAuthentication[] = this.authentication,
  ): readonly aws.vpc.SecurityGroupIngressRule[] {
    const [brokerSecurityGroupId] = this.securityGroupIds;
    if (brokerSecurityGroupId === undefined)
      throw invalid(this.where, "securityGroupIds", "be given to let clients in", this.securityGroupIds);
    authentications.forEach((authentication) => this.requireOn(authentication));
    const plans = planIngress(
      {
        client,
        clientSecurityGroupId: securityGroupId,
        brokerSecurityGroupId,
        authentications,
        tags: "tags" in this.args ? this.args.tags : undefined,
        chosen: this.args.overrides?.ingress,
      },
      this.where,
    );
    return makeIngress(this.logicalName, plans, this.own);
  }

  private at(
    ids: readonly number[],
    authentication: MskAuthentication,
    reach: MskReach,
  ): readonly MskBroker[] {
    this.requireOn(authentication);
    const { port } = mskListener(authentication, reach);
    // What is on in a cluster made elsewhere, only that cluster knows: its answer stands before each name.
    const on =
      this.cluster === undefined || reach === "public" ? this.bootstrapBrokers(authentication, reach) : "";
    return ids.map((id) => {
      const place = this.lookup.place(id);
      const host = pulumi
        .all([place.host, on])
        .apply(([inVpc]) => (reach === "vpc" ? inVpc : publicHost(inVpc, id)));
      return { ...place, id, host, port, address: pulumi.interpolate`${host}:${port}` };
    });
  }

  private requireOn(authentication: MskAuthentication): void {
    if (this.authentication.includes(authentication)) return;
    throw invalid(
      this.where,
      "authentication",
      `be one of ${this.authentication.join(", ")}`,
      authentication,
    );
  }

  private bootstrapLookup(): pulumi.Output<aws.msk.GetBootstrapBrokersResult> {
    this.bootstrap ??= aws.msk.getBootstrapBrokersOutput({ clusterArn: this.arn }, this.own);
    return this.bootstrap;
  }
}

/** Everything that can be refused, before anything is registered. */
function planned(
  name: string,
  args: MskClusterArgs,
  where: string,
): MskClusterFacts & { readonly make?: ReturnType<typeof planNewCluster> } {
  if ("clusterArn" in args) return checkExistingMskCluster(args, where);
  const plan = checkNewMskCluster(name, args, where);
  return { ...plan, make: planNewCluster(name, args, plan, where) };
}
