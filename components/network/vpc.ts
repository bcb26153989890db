import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { requirePlain } from "../../materialize/connection/address";
import { unfitZoneId } from "../../materialize/connection/awsPrivateLink";
import { invalid } from "../../materialize/errors";
import { requireIds, unfitId } from "./ids";

/** A VPC that is there, by ids. */
export interface GivenVpc {
  /** `vpc-…`. */
  readonly vpcId: pulumi.Input<string>;
  /** `subnet-…`, one or more, one a zone. */
  readonly subnetIds: readonly pulumi.Input<string>[];
}

/** The account's default VPC in the provider's region. */
export interface DefaultVpc {
  readonly default: {
    /** How many of its default subnets, each in a zone of its own, 1 or more. */
    readonly subnets: number;
    /**
     * Only these zones, by id, `use1-az1`. Not every service is in every zone; and where AWS opens one, a choice among
     * all may change, which replaces load balancers. @default all
     */
    readonly zoneIds?: readonly string[];
  };
}

/** A VPC is taken, never made. */
export type VpcArgs = GivenVpc | DefaultVpc;

export interface VpcNetwork {
  readonly vpcId: pulumi.Output<string>;
  /** As many as were asked for, whatever is known yet. Of a default VPC by the ids of their zones. */
  readonly subnetIds: readonly pulumi.Output<string>[];
}

/**
 * Checks what can be checked without AWS.
 *
 * @throws RunError when no subnet is named or asked for, or an id is malformed or named twice.
 */
export function checkVpc(args: VpcArgs, where: string): void {
  if ("default" in args) {
    const { subnets, zoneIds } = args.default;
    if (!Number.isInteger(subnets) || subnets < 1)
      throw invalid(where, "default.subnets", "be a whole number of 1 or more", subnets);
    requireIds(where, "default.zoneIds", zoneIds ?? [], unfitZoneId);
    if (zoneIds !== undefined && zoneIds.length < subnets)
      throw invalid(where, "default.zoneIds", `name at least ${subnets}, one a subnet`, zoneIds);
    return;
  }
  requirePlain(where, "vpcId", args.vpcId, unfitId("vpc"));
  if (args.subnetIds.length === 0)
    throw invalid(where, "subnetIds", "name at least one subnet", args.subnetIds);
  requireIds(where, "subnetIds", args.subnetIds, unfitId("subnet"));
}

/**
 * The ids of a VPC and its subnets: those given, or those of the account's default VPC, looked up.
 *
 * @example
 * const { vpcId, subnetIds } = vpcNetwork({ default: { subnets: 2 } }, this);
 * @param parent whose provider answers the look-ups: without one it would be another account's or region's
 * @throws RunError as {@link checkVpc} does. With fewer zones than asked for the subnets fail once that is known.
 */
export function vpcNetwork(args: VpcArgs, parent: pulumi.Resource, where = "vpc"): VpcNetwork {
  checkVpc(args, where);
  if (!("default" in args)) {
    return { vpcId: pulumi.output(args.vpcId), subnetIds: args.subnetIds.map((id) => pulumi.output(id)) };
  }
  const vpcId = aws.ec2.getVpcOutput({ default: true }, { parent }).id;
  const chosen = defaultSubnets(vpcId, args.default, parent, where);
  return {
    vpcId,
    subnetIds: Array.from({ length: args.default.subnets }, (_, i) => chosen.apply((ids) => ids[i]!)),
  };
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html for the filters */
function defaultSubnets(
  vpcId: pulumi.Output<string>,
  { subnets, zoneIds }: DefaultVpc["default"],
  parent: pulumi.Resource,
  where: string,
): pulumi.Output<readonly string[]> {
  const filters = [
    { name: "vpc-id", values: [vpcId] },
    // One a zone. Others were made by somebody, for a purpose.
    { name: "default-for-az", values: ["true"] },
  ];
  const { ids } = aws.ec2.getSubnetsOutput({ filters }, { parent });
  const found = ids.apply((all) =>
    pulumi.all(
      all.map((id) => {
        const { availabilityZoneId } = aws.ec2.getSubnetOutput({ id }, { parent });
        return availabilityZoneId.apply((zoneId) => ({ id, zoneId }));
      }),
    ),
  );
  return found.apply((all) => pickSubnets(all, { subnets, zoneIds }, where));
}

/**
 * The first subnets by their zones' ids, so that the choice is the same in every run.
 *
 * @throws RunError when there are fewer zones than subnets asked for.
 */
export function pickSubnets(
  found: readonly { readonly id: string; readonly zoneId: string }[],
  { subnets, zoneIds }: DefaultVpc["default"],
  where: string,
): readonly string[] {
  const byZone = new Map(
    found
      .filter(({ zoneId }) => zoneIds?.includes(zoneId) ?? true)
      .map(({ id, zoneId }) => [zoneId, id] as const),
  );
  const zones = [...byZone.keys()].sort();
  if (zones.length < subnets) {
    const rule = `be at most ${zones.length}: the default VPC has a default subnet in ${zones.join(", ") || "no zone"}`;
    throw invalid(where, "default.subnets", rule, subnets, "name a VPC by its ids");
  }
  return zones.slice(0, subnets).map((zone) => byZone.get(zone)!);
}
