/** The inputs of an `MskCluster`'s children, from its plan. Pure. */
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type InputNames } from "../../override";
import { type NewMskClusterArgs } from "./clusterArgs";
import { type NewClusterPlan } from "./clusterPlan";

/** What a cluster takes from the children made beside it. */
export interface WiredIn {
  readonly configuration: { readonly arn: pulumi.Input<string>; readonly revision: pulumi.Input<number> };
  readonly securityGroupIds: readonly pulumi.Input<string>[];
  readonly logGroupName?: pulumi.Input<string>;
  /** Of AWS Private CA: none where certificates prove nothing. */
  readonly authorityArns?: readonly pulumi.Input<string>[];
}

export function clusterInputs(
  args: NewMskClusterArgs,
  plan: NewClusterPlan,
  wired: WiredIn,
): aws.msk.ClusterArgs {
  const { storage } = plan.brokers;
  return {
    kafkaVersion: plan.kafkaVersion,
    numberOfBrokerNodes: plan.brokers.count,
    brokerNodeGroupInfo: {
      instanceType: plan.brokers.instanceType,
      clientSubnets: [...args.network.subnetIds],
      securityGroups: [...wired.securityGroupIds],
      ...(storage === undefined ? {} : { storageInfo: { ebsStorageInfo: volumeInputs(storage) } }),
    },
    clientAuthentication: {
      sasl: { scram: plan.authentication.includes("scram"), iam: plan.authentication.includes("iam") },
      ...(wired.authorityArns === undefined
        ? {}
        : { tls: { certificateAuthorityArns: [...wired.authorityArns] } }),
      unauthenticated: false,
    },
    encryptionInfo: {
      encryptionInTransit: { clientBroker: "TLS", inCluster: true },
      ...(args.encryptionKeyArn === undefined ? {} : { encryptionAtRestKmsKeyArn: args.encryptionKeyArn }),
    },
    configurationInfo: { ...wired.configuration },
    enhancedMonitoring: plan.enhancedMonitoring,
    ...(wired.logGroupName === undefined
      ? {}
      : { loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: wired.logGroupName } } } }),
    ...taggedWith(args.tags),
  };
}

function volumeInputs(storage: NonNullable<NewClusterPlan["brokers"]["storage"]>) {
  return {
    volumeSize: storage.gib,
    ...(storage.throughputMiB === undefined
      ? {}
      : { provisionedThroughput: { enabled: true, volumeThroughput: storage.throughputMiB } }),
  };
}

/** Volumes grow by themselves, and what they have grown to is no difference to undo. */
export const GROWN_VOLUME = "brokerNodeGroupInfo.storageInfo.ebsStorageInfo.volumeSize";

/** @see https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-msk.html */
const SCALED = { scalableDimension: "kafka:broker-storage:VolumeSize", serviceNamespace: "kafka" };

export function storageTargetInputs(
  clusterArn: pulumi.Input<string>,
  maxGiB: number,
  tags: NewMskClusterArgs["tags"],
): aws.appautoscaling.TargetArgs {
  // AWS takes no other minimum than 1: a volume never shrinks to it.
  return { ...SCALED, resourceId: clusterArn, minCapacity: 1, maxCapacity: maxGiB, ...taggedWith(tags) };
}

export function storagePolicyInputs(
  clusterArn: pulumi.Input<string>,
  targetUtilizationPercent: number,
): aws.appautoscaling.PolicyArgs {
  return {
    ...SCALED,
    resourceId: clusterArn,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "KafkaBrokerStorageUtilization" },
      targetValue: targetUtilizationPercent,
      disableScaleIn: true,
    },
  };
}

/** Under this prefix CloudWatch lets AWS deliver logs without a line for each group in a policy of limited size. */
const VENDED = "/aws/vendedlogs/msk/";

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-CloudWatchLogs.html */
export function logGroupInputs(
  name: string,
  retentionDays: number,
  tags: NewMskClusterArgs["tags"],
): aws.cloudwatch.LogGroupArgs {
  return { namePrefix: `${VENDED}${name}-`, retentionInDays: retentionDays, ...taggedWith(tags) };
}

export function taggedWith(tags: NewMskClusterArgs["tags"]): {
  readonly tags?: Record<string, pulumi.Input<string>>;
} {
  return tags === undefined ? {} : { tags: { ...tags } };
}

export const CLUSTER_INPUTS: InputNames<aws.msk.ClusterArgs> = {
  brokerNodeGroupInfo: true,
  clientAuthentication: true,
  clusterName: true,
  configurationInfo: true,
  encryptionInfo: true,
  enhancedMonitoring: true,
  kafkaVersion: true,
  loggingInfo: true,
  numberOfBrokerNodes: true,
  openMonitoring: true,
  rebalancing: true,
  region: true,
  storageMode: true,
  tags: true,
};
export const CONFIGURATION_INPUTS: InputNames<aws.msk.ConfigurationArgs> = {
  description: true,
  kafkaVersions: true,
  name: true,
  region: true,
  serverProperties: true,
};
export const LOG_GROUP_INPUTS: InputNames<aws.cloudwatch.LogGroupArgs> = {
  deletionProtectionEnabled: true,
  kmsKeyId: true,
  logGroupClass: true,
  name: true,
  namePrefix: true,
  region: true,
  retentionInDays: true,
  skipDestroy: true,
  tags: true,
};
export const STORAGE_TARGET_INPUTS: InputNames<aws.appautoscaling.TargetArgs> = {
  maxCapacity: true,
  minCapacity: true,
  region: true,
  resourceId: true,
  roleArn: true,
  scalableDimension: true,
  serviceNamespace: true,
  suspendedState: true,
  tags: true,
};
export const STORAGE_POLICY_INPUTS: InputNames<aws.appautoscaling.PolicyArgs> = {
  name: true,
  policyType: true,
  predictiveScalingPolicyConfiguration: true,
  region: true,
  resourceId: true,
  scalableDimension: true,
  serviceNamespace: true,
  stepScalingPolicyConfiguration: true,
  targetTrackingScalingPolicyConfiguration: true,
};
