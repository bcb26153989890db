import type * as pulumi from "@pulumi/pulumi";
import { invalid } from "../errors";
import {
  SASL_MECHANISMS,
  securityProtocol,
  transportsOf,
  type KafkaAuthentication,
  type KafkaTransport,
  type SaslMechanism,
} from "../legal/kafkaConnection";
import { itemPath, type ItemArgs } from "../model/item";
import { type Resolved } from "../model/inputs";
import { define, describe, type MzObject } from "../model/object";
import { type Secret } from "../secret";
import { optionalLiteral, optionList, reference, textOrSecret, type Option } from "../text/options";
import { literal } from "../text/quote";
import { requirePlain, unfitAddress } from "./address";
import { requireSecret, requireTextOrSecret } from "./credentials";
import { type SshTunnelConnection } from "./sshTunnel";

export type KafkaConnection = MzObject<"kafka-connection">;

/** One bootstrap broker, by the address that it advertises. */
export interface KafkaBroker {
  /** `host:port`, such as `b-1.example.com:9092`. */
  readonly address: pulumi.Input<string>;
  /** Reaches this broker through a bastion. @default the connection's own `sshTunnel`, or directly */
  readonly sshTunnel?: SshTunnelConnection;
}

export interface SaslCredentials {
  readonly mechanism: SaslMechanism;
  readonly username: pulumi.Input<string> | Secret;
  /** Only ever a secret object: a password in a connection's text would be readable by everyone. */
  readonly password: Secret;
}

/** Encrypted, which is the default. */
export interface KafkaTlsSecurity {
  readonly transport?: "tls";
  /** The brokers' CA in PEM, only for a private CA. @default the public CAs */
  readonly certificateAuthority?: pulumi.Input<string> | Secret;
  /** A client certificate and its key in PEM (mTLS). */
  readonly clientCertificate?: { readonly certificate: pulumi.Input<string> | Secret; readonly key: Secret };
  /** User and password. @default none */
  readonly sasl?: SaslCredentials;
}

/** Not encrypted, said aloud: for a broker on the same host or inside a private network. */
export interface KafkaPlaintextSecurity {
  readonly transport: "plaintext";
  readonly certificateAuthority?: undefined;
  readonly clientCertificate?: undefined;
  readonly sasl?: SaslCredentials;
}

export type KafkaSecurity = KafkaTlsSecurity | KafkaPlaintextSecurity;

export interface KafkaConnectionArgs extends ItemArgs {
  /** Bootstrap brokers, one or more. Behind tunnels name every broker: one that is missing is dialled directly. */
  readonly brokers: readonly KafkaBroker[];
  readonly security: KafkaSecurity;
  /** One bastion for all brokers. @default none */
  readonly sshTunnel?: SshTunnelConnection;
  /** Topic in which sinks keep their progress; fixed once created. @default `_materialize-progress-{REGION ID}-{CONNECTION ID}` */
  readonly progressTopic?: pulumi.Input<string>;
  /** Replicas of the progress topic; fixed once created. @default the broker's own default */
  readonly progressTopicReplicationFactor?: number;
}

/**
 * A connection to a Kafka cluster. It connects when it is created, so it comes after the network before it.
 *
 * @example kafkaConnection({ schema, name: "kafka", brokers: [{ address: "b1:9092" }],
 *   security: { sasl: { mechanism: "SCRAM-SHA-512", username: "materialize", password } } })
 * @throws RunError when an address is not host:port, no broker is given, or authentication and transport do not go
 *   together.
 */
