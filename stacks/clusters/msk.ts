import * as pulumi from "@pulumi/pulumi";
import { KafkaTopic, MaterializeAwsRole, MskCluster, MskScramUser, type MskBroker } from "../../components";
import { type MskTopicCluster } from "../../components/kafka/cluster";
import { checkKafkaTopic } from "../../components/kafka/kafkaTopic";
import { checkExistingMskCluster, checkNewMskCluster } from "../../components/kafka/msk/clusterPlan";
import { mskStatements } from "../../components/kafka/msk/iamRights";
import { checkMskScramUser } from "../../components/kafka/msk/mskScramUser";
import { checkMskTopic } from "../../components/kafka/msk/mskTopic";
import { MSK_LISTENERS } from "../../components/kafka/msk/ports";
import { vendorFacts } from "../../components/kafka/vendors";
import { invalid } from "../../materialize/errors";
import { readCertificate } from "../config/kafka";
import { createdTopics, rightsOf, topicArgs, type KafkaPipelineConfig } from "../config/kafkaPipeline";
import { type MskConfig } from "../config/msk";
import { type Secrets } from "../config/secrets";
import { pipelineKey, type PipelineContext } from "../context";
import { STAND_IN_VPC, vpcOf, type VpcIds } from "../network/vpc";
import { type Claim, type PipelineGroup } from "../pipeline";
import { type BrokersInVpc, type ClusterKind, type Identity } from "./cluster";
import { checkAwsRegion, checkIamRole, checkRegion, iamRoleArgs, topicClaims } from "./iam";
import { authenticationOf, mskArgs } from "./mskArgs";

/** A cluster of Amazon MSK with brokers of its own, new or existing. */
export const mskCluster: ClusterKind = {
  check: (name, config, context, attempt) => {
    const where = pipelineKey(name, "msk");
    const checks = [
      attempt(() => checkAwsRegion(name, context)),
      attempt(() => checkMsk(name, config, context, where)),
      attempt(() => checkIdentity(name, config, context, where)),
      attempt(() => checkReach(config, context, pipelineKey(name))),
    ];
    return !checks.includes(undefined);
  },

  checkTopic: (name, key, config, where) => {
    const { brokers, brokerType, replicationFactor: usual } = sizeOf(config.msk!);
    const topic = topicArgs(name, key, config.topics[key]!, config);
    const replicationFactor = topic.replicationFactor ?? usual;
    checkMskTopic(
      checkKafkaTopic({ ...topic, replicationFactor }, "msk", where),
      { brokers, brokerType },
      where,
    );
  },

  standIns: (name, config) => ({
    addresses: plannedIds(config.msk!).map((id) => `b-${id}.stand-in:${portOf(config.msk!)}`),
    identity: standInIdentity(name, config),
    transport: "tls",
  }),

  standInBrokers: ({ msk, privatelink }) => {
    const place = msk?.create?.vpc ?? msk?.existing?.vpc;
    if (msk === undefined || privatelink === undefined || place === undefined) return undefined;
    // None left is a mistake of the cluster's, which is named there.
    if (plannedIds(msk).length === 0) return undefined;
    const retiringBrokerIds = msk.retiringBrokerIds ?? [];
    const { vpcId = STAND_IN_VPC.vpcId, subnetIds = STAND_IN_VPC.subnetIds } = place;
    return {
      vpcId,
      // What comes twice is a mistake of the cluster's too, which is named there.
      subnetIds: msk.create === undefined ? subnetIds : [...new Set(subnetIds)],
      brokers: [...plannedIds(msk), ...retiringBrokerIds].map((id) => standInBroker(id, portOf(msk))),
      retiringBrokerIds,
      brokerSecurityGroupIds: [...new Set(msk.existing?.securityGroupIds ?? ["sg-00000000"])],
    };
  },

  claims: (name, config): readonly Claim[] =>
    config.msk?.existing === undefined
      ? []
      : [
          ...topicClaims(name, config, config.msk.existing.clusterArn),
          ...userClaims(config.msk.scram?.username, config.msk.existing.clusterArn),
        ],

  deploy: (name, config, context, secrets, parent) => {
    const msk = config.msk!;
    const vpc = vpcIdsOf(msk, parent);
    const cluster = new MskCluster(name, mskArgs(config, context, vpc), { parent });
    const topics = new Map(
      createdTopics(config).map(([key, settings]) => {
        const args = { cluster: cluster.topicCluster, ...topicArgs(name, key, settings, config) };
        return [key, new KafkaTopic(`${name}-${key}`, args, { parent })] as const;
      }),
    );
    const { identity, provisioned } = identityOf(name, config, context, cluster, secrets, parent);
    const reach = msk.existing?.publicAccess === true && config.network === "public" ? "public" : "vpc";
    const brokers = cluster.brokers(authenticationOf(msk), reach);
    return {
      values: {
        addresses: brokers.map(({ address }) => address),
        identity,
        transport: "tls",
      },
      topics: new Map([...topics].map(([key, made]) => [key, made.topic.name])),
      provisioned: {
        clusterArn: cluster.arn,
        brokers: brokers.map(({ address }) => address),
        ...provisioned,
      },
      ...(config.network === "privatelink" && vpc !== undefined
        ? { inVpc: inVpc(config, cluster, vpc) }
        : {}),
    };
  },
};

