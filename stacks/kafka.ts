import { RunError, type Input, type Output } from "@pulumi/pulumi";
import { unfitTopicName } from "../components/kafka/kafkaTopic";
import { MSK_LISTENERS } from "../components/kafka/msk/ports";
import { confluentSchemaRegistryConnection, type MzObject } from "../materialize";
import { invalid } from "../materialize/errors";
import { checkKafkaData } from "../materialize/source/kafkaData";
import { clusterKind } from "./clusters";
import { needsRegistry, toKafkaData } from "./config/kafkaData";
import {
  createdTopics,
  kafkaPipelineShape,
  kafkaSecrets,
  registryAddress,
  topicName,
  type KafkaPipelineConfig,
} from "./config/kafkaPipeline";
import { type SecretReference, type Secrets } from "./config/secrets";
import { pipelineKey, type PipelineContext } from "./context";
import { kafkaObjects, tablesOf, type KafkaObjects, type KafkaValues } from "./kafkaObjects";
import { checkPrivateLink, deployPrivateLink, privateLinkStandIns } from "./network/privateLink";
import { authorizedKeys } from "./network/sshTunnel";
import { type Attempt, type Pipeline, type PipelineGroup, type PipelineKind } from "./pipeline";
import { checkKafkaRate, kafkaNotes } from "./rates";
import { readerObjects } from "./reader";

/** Any topics of one Kafka cluster, each into a table. */
export const kafkaPipeline: PipelineKind<KafkaPipelineConfig> = {
  kind: "kafka",
  shape: kafkaPipelineShape,
  secretsOf: kafkaSecrets,
  rehearse: (name, config, context, attempt) => {
    const objects = rehearseKafka(name, config, context, attempt);
    if (objects === undefined) return [];
    return wanted(config, context, objects);
  },
  claims: (name, config) => clusterKind(config).claims(name, config),
  deploy: (name, config, context, secrets, parent) => {
    const { objects, ...rest } = deployKafka(name, config, context, secrets, parent);
    return { objects: wanted(config, context, objects), ...rest };
  },
};

/** The tables, and who may read them; an index wants a view. */
function wanted(
  config: KafkaPipelineConfig,
  { cluster }: PipelineContext,
  objects: KafkaObjects,
): readonly MzObject[] {
  const tables = tablesOf(objects);
  const readables = tables.map((relation) => ({ relation, key: [] }));
  return [...tables, ...readerObjects(config.reader, readables, cluster)];
}

/**
 * Checks everything that can be checked without registering, and makes the objects on stand-ins.
 *
 * @param topicField where a topic stands in the config: `topics.orders`
 */
export function rehearseKafka(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  attempt: Attempt,
  topicField = (key: string): string => `topics.${key}`,
): KafkaObjects | undefined {
  const cluster = clusterKind(config);
  const checks = [
    cluster.check(name, config, context, attempt) || undefined,
    config.network === "privatelink"
      ? attempt(() => checkPrivateLink(name, config, context, cluster.standInBrokers(config)))
      : true,
    ...Object.keys(config.topics).flatMap((key) => [
      attempt(() => checkTopic(name, key, config, pipelineKey(name, topicField(key)))),
      attempt(() => checkData(name, key, config, context, topicField(key))),
    ]),
    attempt(() => checkCreatedOnce(name, config, topicField)),
    attempt(() => checkKafkaRate(name, config)),
  ];
  // The objects would be refused for the same mistakes again.
  if (checks.includes(undefined)) return undefined;
  return kafkaObjects(name, config, context, standIns(name, config, context));
}

function standIns(name: string, config: KafkaPipelineConfig, context: PipelineContext): KafkaValues {
  const cluster = clusterKind(config).standIns(name, config, context);
  return {
    cluster,
    registryPassword: "stand-in",
    ...(config.network === "privatelink" ? { privateLink: privateLinkStandIns(cluster.addresses) } : {}),
  };
}

