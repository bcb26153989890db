import { type KafkaAuthentication } from "../../../materialize/legal/kafkaConnection";

/** One way by which clients prove who they are to MSK, and the listener of each broker that takes it. */
export interface MskListener {
  readonly title: string;
  /** From inside of the VPC, over IPv4. */
  readonly port: number;
  /** From the internet, where a cluster is made public. */
  readonly publicPort: number;
  /** The output of a cluster, and the field of a lookup, that names bootstrap brokers. Empty where it is off. */
  readonly bootstrap: "bootstrapBrokersSaslScram" | "bootstrapBrokersSaslIam" | "bootstrapBrokersTls";
  /** The same, for the internet. */
  readonly publicBootstrap:
    "bootstrapBrokersPublicSaslScram" | "bootstrapBrokersPublicSaslIam" | "bootstrapBrokersPublicTls";
  /** What Materialize calls it. */
  readonly materialize: KafkaAuthentication;
}

/**
 * The listeners of MSK. The only place of these ports: security groups, brokers, load balancers and SQL read it here.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html
 */
export const MSK_LISTENERS = {
  scram: {
    title: "SASL/SCRAM",
    port: 9096,
    publicPort: 9196,
    bootstrap: "bootstrapBrokersSaslScram",
    publicBootstrap: "bootstrapBrokersPublicSaslScram",
    materialize: "SCRAM-SHA-512",
  },
  iam: {
    title: "IAM",
    port: 9098,
    publicPort: 9198,
    bootstrap: "bootstrapBrokersSaslIam",
    publicBootstrap: "bootstrapBrokersPublicSaslIam",
    materialize: "aws-iam",
  },
  mtls: {
    title: "mTLS",
    port: 9094,
    publicPort: 9194,
    bootstrap: "bootstrapBrokersTls",
    publicBootstrap: "bootstrapBrokersPublicTls",
    materialize: "mtls",
  },
} as const satisfies Record<string, MskListener>;

export type MskAuthentication = keyof typeof MSK_LISTENERS;

/** In the order of the table. */
export const MSK_AUTHENTICATIONS = Object.keys(MSK_LISTENERS) as readonly MskAuthentication[];

/** From where a broker is reached: inside of its VPC, or the internet where the cluster is public. */
export type MskReach = "vpc" | "public";

/** Port and bootstrap brokers of one authentication, from one side. */
export function mskListener(
  authentication: MskAuthentication,
  reach: MskReach,
): { readonly port: number; readonly bootstrap: MskListener["bootstrap"] | MskListener["publicBootstrap"] } {
  const { port, publicPort, bootstrap, publicBootstrap } = MSK_LISTENERS[authentication];
  return reach === "vpc" ? { port, bootstrap } : { port: publicPort, bootstrap: publicBootstrap };
}
