import { RunError, type Output } from "@pulumi/pulumi";
import { KafkaAccess, KafkaTopic, SaslKafka } from "../components";
import { checkKafkaAccess } from "../components/kafka/kafkaAccess";
import { checkKafkaTopic, unfitTopicName } from "../components/kafka/kafkaTopic";
import { checkSaslKafka } from "../components/kafka/saslKafka";
import { vendorFacts } from "../components/kafka/vendors";
import { confluentSchemaRegistryConnection } from "../materialize";
import { invalid } from "../materialize/errors";
import { checkKafkaData } from "../materialize/source/kafkaData";
import { needsRegistry, toKafkaData } from "./config/kafkaData";
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
import { type Attempt, type Claim, type Pipeline, type PipelineGroup, type PipelineKind } from "./pipeline";
import { readerObjects } from "./reader";
import { authorizedKeys } from "./sshTunnel";

/** Any topics of one Kafka cluster, each into a table. */
export const kafkaPipeline: PipelineKind<KafkaPipelineConfig> = {
  kind: "kafka",
  shape: kafkaPipelineShape,
  secretsOf: kafkaSecrets,
  rehearse: (name, config, context, attempt) => {
    const tables = [...(rehearseKafka(name, config, context, attempt)?.tables.values() ?? [])];
    return [...tables, ...readerObjects(config.reader, tables)];
  },
  claims: kafkaClaims,
  deploy: (name, config, context, secrets, parent) => {
    const { objects, provisioned, upstream } = deployKafka(name, config, context, secrets, parent);
    const tables = [...objects.tables.values()];
    return { objects: [...tables, ...readerObjects(config.reader, tables)], provisioned, upstream };
  },
};

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
  const { vendor, timeoutSeconds } = config.kafka;
  const where = pipelineKey(name, "kafka");
  const mechanism = config.kafka.mechanism ?? vendorFacts(vendor).mechanisms[0];
  const checks = [
    attempt(() => checkSaslKafka({ ...endpointOf(name, config), timeoutSeconds }, where)),
    ...Object.keys(config.topics).flatMap((key) => [
      attempt(() => checkTopic(name, key, config, pipelineKey(name, topicField(key)))),
      attempt(() => checkData(name, key, config, context, topicField(key))),
    ]),
    attempt(() => checkExposure(config, context, where)),
    attempt(() => checkCreatedOnce(name, config, topicField)),
    attempt(() => checkAccess(name, config, { vendor, mechanism })),
  ];
  // The objects would be refused for the same mistakes again.
  if (checks.includes(undefined)) return undefined;
  const values = { username: "stand-in", password: "stand-in", registryPassword: "stand-in" };
  return kafkaObjects(name, config, context, values);
}

/** From Materialize's cloud the way to a public broker is the internet, where a password must not travel in clear. */
function checkExposure(config: KafkaPipelineConfig, { deployment }: PipelineContext, where: string): true {
  if (config.kafka.transport === "plaintext" && deployment === "cloud" && config.network === "public") {
    throw invalid(where, "transport", "be tls where deployment is cloud and network is public", "plaintext");
  }
  return true;
}

function checkTopic(name: string, key: string, config: KafkaPipelineConfig, where: string): true {
  const settings = config.topics[key]!;
  const topic = topicName(name, key, config);
  const unfit = unfitTopicName(topic);
  if (unfit !== undefined) throw invalid(where, "name", unfit, topic);
  if (settings.create) checkKafkaTopic(topicArgs(name, key, settings, config), config.kafka.vendor, where);
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

/** What a Kafka pipeline makes on its cluster, at each of its addresses: pipelines that share one share the cluster. */
export function kafkaClaims(name: string, config: KafkaPipelineConfig): readonly Claim[] {
  const { given, create } = config.access;
  const claims = [
    ...createdTopics(config).map(([key]) => ({
      what: `makes topic ${JSON.stringify(topicName(name, key, config))}`,
      nextStep: "let one of them say create: false",
    })),
    ...(create === undefined
      ? []
      : [
          {
            what: `makes user ${JSON.stringify(create.username)}`,
            nextStep: "each would set a password of its own: name another user",
          },
        ]),
    // Two equal ACLs are one: taking it away from one pipeline takes it from both.
    ...(given?.principal === undefined ? [] : Object.keys(config.topics)).map((key) => ({
      what: `lets ${given?.principal} read topic ${JSON.stringify(topicName(name, key, config))}`,
      nextStep: "let one of them leave the principal out and give it the other rights that it needs",
    })),
  ];
  return config.kafka.bootstrapServers.flatMap((address) =>
    claims.map((claim) => ({ ...claim, key: `${address} ${claim.what}` })),
  );
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

function checkAccess(
  name: string,
  config: KafkaPipelineConfig,
  cluster: Parameters<typeof checkKafkaAccess>[1],
): true {
  const { given, create } = config.access;
  checkKafkaAccess(
    {
      credentials:
        create === undefined ? { given: { username: "stand-in", password: "stand-in" } } : { create },
      // Topics have been looked at, each under its own key.
      rights: rightsOf(name, config).map((right) => ({ ...right, topic: "stand-in" })),
      principal: given?.principal,
    },
    cluster,
    pipelineKey(name, "access"),
  );
  return true;
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
  const read = (reference: SecretReference): Output<string> => secrets.read(reference, { parent });
  const cluster = new SaslKafka(
    name,
    {
      ...endpointOf(name, config),
      timeoutSeconds,
      admin: { username: admin.username, password: read(admin.password) },
    },
    { parent },
  );
  const topics = new Map(
    createdTopics(config).map(([key, settings]) => {
      const args = { cluster, ...topicArgs(name, key, settings, config) };
      return [key, new KafkaTopic(`${name}-${key}`, args, { parent })] as const;
    }),
  );
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
    // Behind the topics: a broker that is not there is then one error, not one for each of these.
    { parent, dependsOn: [...topics.values()] },
  );
  const registryPassword =
    config.registry?.password === undefined ? undefined : read(config.registry.password);
  const objects = kafkaObjects(name, config, context, {
    // The plain name, not the component's Output of it: text that is known now costs nothing to print.
    username: create?.username ?? given!.username,
    password: access.password,
    registryPassword,
    // From the topics that were made: an update that fails has no DDL that names them.
    topics: new Map([...topics].map(([key, made]) => [key, made.topic.name])),
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
