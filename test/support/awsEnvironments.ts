/** Pipelines on AWS as `Pulumi.<env>.yaml` holds them. */
import assert from "node:assert/strict";
import { planOffline, type OfflinePlan } from "../../bin/offline/plan";
import { Folder, SECURE } from "./cli";
import { JSON_TOPIC, kafkaKind, KAFKA, GIVEN, type EnvironmentOptions, mistakes } from "./environments";
import { within } from "./mocks";

export const VPC = {
  vpcId: "vpc-0123456789abcdef0",
  subnetIds: ["subnet-0123456789abcdef1", "subnet-0123456789abcdef2", "subnet-0123456789abcdef3"],
};
/** Groups of brokers that are there, and of a bastion. */
export const BROKER_GROUPS = ["sg-0123456789abcdef8"];
export const BASTION_GROUP = "sg-0123456789abcdefa";
export const CLUSTER_ARN =
  "arn:aws:kafka:us-east-1:123456789012:cluster/clicks/0f1e2d3c-4b5a-4697-8877-665544332211-7";
export const SERVERLESS_ARN =
  "arn:aws:kafka:us-east-1:123456789012:cluster/clicks/0f1e2d3c-4b5a-4697-8877-665544332211-s1";
/** What Materialize makes, each of its own form. */
export const PRINCIPAL = "arn:aws:iam::664411391173:role/mz_12345678-1234-1234-1234-123456789012_u7";
export const EXTERNAL_ID = "mz_12345678-1234-1234-1234-123456789012_u8";
export const ENDPOINT_ID = "vpce-0123456789abcdef0";

/** Where everything on AWS can be had. */
export const ON_AWS: EnvironmentOptions = {
  awsRegion: "us-east-1",
  materialize: { region: "aws/us-east-1", host: "abc123.us-east-1.aws.materialize.cloud" },
};

/** `msk` with a new cluster, which lets a bastion in. */
export const create = (more: object = {}, identity: object = { iam: {} }) => ({
  create: {
    brokers: { type: "standard", count: 3, storageGiB: 100 },
    vpc: VPC,
    clientSecurityGroupIds: [BASTION_GROUP],
    ...more,
  },
  ...identity,
});
/** `msk` with one that is there, whose brokers have a gap. */
export const existing = (more: object = {}, identity: object = { iam: {} }) => ({
  existing: {
    clusterArn: CLUSTER_ARN,
    brokerIds: [1, 2, 4],
    securityGroupIds: BROKER_GROUPS,
    vpc: VPC,
    ...more,
  },
  ...identity,
});

/** A pipeline of kind `kafka` on MSK over PrivateLink; keys of `more` that are `undefined` are left out. */
export function onMsk(msk: object, more: object = {}): Record<string, unknown> {
  const topics = { orders: JSON_TOPIC };
  return without({ kind: "kafka", msk, network: "privatelink", privatelink: {}, topics, ...more });
}
/** The same through a bastion. */
export const onMskBySsh = (msk: object, more: object = {}) =>
  onMsk(msk, { network: "ssh", privatelink: undefined, ssh: BASTION, ...more });
export const BASTION = { host: "bastion.example.com", user: "materialize" };

/** MSK Serverless through a bastion. */
export function onServerless(mskServerless: object = {}, more: object = {}): Record<string, unknown> {
  const topics = { orders: { create: false, name: "there", data: JSON_TOPIC.data } };
  return without({
    kind: "kafka",
    mskServerless: { existing: { clusterArn: SERVERLESS_ARN }, ...mskServerless },
    network: "ssh",
    ssh: BASTION,
    topics,
    ...more,
  });
}

export const BROKERS = [
  { id: 1, address: "b1.kafka.internal:9093", ip: "10.0.1.11", zoneId: "use1-az1" },
  { id: 2, address: "b2.kafka.internal:9093", ip: "10.0.2.11", zoneId: "use1-az2" },
  { id: 4, address: "b4.kafka.internal:9093", ip: "10.0.1.12", zoneId: "use1-az1" },
];
/** A Kafka of one's own over PrivateLink. */
export const linked = (privatelink: object = {}, more: object = {}) =>
  kafkaKind(
    { stock: { create: false, name: "there", data: JSON_TOPIC.data } },
    {
      kafka: { ...KAFKA, bootstrapServers: ["b1.kafka.internal:9093"] },
      access: GIVEN,
      network: "privatelink",
      privatelink: { vpc: VPC, brokers: BROKERS, ...privatelink },
      ...more,
    },
  );

/** A pipeline of kind `segment-kinesis`. */
export const kinesis = (more: object = {}) => ({
  kind: "segment-kinesis",
  segment: { externalIds: ["workspace"] },
  ...more,
});

function without(pipeline: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(pipeline).filter(([, value]) => value !== undefined));
}

/** A client's certificate, beside the environment's file. */
export const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n";

/** The offline plan of pipelines: the whole program, on stand-ins for what AWS would answer. */
export async function planned(
  pipelines: object,
  { materialize, awsRegion }: EnvironmentOptions = ON_AWS,
): Promise<OfflinePlan> {
  const folder = new Folder();
  try {
    folder.write("client.pem", CERTIFICATE);
    folder.environment({
      ...(awsRegion === undefined ? {} : { "aws:region": awsRegion }),
      "materialize-ingest:materialize": materialize ?? {},
      "materialize-ingest:pipelines": pipelines,
      "materialize-ingest:secrets": { "kafka-admin": SECURE, "kafka-mz": SECURE },
    });
    return await within("the plan", planOffline({ folder: folder.path, env: "dev" }), 30_000);
  } finally {
    folder.remove();
  }
}

/** Inputs of the resources of one type, by their logical name. */
export function inputsOf(plan: OfflinePlan, type: string): Readonly<Record<string, Record<string, unknown>>> {
  const found = plan.resources.filter((resource) => resource.type === type);
  return Object.fromEntries(found.map(({ name, inputs }) => [name, inputs]));
}

/** What is refused, the pipeline, and the lines below `pipelines.a`. */
export type Row = readonly [
  what: string,
  pipeline: unknown,
  lines: readonly string[],
  options?: EnvironmentOptions,
];

/** Each row alone. */
export function refuses(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [what, pipeline, lines, options] of rows) {
      it(`refuses ${what}`, async () => {
        assert.deepEqual(
          await mistakes({ a: pipeline }, { ...ON_AWS, ...options }),
          lines.map((line) => `pipelines.a${line}`),
        );
      });
    }
  });
}
