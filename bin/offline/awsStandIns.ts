import * as pulumi from "@pulumi/pulumi";
import { publicHost } from "../../components/kafka/msk/brokerNodes";
import { MSK_AUTHENTICATIONS, MSK_LISTENERS, type MskAuthentication } from "../../components/kafka/msk/ports";
import { type AwsFacts } from "./awsFacts";
import { ACCOUNT, arn, clusterArn, DEFAULT_SUBNETS, marked } from "./awsNames";

/**
 * What AWS would answer, for the plan without it. A value whose shape is looked at (an ARN, a host, a zone's id) has
 * that shape and says `stand-in` in it; the account is 000000000000, which is nobody's.
 *
 * A row is needed only where an output is not one of the inputs.
 */
export type AwsOutputs = (name: string, inputs: Inputs, facts: AwsFacts) => Inputs;
type Inputs = Record<string, unknown>;

function text(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

/** Bootstrap strings of the ways in that are on; AWS gives an empty one for each that is off. */
function bootstrap(
  cluster: string,
  region: string,
  on: readonly MskAuthentication[],
  isPublic: boolean,
): Inputs {
  const servers = (host: (id: number) => string, port: number): string =>
    [1, 2].map((id) => `${host(id)}:${port}`).join(",");
  const inVpc = (id: number): string => brokerHost(id, cluster, region);
  const rows = MSK_AUTHENTICATIONS.flatMap((way) => {
    const { bootstrap: inside, publicBootstrap, port, publicPort } = MSK_LISTENERS[way];
    return [
      [inside, on.includes(way) ? servers(inVpc, port) : ""],
      [
        publicBootstrap,
        on.includes(way) && isPublic ? servers((id) => publicHost(inVpc(id), id), publicPort) : "",
      ],
    ] as const;
  });
  return { bootstrapBrokers: "", ...Object.fromEntries(rows) };
}

function waysOf({ clientAuthentication }: Inputs): readonly MskAuthentication[] {
  const { sasl, tls } = (clientAuthentication ?? {}) as {
    sasl?: { iam?: boolean; scram?: boolean };
    tls?: object;
  };
  const on = { scram: sasl?.scram === true, iam: sasl?.iam === true, mtls: tls !== undefined };
  return MSK_AUTHENTICATIONS.filter((way) => on[way]);
}

function serverlessAddress(region: string): string {
  return `boot-stand-in.c1.kafka-serverless.${region}.amazonaws.com:${MSK_LISTENERS.iam.port}`;
}

export function brokerHost(id: number, cluster: string, region: string): string {
  return `b-${id}.${cluster}.stand-in.c1.kafka.${region}.amazonaws.com`;
}

export const AWS_OUTPUTS: Readonly<Record<string, AwsOutputs>> = {
  "aws:iam/role:Role": (name, inputs) => ({
    arn: `arn:aws:iam::${ACCOUNT}:role/${marked(name)}`,
    name: inputs["name"] ?? marked(name),
  }),
  "aws:iam/user:User": (name, inputs) => ({
    arn: `arn:aws:iam::${ACCOUNT}:user/${marked(name)}`,
    name: inputs["name"] ?? marked(name),
  }),
  "aws:iam/accessKey:AccessKey": (name) => ({
    id: marked(name),
    secret: pulumi.secret(`<secret access key ${name}>`),
  }),
  "aws:kms/key:Key": (name, _, { region }) => ({
    arn: arn("kms", region, `key/${marked(name)}`),
    keyId: marked(name),
  }),
  "aws:kinesis/stream:Stream": (name, inputs, { region }) => {
    const stream = text(inputs["name"], marked(name));
    return { arn: arn("kinesis", region, `stream/${stream}`), name: stream, region };
  },
  "aws:secretsmanager/secret:Secret": (name, inputs, { region }) => ({
    arn: arn("secretsmanager", region, `secret:${text(inputs["namePrefix"], "")}${marked(name)}`),
  }),
  "aws:secretsmanager/secretVersion:SecretVersion": (name, inputs) => ({
    arn: inputs["secretId"],
    versionId: marked(name),
  }),
  "aws:msk/configuration:Configuration": (name, _, { region }) => ({
    arn: arn("kafka", region, `configuration/${marked(name)}/stand-in-1`),
    latestRevision: 1,
  }),
  "aws:msk/cluster:Cluster": (name, inputs, { region }) => ({
    arn: clusterArn(name, region),
    clusterName: inputs["clusterName"] ?? marked(name),
    ...bootstrap(marked(name), region, waysOf(inputs), false),
  }),
  "aws:msk/serverlessCluster:ServerlessCluster": (name, inputs, { region }) => ({
    arn: arn("kafka", region, `cluster/${marked(name)}/stand-in-s1`),
    clusterName: inputs["clusterName"] ?? marked(name),
    bootstrapBrokersSaslIam: serverlessAddress(region),
  }),
  "aws:lb/loadBalancer:LoadBalancer": (name, _, { region }) => ({
    arn: arn("elasticloadbalancing", region, `loadbalancer/net/${marked(name)}/0`),
    arnSuffix: `net/${marked(name)}/0`,
    dnsName: `${marked(name)}.elb.${region}.amazonaws.com`,
  }),
  "aws:lb/targetGroup:TargetGroup": (name, _, { region }) => ({
    arn: arn("elasticloadbalancing", region, `targetgroup/${marked(name)}/0`),
    arnSuffix: `targetgroup/${marked(name)}/0`,
  }),
  "aws:lb/listener:Listener": (name, _, { region }) => ({
    arn: arn("elasticloadbalancing", region, `listener/net/${marked(name)}/0/0`),
  }),
  "aws:ec2/vpcEndpointService:VpcEndpointService": (name, _, { region }) => ({
    serviceName: `com.amazonaws.vpce.${region}.vpce-svc-${marked(name)}`,
  }),
  "aws:cloudwatch/logGroup:LogGroup": (name, inputs, { region }) => ({
    arn: arn("logs", region, `log-group:${text(inputs["name"], marked(name))}`),
    name: inputs["name"] ?? marked(name),
  }),
  "aws:appautoscaling/target:Target": (name, inputs) => ({
    arn: marked(name),
    resourceId: inputs["resourceId"],
  }),
  "aws:cloudwatch/eventBus:EventBus": (name, inputs, { region }) => {
    const bus = text(inputs["name"], marked(name));
    return { arn: arn("events", region, `event-bus/${bus}`), name: bus };
  },
  "aws:cloudwatch/eventRule:EventRule": (name, inputs, { region }) => {
    const rule = text(inputs["name"], marked(name));
    // The default bus is not in the ARN of its rules.
    const bus = text(inputs["eventBusName"], "default");
    return { arn: arn("events", region, `rule/${bus === "default" ? "" : `${bus}/`}${rule}`), name: rule };
  },
  "aws:cloudwatch/eventConnection:EventConnection": (name, _, { region }) => ({
    arn: arn("events", region, `connection/${marked(name)}/stand-in`),
  }),
  "aws:cloudwatch/eventApiDestination:EventApiDestination": (name, _, { region }) => ({
    arn: arn("events", region, `api-destination/${marked(name)}/stand-in`),
  }),
  "aws:s3/bucket:Bucket": (name, inputs) => {
    const bucket = text(inputs["bucket"], marked(name));
    return { arn: `arn:aws:s3:::${bucket}`, bucket };
  },
  "aws:sqs/queue:Queue": (name, inputs, { region }) => {
    const queue = text(inputs["name"], marked(name));
    return {
      arn: arn("sqs", region, queue),
      name: queue,
      url: `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${queue}`,
    };
  },
};

type Lookup = (inputs: Inputs, facts: AwsFacts) => Inputs;

export const AWS_LOOKUPS: Readonly<Record<string, Lookup>> = {
  "aws:msk/getBrokerNodes:getBrokerNodes": (inputs, { brokers, subnets, region }) => {
    const cluster = String(inputs["clusterArn"]);
    const { ids = [], subnetIds = [] } = brokers.get(cluster) ?? {};
    const places = subnetIds.length > 0 ? subnetIds : subnets.slice(0, 1);
    return {
      ...inputs,
      nodeInfoLists: ids.map((id, i) => ({
        brokerId: id,
        endpoints: [brokerHost(id, cluster.split("/")[1] ?? "cluster", region)],
        // Documentation addresses: nobody has them. @see https://www.rfc-editor.org/rfc/rfc5737
        clientVpcIpAddress: `192.0.2.${(id % 250) + 1}`,
        clientSubnet: places[i % Math.max(places.length, 1)] ?? "subnet-00000000",
        attachedEniId: `<network interface of broker ${id}>`,
        nodeArn: `<broker ${id}>`,
      })),
    };
  },
  "aws:msk/getBootstrapBrokers:getBootstrapBrokers": (inputs, { region }) => {
    const cluster = String(inputs["clusterArn"]);
    const name = cluster.split("/")[1] ?? "cluster";
    // AWS marks a serverless cluster at the end of its ARN, and it has one address.
    if (/-s\d+$/.test(cluster)) return { ...inputs, bootstrapBrokersSaslIam: serverlessAddress(region) };
    return { ...inputs, ...bootstrap(name, region, MSK_AUTHENTICATIONS, true) };
  },
  "aws:ec2/getSubnet:getSubnet": (inputs, { subnets }) => {
    const id = String(inputs["id"]);
    const place = subnets.indexOf(id);
    return {
      ...inputs,
      availabilityZoneId: `standin1-az${place < 0 ? 1 : (place % 6) + 1}`,
      vpcId: "vpc-00000000",
    };
  },
  "aws:ec2/getSubnets:getSubnets": () => ({ ids: DEFAULT_SUBNETS }),
  "aws:ec2/getVpc:getVpc": () => ({ id: "vpc-00000000" }),
};
