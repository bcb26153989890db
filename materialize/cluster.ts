import type * as pulumi from "@pulumi/pulumi";
import { invalid } from "./errors";
import { define, describe, existingObject, type CommonArgs, type MzObject } from "./model/object";
import { requireUnreserved } from "./model/reserved";
import { literal } from "./text/quote";

export type Cluster = MzObject<"cluster">;

export interface ClusterArgs extends CommonArgs {
  readonly name: string;
  /**
   * Size of a replica: `M.1-nano` … `M.1-128xlarge`, or the older `25cc` … `6400cc`. Which sizes a region has is in
   * its own catalog: `SELECT size FROM mz_catalog.mz_cluster_replica_sizes`.
   * @see https://materialize.com/docs/sql/create-cluster/#size
   */
  readonly size: pulumi.Input<string>;
  /** Replicas, 0 or more; 0 pauses everything on the cluster. @default 1 */
  readonly replicationFactor?: number;
}

/**
 * A managed cluster to be created. Once it runs, no script of ours changes its size.
 *
 * @throws RunError when `replicationFactor` is not a whole number of 0 or more.
 */
export function cluster(args: ClusterArgs): Cluster {
  const replicas = args.replicationFactor ?? 1;
  if (!Number.isSafeInteger(replicas) || replicas < 0) {
    throw invalid(
      describe({ kind: "cluster", path: [args.name] }),
      "replicationFactor",
      "be a whole number of 0 or more",
      replicas,
    );
  }
  requireUnreserved("cluster", [args.name]);
  return define({
    kind: "cluster",
    path: [args.name],
    args: { size: args.size, replicas },
    waitsFor: args.waitsFor,
    create: (plain, name) =>
      `CREATE CLUSTER IF NOT EXISTS ${name} (SIZE = ${literal(plain.size)}, REPLICATION FACTOR = ${literal(plain.replicas)})`,
  });
}

/** A cluster that is there already, such as `quickstart`, which a new region starts with. */
export function existingCluster(name: string): Cluster {
  return existingObject("cluster", [name], []);
}
