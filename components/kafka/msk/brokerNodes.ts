/** Which brokers there are: by id, from a lookup that answers in any order and with gaps. Pure. */
import { type RunError } from "@pulumi/pulumi";
import { invalid } from "../../../materialize/errors";

/** One broker, as AWS lists it. */
export interface BrokerNode {
  readonly brokerId: number;
  readonly endpoints: readonly string[];
  readonly clientSubnet: string;
  readonly clientVpcIpAddress: string;
}

/** The brokers that a program counts with. */
export interface BrokerIds {
  /** Sorted. */
  readonly brokerIds: readonly number[];
  /** On their way out: of the plan already, still in the cluster. Sorted. */
  readonly retiringBrokerIds: readonly number[];
}

/** What a lookup says against the plan. */
export interface Differences {
  /** Planned, and not listed by AWS. */
  readonly missing: readonly number[];
  /** Listed by AWS, and neither planned nor retiring. */
  readonly unplanned: readonly number[];
}

export function differences(plan: BrokerIds, nodes: readonly BrokerNode[]): Differences {
  const listed = sorted(nodes.map(({ brokerId }) => brokerId));
  const known = new Set([...plan.brokerIds, ...plan.retiringBrokerIds]);
  return {
    missing: plan.brokerIds.filter((id) => !listed.includes(id)),
    unplanned: listed.filter((id) => !known.has(id)),
  };
}

/** Why an update cannot go on with these brokers, or `undefined`. */
export function mismatch(
  plan: BrokerIds,
  nodes: readonly BrokerNode[],
  clusterArn: string,
  where: string,
): RunError | undefined {
  const { missing, unplanned } = differences(plan, nodes);
  const listed = `AWS lists ${sorted(nodes.map(({ brokerId }) => brokerId)).join(", ") || "none"}`;
  if (missing.length > 0)
    return invalid(where, "brokerIds", `name brokers of ${clusterArn}`, missing, listed);
  if (unplanned.length === 0) return undefined;
  const next = `${listed}: add ${unplanned.join(", ")}, or name them in retiringBrokerIds while they are on their way out`;
  return invalid(where, "brokerIds", `name every broker of ${clusterArn}`, plan.brokerIds, next);
}

/**
 * The name by which a broker is reached from inside of its VPC: `b-<id>.…`, without a port. AWS gives a list, in no
 * order, for a broker that is public under two names.
 *
 * @throws RunError where there is no such name.
 */
export function brokerHost(node: BrokerNode, where: string): string {
  const names = node.endpoints
    .flatMap((entry) => entry.split(","))
    .map((name) => name.trim().replace(/:\d+$/, ""));
  const own = names.filter((name) => name.startsWith(`b-${node.brokerId}.`));
  const [host] = own.length > 0 ? own.sort() : names;
  if (host === undefined || host === "" || (own.length === 0 && names.length > 1)) {
    const rule = `have the endpoint b-${node.brokerId}.<cluster>`;
    throw invalid(where, `broker ${node.brokerId}`, rule, node.endpoints);
  }
  return host;
}

/**
 * The name of the same broker for the internet: `b-1-public.…`.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/msk/cluster/ (bootstrapBrokersPublicSaslScram)
 */
export function publicHost(host: string, brokerId: number): string {
  return host.replace(`b-${brokerId}.`, `b-${brokerId}-public.`);
}

/**
 * Ids as a plan holds them.
 *
 * @throws RunError for an id that is no whole number of 1 or more, or is there twice.
 */
export function checkIds(ids: readonly number[], where: string, field: string): readonly number[] {
  ids.forEach((id, i) => {
    if (!Number.isInteger(id) || id < 1)
      throw invalid(where, `${field}[${i}]`, "be a whole number of 1 or more", id);
  });
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw invalid(where, field, "name each broker once", ids);
  return sorted(ids);
}

function sorted(ids: readonly number[]): readonly number[] {
  return [...ids].sort((a, b) => a - b);
}
