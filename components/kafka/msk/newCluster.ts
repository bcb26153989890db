/** Plans and makes the children of a new cluster. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { later, type Later } from "../../later";
import { ARNS, knownArn } from "../../iam/arn";
import { groupKey } from "../../network/ids";
import { override, type Overridden } from "../../override";
import { type OwnOptions } from "../../own";
import { SECURITY_GROUP_INPUTS } from "../../inputNames";
import { makeIngress, planIngress, securityGroupInputs, type IngressPlan } from "./clientAccess";
import { type NewMskClusterArgs } from "./clusterArgs";
import * as inputs from "./clusterInputs";
import { AUTHORITIES, type NewClusterPlan } from "./clusterPlan";

/** What a new cluster consists of. */
export interface MadeCluster {
  readonly cluster: aws.msk.Cluster;
  readonly securityGroupIds: readonly pulumi.Input<string>[];
}

/** 20 to 60 minutes to make one; an update restarts one broker after the other. */
const TIMEOUTS = { create: "90m", update: "180m", delete: "60m" };

/** A child after its override, which others are shown before it is there. */
interface Planned<A> {
  readonly child: Overridden<A>;
  readonly shown: Later<string>;
}

/**
 * Applies every override, and only then lets anything be made.
 *
 * @returns what makes the children, with the options that it is given
 */
export function planNewCluster(
  name: string,
  args: NewMskClusterArgs,
  plan: NewClusterPlan,
  where: string,
): (own: OwnOptions) => MadeCluster {
  const { overrides = {} } = args;
  const named: Named = (child) => `${where}: overrides.${child}`;
  const configuration = override<aws.msk.ConfigurationArgs>(
    // Without versions: it goes with any, and an upgrade of the cluster needs no other.
    { serverProperties: plan.serverProperties },
    overrides.configuration,
    inputs.CONFIGURATION_INPUTS,
    named("configuration"),
  );
  const configurationArn = later<string>();
  const revision = later<number>();
  const securityGroup = planSecurityGroup(args, named);
  const securityGroupIds = args.securityGroupIds ?? [securityGroup!.shown.output];
  const logGroup = planLogGroup(name, args, plan, named);
  const cluster = override<aws.msk.ClusterArgs>(
    inputs.clusterInputs(args, plan, {
      configuration: { arn: configurationArn.output, revision: revision.output },
      securityGroupIds,
      authorityArns: args.authentication.mtls?.certificateAuthorityArns.map((arn, i) =>
        knownArn(arn, ARNS.certificateAuthority, where, `${AUTHORITIES}[${i}]`),
      ),
      logGroupName:
        plan.logs && "logGroupName" in plan.logs ? plan.logs.logGroupName : logGroup?.shown.output,
    }),
    overrides.cluster,
    inputs.CLUSTER_INPUTS,
    named("cluster"),
  );
  const autoscaling = planAutoscaling(args, plan, named);
  const ingress = planClients(args, plan, securityGroupIds[0]!, where);

  return (own) => {
    const options: Options = (more, chosen) => pulumi.mergeOptions(pulumi.mergeOptions(own, more), chosen);
    const configured = new aws.msk.Configuration(
      `${name}-configuration`,
      configuration.args,
      options({}, configuration.opts),
    );
    configurationArn.become(configured.arn);
    revision.become(configured.latestRevision);
    if (securityGroup !== undefined) {
      const { child, shown } = securityGroup;
      shown.become(new aws.ec2.SecurityGroup(`${name}-brokers`, child.args, options({}, child.opts)).id);
    }
    if (logGroup !== undefined) {
      const { child, shown } = logGroup;
      shown.become(new aws.cloudwatch.LogGroup(`${name}-logs`, child.args, options({}, child.opts)).name);
    }
    const ignoreChanges = autoscaling === undefined ? [] : [inputs.GROWN_VOLUME];
    const kept = { protect: args.protect ?? true, customTimeouts: TIMEOUTS, ignoreChanges };
    const made = new aws.msk.Cluster(`${name}-cluster`, cluster.args, options(kept, cluster.opts));
    autoscaling?.(name, made, options);
    makeIngress(name, ingress, own);
    return { cluster: made, securityGroupIds };
  };
}

type Named = (child: string) => string;

function planSecurityGroup(
  { securityGroupIds, network, tags, overrides = {} }: NewMskClusterArgs,
  named: Named,
): Planned<aws.ec2.SecurityGroupArgs> | undefined {
  if (securityGroupIds !== undefined) return undefined;
  const defaults = securityGroupInputs(network.vpcId, tags);
  const where = named("securityGroup");
  return {
    child: override(defaults, overrides.securityGroup, SECURITY_GROUP_INPUTS, where),
    shown: later<string>(),
  };
}

function planLogGroup(
  name: string,
  { tags, overrides = {} }: NewMskClusterArgs,
  { logs }: NewClusterPlan,
  named: Named,
): Planned<aws.cloudwatch.LogGroupArgs> | undefined {
  if (logs === undefined || "logGroupName" in logs) return undefined;
  const defaults = inputs.logGroupInputs(name, logs.retentionDays, tags);
  const where = named("logGroup");
  return {
    child: override(defaults, overrides.logGroup, inputs.LOG_GROUP_INPUTS, where),
    shown: later<string>(),
  };
}

function planClients(
  { clientSecurityGroupIds = [], tags, overrides = {} }: NewMskClusterArgs,
  { authentication }: NewClusterPlan,
  brokerSecurityGroupId: pulumi.Input<string>,
  where: string,
): readonly IngressPlan[] {
  return clientSecurityGroupIds.flatMap((clientSecurityGroupId, i) => {
    const client = groupKey(clientSecurityGroupId, i);
    const ends = { client, clientSecurityGroupId, brokerSecurityGroupId };
    return planIngress({ ...ends, authentications: authentication, tags, chosen: overrides.ingress }, where);
  });
}

type Options = (
  more: pulumi.CustomResourceOptions,
  chosen: pulumi.CustomResourceOptions,
) => pulumi.CustomResourceOptions;

function planAutoscaling(
  { tags, overrides = {} }: NewMskClusterArgs,
  plan: NewClusterPlan,
  named: Named,
): ((name: string, cluster: aws.msk.Cluster, options: Options) => void) | undefined {
  const autoscaling = plan.brokers.storage?.autoscaling;
  if (autoscaling === undefined) return undefined;
  const clusterArn = later<string>();
  const target = override(
    inputs.storageTargetInputs(clusterArn.output, autoscaling.maxGiB, tags),
    overrides.storageTarget,
    inputs.STORAGE_TARGET_INPUTS,
    named("storageTarget"),
  );
  const policy = override(
    inputs.storagePolicyInputs(clusterArn.output, autoscaling.targetUtilizationPercent),
    overrides.storagePolicy,
    inputs.STORAGE_POLICY_INPUTS,
    named("storagePolicy"),
  );
  return (name, cluster, options) => {
    clusterArn.become(cluster.arn);
    const { Target, Policy } = aws.appautoscaling;
    const made = new Target(`${name}-storage-target`, target.args, options({}, target.opts));
    // AWS refuses a policy for what is not a target yet.
    new Policy(`${name}-storage-policy`, policy.args, options({ dependsOn: [made] }, policy.opts));
  };
}