/** Each at an address of its own, as brokers are. */
function standInBroker(id: number, port: number): BrokersInVpc["brokers"][number] {
  const ip = `10.${(id >> 16) & 255}.${(id >> 8) & 255}.${id & 255}`;
  return { id, host: `b-${id}.stand-in`, port, ip, zoneId: "standin1-az1" };
}

function portOf(msk: MskConfig): number {
  return MSK_LISTENERS[authenticationOf(msk)].port;
}

/** The brokers of the DDL, without those on their way out. */
function plannedIds(msk: MskConfig): readonly number[] {
  const all =
    msk.existing?.brokerIds ??
    msk.create?.brokerIds ??
    Array.from({ length: msk.create?.brokers.count ?? 0 }, (_, i) => i + 1);
  return all.filter((id) => !(msk.retiringBrokerIds ?? []).includes(id));
}

function checkMsk(name: string, config: KafkaPipelineConfig, context: PipelineContext, where: string): true {
  const args = mskArgs(config, context, STAND_IN_VPC);
  if ("clusterArn" in args) {
    checkExistingMskCluster(args, `${where}.existing`);
    checkRegion(config.msk!.existing!.clusterArn, context, `${where}.existing`, "clusterArn");
    checkRetiring(config.msk!, where);
  } else {
    checkNewMskCluster(name, args, `${where}.create`);
    const { encryptionKeyArn } = config.msk!.create!;
    if (encryptionKeyArn !== undefined)
      checkRegion(encryptionKeyArn, context, `${where}.create`, "encryptionKeyArn");
  }
  return true;
}

const USUAL_REPLICAS = vendorFacts("msk").replicationFactor;

/** What topics depend on; without a list of brokers, whose number is not checked yet. */
function sizeOf({
  create,
  existing,
}: MskConfig): Pick<MskTopicCluster, "brokers" | "brokerType" | "replicationFactor"> {
  if (create !== undefined) {
    const { count, type } = create.brokers;
    const zones = create.vpc.subnetIds?.length ?? create.vpc.default?.subnets;
    return { brokers: count, brokerType: type, replicationFactor: zones ?? USUAL_REPLICAS };
  }
  return {
    brokers: existing!.brokerIds.length,
    brokerType: existing!.brokerType ?? "standard",
    replicationFactor: USUAL_REPLICAS,
  };
}

/** The list of a cluster that is there holds every broker, those that leave too. */
function checkRetiring({ existing, retiringBrokerIds = [] }: MskConfig, where: string): void {
  const unknown = retiringBrokerIds.filter((id) => existing?.brokerIds.includes(id) !== true);
  if (unknown.length > 0)
    throw invalid(where, "retiringBrokerIds", "name brokers of existing.brokerIds", unknown);
}

/** MSK takes a user name once for each cluster. */
function userClaims(username: string | undefined, clusterArn: string): readonly Claim[] {
  if (username === undefined) return [];
  const what = `makes user ${JSON.stringify(username)}`;
  const nextStep = "each would set a password of its own: name another user";
  return [{ key: `${clusterArn} ${what}`, what, nextStep }];
}

function checkIdentity(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  where: string,
): true {
  const { iam, scram, mtls } = config.msk!;
  if (iam !== undefined) checkIamRole(name, config, iam, context, false, `${where}.iam`);
  for (const key of ["kmsKeyArn", "secretArn"] as const) {
    const arn = scram?.[key];
    if (arn !== undefined) checkRegion(arn, context, `${where}.scram`, key);
  }
  if (scram?.username !== undefined)
    checkMskScramUser({ username: scram.username, kmsKeyArn: scram.kmsKeyArn }, `${where}.scram`);
  if (mtls !== undefined) readCertificate(mtls.certificateFile, `${where}.mtls`, "certificateFile");
  return true;
}

