/** The cells of the table of legal Kafka connections, and arguments for each. */
import * as mz from "../../../materialize";
import {
  KAFKA_AUTHENTICATIONS,
  KAFKA_NETWORKS,
  type KafkaAuthentication,
  type KafkaNetwork,
} from "../../../materialize/legal/kafkaConnection";
import { aws, key, password, pem, privateLink, tunnel } from "../objects/world";

export interface Cell {
  readonly authentication: KafkaAuthentication;
  readonly transport: mz.KafkaTransport;
  readonly network: KafkaNetwork;
}

const AUTHENTICATIONS = Object.keys(KAFKA_AUTHENTICATIONS) as KafkaAuthentication[];
const NETWORKS = Object.keys(KAFKA_NETWORKS) as KafkaNetwork[];
const TRANSPORTS: readonly mz.KafkaTransport[] = ["tls", "plaintext"];

const ALL: readonly Cell[] = AUTHENTICATIONS.flatMap((authentication) =>
  TRANSPORTS.flatMap((transport) => NETWORKS.map((network) => ({ authentication, transport, network }))),
);

/** The value of SECURITY PROTOCOL as the row has it, read without the function that the code reads it with. */
export function protocolOf({ authentication, transport }: Cell): string | undefined {
  const row = KAFKA_AUTHENTICATIONS[authentication].protocols;
  return new Map(Object.entries(row)).get(transport);
}

export const LEGAL = ALL.filter((cell) => protocolOf(cell) !== undefined);
export const ILLEGAL = ALL.filter((cell) => protocolOf(cell) === undefined);

/** Arguments of a cell, legal or not. */
export function securityOf(
  authentication: KafkaAuthentication,
  transport: mz.KafkaTransport,
): mz.KafkaSecurity {
  const hasCertificate = authentication === "mtls" || authentication === "sasl+mtls";
  const mechanism = authentication === "sasl+mtls" ? "SCRAM-SHA-512" : authentication;
  const security = {
    transport,
    ...(hasCertificate ? { clientCertificate: { certificate: pem, key } } : {}),
    ...(mechanism === "none" || mechanism === "mtls" || mechanism === "aws-iam"
      ? {}
      : { sasl: { mechanism, username: "mz", password } }),
    ...(authentication === "aws-iam" ? { aws } : {}),
  };
  // An illegal cell is no KafkaSecurity: that is what the tests try.
  return security as mz.KafkaSecurity;
}

export const BROKERS: Record<KafkaNetwork, mz.BrokersArgs> = {
  direct: { brokers: [{ address: "b1.example.com:9092" }] },
  sshTunnel: { brokers: [{ address: "b1.example.com:9092" }], sshTunnel: tunnel },
  sshTunnelPerBroker: {
    brokers: [
      { address: "b1.example.com:9092", sshTunnel: tunnel },
      { address: "b2.example.com:9092", sshTunnel: tunnel },
    ],
  },
  privateLinkPerBroker: {
    brokers: [
      {
        address: "b1.example.com:9092",
        privateLink: { connection: privateLink, port: 9001, availabilityZone: "use1-az1" },
      },
      {
        address: "b2.example.com:9092",
        privateLink: { connection: privateLink, port: 9002, availabilityZone: "use1-az4" },
      },
    ],
  },
  privateLink: { privateLink: { connection: privateLink, port: 30292 } },
  privateLinkMatching: {
    brokers: [{ address: "bootstrap.example.com:9092", privateLink: { connection: privateLink } }],
    matching: {
      preview: true,
      rules: [
        { pattern: "*.use1-az1.*", privateLink: { connection: privateLink, availabilityZone: "use1-az1" } },
        { pattern: "*.use1-az4.*", privateLink: { connection: privateLink, availabilityZone: "use1-az4" } },
      ],
    },
  },
};
