import { isIPv4 } from "node:net";
import * as pulumi from "@pulumi/pulumi";
import { requirePlain, unfitHost } from "../../materialize/connection/address";
import { unfitZoneId } from "../../materialize/connection/awsPrivateLink";
import { invalid } from "../../materialize/errors";
import { requireIds, unfitId } from "../network/ids";
import { type KafkaPrivateLinkArgs, type PrivateLinkBroker } from "./args";
import { unfitEndpointId } from "./endpointId";
import { unfitPrincipal } from "./principal";
import { planListeners, type ListenerPlan } from "./plan";

/** @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const REGION = /^[a-z]{2}(?:-[a-z]+)+-[1-9]\d*$/;

/** What Materialize or AWS still has to tell before anything can flow. */
export type MissingStep = "principal" | "endpoint";

/** A value whose shape was looked at already is passed on; an Output is looked at when it is known. */
export function whenKnown(
  where: string,
  field: string,
  value: pulumi.Input<string>,
  unfit: (text: string) => string | undefined,
): pulumi.Output<string> {
  return pulumi.output(value).apply((text) => {
    requirePlain(where, field, text, unfit);
    return text;
  });
}

/** Says why `ip` can be no target, or `undefined`. */
export function unfitIp(ip: string): string | undefined {
  return isIPv4(ip) ? undefined : "be an IPv4 address, such as 10.0.1.17";
}

/** Which steps of the two-phase set-up are still open: the SQL that connects to the brokers has to wait for them. */
export function missing(
  args: Pick<KafkaPrivateLinkArgs, "principals" | "acceptance" | "endpointIds">,
): readonly MissingStep[] {
  const principal = (args.principals ?? []).length === 0;
  const endpoint = args.acceptance !== "automatic" && (args.endpointIds ?? []).length === 0;
  return [...(principal ? (["principal"] as const) : []), ...(endpoint ? (["endpoint"] as const) : [])];
}

/**
 * Checks everything that is plain, and plans the listeners.
 *
 * @throws RunError as `KafkaPrivateLink` does.
 */
export function checkKafkaPrivateLink(
  args: KafkaPrivateLinkArgs,
  where: string,
): { readonly plan: ListenerPlan<PrivateLinkBroker>; readonly crossRegion: boolean } {
  for (const field of ["region", "materializeRegion"] as const) {
    if (!REGION.test(args[field]))
      throw invalid(where, field, "be an AWS region, such as us-east-1", args[field]);
  }
  requirePlain(where, "vpcId", args.vpcId, unfitId("vpc"));
  if (args.subnetIds.length === 0)
    throw invalid(where, "subnetIds", "name the brokers' subnets, one or more", args.subnetIds);
  requireIds(where, "subnetIds", args.subnetIds, unfitId("subnet"));
  requireIds(where, "brokerSecurityGroupIds", args.brokerSecurityGroupIds ?? [], unfitId("sg"));
  checkZones(args, where);
  const plan = planListeners(args.brokers, args, where);
  checkTargets(args, where);
  checkAcceptance(args, where);
  return { plan, crossRegion: args.region !== args.materializeRegion };
}

function checkZones(
  { materializeZoneIds, region, materializeRegion }: KafkaPrivateLinkArgs,
  where: string,
): void {
  if (materializeZoneIds === undefined) return;
  const field = "materializeZoneIds";
  if (region !== materializeRegion)
    throw invalid(
      where,
      field,
      "be left out for another region, where Materialize chooses",
      materializeZoneIds,
    );
  if (materializeZoneIds.length === 0) throw invalid(where, field, "name a zone, or be left out", []);
  requireIds(where, field, materializeZoneIds, unfitZoneId);
}

function checkTargets({ brokers, registry }: KafkaPrivateLinkArgs, where: string): void {
  brokers.forEach((broker, i) => {
    const field = `brokers[${i}]`;
    requirePlain(where, `${field}.host`, broker.host, unfitHost);
    requirePlain(where, `${field}.ip`, broker.ip, unfitIp);
    requirePlain(where, `${field}.zoneId`, broker.zoneId, unfitZoneId);
    // Two listeners to one place: what is meant for one broker would reach another.
    const other = brokers.findIndex(({ ip, port }) => ip === broker.ip && port === broker.port);
    if (other !== i)
      throw invalid(where, `${field}.ip`, `differ from brokers[${other}]'s, or the port`, broker.ip);
  });
  if (registry === undefined) return;
  requirePlain(where, "registry.ip", registry.ip, unfitIp);
  requirePlain(where, "registry.securityGroupId", registry.securityGroupId, unfitId("sg"));
  const same = brokers.findIndex(({ ip, port }) => ip === registry.ip && port === registry.port);
  if (same >= 0) {
    const rule = `differ from brokers[${same}]'s, or the port`;
    throw invalid(where, "registry.ip", rule, registry.ip);
  }
}

function checkAcceptance(args: KafkaPrivateLinkArgs, where: string): void {
  const { acceptance = "manual", principals = [], endpointIds = [] } = args;
  requireIds(where, "principals", principals, unfitPrincipal);
  if (!["manual", "automatic"].includes(acceptance))
    throw invalid(where, "acceptance", "be manual or automatic", acceptance);
  requireIds(where, "endpointIds", endpointIds, unfitEndpointId);
  if (endpointIds.length === 0) return;
  if (acceptance === "automatic")
    throw invalid(where, "endpointIds", "be left out where acceptance is automatic", endpointIds);
  if (principals.length === 0) {
    const next = "name its principal in principals";
    throw invalid(where, "endpointIds", "be left out while nobody may connect", endpointIds, next);
  }
}
