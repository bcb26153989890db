/**
 * What goes with what in a Kafka connection: the parser takes any option under any connection, so these rows are the
 * guard. They drive the types, the run-time check and the generated tests. A combination without a source is not
 * offered.
 */

const CREATE_CONNECTION = "https://materialize.com/docs/sql/create-connection/#kafka";
const NETWORK_SECURITY = "https://materialize.com/docs/sql/create-connection/#kafka-network-security";

/** How a client proves who it is, and over which transports Materialize lets it. */
export const KAFKA_AUTHENTICATIONS = {
  /** No client identity: TLS by itself, or nothing at all. */
  none: { protocols: { tls: "SSL", plaintext: "PLAINTEXT" }, source: CREATE_CONNECTION },
  /** A client certificate. */
  mtls: { protocols: { tls: "SSL" }, source: CREATE_CONNECTION },
  /** A user and a client certificate both, whatever the mechanism. */
  "sasl+mtls": { protocols: { tls: "SASL_SSL" }, source: CREATE_CONNECTION },
  PLAIN: { protocols: { tls: "SASL_SSL", plaintext: "SASL_PLAINTEXT" }, source: CREATE_CONNECTION },
  "SCRAM-SHA-256": { protocols: { tls: "SASL_SSL", plaintext: "SASL_PLAINTEXT" }, source: CREATE_CONNECTION },
  "SCRAM-SHA-512": { protocols: { tls: "SASL_SSL", plaintext: "SASL_PLAINTEXT" }, source: CREATE_CONNECTION },
  /** A role of AWS: MSK, whose listeners for it are on TLS always. */
  "aws-iam": { protocols: { tls: "SASL_SSL" }, source: CREATE_CONNECTION },
} as const;

export type KafkaAuthentication = keyof typeof KAFKA_AUTHENTICATIONS;
/** `tls` encrypts; `plaintext` is said aloud because it does not. */
export type KafkaTransport = "tls" | "plaintext";
export type SaslMechanism = Exclude<KafkaAuthentication, "none" | "mtls" | "sasl+mtls" | "aws-iam">;
export const SASL_MECHANISMS: readonly SaslMechanism[] = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"];

/** The value of SECURITY PROTOCOL, or `undefined` where the two do not go together. */
export function securityProtocol(
  authentication: KafkaAuthentication,
  transport: KafkaTransport,
): string | undefined {
  const protocols: Partial<Record<KafkaTransport, string>> = KAFKA_AUTHENTICATIONS[authentication].protocols;
  return Object.hasOwn(protocols, transport) ? protocols[transport] : undefined;
}

/** The transports that an authentication goes with. */
export function transportsOf(authentication: KafkaAuthentication): readonly string[] {
  return Object.keys(KAFKA_AUTHENTICATIONS[authentication].protocols);
}

/** How Materialize reaches the brokers, with every authentication alike. */
export const KAFKA_NETWORKS = {
  /** Over the network that Materialize stands in: the public one for Materialize Cloud. */
  direct: { source: CREATE_CONNECTION },
  /** One bastion for every broker, also for those that the cluster names later. */
  sshTunnel: { source: NETWORK_SECURITY },
  /** A bastion for each broker. */
  sshTunnelPerBroker: {
    source: NETWORK_SECURITY,
  },
  /** A port of an endpoint service for each broker. */
  privateLinkPerBroker: { source: NETWORK_SECURITY },
  /** One endpoint service for every broker, whose advertised names and ports fit it already (Redpanda Cloud). */
  privateLink: { source: NETWORK_SECURITY },
  /** Brokers that a cluster names later, by the pattern of their names. Behind a server flag. */
  privateLinkMatching: { source: NETWORK_SECURITY, flag: "enable_kafka_broker_matching_rules" },
} as const;

export type KafkaNetwork = keyof typeof KAFKA_NETWORKS;
