import { MaterializeAwsRole, MskServerless } from "../../components";
import { mskStatements } from "../../components/kafka/msk/iamRights";
import { checkMskServerless, type MskServerlessArgs } from "../../components/kafka/msk/mskServerless";
import { invalid } from "../../materialize/errors";
import { rightsOf, type KafkaPipelineConfig } from "../config/kafkaPipeline";
import { pipelineKey, type PipelineContext } from "../context";
import { STAND_IN_VPC, vpcOf, type VpcIds } from "../network/vpc";
import { type ClusterKind } from "./cluster";
import { checkAwsRegion, checkIamRole, checkRegion, iamRoleArgs } from "./iam";

/** MSK Serverless: roles only, one address, and neither brokers nor topics that AWS would list or make. */
export const mskServerlessCluster: ClusterKind = {
  check: (name, config, context, attempt) => {
    const where = pipelineKey(name, "mskServerless");
    const { iam } = config.mskServerless!;
    const arn = config.mskServerless!.existing?.clusterArn;
    const checks = [
      attempt(() => checkAwsRegion(name, context)),
      attempt(() => arn === undefined || checkRegion(arn, context, `${where}.existing`, "clusterArn")),
      attempt(() => (checkMskServerless(name, argsOf(config, context, STAND_IN_VPC), where), true)),
      attempt(() => checkReach(config, context, pipelineKey(name))),
      attempt(() => checkIamRole(name, config, iam, context, true, `${where}.iam`)),
    ];
    return !checks.includes(undefined);
  },

  /** AWS makes no topics on it, and its brokers are in a VPC: whoever produces makes them. */
  checkTopic: (_name, _key, _config, where) => {
    const next = "AWS makes no topics on a serverless cluster: make it where a client reaches it";
    throw invalid(where, "create", "be false on mskServerless", true, next);
  },

  standIns: (_name, config) => {
    const { externalId } = config.mskServerless!.iam;
    return {
      addresses: ["stand-in:9098"],
      identity: {
        by: "iam",
        roleArn: "arn:aws:iam::000000000000:role/stand-in",
        usable: externalId !== undefined,
      },
      transport: "tls",
    };
  },

  standInBrokers: () => undefined,

  claims: () => [],

  deploy: (name, config, context, _secrets, parent) => {
    const { create, iam } = config.mskServerless!;
    const vpc = create === undefined ? undefined : vpcOf(create.vpc, parent);
    const cluster = new MskServerless(name, argsOf(config, context, vpc), { parent });
    const statements = mskStatements(rightsOf(name, config), cluster.arn);
    const role =
      iam.roleArn === undefined
        ? new MaterializeAwsRole(name, { ...iamRoleArgs(iam, context), statements }, { parent })
        : undefined;
    const roleArn = role?.arn ?? iam.roleArn!;
    return {
      values: {
        addresses: [cluster.bootstrapBrokersSaslIam],
        identity: { by: "iam", roleArn, usable: iam.externalId !== undefined },
        transport: "tls",
      },
      topics: new Map(),
      provisioned: { clusterArn: cluster.arn, bootstrapServers: cluster.bootstrapBrokersSaslIam, roleArn },
    };
  },
};

function argsOf(
  { mskServerless, protect }: KafkaPipelineConfig,
  { tags }: PipelineContext,
  vpc: VpcIds | undefined,
): MskServerlessArgs {
  const { create, existing } = mskServerless!;
  if (existing !== undefined) return { clusterArn: existing.clusterArn };
  const given = create!.vpc;
  const network =
    vpc !== undefined && vpc !== STAND_IN_VPC
      ? vpc
      : {
          vpcId: given.vpcId ?? STAND_IN_VPC.vpcId,
          subnetIds: given.subnetIds ?? STAND_IN_VPC.subnetIds.slice(0, given.default?.subnets),
        };
  return {
    network,
    ...(create?.clientSecurityGroupIds === undefined
      ? {}
      : { clientSecurityGroupIds: create.clientSecurityGroupIds }),
    protect,
    tags,
  };
}

function checkReach(config: KafkaPipelineConfig, { deployment }: PipelineContext, where: string): true {
  if (config.network !== "public" || deployment !== "cloud") return true;
  throw invalid(where, "network", "be ssh: a serverless cluster is private", "public");
}
