/** Checks the arguments of an `MskCluster` and fills the defaults in. Pure. */
import type * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../../materialize/errors";
import { requirePlain } from "../../../materialize/connection/address";
import { ARNS, refuseArn } from "../../iam/arn";
import { requireIds, unfitId } from "../../network/ids";
import { vendorFacts } from "../vendors";
import { requireMskClusterArn } from "./arn";
import { checkIds, type BrokerIds } from "./brokerNodes";
import { checkBrokers, type BrokersPlan, type MskBrokerType } from "./brokerTypes";
import { MONITORING_LEVELS, type ExistingMskClusterArgs, type NewMskClusterArgs } from "./clusterArgs";
import { EXPRESS_KAFKA_VERSIONS } from "./express";
import { checkLogs, type MskLogsArgs } from "./logs";
import { MSK_AUTHENTICATIONS, type MskAuthentication } from "./ports";
import { serverPropertiesText } from "./serverProperties";

/** What is the same for a new cluster and one that is there. */
export interface MskClusterFacts extends BrokerIds {
  readonly authentication: readonly MskAuthentication[];
  readonly brokerType: MskBrokerType;
  /** Of topics that say none: a replica in each zone. */
  readonly replicationFactor: number;
}

/** A cluster to be made, with everything decided. */
export interface NewClusterPlan extends MskClusterFacts {
  readonly kafkaVersion: string;
  readonly brokers: BrokersPlan;
  readonly serverProperties: string;
  readonly logs?: MskLogsArgs;
  readonly enhancedMonitoring: string;
}

/**
 * The version that AWS recommends, with KRaft (Sep 2026). Express has it too.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html
 */
const KAFKA_VERSION = "3.9.x.kraft";
const KRAFT = /^\d+\.\d+\.[0-9x]+\.kraft$/;
const SUBNETS = [2, 3];
export const AUTHORITIES = "authentication.mtls.certificateAuthorityArns";
/** Of a topic on a cluster whose zones are not known here: AWS's own advice. A cluster of two brokers wants it said. */
const REPLICAS = vendorFacts("msk").replicationFactor;

/** @throws RunError naming the field */
export function checkNewMskCluster(name: string, args: NewMskClusterArgs, where: string): NewClusterPlan {
  checkClusterName(name, where);
  const subnets = checkSubnets(args.network.subnetIds, SUBNETS, where);
  checkIdsOfEc2(args, where);
  const brokers = checkBrokers(args.brokers, subnets, where);
  const monitoring = args.enhancedMonitoring ?? "PER_TOPIC_PER_BROKER";
  if (!MONITORING_LEVELS.includes(monitoring)) {
    throw invalid(where, "enhancedMonitoring", `be one of ${MONITORING_LEVELS.join(", ")}`, monitoring);
  }
  return {
    kafkaVersion: checkVersion(args.kafkaVersion ?? KAFKA_VERSION, brokers.type, where),
    brokers,
    brokerType: brokers.type,
    replicationFactor: subnets,
    ...newBrokerIds(args, brokers.count, where),
    authentication: checkNewAuthentication(args.authentication, where),
    serverProperties: serverPropertiesText(args.serverProperties ?? {}, brokers.type, subnets, where),
    logs: checkLogs(args.logs, brokers.type, where),
    enhancedMonitoring: monitoring,
  };
}

/** @throws RunError naming the field */
export function checkExistingMskCluster(args: ExistingMskClusterArgs, where: string): MskClusterFacts {
  if (typeof args.clusterArn === "string")
    requireMskClusterArn(args.clusterArn, "provisioned", where, "clusterArn");
  checkGroups(args.securityGroupIds ?? [], "securityGroupIds", where);
  if (args.brokerIds.length === 0) throw invalid(where, "brokerIds", "name every broker", args.brokerIds);
  const brokerType = args.brokerType ?? "standard";
  if (brokerType !== "standard" && brokerType !== "express")
    throw invalid(where, "brokerType", "be standard or express", brokerType);
  return {
    brokerType,
    replicationFactor: REPLICAS,
    ...brokersOf(args.brokerIds, args.retiringBrokerIds, where),
    authentication: turnedOn(args.authentication, where),
  };
}

/** @see https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html (the name has room for Pulumi's suffix) */
export function checkClusterName(name: string, where: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,47}$/.test(name)) {
    throw invalid(where, "name", "be 1 to 48 of a-z A-Z 0-9 - (the cluster is named after it)", name);
  }
}

