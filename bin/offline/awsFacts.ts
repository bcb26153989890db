import { isMap } from "../../stacks/config/strict";
import { clusterArn, DEFAULT_SUBNETS } from "./awsNames";

/** What the config says of things that only AWS could list. */
export interface AwsFacts {
  readonly region: string;
  /** Every subnet that the config names, in its order, and those of the default VPC. */
  readonly subnets: readonly string[];
  /** Brokers and their subnets by the cluster's ARN. */
  readonly brokers: ReadonlyMap<
    string,
    { readonly ids: readonly number[]; readonly subnetIds: readonly string[] }
  >;
}

/** Where a config names no region, the program refuses what needs one. */
const NO_REGION = "us-east-1";

/** Reads them out of a config that is not checked yet: whatever has another shape counts for nothing. */
export function awsFactsIn(values: Readonly<Record<string, string>>, namespace: string): AwsFacts {
  const region = values["aws:region"] ?? NO_REGION;
  const pipelines = parsed(values[`${namespace}:pipelines`]);
  const subnets: string[] = [];
  const brokers = new Map<string, { ids: readonly number[]; subnetIds: readonly string[] }>();
  collect(pipelines, "subnetIds", (value) => subnets.push(...texts(value)));
  for (const [name, pipeline] of Object.entries(pipelines)) {
    const msk = at(pipeline, "msk");
    const retiring = numbers(at(msk, "retiringBrokerIds"));
    const created = at(msk, "create");
    const existing = at(msk, "existing");
    if (isMap(created)) {
      const given = numbers(created["brokerIds"]);
      const count = countOf(at(created["brokers"], "count"));
      const ids = given.length > 0 ? given : Array.from({ length: count }, (_, i) => i + 1);
      brokers.set(clusterArn(`${name}-cluster`, region), {
        ids: union(ids, retiring),
        subnetIds: subnetsOf(created["vpc"]),
      });
    }
    if (isMap(existing)) {
      brokers.set(String(existing["clusterArn"]), {
        ids: union(numbers(existing["brokerIds"]), retiring),
        subnetIds: subnetsOf(existing["vpc"]),
      });
    }
  }
  return { region, subnets: [...new Set([...subnets, ...DEFAULT_SUBNETS])], brokers };
}

function subnetsOf(vpc: unknown): readonly string[] {
  return at(vpc, "default") === undefined ? texts(at(vpc, "subnetIds")) : DEFAULT_SUBNETS;
}

/** More than AWS has anywhere is a slip, which the program names: a list as long as that would come first. */
const MOST_BROKERS = 100;

function countOf(value: unknown): number {
  return typeof value === "number" && value >= 1 && value <= MOST_BROKERS ? Math.floor(value) : 0;
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

function at(value: unknown, key: string): unknown {
  return isMap(value) ? value[key] : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((item): item is number => typeof item === "number") : [];
}

function collect(value: unknown, key: string, found: (value: unknown) => void): void {
  if (typeof value !== "object" || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    if (name === key) found(item);
    collect(item, key, found);
  }
}

function parsed(json: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? "{}");
    return isMap(value) ? value : {};
  } catch {
    return {};
  }
}
