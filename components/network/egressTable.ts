import { literal } from "../../materialize/text/quote";
import { type OperatorQuery } from "../../materialize/queries/query";
import { invalid } from "../../materialize/errors";
import { unfitCidr } from "./cidr";

/**
 * The blocks that Materialize Cloud's connections over the public internet come from, by its region. They may change:
 * {@link egressDrift} asks for the truth. PrivateLink and webhooks do not use them.
 *
 * @see https://materialize.com/docs/ops/network-security/static-ips/
 */
export const MATERIALIZE_EGRESS = {
  "aws/us-east-1": ["3.215.237.176/32", "98.80.4.128/27"],
  "aws/us-west-2": ["44.242.185.160/27", "52.37.108.9/32"],
  "aws/eu-west-1": ["108.128.128.96/27", "54.229.252.215/32"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MaterializeRegion = keyof typeof MATERIALIZE_EGRESS;

/**
 * The table's blocks for one region of Materialize Cloud.
 *
 * @example egressCidrs("aws/us-east-1") // ["3.215.237.176/32", "98.80.4.128/27"]
 * @throws RunError when the table does not know the region.
 */
export function egressCidrs(region: string, where = "egressCidrs"): readonly string[] {
  if (!Object.hasOwn(MATERIALIZE_EGRESS, region)) {
    const known = Object.keys(MATERIALIZE_EGRESS).sort().join(", ");
    throw invalid(where, "region", `be a region of Materialize Cloud (${known})`, region, "or give cidrs");
  }
  return MATERIALIZE_EGRESS[region as MaterializeRegion];
}

/**
 * Blocks of your own, sorted.
 *
 * @throws RunError when there are none, or one is malformed, too wide or named twice.
 */
export function checkedCidrs(cidrs: readonly string[], where: string): readonly string[] {
  if (cidrs.length === 0) throw invalid(where, "cidrs", "name at least one block", cidrs);
  cidrs.forEach((cidr, i) => {
    const unfit = unfitCidr(cidr);
    if (unfit !== undefined) throw invalid(where, `cidrs[${i}]`, unfit, cidr);
    if (cidrs.indexOf(cidr) !== i) throw invalid(where, `cidrs[${i}]`, "be named once", cidr);
  });
  return [...cidrs].sort();
}

/** What differs between these blocks and those that Materialize really uses: no rows where they are the same. */
export function egressDrift(cidrs: readonly string[]): OperatorQuery {
  const ours = `SELECT cidr FROM (VALUES ${[...cidrs]
    .sort()
    .map((cidr) => `(${literal(cidr)})`)
    .join(", ")}) AS ours (cidr)`;
  const theirs = "SELECT cidr FROM mz_catalog.mz_egress_ips";
  const only = (difference: string, these: string, those: string): string =>
    `SELECT ${literal(difference)} AS difference, cidr FROM (${these} EXCEPT ${those}) AS only_here`;
  return {
    title: "Do the egress addresses that AWS lets in differ from Materialize's own? (no rows: they do not)",
    sql: `${only("not let in yet", theirs, ours)} UNION ALL ${only("no longer used", ours, theirs)} ORDER BY difference, cidr`,
    source: "https://materialize.com/docs/ops/network-security/static-ips/",
  };
}