/**
 * @param allowed how many
 * @returns how many there are
 * @throws RunError for another number, and for what is known not to be a subnet's id, such as a zone's name.
 */
export function checkSubnets(
  subnetIds: readonly pulumi.Input<string>[],
  allowed: readonly number[],
  where: string,
): number {
  if (!allowed.includes(subnetIds.length))
    throw invalid(where, "network.subnetIds", `name ${allowed.join(" or ")} subnets`, subnetIds.length);
  requireIds(where, "network.subnetIds", subnetIds, unfitId("subnet"));
  return subnetIds.length;
}

function checkIdsOfEc2(args: NewMskClusterArgs, where: string): void {
  requirePlain(where, "network.vpcId", args.network.vpcId, unfitId("vpc"));
  checkGroups(args.clientSecurityGroupIds ?? [], "clientSecurityGroupIds", where);
  checkOwnGroups(args.securityGroupIds, where);
  if (args.encryptionKeyArn !== undefined)
    refuseArn(args.encryptionKeyArn, ARNS.key, where, "encryptionKeyArn");
}

export function checkGroups(ids: readonly pulumi.Input<string>[], field: string, where: string): void {
  requireIds(where, field, ids, unfitId("sg"));
}

/** Groups in the place of a new one. */
export function checkOwnGroups(ids: readonly pulumi.Input<string>[] | undefined, where: string): void {
  if (ids?.length === 0)
    throw invalid(where, "securityGroupIds", "name a group, or be left out for a new one", ids);
  checkGroups(ids ?? [], "securityGroupIds", where);
}

function checkVersion(version: string, type: MskBrokerType, where: string): string {
  if (!KRAFT.test(version)) {
    throw invalid(where, "kafkaVersion", `be a version with KRaft, such as ${KAFKA_VERSION}`, version);
  }
  if (type === "express" && !EXPRESS_KAFKA_VERSIONS.includes(version)) {
    const rule = `be one of ${EXPRESS_KAFKA_VERSIONS.join(", ")} with Express brokers`;
    throw invalid(where, "kafkaVersion", rule, version, "a newer one can be given by overrides.cluster");
  }
  return version;
}

function newBrokerIds(args: NewMskClusterArgs, count: number, where: string): BrokerIds {
  const usual = Array.from({ length: count }, (_, i) => i + 1);
  const ids = brokersOf(args.brokerIds ?? usual, args.retiringBrokerIds, where);
  const all = [...ids.brokerIds, ...ids.retiringBrokerIds].sort((a, b) => a - b);
  if (all.length !== count) {
    const rule = `name all ${count} brokers of brokers.count, together with retiringBrokerIds`;
    throw invalid(where, "brokerIds", rule, all);
  }
  return ids;
}

/** Brokers that retire may be named among all of them, or apart. */
function brokersOf(
  all: readonly number[],
  retiring: readonly number[] | undefined,
  where: string,
): BrokerIds {
  const retiringBrokerIds = checkIds(retiring ?? [], where, "retiringBrokerIds");
  const brokerIds = checkIds(all, where, "brokerIds").filter((id) => !retiringBrokerIds.includes(id));
  if (brokerIds.length === 0) throw invalid(where, "retiringBrokerIds", "leave a broker", retiringBrokerIds);
  return { brokerIds, retiringBrokerIds };
}

function checkNewAuthentication(
  authentication: NewMskClusterArgs["authentication"],
  where: string,
): readonly MskAuthentication[] {
  const authorities = authentication.mtls?.certificateAuthorityArns;
  if (authorities?.length === 0)
    throw invalid(where, AUTHORITIES, "name at least one authority of AWS Private CA", authorities);
  authorities?.forEach((arn, i) => refuseArn(arn, ARNS.certificateAuthority, where, `${AUTHORITIES}[${i}]`));
  return turnedOn(authentication, where);
}

function turnedOn(
  authentication: Readonly<Partial<Record<MskAuthentication, boolean | object>>>,
  where: string,
): readonly MskAuthentication[] {
  const on = MSK_AUTHENTICATIONS.filter((name) => authentication[name]);
  const known = MSK_AUTHENTICATIONS.join(", ");
  if (on.length === 0)
    throw invalid(where, "authentication", `turn on at least one of ${known}`, Object.keys(authentication));
  return on;
}
