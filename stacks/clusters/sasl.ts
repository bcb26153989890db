import { type Output } from "@pulumi/pulumi";
import { KafkaAccess, KafkaTopic, SaslKafka } from "../../components";
import { checkKafkaAccess } from "../../components/kafka/kafkaAccess";
import { checkKafkaTopic } from "../../components/kafka/kafkaTopic";
import { checkSaslKafka, type SaslKafkaEndpoint } from "../../components/kafka/saslKafka";
import { vendorFacts } from "../../components/kafka/vendors";
import { type SaslMechanism } from "../../materialize";
import { invalid } from "../../materialize/errors";
import { readCertificate } from "../config/kafka";
import {
  createdTopics,
  rightsOf,
  topicArgs,
  topicName,
  type KafkaPipelineConfig,
} from "../config/kafkaPipeline";
import { wholeSecret, type SecretReference } from "../config/secrets";
import { pipelineKey, type PipelineContext } from "../context";
import { type Claim, type PipelineGroup } from "../pipeline";
import { STAND_IN_VPC, vpcOf, type VpcIds } from "../network/vpc";
import { type BrokersInVpc, type ClusterKind, type ClusterValues } from "./cluster";

type SaslConfig = Required<Pick<KafkaPipelineConfig, "kafka" | "access">>;

/** The keys that this kind of cluster has; the config's check has seen that they are there. */
function keysOf(config: KafkaPipelineConfig): SaslConfig {
  return { kafka: config.kafka!, access: config.access! };
}

/** Kafka with users and passwords, whoever runs it. */
export const saslCluster: ClusterKind = {
  check: (name, config, context, attempt) => {
    const { kafka, access } = keysOf(config);
    const where = pipelineKey(name, "kafka");
    const checks = [
      attempt(() =>
        checkSaslKafka({ ...endpointOf(name, config), timeoutSeconds: kafka.timeoutSeconds }, where),
      ),
      attempt(() => checkExposure(config, context, where)),
      attempt(() => checkAccess(name, config, access)),
    ];
    return !checks.includes(undefined);
  },

  checkTopic: (name, key, config, where) => {
    checkKafkaTopic(topicArgs(name, key, config.topics[key]!, config), keysOf(config).kafka.vendor, where);
  },

  standIns: (name, config) => valuesOf(name, config, { username: "stand-in", password: "stand-in" }),

  standInBrokers: (config) => {
    const link = config.privatelink;
    if (link?.vpc === undefined) return undefined;
    const { vpcId = STAND_IN_VPC.vpcId, subnetIds = STAND_IN_VPC.subnetIds } = link.vpc;
    return brokersAt(config, { vpcId, subnetIds });
  },

  claims: saslClaims,

  deploy: (name, config, _context, secrets, parent) => {
    const { kafka, access: account } = keysOf(config);
    const read = (reference: SecretReference): Output<string> => secrets.read(reference, { parent });
    const cluster = new SaslKafka(
      name,
      {
        ...endpointOf(name, config),
        timeoutSeconds: kafka.timeoutSeconds,
        admin: { username: kafka.admin.username, password: read(kafka.admin.password) },
      },
      { parent },
    );
    const topics = new Map(
      createdTopics(config).map(([key, settings]) => {
        const args = { cluster, ...topicArgs(name, key, settings, config) };
        return [key, new KafkaTopic(`${name}-${key}`, args, { parent })] as const;
      }),
    );
    const { given, create } = account;
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
    return {
      values: valuesOf(name, config, {
        // The plain name, not the component's Output of it: text that is known now costs nothing to print.
        username: create?.username ?? given!.username,
        password: access.password,
      }),
      topics: new Map([...topics].map(([key, made]) => [key, made.topic.name])),
      provisioned: { bootstrapServers: [...cluster.bootstrapServers], username: access.username },
      inVpc: brokersInVpc(config, parent),
    };
  },
};

function valuesOf(
  name: string,
  config: KafkaPipelineConfig,
  account: { readonly username: string; readonly password: string | Output<string> },
): ClusterValues {
  const { transport } = keysOf(config).kafka;
  const endpoint = endpointOf(name, config);
  return {
    // Over PrivateLink every broker has to be named; otherwise those to start from.
    addresses: config.privatelink?.brokers?.map(({ address }) => address) ?? endpoint.bootstrapServers,
    identity: {
      by: "sasl",
      mechanism: mechanismOf(config),
      ...account,
      awsSecret: wholeSecret(keysOf(config).access.given?.password),
    },
    transport,
    // Read from a file when the config was: plain.
    certificateAuthority: endpoint.certificateAuthority as string | undefined,
  };
}

export function mechanismOf(config: KafkaPipelineConfig): SaslMechanism {
  const { kafka } = keysOf(config);
  return kafka.mechanism ?? vendorFacts(kafka.vendor).mechanisms[0];
}

function endpointOf(name: string, config: KafkaPipelineConfig): SaslKafkaEndpoint {
  const { vendor, bootstrapServers, mechanism, transport, certificateAuthorityFile } = keysOf(config).kafka;
  const certificateAuthority = readCertificate(certificateAuthorityFile, pipelineKey(name, "kafka"));
  return { vendor, bootstrapServers, mechanism, transport, certificateAuthority };
}

/** From Materialize's cloud the way to a public broker is the internet, where a password must not travel in clear. */
function checkExposure(config: KafkaPipelineConfig, { deployment }: PipelineContext, where: string): true {
  if (
    keysOf(config).kafka.transport === "plaintext" &&
    deployment === "cloud" &&
    config.network === "public"
  ) {
    throw invalid(where, "transport", "be tls where deployment is cloud and network is public", "plaintext");
  }
  return true;
}

function checkAccess(name: string, config: KafkaPipelineConfig, access: SaslConfig["access"]): true {
  const { given, create } = access;
  checkKafkaAccess(
    {
      credentials:
        create === undefined ? { given: { username: "stand-in", password: "stand-in" } } : { create },
      // Topics have been looked at, each under its own key.
      rights: rightsOf(name, config).map((right) => ({ ...right, topic: "stand-in" })),
      principal: given?.principal,
    },
    { vendor: keysOf(config).kafka.vendor, mechanism: mechanismOf(config) },
    pipelineKey(name, "access"),
  );
  return true;
}

/** What is made on the cluster, at each of its addresses: pipelines that share one share the cluster. */
function saslClaims(name: string, config: KafkaPipelineConfig): readonly Claim[] {
  const { given, create } = keysOf(config).access;
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
  return keysOf(config).kafka.bootstrapServers.flatMap((address) =>
    claims.map((claim) => ({ ...claim, key: `${address} ${claim.what}` })),
  );
}

function brokersInVpc(config: KafkaPipelineConfig, parent: PipelineGroup): BrokersInVpc | undefined {
  const vpc = config.privatelink?.vpc;
  return vpc === undefined ? undefined : brokersAt(config, vpcOf(vpc, parent));
}

function brokersAt({ privatelink }: KafkaPipelineConfig, vpc: VpcIds): BrokersInVpc {
  return {
    ...vpc,
    brokers: (privatelink?.brokers ?? []).map(({ id, address, ip, zoneId }) => {
      const colon = address.lastIndexOf(":");
      return { id, host: address.slice(0, colon), port: Number(address.slice(colon + 1)), ip, zoneId };
    }),
    retiringBrokerIds: privatelink?.retiringBrokerIds ?? [],
    brokerSecurityGroupIds: privatelink?.brokerSecurityGroupIds ?? [],
  };
}
