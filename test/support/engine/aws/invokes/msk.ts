import { bootstrapStrings, hostOf } from "../brokers";
import { allClusters, findCluster, SERVERLESS } from "../clusters";
import { arn, Identity } from "../identity";
import { object, text } from "../values";
import { type Lookup } from "./lookup";

/** @see https://docs.aws.amazon.com/msk/1.0/apireference/clusters-clusterarn-nodes.html */
const brokerNodes: Lookup = (args, store) => {
  const of = text(args, "clusterArn") ?? "";
  if (store.find(SERVERLESS, of) !== undefined) {
    throw new Error("BadRequestException: This operation cannot be performed on serverless clusters.");
  }
  const cluster = findCluster(store, of);
  return {
    id: of,
    clusterArn: of,
    // In the order of their ids, as the provider sorts them; AWS itself keeps no order.
    nodeInfoLists: [...cluster.brokers]
      .sort((a, b) => a.id - b.id)
      .map(({ id, subnet, address }) => {
        const identity = new Identity(`${of}|broker|${id}`);
        return {
          attachedEniId: `eni-${identity.hex("interface", 17)}`,
          brokerId: id,
          clientSubnet: subnet,
          clientVpcIpAddress: address,
          endpoints: [hostOf(cluster, id)],
          nodeArn: arn(
            "kafka",
            cluster.region,
            `broker/${cluster.name}/${cluster.uuid}/${identity.uuid("node")}`,
          ),
        };
      }),
  };
};

const bootstrapBrokers: Lookup = (args, store) => {
  const of = text(args, "clusterArn") ?? "";
  const serverless = store.find(SERVERLESS, of);
  if (serverless === undefined)
    return { id: of, clusterArn: of, ...bootstrapStrings(findCluster(store, of)) };
  const { bootstrapBrokersSaslIam } = serverless.outputs;
  return { id: of, clusterArn: of, bootstrapBrokersSaslIam };
};

/** By its name, in the provider's region. */
const cluster: Lookup = (args, store, region) => {
  const name = text(args, "clusterName") ?? "";
  const found = allClusters(store).find((one) => one.name === name && one.region === region);
  if (found === undefined) throw new Error(`no matching MSK Cluster found: ${name}`);
  return {
    id: found.arn,
    arn: found.arn,
    clusterName: name,
    clusterUuid: found.uuid,
    customerActionStatus: "NONE",
    kafkaVersion: found.inputs["kafkaVersion"],
    numberOfBrokerNodes: found.brokers.length,
    brokerNodeGroupInfos: [object(found.inputs, "brokerNodeGroupInfo")],
    zookeeperConnectString: "",
    zookeeperConnectStringTls: "",
    ...bootstrapStrings(found),
  };
};

export const MSK_LOOKUPS: Readonly<Record<string, Lookup>> = {
  "aws:msk/getBootstrapBrokers:getBootstrapBrokers": bootstrapBrokers,
  "aws:msk/getBrokerNodes:getBrokerNodes": brokerNodes,
  "aws:msk/getCluster:getCluster": cluster,
};
