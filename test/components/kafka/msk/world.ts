/** A mock of AWS for MSK: what it answers to resources and to lookups. It cannot refuse what AWS would refuse. */
import * as pulumi from "@pulumi/pulumi";
import { MskCluster } from "../../../../components/kafka/msk/mskCluster";
import {
  type ExistingMskClusterArgs,
  type NewMskClusterArgs,
} from "../../../../components/kafka/msk/clusterArgs";
import { keyOf, record, type Recorded, type Run, type RunOptions } from "../../../support/mocks";

export const UUID = "1f2e3d4c-5b6a-4000-8000-0123456789ab";
export const ARN = `arn:aws:kafka:us-east-1:123456789012:cluster/events/${UUID}-3`;
export const SERVERLESS_ARN = `arn:aws:kafka:us-east-1:123456789012:cluster/events/${UUID}-s1`;
/** An authority of AWS Private CA. */
export const AUTHORITY = "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/0a1b";
export const DOMAIN = "events.abc123.c2.kafka.us-east-1.amazonaws.com";
export const SUBNETS = ["subnet-0a", "subnet-0b", "subnet-0c"];

const bootstrap = (port: number): string => `b-1.${DOMAIN}:${port},b-2.${DOMAIN}:${port}`;
export const BOOTSTRAP = {
  bootstrapBrokersSaslScram: bootstrap(9096),
  bootstrapBrokersSaslIam: bootstrap(9098),
  bootstrapBrokersTls: bootstrap(9094),
  bootstrapBrokersPublicSaslScram: "",
  bootstrapBrokersPublicSaslIam: "",
  bootstrapBrokersPublicTls: "",
};

const ANSWERS: Readonly<Record<string, (name: string) => Record<string, unknown>>> = {
  "aws:msk/cluster:Cluster": () => ({ arn: ARN, ...BOOTSTRAP }),
  "aws:msk/serverlessCluster:ServerlessCluster": () => ({
    arn: SERVERLESS_ARN,
    bootstrapBrokersSaslIam: "boot-x.c1.kafka-serverless.us-east-1.amazonaws.com:9098",
  }),
  "aws:msk/configuration:Configuration": (name) => ({ arn: `arn of ${name}`, latestRevision: 7 }),
  "aws:cloudwatch/logGroup:LogGroup": (name) => ({ name: `name of ${name}` }),
  "aws:kms/key:Key": (name) => ({ arn: `arn:aws:kms:us-east-1:123456789012:key/${name}` }),
  "aws:secretsmanager/secret:Secret": (name) => ({ arn: `arn of ${name}` }),
};

/** One broker as AWS lists it, in a subnet of its own. */
export interface Listed {
  readonly brokerId: number;
  readonly endpoints?: readonly string[];
  readonly subnet?: string;
}

export const host = (id: number): string => `b-${id}.${DOMAIN}`;

export interface AwsOptions extends RunOptions {
  /** What AWS lists. @default brokers 1 to 3 */
  readonly listed?: readonly Listed[];
  /** Fields of the bootstrap lookup that differ. */
  readonly bootstrap?: Readonly<Record<string, string>>;
}

/** {@link record}, with answers of AWS; the inputs are shown without them. */
export async function onAws<T>(program: () => T | Promise<T>, options: AwsOptions = {}): Promise<Run<T>> {
  const answered = new Map<string, readonly string[]>();
  const answering: pulumi.ResourceTransformation = ({ type, name, props, opts }) => {
    // A resource's constructor names its outputs among its inputs, as undefined.
    const given = props as Record<string, unknown>;
    const answers = Object.entries(ANSWERS[type]?.(name) ?? {}).filter(([key]) => given[key] === undefined);
    answered.set(
      keyOf(type, name),
      answers.map(([key]) => key),
    );
    return { props: { ...given, ...Object.fromEntries(answers) }, opts };
  };
  const run = await record(
    () => {
      if (options.preview !== true) pulumi.runtime.registerStackTransformation(answering);
      return program();
    },
    { ...options, lookups: { ...lookupsOf(options), ...options.lookups } },
  );
  const asked = (resource: Recorded): Recorded => {
    const keys = answered.get(keyOf(resource.type, resource.name)) ?? [];
    const inputs = Object.entries(resource.inputs).filter(([key]) => !keys.includes(key));
    return { ...resource, inputs: Object.fromEntries(inputs) };
  };
  return { ...run, resources: run.resources.map(asked) };
}

function lookupsOf({ listed, bootstrap: differing }: AwsOptions): NonNullable<RunOptions["lookups"]> {
  const brokers: readonly Listed[] = listed ?? [1, 2, 3].map((brokerId) => ({ brokerId }));
  return {
    "aws:msk/getBrokerNodes:getBrokerNodes": (inputs) => ({
      ...inputs,
      nodeInfoLists: brokers.map(({ brokerId, endpoints, subnet }) => ({
        brokerId,
        endpoints: endpoints ?? [host(brokerId)],
        clientSubnet: subnet ?? `subnet-of-${brokerId}`,
        clientVpcIpAddress: `10.0.0.${brokerId}`,
        attachedEniId: `eni-${brokerId}`,
        nodeArn: `node-${brokerId}`,
      })),
    }),
    "aws:ec2/getSubnet:getSubnet": (inputs) => ({
      ...inputs,
      availabilityZoneId: `use1-az of ${String(inputs["id"])}`,
    }),
    "aws:msk/getBootstrapBrokers:getBootstrapBrokers": (inputs) => ({
      ...inputs,
      ...BOOTSTRAP,
      ...differing,
    }),
  };
}

export const newArgs = (more: Partial<NewMskClusterArgs> = {}): NewMskClusterArgs => ({
  brokers: { type: "standard", count: 3, storageGiB: 100 },
  network: { vpcId: "vpc-0a1b2c3d", subnetIds: SUBNETS },
  authentication: { scram: true },
  ...more,
});

export const existingArgs = (more: Partial<ExistingMskClusterArgs> = {}): ExistingMskClusterArgs => ({
  clusterArn: ARN,
  brokerIds: [1, 2, 3],
  authentication: { scram: true },
  ...more,
});

export const newCluster = (more: Partial<NewMskClusterArgs> = {}): MskCluster =>
  new MskCluster("events", newArgs(more));
export const existingCluster = (more: Partial<ExistingMskClusterArgs> = {}): MskCluster =>
  new MskCluster("events", existingArgs(more));

/** The message of the RunError by which an Output, or a program, fails. */
export async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    (value) => `it did not fail: ${JSON.stringify(value)}`,
    (reason: unknown) => reason,
  );
  if (!pulumi.RunError.isInstance(error)) throw new Error(String(error));
  return error.message;
}
