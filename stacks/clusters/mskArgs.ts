import { type MskClusterArgs } from "../../components";
import { type MskAuthentication } from "../../components/kafka/msk/ports";
import { type KafkaPipelineConfig } from "../config/kafkaPipeline";
import { type MskConfig } from "../config/msk";
import { type PipelineContext } from "../context";
import { STAND_IN_VPC, type VpcIds } from "../network/vpc";

/** The component's arguments from the config's keys. */
export function mskArgs(
  config: KafkaPipelineConfig,
  { tags }: PipelineContext,
  vpc: VpcIds | undefined,
): MskClusterArgs {
  const msk = config.msk!;
  const retiring = msk.retiringBrokerIds === undefined ? {} : { retiringBrokerIds: msk.retiringBrokerIds };
  if (msk.existing !== undefined) {
    const { clusterArn, brokerIds, brokerType, securityGroupIds } = msk.existing;
    return {
      clusterArn,
      brokerIds,
      ...(brokerType === undefined ? {} : { brokerType }),
      ...(securityGroupIds === undefined ? {} : { securityGroupIds }),
      authentication: { [authenticationOf(msk)]: true },
      ...retiring,
    };
  }
  const {
    brokers,
    vpc: place,
    alsoAccept,
    certificateAuthorityArns,
    logRetentionDays,
    ...rest
  } = msk.create!;
  const ways = new Set<MskAuthentication>([authenticationOf(msk), ...alsoAccept]);
  return {
    ...definedOf(rest),
    brokers: definedOf(brokers) as Extract<MskClusterArgs, { brokers: unknown }>["brokers"],
    network: subnetsOf(place, vpc),
    authentication: {
      ...(ways.has("scram") ? { scram: true } : {}),
      ...(ways.has("iam") ? { iam: true } : {}),
      ...(ways.has("mtls") ? { mtls: { certificateAuthorityArns: certificateAuthorityArns ?? [] } } : {}),
    },
    ...(logRetentionDays === undefined ? {} : { logs: { retentionDays: logRetentionDays } }),
    ...retiring,
    tags,
    protect: config.protect,
  };
}

/** The one way of logging in that the config names. */
export function authenticationOf({ iam, scram }: MskConfig): MskAuthentication {
  if (iam !== undefined) return "iam";
  return scram !== undefined ? "scram" : "mtls";
}

/** As many stand-ins as the config asks for, where the rehearsal has none of its own. */
function subnetsOf(place: NonNullable<MskConfig["create"]>["vpc"], vpc: VpcIds | undefined): VpcIds {
  if (vpc !== undefined && vpc !== STAND_IN_VPC) return vpc;
  return {
    vpcId: place.vpcId ?? STAND_IN_VPC.vpcId,
    subnetIds: place.subnetIds ?? STAND_IN_VPC.subnetIds.slice(0, place.default?.subnets),
  };
}

/** Components take a key that is left out, not one that says `undefined`. */
function definedOf<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}
