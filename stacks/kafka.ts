import type * as pulumi from "@pulumi/pulumi";
import { KafkaAccess, KafkaTopic, SaslKafka } from "../components";
import { checkKafkaAccess } from "../components/kafka/kafkaAccess";
import { checkKafkaTopic } from "../components/kafka/kafkaTopic";
import { checkSaslKafka } from "../components/kafka/saslKafka";
import {
  createdTopics,
  endpointOf,
  kafkaPipelineShape,
  kafkaSecrets,
  rightsOf,
  topicArgs,
  topicName,
  tunnelDestinations,
  type KafkaPipelineConfig,
} from "./config/kafkaPipeline";
import { type SecretReference, type Secrets } from "./config/secrets";
import { pipelineKey, type PipelineContext } from "./context";
import { kafkaObjects, type KafkaObjects } from "./kafkaObjects";
import { type Pipeline, type PipelineGroup, type PipelineKind } from "./pipeline";
import { readerObjects } from "./reader";
import { authorizedKeys } from "./sshTunnel";

/** Any topics of one Kafka cluster, each into a table. */
export const kafkaPipeline: PipelineKind<KafkaPipelineConfig> = {
  kind: "kafka",
  shape: kafkaPipelineShape,
  secretsOf: kafkaSecrets,
  rehearse: (name, config, context) => {
    const { tables } = rehearseKafka(name, config, context);
    return [...tables.values(), ...readerObjects(config.reader, [...tables.values()])];
  },
  deploy: (name, config, context, secrets, parent) => {
    const { objects, provisioned, upstream } = deployKafka(name, config, context, secrets, parent);
    const tables = [...objects.tables.values()];
    return { objects: [...tables, ...readerObjects(config.reader, tables)], provisioned, upstream };
  },
};

/** Checks everything that can be checked without registering, and makes the objects on stand-ins. */
export function rehearseKafka(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
): KafkaObjects {
  const where = pipelineKey(name, "kafka");
  const cluster = checkSaslKafka(
    { ...endpointOf(name, config), timeoutSeconds: config.kafka.timeoutSeconds },
    where,
  );
  for (const [key, settings] of createdTopics(config)) {
    checkKafkaTopic(
      topicArgs(name, key, settings, config),
      cluster.vendor,
      pipelineKey(name, `topics.${key}`),
    );
  }
  const { given, create } = config.access;
  const standIn = { username: "stand-in", password: "stand-in" };
  checkKafkaAccess(
    {
      credentials: create === undefined ? { given: standIn } : { create },
      rights: rightsOf(name, config),
      principal: given?.principal,
    },
    cluster,
    pipelineKey(name, "access"),
  );
  return kafkaObjects(name, config, context, { ...standIn, registryPassword: "stand-in" });
}

/** Registers the components and makes the objects on what they provision. */
export function deployKafka(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  secrets: Secrets,
  parent: PipelineGroup,
): { readonly objects: KafkaObjects } & Pick<Pipeline, "provisioned" | "upstream"> {
  const { admin, timeoutSeconds } = config.kafka;
  const read = (reference: SecretReference): pulumi.Output<string> => secrets.read(reference, { parent });
  const cluster = new SaslKafka(
    name,
    {
      ...endpointOf(name, config),
      timeoutSeconds,
      admin: { username: admin.username, password: read(admin.password) },
    },
    { parent },
  );
  for (const [key, settings] of createdTopics(config)) {
    new KafkaTopic(`${name}-${key}`, { cluster, ...topicArgs(name, key, settings, config) }, { parent });
  }
  const { given, create } = config.access;
  const access = new KafkaAccess(
    name,
    {
      cluster,
      credentials:
        create !== undefined
          ? { create }
          : { given: { username: given!.username, password: read(given!.password) } },
      rights: rightsOf(name, config),
      principal: given?.principal,
    },
    { parent },
  );
  const registryPassword =
    config.registry?.password === undefined ? undefined : read(config.registry.password);
  const objects = kafkaObjects(name, config, context, {
    username: access.username,
    password: access.password,
    registryPassword,
  });
  return {
    objects,
    provisioned: {
      bootstrapServers: [...cluster.bootstrapServers],
      topics: Object.keys(config.topics)
        .sort()
        .map((key) => topicName(name, key, config)),
      username: access.username,
    },
    upstream:
      config.ssh === undefined
        ? undefined
        : { bastion: authorizedKeys(config.ssh, tunnelDestinations(config)) },
  };
}
