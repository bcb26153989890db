/** How stand-ins of AWS are called, for what answers and for what asks. */
export const ACCOUNT = "000000000000";

export function arn(service: string, region: string, resource: string): string {
  return `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
}

/** A name that AWS would take: the logical one with a mark. */
export function marked(name: string): string {
  return `stand-in-${name}`;
}

/** The ARN that a cluster to be made gets here: lookups find its brokers by it. */
export function clusterArn(name: string, region: string): string {
  return arn("kafka", region, `cluster/${marked(name)}/stand-in-1`);
}

/** The default VPC's, as if there were three. */
export const DEFAULT_SUBNETS = ["subnet-00000001", "subnet-00000002", "subnet-00000003"];
