import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type OperatorQuery } from "../../materialize/queries/query";
import { typeToken } from "../names";
import { override, type InputNames, type Override } from "../override";
import { ownOptions } from "../own";
import { checkedCidrs, egressCidrs, egressDrift } from "./egressTable";
import { invalid } from "../../materialize/errors";

export interface MaterializeEgressArgs {
  /** Region of Materialize Cloud, `aws/us-east-1`. @default none: give `cidrs` */
  readonly region?: string;
  /**
   * Blocks in the place of the table's: what Materialize's own table says, or where an installation of your own comes
   * from, which no table knows. IPv4, `/8` to `/32`. @default the table's, for `region`
   */
  readonly cidrs?: readonly string[];
  /** @default none */
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly overrides?: { readonly prefixList?: Override<aws.ec2.ManagedPrefixListArgs> };
}

const PREFIX_LIST_INPUTS: InputNames<aws.ec2.ManagedPrefixListArgs> = {
  addressFamily: true,
  entries: true,
  maxEntries: true,
  name: true,
  region: true,
  tags: true,
};

/**
 * Where Materialize comes from over the public internet, as a prefix list for the rules of security groups. Not for
 * PrivateLink, whose traffic comes from the load balancer, nor for webhooks, which Materialize receives. For the blocks
 * alone, without a resource, use {@link egressCidrs}.
 *
 * @example
 * const egress = new MaterializeEgress("materialize", { region: "aws/us-east-1" });
 * new aws.vpc.SecurityGroupIngressRule("kafka", {
 *   securityGroupId, ipProtocol: "tcp", fromPort: 9196, toPort: 9196, prefixListId: egress.prefixListId,
 * });
 * @throws RunError when the region is unknown, or a block is malformed, wider than `/8`, or named twice.
 */
export class MaterializeEgress extends pulumi.ComponentResource {
  /** Sorted. */
  readonly cidrs: readonly string[];
  /** `pl-0123456789abcdef0`. */
  readonly prefixListId: pulumi.Output<string>;
  readonly prefixListArn: pulumi.Output<string>;
  /** Asks Materialize for what has changed since. */
  readonly drift: OperatorQuery;

  constructor(name: string, args: MaterializeEgressArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `MaterializeEgress ${name}`;
    const cidrs = checkMaterializeEgress(args, where);
    const list = override<aws.ec2.ManagedPrefixListArgs>(
      {
        addressFamily: "IPv4",
        // All in one resource: one new version of the list for a change, never a half of it.
        entries: cidrs.map((cidr) => ({ cidr, description: "Materialize" })),
        maxEntries: withHeadroom(cidrs.length),
        ...(args.tags !== undefined && { tags: { ...args.tags } }),
      },
      args.overrides?.prefixList,
      PREFIX_LIST_INPUTS,
      `${where}: overrides.prefixList`,
    );
    super(typeToken("network", "MaterializeEgress"), name, {}, opts);
    const made = new aws.ec2.ManagedPrefixList(
      `${name}-prefixes`,
      list.args,
      pulumi.mergeOptions(ownOptions(this, opts), list.opts),
    );
    this.cidrs = cidrs;
    this.prefixListId = made.id;
    this.prefixListArn = made.arn;
    this.drift = egressDrift(cidrs);
    this.registerOutputs({ cidrs, prefixListId: this.prefixListId });
  }
}

/** @returns the blocks, sorted. @throws RunError as {@link MaterializeEgress} does. */
export function checkMaterializeEgress(args: MaterializeEgressArgs, where: string): readonly string[] {
  if (args.cidrs !== undefined) return checkedCidrs(args.cidrs, where);
  if (args.region === undefined)
    throw invalid(
      where,
      "region",
      "be given, or cidrs",
      args.region,
      "an installation of your own has no region",
    );
  return [...egressCidrs(args.region, where)].sort();
}

const STEP = 5;

/**
 * Room for at least one block more, in steps of five. A security group's rule counts as many rules as the list *may*
 * have entries (60 to a group by default), so there is little of it; and a list that is full has to be resized, which
 * AWS refuses where one of the groups that use it is full, so there is some.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/work-with-cust-managed-prefix-lists.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
function withHeadroom(entries: number): number {
  return Math.ceil((entries + 1) / STEP) * STEP;
}
