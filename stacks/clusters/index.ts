import { CLUSTERS, type ClusterKey } from "../config/cluster";
import { type KafkaPipelineConfig } from "../config/kafkaPipeline";
import { type ClusterKind } from "./cluster";
import { mskCluster } from "./msk";
import { mskServerlessCluster } from "./mskServerless";
import { saslCluster } from "./sasl";

const KINDS: Readonly<Record<ClusterKey, ClusterKind>> = {
  kafka: saslCluster,
  msk: mskCluster,
  mskServerless: mskServerlessCluster,
};

/** The kind of cluster that a config names; its check has seen that it is exactly one. */
export function clusterKind(config: KafkaPipelineConfig): ClusterKind {
  return KINDS[CLUSTERS.find((key) => config[key] !== undefined) ?? "kafka"];
}
