import { type Output } from "@pulumi/pulumi";
import type * as pulumi from "@pulumi/pulumi";
import { KafkaPrivateLink, type KafkaPrivateLinkArgs } from "../../components";
import { checkKafkaPrivateLink } from "../../components/privatelink/kafkaPrivateLink";
import { type ListenedBroker } from "../../components/privatelink/kafkaBrokers";
import { privateLinkPending } from "../../components/privatelink/pending";
import {
  awsPrivateLinkConnection,
  type AwsPrivateLinkConnection,
  type PendingValue,
} from "../../materialize";
import { invalid } from "../../materialize/errors";
import { registryPort, type KafkaPipelineConfig } from "../config/kafkaPipeline";
import { pipelineKey, sqlPrefix, type PipelineContext } from "../context";
import { type BrokersInVpc } from "../clusters/cluster";
import { checkAwsRegion } from "../clusters/iam";
import { type PipelineGroup } from "../pipeline";

/** What the objects of Materialize need of an endpoint service. */
export interface PrivateLinkValues {
  readonly serviceName: pulumi.Input<string>;
  readonly zoneIds: readonly pulumi.Input<string>[];
  readonly brokers: readonly ListenedBroker[];
}

/** The connection, and what has to be given before a broker can be reached over it. */
export interface Link {
  readonly connection: AwsPrivateLinkConnection;
  readonly waitsFor: readonly PendingValue[];
}

export function privateLinkObjects(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  values: PrivateLinkValues,
): Link {
  const connection = awsPrivateLinkConnection({
    schema: context.schema,
    name: `${sqlPrefix(name)}_privatelink`,
    serviceName: values.serviceName,
    availabilityZones: values.zoneIds,
  });
  const waitsFor = privateLinkPending(connection, givenOf(config), {
    principal: pipelineKey(name, "privatelink.principal"),
    endpointId: pipelineKey(name, "privatelink.endpointId"),
    serviceId: `endpointServiceId of ${name}, in pulumi stack output pipelines`,
    ...(context.awsRegion === undefined ? {} : { region: context.awsRegion }),
  });
  return { connection, waitsFor };
}

/** What of the three steps is done. */
function givenOf({
  privatelink,
}: KafkaPipelineConfig): Pick<KafkaPrivateLinkArgs, "principals" | "acceptance" | "endpointIds"> {
  const { principal, acceptance, endpointId } = privatelink!;
  return {
    acceptance,
    ...(principal === undefined ? {} : { principals: [principal] }),
    ...(endpointId === undefined ? {} : { endpointIds: [endpointId] }),
  };
}

/** @throws RunError for what the config's shape cannot tell. */
export function checkPrivateLink(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  inVpc: BrokersInVpc | undefined,
): true {
  const where = pipelineKey(name, "privatelink");
  if (context.deployment !== "cloud") {
    const next = "an installation of your own is reached inside the network";
    throw invalid(
      pipelineKey(name),
      "network",
      "not be privatelink where deployment is self-managed",
      "privatelink",
      next,
    );
  }
  const { region, materializeRegion } = regionsOf(name, context);
  const rest = config.privatelink!;
  if (rest.registry !== undefined && config.registry === undefined)
    throw invalid(where, "registry", "be left out where the pipeline has no registry", rest.registry.ip);
  if (inVpc === undefined) return true;
  checkKafkaPrivateLink(
    { ...inVpc, region, materializeRegion, ...zonesOf(config), ...givenOf(config), ...registryOf(config) },
    where,
  );
  checkAddresses(rest.brokers ?? [], where);
  return true;
}

/** Two listeners for one advertised address: Materialize would take the first for both. */
function checkAddresses(brokers: readonly { readonly address: string }[], where: string): void {
  brokers.forEach(({ address }, i) => {
    const other = brokers.findIndex((broker) => broker.address === address);
    if (other !== i)
      throw invalid(where, `brokers[${i}].address`, `differ from that of brokers[${other}]`, address);
  });
}

/** Stand-ins of a service for brokers at these addresses. */
export function privateLinkStandIns(addresses: readonly pulumi.Input<string>[]): PrivateLinkValues {
  return {
    serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-stand-in",
    zoneIds: ["standin1-az1"],
    brokers: addresses.map((address, i) => ({ address, listenerPort: 9001 + i, zoneId: "standin1-az1" })),
  };
}

export interface DeployedLink {
  readonly values: PrivateLinkValues;
  readonly provisioned: {
    readonly endpointServiceName: Output<string>;
    readonly endpointServiceId: Output<string>;
  };
}

export function deployPrivateLink(
  name: string,
  config: KafkaPipelineConfig,
  context: PipelineContext,
  inVpc: BrokersInVpc,
  parent: PipelineGroup,
): DeployedLink {
  const { deletionProtection } = config.privatelink!;
  const link = new KafkaPrivateLink(
    name,
    {
      ...inVpc,
      ...regionsOf(name, context),
      deletionProtection,
      ...zonesOf(config),
      ...givenOf(config),
      ...registryOf(config),
      tags: context.tags,
      protect: config.protect,
    },
    { parent },
  );
  return {
    values: {
      serviceName: link.serviceName,
      zoneIds: link.crossRegion ? [] : link.zoneIds,
      brokers: link.brokers,
    },
    provisioned: { endpointServiceName: link.serviceName, endpointServiceId: link.serviceId },
  };
}

/** Both are plain: where two regions meet decides what is made. */
function regionsOf(
  name: string,
  context: PipelineContext,
): { readonly region: string; readonly materializeRegion: string } {
  const { materializeRegion } = context;
  if (materializeRegion === undefined)
    throw invalid(pipelineKey(name), "network", "have materialize.region beside privatelink", "no region");
  checkAwsRegion(name, context);
  return { region: context.awsRegion!, materializeRegion };
}

function zonesOf({ privatelink }: KafkaPipelineConfig): Pick<KafkaPrivateLinkArgs, "materializeZoneIds"> {
  const materializeZoneIds = privatelink?.materializeZoneIds;
  return materializeZoneIds === undefined ? {} : { materializeZoneIds };
}

function registryOf(config: KafkaPipelineConfig): Pick<KafkaPrivateLinkArgs, "registry"> {
  const listener = config.privatelink?.registry;
  // A URL that is none is refused by the connection that dials it.
  if (listener === undefined || config.registry === undefined || !URL.canParse(config.registry.url))
    return {};
  // Materialize dials the URL's own port on the endpoint: the listener has to be there.
  const listenerPort = registryPort(config.registry);
  const { ip, port, securityGroupId } = listener;
  return {
    registry: {
      ip,
      port: port ?? listenerPort,
      listenerPort,
      ...(securityGroupId === undefined ? {} : { securityGroupId }),
    },
  };
}
