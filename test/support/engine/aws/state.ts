import assert from "node:assert/strict";
import { spreadBrokers } from "./brokers";
import { PROVISIONED, sceneClusterArn } from "./clusters";
import { type SceneCluster, type Scenery } from "./scenery";
import { Store, type Stored, type StoredBroker } from "./store";
import { object, texts, type Props } from "./values";

/** Names the folder of what AWS has to the provider process. */
export const STATE_VARIABLE = "MATERIALIZE_INGEST_AWS_STATE";

export { DEFAULT_VPC, OTHER_SUBNETS, OTHER_VPC, SUBNETS } from "./scenery";
export { type Scenery, type Stored };

/** What AWS has, for a test to look at, and to change behind the engine's back. */
export class AwsState {
  private readonly store: Store;

  constructor(readonly folder: string) {
    this.store = new Store(folder);
  }

  /** Everything that programs have made and not taken away again. */
  resources(type?: string): readonly Stored[] {
    return type === undefined ? this.store.all() : this.store.ofType(type);
  }

  /** The one of a type that the program calls so. @throws AssertionError where AWS has none, or two */
  resource(type: string, logicalName: string): Stored {
    const found = this.resources(type).filter((stored) => stored.logicalName === logicalName);
    const [only] = found;
    assert.ok(only !== undefined && found.length === 1, `AWS has ${found.length} of ${type} ${logicalName}`);
    return only;
  }

  /** Changes it as somebody at the console would: the next refresh sees it. */
  change(type: string, logicalName: string, inputs: Props): void {
    const stored = this.resource(type, logicalName);
    this.store.put({
      ...stored,
      inputs: { ...stored.inputs, ...inputs },
      outputs: { ...stored.outputs, ...inputs },
    });
  }

  /** Takes it away, as somebody at the console would. */
  forget(type: string, logicalName: string): void {
    this.store.remove(this.resource(type, logicalName));
  }

  /** The brokers of a cluster of the program. */
  brokers(logicalName: string): readonly StoredBroker[] {
    return this.resource(PROVISIONED, logicalName).brokers ?? [];
  }

  /**
   * Gives a cluster of the program the brokers of these ids: those that it had stay as they are. For gaps, as they are
   * left where brokers went that held no partitions.
   */
  setBrokers(logicalName: string, ids: readonly number[]): void {
    const stored = this.resource(PROVISIONED, logicalName);
    const before = stored.brokers ?? [];
    const staying = before.filter(({ id }) => ids.includes(id));
    const coming = ids.filter((id) => !before.some((broker) => broker.id === id));
    const subnets = texts(object(stored.inputs, "brokerNodeGroupInfo"), "clientSubnets");
    this.store.put({ ...stored, brokers: spreadBrokers(coming, subnets, staying) });
  }

  /** Adds to what is there before any program runs. */
  addScenery(more: Partial<Scenery>): void {
    const { scenery } = this.store;
    this.store.scenery = {
      vpcs: [...scenery.vpcs, ...(more.vpcs ?? [])],
      subnets: [...scenery.subnets, ...(more.subnets ?? [])],
      clusters: [...scenery.clusters, ...(more.clusters ?? [])],
      secrets: [...scenery.secrets, ...(more.secrets ?? [])],
      endpoints: [...scenery.endpoints, ...(more.endpoints ?? [])],
    };
  }

  /** Puts a cluster there that no program of the test makes. @returns its ARN */
  addCluster(cluster: SceneCluster): string {
    this.addScenery({ clusters: [cluster] });
    return sceneClusterArn(cluster);
  }

  /** Changes the brokers of such a cluster. */
  resizeCluster(name: string, brokerIds: readonly number[]): void {
    const { scenery } = this.store;
    this.store.scenery = {
      ...scenery,
      clusters: scenery.clusters.map((cluster) =>
        cluster.name === name ? { ...cluster, brokerIds } : cluster,
      ),
    };
  }
}