function checkTopic(name: string, key: string, config: KafkaPipelineConfig, where: string): true {
  const topic = topicName(name, key, config);
  const unfit = unfitTopicName(topic);
  if (unfit !== undefined) throw invalid(where, "name", unfit, topic);
  if (config.topics[key]!.create) clusterKind(config).checkTopic(name, key, config, where);
  return true;
}

function checkData(
  name: string,
  key: string,
  config: KafkaPipelineConfig,
  { schema }: PipelineContext,
  field: string,
): true {
  const { data } = config.topics[key]!;
  const reads = needsRegistry(data);
  if (reads && config.registry === undefined)
    throw new RunError(`${pipelineKey(name, "registry")}: must be given, ${field} reads schemas from it`);
  const standIn = { schema, name: "stand-in", url: "https://stand-in" };
  const registry = reads ? confluentSchemaRegistryConnection(standIn) : undefined;
  checkKafkaData(toKafkaData(data, registry), `${pipelineKey(name, field)}.data`);
  return true;
}

/** Two topics of one name would be made twice, and the second fails at the broker. */
function checkCreatedOnce(
  name: string,
  config: KafkaPipelineConfig,
  topicField: (key: string) => string,
): true {
  const first = new Map<string, string>();
  for (const [key] of createdTopics(config)) {
    const topic = topicName(name, key, config);
    const other = first.get(topic);
    if (other !== undefined) {
      const rule = `differ from that of ${topicField(other)}, unless one of the two says create: false`;
      throw invalid(pipelineKey(name, topicField(key)), "name", rule, topic);
    }
    first.set(topic, key);
  }
  return true;
}

/** Registers the components and makes the objects on what they provision. */
export function deployKafka(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  secrets: Secrets,
  parent: PipelineGroup,
): { readonly objects: KafkaObjects } & Omit<Pipeline, "objects"> {
  const read = (reference: SecretReference): Output<string> => secrets.read(reference, { parent });
  const cluster = clusterKind(config).deploy(name, config, context, secrets, parent);
  const link =
    cluster.inVpc === undefined ? undefined : deployPrivateLink(name, config, context, cluster.inVpc, parent);
  const registryPassword =
    config.registry?.password === undefined ? undefined : read(config.registry.password);
  const objects = kafkaObjects(name, config, context, {
    cluster: cluster.values,
    privateLink: link?.values,
    registryPassword,
    // From the topics that were made: an update that fails has no DDL that names them.
    topics: cluster.topics,
  });
  return {
    objects,
    provisioned: {
      ...cluster.provisioned,
      ...link?.provisioned,
      topics: Object.keys(config.topics)
        .sort()
        .map((key) => topicName(name, key, config)),
    },
    upstream:
      config.ssh === undefined ? undefined : { bastion: bastionScript(config, cluster.values.addresses) },
    notes: [...reachNotes(config), ...kafkaNotes(config)],
  };
}

/** What nobody but the operator can see to. */
function reachNotes({ msk, network, privatelink, registry }: KafkaPipelineConfig): readonly string[] {
  const notes: string[] = [];
  if (network === "public" && msk?.existing?.publicAccess === true) {
    notes.push(
      "The brokers' security group has to let Materialize in on the public port: its addresses are in monitoring.sql (mz_egress_ips), and MaterializeEgress makes a prefix list of them.",
    );
  }
  if (network === "privatelink" && registry !== undefined && privatelink?.registry === undefined) {
    notes.push(
      "The registry is reached over the public network: privatelink.registry brings it behind the endpoint service.",
    );
  }
  return notes;
}

/** What the bastion forwards to: every broker, and the registry where it is behind the bastion too. */
function bastionScript(config: KafkaPipelineConfig, addresses: readonly Input<string>[]): Input<string> {
  const { ssh, registry } = config;
  const more = registry?.tunnel === true ? [registryAddress(registry)] : [];
  // Brokers of a serverless cluster advertise names that nobody can list; the port is theirs all the same.
  const brokers = config.mskServerless === undefined ? addresses : [`*:${MSK_LISTENERS.iam.port}`];
  return authorizedKeys(ssh!, [...brokers, ...more]);
}