/** Without a way into the VPC the brokers' names lead nowhere from Materialize's cloud. */
function checkReach(config: KafkaPipelineConfig, { deployment }: PipelineContext, where: string): true {
  if (config.network !== "public" || deployment !== "cloud" || config.msk?.existing?.publicAccess === true)
    return true;
  const next = "a cluster that is public says existing.publicAccess: true";
  throw invalid(where, "network", "be privatelink or ssh: MSK's brokers are private", "public", next);
}

function standInIdentity(name: string, config: KafkaPipelineConfig): Identity {
  const { iam, mtls } = config.msk!;
  if (iam !== undefined)
    return {
      by: "iam",
      roleArn: "arn:aws:iam::000000000000:role/stand-in",
      usable: iam.externalId !== undefined,
    };
  if (mtls !== undefined)
    return { by: "mtls", certificate: certificateOf(name, mtls.certificateFile), key: "stand-in" };
  return { by: "sasl", mechanism: "SCRAM-SHA-512", username: "stand-in", password: "stand-in" };
}

function certificateOf(name: string, file: string): string {
  return readCertificate(file, pipelineKey(name, "msk.mtls"), "certificateFile") ?? "";
}

/** What Materialize shows to the brokers, made here or given. */
function identityOf(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  cluster: MskCluster,
  secrets: Secrets,
  parent: PipelineGroup,
): { readonly identity: Identity; readonly provisioned: Readonly<Record<string, pulumi.Input<unknown>>> } {
  const { iam, scram, mtls } = config.msk!;
  if (iam?.roleArn !== undefined)
    // Materialize presents an external id always: a role that is there has to know it too.
    return {
      identity: { by: "iam", roleArn: iam.roleArn, usable: iam.externalId !== undefined },
      provisioned: {},
    };
  if (iam !== undefined) {
    const statements = mskStatements(rightsOf(name, config), cluster.arn);
    const role = new MaterializeAwsRole(name, { ...iamRoleArgs(iam, context), statements }, { parent });
    return {
      identity: { by: "iam", roleArn: role.arn, usable: role.usable },
      provisioned: { roleArn: role.arn },
    };
  }
  if (mtls !== undefined) {
    const certificate = certificateOf(name, mtls.certificateFile);
    return {
      identity: { by: "mtls", certificate, key: secrets.read(mtls.key, { parent }) },
      provisioned: {},
    };
  }
  const user = new MskScramUser(name, scramArgs(scram!, cluster, context), { parent });
  return {
    identity: {
      by: "sasl",
      mechanism: "SCRAM-SHA-512",
      username: scram?.username ?? user.username,
      password: user.password,
    },
    provisioned: { username: user.username, secretArn: user.secretArn },
  };
}

function scramArgs(
  { username, rotation, kmsKeyArn, secretArn }: NonNullable<MskConfig["scram"]>,
  cluster: MskCluster,
  { tags }: PipelineContext,
): ConstructorParameters<typeof MskScramUser>[1] {
  if (secretArn !== undefined) return { existing: { secretArn } };
  return {
    clusterArn: cluster.arn,
    username: username!,
    ...(rotation === undefined ? {} : { rotation }),
    ...(kmsKeyArn === undefined ? {} : { kmsKeyArn }),
    tags,
  };
}

function vpcIdsOf(msk: MskConfig, parent: PipelineGroup): VpcIds | undefined {
  const vpc = msk.create?.vpc ?? msk.existing?.vpc;
  return vpc === undefined ? undefined : vpcOf(vpc, parent);
}

/** Every broker with its place, those on their way out too: they keep their listeners until they are gone. */
function inVpc(config: KafkaPipelineConfig, cluster: MskCluster, vpc: VpcIds): BrokersInVpc {
  const authentication = authenticationOf(config.msk!);
  const brokers: readonly MskBroker[] = [
    ...cluster.brokers(authentication),
    ...cluster.retiringBrokers(authentication),
  ];
  return {
    ...vpc,
    brokers: brokers.map(({ id, host, port, ip, zoneId }) => ({ id, host, port, ip, zoneId })),
    retiringBrokerIds: config.msk?.retiringBrokerIds ?? [],
    brokerSecurityGroupIds: cluster.securityGroupIds,
  };
}
