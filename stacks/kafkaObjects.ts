import type * as pulumi from "@pulumi/pulumi";
import { saslKafkaConnection } from "../components/kafka/saslKafka";
import {
  confluentSchemaRegistryConnection,
  kafkaSource,
  kafkaTable,
  secret,
  type ConfluentSchemaRegistryConnection,
  type KafkaConnection,
  type SshTunnelConnection,
  type Table,
} from "../materialize";
import { toKafkaData } from "./config/kafkaData";
import { endpointOf, groupIdPrefix, topicName, type KafkaPipelineConfig } from "./config/kafkaPipeline";
import { sqlPrefix, type PipelineContext } from "./context";
import { type SecretReference } from "./config/secrets";
import { sshTunnel, type Tunnel } from "./sshTunnel";

/** The objects of a Kafka pipeline, before any views. */
export interface KafkaObjects {
  readonly tunnel?: SshTunnelConnection;
  readonly connection: KafkaConnection;
  /** By the topic's key. */
  readonly tables: ReadonlyMap<string, Table>;
}

/** Values that only the components know. */
export interface KafkaValues {
  readonly username: pulumi.Input<string>;
  readonly password: pulumi.Input<string>;
  readonly registryPassword?: pulumi.Input<string>;
  /** Names of the topics that were made, by key. @default the names that the config says */
  readonly topics?: ReadonlyMap<string, pulumi.Input<string>>;
}

/** Pure: the same objects, whatever the values are. */
export function kafkaObjects(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  values: KafkaValues,
): KafkaObjects {
  const prefix = sqlPrefix(name);
  const { schema, cluster } = context;
  const password = secret({
    schema,
    name: `${prefix}_kafka_password`,
    value: values.password,
    awsSecret: wholeSecret(config.access.given?.password),
  });
  const { tunnel, waitsFor } = sshTunnel(name, config, context);
  const connection = saslKafkaConnection(endpointOf(name, config), {
    schema,
    name: `${prefix}_kafka`,
    username: values.username,
    password,
    sshTunnel: tunnel,
    waitsFor,
  });
  const registryConnection = registryObject(name, config, context, values, { tunnel, waitsFor });
  const tables = new Map<string, Table>();
  for (const key of Object.keys(config.topics).sort()) {
    const stream = `${prefix}_${sqlPrefix(key)}`;
    const { data } = config.topics[key]!;
    const source = kafkaSource({
      schema,
      name: `${stream}_source`,
      cluster,
      connection,
      topic: values.topics?.get(key) ?? topicName(name, key, config),
      groupIdPrefix: groupIdPrefix(name),
    });
    tables.set(
      key,
      kafkaTable({ schema, name: stream, source, data: toKafkaData(data, registryConnection) }),
    );
  }
  return { tunnel, connection, tables };
}

function registryObject(
  name: string,
  config: KafkaPipelineConfig,
  { schema }: PipelineContext,
  values: KafkaValues,
  through: Tunnel,
): ConfluentSchemaRegistryConnection | undefined {
  if (config.registry === undefined) return undefined;
  const prefix = sqlPrefix(name);
  const { url, username } = config.registry;
  return confluentSchemaRegistryConnection({
    schema,
    name: `${prefix}_registry`,
    url,
    // It connects when it is created, so behind the bastion it waits for the keys as the brokers do.
    ...(config.registry.tunnel ? { sshTunnel: through.tunnel, waitsFor: through.waitsFor } : {}),
    basicAuth:
      username === undefined
        ? undefined
        : {
            username,
            password: secret({
              schema,
              name: `${prefix}_registry_password`,
              value: values.registryPassword ?? "",
              awsSecret: wholeSecret(config.registry.password),
            }),
          },
  });
}

/** The secret's id in Secrets Manager, where all of its text is the value: an exported project can read that, no field. */
function wholeSecret(reference: SecretReference | undefined): string | undefined {
  return reference?.field === undefined ? reference?.secretArn : undefined;
}
