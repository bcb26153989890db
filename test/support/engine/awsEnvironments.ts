import { SUBNETS, DEFAULT_VPC } from "./aws/state";

/** What an operator sets one after the other. */
export interface OrdersPhase {
  readonly brokers?: number;
  readonly externalId?: string;
  readonly principal?: string;
  readonly endpointId?: string;
  readonly retiringBrokerIds?: readonly number[];
}

export const EXTERNAL_ID = "mz_1e3f5a7b-0000-4000-8000-000000000000_u7";
export const PRINCIPAL = "arn:aws:iam::664411391173:role/mz_1e3f5a7b-0000-4000-8000-000000000000_u8";
export const ENDPOINT_ID = "vpce-0123456789abcdef0";

/** A new MSK cluster over PrivateLink with IAM, and Segment's stream, as an operator has them in one environment. */
export function awsEnvironment(phase: OrdersPhase = {}): Record<string, unknown> {
  const { brokers = 2, externalId, principal, endpointId, retiringBrokerIds } = phase;
  return {
    aws: { tags: { Owner: "engine-tests" } },
    materialize: {
      deployment: "cloud",
      region: "aws/us-east-1",
      host: "engine.us-east-1.aws.materialize.cloud",
      cluster: { name: "ingest", size: "25cc" },
    },
    pipelines: {
      orders: {
        kind: "kafka",
        msk: {
          create: {
            brokers: { type: "standard", count: brokers, storageGiB: 50 },
            vpc: {
              vpcId: DEFAULT_VPC,
              // Two zones: a third broker must not become a third replica of a topic.
              subnetIds: Object.values(SUBNETS).slice(0, 2),
            },
          },
          ...(retiringBrokerIds === undefined ? {} : { retiringBrokerIds }),
          iam: externalId === undefined ? {} : { externalId },
        },
        network: "privatelink",
        privatelink: {
          ...(principal === undefined ? {} : { principal }),
          ...(endpointId === undefined ? {} : { endpointId }),
          deletionProtection: false,
        },
        topics: { orders: { partitions: 3, data: { format: { type: "json" } } } },
        protect: false,
      },
      "ab-tests": {
        kind: "segment-kinesis",
        segment: { externalIds: ["workspace"] },
        legacyUser: true,
        protect: false,
      },
    },
  };
}