export function kafkaConnection(args: KafkaConnectionArgs): KafkaConnection {
  const path = itemPath(args);
  const where = describe({ kind: "kafka-connection", path });
  const protocol = checkSecurity(args.security, where);
  if (args.brokers.length === 0) throw invalid(where, "brokers", "name at least one broker", args.brokers);
  checkAddresses(args.brokers, where);
  const replicas = args.progressTopicReplicationFactor;
  if (replicas !== undefined && (!Number.isSafeInteger(replicas) || replicas < 1)) {
    throw invalid(where, "progressTopicReplicationFactor", "be a whole number of 1 or more", replicas);
  }

  return define({
    kind: "kafka-connection",
    path,
    args: {
      schema: args.schema,
      brokers: args.brokers,
      security: args.security,
      protocol,
      sshTunnel: args.sshTunnel,
      progressTopic: args.progressTopic,
      replicas,
    },
    waitsFor: args.waitsFor,
    create: (plain, name) => {
      checkAddresses(plain.brokers, where);
      return `CREATE CONNECTION IF NOT EXISTS ${name} TO KAFKA ${optionList([
        brokerOption(plain.brokers),
        ["SSH TUNNEL", reference(plain.sshTunnel)],
        ["SECURITY PROTOCOL", literal(plain.protocol)],
        ...securityOptions(plain.security),
        ["PROGRESS TOPIC", optionalLiteral(plain.progressTopic)],
        ["PROGRESS TOPIC REPLICATION FACTOR", optionalLiteral(plain.replicas)],
      ])}`;
    },
  });
}

/** Which row of the table of authentications these options are. */
export function authenticationOf(security: KafkaSecurity): KafkaAuthentication {
  if (security.clientCertificate !== undefined) return security.sasl === undefined ? "mtls" : "sasl+mtls";
  return security.sasl?.mechanism ?? "none";
}

/** The same rules as the types, for callers without them (JavaScript, `as any`). */
function checkSecurity(security: KafkaSecurity, where: string): string {
  const { sasl } = security;
  const transport: KafkaTransport = security.transport ?? "tls";
  if (sasl !== undefined && !SASL_MECHANISMS.includes(sasl.mechanism)) {
    throw invalid(
      where,
      "security.sasl.mechanism",
      `be one of ${SASL_MECHANISMS.join(", ")}`,
      sasl.mechanism,
    );
  }
  checkCredentials(security, where);
  if (transport === "plaintext" && security.certificateAuthority !== undefined) {
    throw invalid(
      where,
      "security.certificateAuthority",
      "be left out where transport is plaintext",
      "a certificate",
    );
  }
  const protocol = securityProtocol(authenticationOf(security), transport);
  if (protocol === undefined) {
    const legal = transportsOf(authenticationOf(security)).join(" or ");
    throw invalid(where, "security.transport", `be ${legal} with ${authenticationOf(security)}`, transport);
  }
  return protocol;
}

function checkCredentials(
  { sasl, certificateAuthority, clientCertificate }: KafkaSecurity,
  where: string,
): void {
  if (sasl !== undefined) {
    requireTextOrSecret(where, "security.sasl.username", sasl.username);
    requireSecret(where, "security.sasl.password", sasl.password);
  }
  requireTextOrSecret(where, "security.certificateAuthority", certificateAuthority);
  if (clientCertificate !== undefined) {
    requireTextOrSecret(where, "security.clientCertificate.certificate", clientCertificate.certificate);
    requireSecret(where, "security.clientCertificate.key", clientCertificate.key);
  }
}

function checkAddresses(brokers: readonly { readonly address: pulumi.Input<string> }[], where: string): void {
  brokers.forEach((broker, i) => requirePlain(where, `brokers[${i}].address`, broker.address, unfitAddress));
}

function brokerOption(brokers: Resolved<readonly KafkaBroker[]>): Option {
  const printed = brokers.map((broker) => {
    const tunnel = reference(broker.sshTunnel);
    return tunnel === undefined
      ? literal(broker.address)
      : `${literal(broker.address)} USING SSH TUNNEL ${tunnel}`;
  });
  return ["BROKERS", `(${printed.join(", ")})`];
}

function securityOptions(security: Resolved<KafkaSecurity>): readonly Option[] {
  const { sasl, certificateAuthority, clientCertificate } = security;
  return [
    ["SASL MECHANISMS", optionalLiteral(sasl?.mechanism)],
    ["SASL USERNAME", textOrSecret(sasl?.username)],
    ["SASL PASSWORD", textOrSecret(sasl?.password)],
    ["SSL CERTIFICATE AUTHORITY", textOrSecret(certificateAuthority)],
    ["SSL CERTIFICATE", textOrSecret(clientCertificate?.certificate)],
    ["SSL KEY", textOrSecret(clientCertificate?.key)],
  ];
}
