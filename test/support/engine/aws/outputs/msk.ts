import { bootstrapStrings, resizeBrokers } from "../brokers";
import { clusterArn, clusterUuid, domainOf, PROVISIONED, SERVERLESS } from "../clusters";
import { arn, Identity } from "../identity";
import { canonical, object, text, texts, type Props } from "../values";
import { nameOf, revisionOf, type Maker } from "./making";

const cluster: Maker = (making) => {
  const { inputs, identity, region, previous } = making;
  const name = nameOf(making);
  const uuid = clusterUuid(identity);
  const id = clusterArn(region, name, uuid);
  const group = object(inputs, "brokerNodeGroupInfo");
  const count = Number(inputs["numberOfBrokerNodes"]);
  const brokers = resizeBrokers(previous?.brokers ?? [], count, texts(group, "clientSubnets"));
  const found = { arn: id, name, uuid, region, domain: domainOf(name, new Identity(id)), brokers, inputs };
  const isKraft = text(inputs, "kafkaVersion")?.endsWith(".kraft") === true;
  const keeper = (port: number) =>
    isKraft ? "" : `z-1.${found.domain}.kafka.${region}.amazonaws.com:${port}`;
  return {
    id,
    brokers,
    outputs: {
      arn: id,
      clusterName: name,
      clusterUuid: uuid,
      // AWS gives another one after every change.
      currentVersion: `K${new Identity(`${id}|${canonical(inputs)}`).base32("version", 13)}`,
      customerActionStatus: "NONE",
      storageMode: inputs["storageMode"] ?? "LOCAL",
      enhancedMonitoring: inputs["enhancedMonitoring"] ?? "DEFAULT",
      brokerNodeGroupInfo: { azDistribution: "DEFAULT", ...group },
      encryptionInfo: encryption(inputs, region, identity),
      zookeeperConnectString: keeper(2181),
      zookeeperConnectStringTls: keeper(2182),
      ...bootstrapStrings(found),
    },
  };
};

/** Left out, AWS encrypts with a key of its own, and between brokers. */
function encryption(inputs: Props, region: string, identity: Identity): Props {
  const given = object(inputs, "encryptionInfo");
  return {
    encryptionAtRestKmsKeyArn:
      given["encryptionAtRestKmsKeyArn"] ?? arn("kms", region, `key/${identity.uuid("default key")}`),
    encryptionInTransit: { clientBroker: "TLS", inCluster: true, ...object(given, "encryptionInTransit") },
  };
}

/** `boot-<8>.c<n>.kafka-serverless.<region>.amazonaws.com:9098`. @see https://docs.aws.amazon.com/msk/latest/developerguide/serverless-getting-started.html */
const serverless: Maker = (making) => {
  const { identity, region } = making;
  const name = nameOf(making);
  const uuid = `${identity.uuid("cluster")}-s1`;
  const id = clusterArn(region, name, uuid);
  const host = `boot-${identity.letters("boot", 8).toLowerCase()}.c1.kafka-serverless.${region}.amazonaws.com`;
  return {
    id,
    outputs: { arn: id, clusterName: name, clusterUuid: uuid, bootstrapBrokersSaslIam: `${host}:9098` },
  };
};

const configuration: Maker = (making) => {
  const { inputs, identity, region, previous } = making;
  const name = nameOf(making);
  const id = arn("kafka", region, `configuration/${name}/${identity.uuid("configuration")}-1`);
  const isChanged = inputs["serverProperties"] !== previous?.inputs["serverProperties"];
  return {
    id,
    outputs: { arn: id, name, latestRevision: revisionOf(previous, "latestRevision", isChanged) },
  };
};

const topic: Maker = ({ inputs }) => {
  const [of, name] = [text(inputs, "clusterArn") ?? "", text(inputs, "name") ?? ""];
  return {
    id: `${of},${name}`,
    outputs: {
      arn: `${of.replace(":cluster/", ":topic/")}/${name}`,
      configsActual: inputs["configs"] ?? "{}",
    },
  };
};

export const MSK: Readonly<Record<string, Maker>> = {
  [PROVISIONED]: cluster,
  [SERVERLESS]: serverless,
  "aws:msk/configuration:Configuration": configuration,
  "aws:msk/topic:Topic": topic,
  "aws:msk/clusterPolicy:ClusterPolicy": ({ inputs, identity }) => ({
    id: text(inputs, "clusterArn") ?? "",
    outputs: { currentVersion: `K${identity.base32("version", 13)}` },
  }),
  "aws:msk/scramSecretAssociation:ScramSecretAssociation": ({ inputs }) => ({
    id: text(inputs, "clusterArn") ?? "",
    outputs: {},
  }),
  "aws:msk/singleScramSecretAssociation:SingleScramSecretAssociation": ({ inputs }) => ({
    id: `${text(inputs, "clusterArn") ?? ""},${text(inputs, "secretArn") ?? ""}`,
    outputs: {},
  }),
};
