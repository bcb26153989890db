import { spreadBrokers } from "./brokers";
import { arn, Identity } from "./identity";
import { type SceneCluster } from "./scenery";
import { type Store, type StoredBroker } from "./store";
import { text, type Props } from "./values";

export const PROVISIONED = "aws:msk/cluster:Cluster";
export const SERVERLESS = "aws:msk/serverlessCluster:ServerlessCluster";

/** A cluster as the lookups see it: one that a program made, or one that was there before. */
export interface Cluster {
  readonly arn: string;
  readonly name: string;
  readonly uuid: string;
  readonly region: string;
  /** Between the broker and `kafka.<region>`, in every host of it. */
  readonly domain: string;
  readonly brokers: readonly StoredBroker[];
  readonly inputs: Props;
}

export function domainOf(name: string, identity: Identity): string {
  const shard = 1 + (Number.parseInt(identity.hex("shard", 2), 16) % 9);
  return `${name.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}.${identity.hex("domain", 6)}.c${shard}`;
}

/** `<uuid>-<n>`, as it ends the ARN. */
export function clusterUuid(identity: Identity): string {
  return `${identity.uuid("cluster")}-${1 + (Number.parseInt(identity.hex("part", 2), 16) % 9)}`;
}

export function clusterArn(region: string, name: string, uuid: string): string {
  return arn("kafka", region, `cluster/${name}/${uuid}`);
}

/** Finds a cluster by its ARN. @throws Error as AWS does, where there is none */
export function findCluster(store: Store, clusterArn: string): Cluster {
  const stored = store.find(PROVISIONED, clusterArn);
  if (stored !== undefined) {
    return {
      arn: clusterArn,
      name: text(stored.outputs, "clusterName") ?? "",
      uuid: text(stored.outputs, "clusterUuid") ?? "",
      region: text(stored.outputs, "region") ?? "",
      domain: domainOf(text(stored.outputs, "clusterName") ?? "", new Identity(clusterArn)),
      brokers: stored.brokers ?? [],
      inputs: stored.inputs,
    };
  }
  const scene = store.scenery.clusters.find((cluster) => sceneClusterArn(cluster) === clusterArn);
  if (scene === undefined) {
    throw new Error(`NotFoundException: The requested resource ${clusterArn} doesn't exist.`);
  }
  return sceneCluster(scene);
}

const sceneIdentity = ({ name, region }: SceneCluster) => new Identity(`scene|${region}|${name}`);

export function sceneClusterArn(scene: SceneCluster): string {
  return clusterArn(scene.region, scene.name, clusterUuid(sceneIdentity(scene)));
}

function sceneCluster(scene: SceneCluster): Cluster {
  const found = sceneClusterArn(scene);
  const { scram, iam } = scene;
  return {
    arn: found,
    name: scene.name,
    uuid: clusterUuid(sceneIdentity(scene)),
    region: scene.region,
    domain: domainOf(scene.name, new Identity(found)),
    brokers: spreadBrokers(scene.brokerIds, scene.subnets),
    inputs: {
      kafkaVersion: scene.kafkaVersion,
      numberOfBrokerNodes: scene.brokerIds.length,
      brokerNodeGroupInfo: {
        clientSubnets: scene.subnets,
        securityGroups: [],
        instanceType: "kafka.m7g.large",
      },
      clientAuthentication: { sasl: { scram, iam } },
    },
  };
}

/** All provisioned clusters: a program's and those of the scenery. */
export function allClusters(store: Store): readonly Cluster[] {
  const arns = [
    ...store.ofType(PROVISIONED).map(({ id }) => id),
    ...store.scenery.clusters.map(sceneClusterArn),
  ];
  return arns.map((found) => findCluster(store, found));
}
