import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { requirePlain } from "../../../materialize/connection/address";
import { later } from "../../later";
import { typeToken } from "../../names";
import { groupKey, unfitId } from "../../network/ids";
import { override, type InputNames, type Override } from "../../override";
import { ownOptions, type OwnOptions } from "../../own";
import { SECURITY_GROUP_INPUTS } from "../../inputNames";
import { clusterArnOutput, parseMskClusterArn, requireMskClusterArn } from "./arn";
import { bootstrapText } from "./bootstrap";
import { makeIngress, planIngress, securityGroupInputs } from "./clientAccess";
import { type MskNetworkArgs } from "./clusterArgs";
import { taggedWith } from "./clusterInputs";
import { checkClusterName, checkGroups, checkOwnGroups, checkSubnets } from "./clusterPlan";

/** A serverless cluster to be made. */
export interface NewMskServerlessArgs {
  /** 2 or more subnets in zones of their own, 5 at most. */
  readonly network: MskNetworkArgs;
  /** Security groups that may reach it, with keys as those of `MskCluster`. @default none */
  readonly clientSecurityGroupIds?: readonly pulumi.Input<string>[];
  /** Groups for the cluster in the place of a new one. Others replace the cluster. @default a new one that admits nobody */
  readonly securityGroupIds?: readonly pulumi.Input<string>[];
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Refuse to delete or replace the cluster. @default true */
  readonly protect?: boolean;
  readonly overrides?: {
    readonly cluster?: Override<aws.msk.ServerlessClusterArgs>;
    readonly securityGroup?: Override<aws.ec2.SecurityGroupArgs>;
    /** The function form gets the client's key and `iam`, such as `sg-0a1b2c3d-iam`. */
    readonly ingress?: Override<aws.vpc.SecurityGroupIngressRuleArgs>;
  };
}

/** A serverless cluster that is there: it is looked up, and nothing is created. */
export interface ExistingMskServerlessArgs {
  /** `arn:aws:kafka:us-east-1:123456789012:cluster/events/1f2e…-s1`. */
  readonly clusterArn: pulumi.Input<string>;
}

export type MskServerlessArgs = NewMskServerlessArgs | ExistingMskServerlessArgs;

const CLUSTER_INPUTS: InputNames<aws.msk.ServerlessClusterArgs> = {
  clientAuthentication: true,
  clusterName: true,
  region: true,
  tags: true,
  vpcConfigs: true,
};

/** @see https://docs.aws.amazon.com/msk/latest/developerguide/create-serverless-cluster.html */
const SUBNETS = [2, 3, 4, 5];

/**
 * An MSK Serverless cluster, new or existing: IAM only.
 *
 * AWS lists no brokers of it and has no topic API for it. So no load balancer can have a listener for each broker, and
 * PrivateLink cannot be built on it: reach it through an SSH tunnel, or take an `MskCluster`.
 *
 * @example
 * const cluster = new MskServerless("events", { network: { vpcId, subnetIds } });
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/serverless.html
 * @throws RunError when an argument is outside its range.
 */
export class MskServerless extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string>;
  /** The name and port to start from: `boot-….kafka-serverless.us-east-1.amazonaws.com:9098`. */
  readonly bootstrapBrokersSaslIam: pulumi.Output<string>;
  /** Empty for an existing cluster. */
  readonly securityGroupIds: readonly pulumi.Output<string>[];
  readonly authentication = ["iam"] as const;

  constructor(name: string, args: MskServerlessArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `MskServerless ${name}`;
    checkMskServerless(name, args, where);
    const make = "clusterArn" in args ? undefined : planned(name, args, where);
    super(typeToken("kafka", "MskServerless"), name, {}, opts);
    const own = ownOptions(this, opts);
    let bootstrap: pulumi.Output<string>;
    if (make === undefined) {
      const { clusterArn } = args as ExistingMskServerlessArgs;
      this.arn = clusterArnOutput(clusterArn, "serverless", where, "clusterArn");
      const found = aws.msk.getBootstrapBrokersOutput({ clusterArn: this.arn }, own);
      bootstrap = found.bootstrapBrokersSaslIam;
      this.securityGroupIds = [];
    } else {
      const made = make(own);
      this.arn = made.cluster.arn;
      bootstrap = made.cluster.bootstrapBrokersSaslIam;
      this.securityGroupIds = made.securityGroupIds;
    }
    this.clusterName = this.arn.apply((arn) => parseMskClusterArn(arn, where, "arn").clusterName);
    this.bootstrapBrokersSaslIam = bootstrapText(bootstrap, "iam", "vpc", where);
    this.registerOutputs({ arn: this.arn, bootstrapBrokersSaslIam: this.bootstrapBrokersSaslIam });
  }
}

/** @throws RunError naming the field */
export function checkMskServerless(name: string, args: MskServerlessArgs, where: string): void {
  if ("clusterArn" in args) {
    if (typeof args.clusterArn === "string")
      requireMskClusterArn(args.clusterArn, "serverless", where, "clusterArn");
    return;
  }
  checkClusterName(name, where);
  requirePlain(where, "network.vpcId", args.network.vpcId, unfitId("vpc"));
  checkSubnets(args.network.subnetIds, SUBNETS, where);
  checkGroups(args.clientSecurityGroupIds ?? [], "clientSecurityGroupIds", where);
  checkOwnGroups(args.securityGroupIds, where);
}

interface MadeServerless {
  readonly cluster: aws.msk.ServerlessCluster;
  readonly securityGroupIds: readonly pulumi.Output<string>[];
}

function planned(
  name: string,
  args: NewMskServerlessArgs,
  where: string,
): (own: OwnOptions) => MadeServerless {
  const { network, tags, overrides = {} } = args;
  const groupId = later<string>();
  const group =
    args.securityGroupIds === undefined
      ? override(
          securityGroupInputs(network.vpcId, tags),
          overrides.securityGroup,
          SECURITY_GROUP_INPUTS,
          `${where}: overrides.securityGroup`,
        )
      : undefined;
  const groupIds = args.securityGroupIds ?? [groupId.output];
  const cluster = override<aws.msk.ServerlessClusterArgs>(
    {
      clientAuthentication: { sasl: { iam: { enabled: true } } },
      vpcConfigs: [{ subnetIds: [...network.subnetIds], securityGroupIds: [...groupIds] }],
      ...taggedWith(tags),
    },
    overrides.cluster,
    CLUSTER_INPUTS,
    `${where}: overrides.cluster`,
  );
  const ingress = (args.clientSecurityGroupIds ?? []).flatMap((clientSecurityGroupId, i) =>
    planIngress(
      {
        client: groupKey(clientSecurityGroupId, i),
        clientSecurityGroupId,
        brokerSecurityGroupId: groupIds[0]!,
        authentications: ["iam"],
        tags,
        chosen: overrides.ingress,
      },
      where,
    ),
  );
  return (own) => {
    const { ec2, msk } = aws;
    if (group !== undefined) {
      const opts = pulumi.mergeOptions(own, group.opts);
      groupId.become(new ec2.SecurityGroup(`${name}-brokers`, group.args, opts).id);
    }
    const made = new msk.ServerlessCluster(
      `${name}-cluster`,
      cluster.args,
      pulumi.mergeOptions({ ...own, protect: args.protect ?? true }, cluster.opts),
    );
    makeIngress(name, ingress, own);
    return { cluster: made, securityGroupIds: groupIds.map((id) => pulumi.output(id)) };
  };
}
