import type * as pulumi from "@pulumi/pulumi";
import {
  awsConnection,
  confluentSchemaRegistryConnection,
  kafkaConnection,
  kafkaSource,
  kafkaTable,
  secret,
  type ConfluentSchemaRegistryConnection,
  type KafkaBroker,
  type KafkaConnection,
  type KafkaSecurity,
  type MzObject,
  type PendingValue,
  type Table,
} from "../materialize";
import { externalIdPending } from "../components/iam/pending";
import { kafkaBrokersOver } from "../components/privatelink/kafkaBrokers";
import { type ClusterValues, type Identity } from "./clusters/cluster";
import { toKafkaData } from "./config/kafkaData";
import { groupIdPrefix, topicName, type KafkaPipelineConfig } from "./config/kafkaPipeline";
import { pipelineKey, sqlPrefix, type PipelineContext } from "./context";
import { wholeSecret } from "./config/secrets";
import { privateLinkObjects, type Link, type PrivateLinkValues } from "./network/privateLink";
import { sshTunnel, type Tunnel } from "./network/sshTunnel";

/** The objects of a Kafka pipeline, before any views. */
export interface KafkaObjects {
  readonly connection: KafkaConnection;
  /** By the topic's key. */
  readonly tables: ReadonlyMap<string, Table>;
}

/** Values that only the components know. */
export interface KafkaValues {
  readonly cluster: ClusterValues;
  /** With `network: privatelink`. */
  readonly privateLink?: PrivateLinkValues;
  readonly registryPassword?: pulumi.Input<string>;
  /** Names of the topics that were made, by key. @default the names that the config says */
  readonly topics?: ReadonlyMap<string, pulumi.Input<string>>;
}

/** How the objects reach what they connect to. */
interface Network {
  readonly tunnel: Tunnel;
  readonly link?: Link;
  readonly values?: PrivateLinkValues;
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
  const network: Network = {
    tunnel: sshTunnel(name, config, context),
    ...(values.privateLink === undefined
      ? {}
      : {
          link: privateLinkObjects(name, config, context, values.privateLink),
          values: values.privateLink,
        }),
  };
  const { security, waitsFor } = identityObjects(name, config, context, values.cluster);
  const connection = kafkaConnection({
    schema,
    name: `${prefix}_kafka`,
    brokers: brokersOf(values.cluster, network),
    security,
    sshTunnel: network.tunnel.tunnel,
    waitsFor: [...(network.tunnel.waitsFor ?? []), ...(network.link?.waitsFor ?? []), ...waitsFor],
  });
  const registryConnection = registryObject(name, config, context, values, network);
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
  return { connection, tables };
}

function brokersOf(cluster: ClusterValues, { link, values }: Network): readonly KafkaBroker[] {
  if (link === undefined || values === undefined) return cluster.addresses.map((address) => ({ address }));
  return kafkaBrokersOver(link.connection, values.brokers);
}

/** What Materialize shows to the brokers, with the objects that hold it, and what has to be given before it works. */
function identityObjects(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  cluster: ClusterValues,
): { readonly security: KafkaSecurity; readonly waitsFor: readonly PendingValue[] } {
  const { identity, certificateAuthority, transport } = cluster;
  if (identity.by === "iam") return iamObjects(name, config, context, identity);
  const { schema } = context;
  const prefix = sqlPrefix(name);
  if (identity.by === "mtls") {
    const key = secret({ schema, name: `${prefix}_kafka_key`, value: identity.key });
    return {
      security: { clientCertificate: { certificate: identity.certificate, key } },
      waitsFor: [],
    };
  }
  const { mechanism, username, awsSecret } = identity;
  const password = secret({
    schema,
    name: `${prefix}_kafka_password`,
    value: identity.password,
    awsSecret,
  });
  const sasl = { mechanism, username, password };
  return {
    security: transport === "plaintext" ? { transport: "plaintext", sasl } : { sasl, certificateAuthority },
    waitsFor: [],
  };
}

function iamObjects(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  identity: Identity & { by: "iam" },
): { readonly security: KafkaSecurity; readonly waitsFor: readonly PendingValue[] } {
  const aws = awsConnection({
    schema: context.schema,
    name: `${sqlPrefix(name)}_aws`,
    assumeRoleArn: identity.roleArn,
    region: context.awsRegion,
  });
  if (identity.usable) return { security: { aws }, waitsFor: [] };
  const cluster = config.msk === undefined ? "mskServerless" : "msk";
  const { roleArn } = (config.msk ?? config.mskServerless)?.iam ?? {};
  const next =
    roleArn === undefined
      ? undefined
      : `put it into the trust policy of ${roleArn} first (StringEquals sts:ExternalId), then run pulumi up`;
  return {
    security: { aws },
    waitsFor: [externalIdPending(aws, pipelineKey(name, `${cluster}.iam.externalId`), next)],
  };
}

function registryObject(
  name: string,
  config: KafkaPipelineConfig,
  { schema }: PipelineContext,
  values: KafkaValues,
  network: Network,
): ConfluentSchemaRegistryConnection | undefined {
  if (config.registry === undefined) return undefined;
  const prefix = sqlPrefix(name);
  const { url, username } = config.registry;
  return confluentSchemaRegistryConnection({
    schema,
    name: `${prefix}_registry`,
    url,
    ...registryNetwork(config, network),
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

/** It connects when it is created, so behind a bastion or an endpoint it waits for what the brokers wait for. */
function registryNetwork(
  config: KafkaPipelineConfig,
  { tunnel, link }: Network,
): Partial<Parameters<typeof confluentSchemaRegistryConnection>[0]> {
  if (link !== undefined && config.privatelink?.registry !== undefined)
    return { privateLink: link.connection, waitsFor: link.waitsFor };
  return config.registry?.tunnel === true ? { sshTunnel: tunnel.tunnel, waitsFor: tunnel.waitsFor } : {};
}

/** Every relation of a pipeline, as the objects that it wants. */
export function tablesOf(objects: KafkaObjects): readonly MzObject<"table">[] {
  return [...objects.tables.values()];
}
