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
import { type AwsConnection } from "./aws";
import { requireKind, requireSecret, requireTextOrSecret } from "./credentials";
import { brokerOptions, checkBrokers, type BrokersArgs } from "./kafkaBrokers";

export type KafkaConnection = MzObject<"kafka-connection">;

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
  /** A role of AWS (MSK with IAM), in the place of user, password and certificate. @default none */
  readonly aws?: AwsConnection;
}

/** Not encrypted, said aloud: for a broker on the same host or inside a private network. */
export interface KafkaPlaintextSecurity {
  readonly transport: "plaintext";
  readonly certificateAuthority?: undefined;
  readonly clientCertificate?: undefined;
  readonly sasl?: SaslCredentials;
  readonly aws?: undefined;
}

export type KafkaSecurity = KafkaTlsSecurity | KafkaPlaintextSecurity;

export interface KafkaConnectionArgs extends ItemArgs, BrokersArgs {
  readonly security: KafkaSecurity;
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
  checkBrokers(args, where);
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
      privateLink: args.privateLink,
      matching: args.matching,
      security: args.security,
      protocol,
      sshTunnel: args.sshTunnel,
      progressTopic: args.progressTopic,
      replicas,
    },
    waitsFor: args.waitsFor,
    create: (plain, name) => {
      checkBrokers(plain, where);
      return `CREATE CONNECTION IF NOT EXISTS ${name} TO KAFKA ${optionList([
        ...brokerOptions(plain),
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
  if (security.aws !== undefined) return "aws-iam";
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
  checkAws(security, where);
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

/** Materialize refuses a second identity beside the role. */
function checkAws({ aws, sasl, clientCertificate }: KafkaSecurity, where: string): void {
  if (aws === undefined) return;
  requireKind(where, "security.aws", aws, ["aws-connection"]);
  if (sasl !== undefined) throw invalid(where, "security.sasl", "be left out beside aws", "a user");
  if (clientCertificate !== undefined)
    throw invalid(where, "security.clientCertificate", "be left out beside aws", "a certificate");
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

function securityOptions(security: Resolved<KafkaSecurity>): readonly Option[] {
  const { sasl, aws, certificateAuthority, clientCertificate } = security;
  return [
    ["AWS CONNECTION", reference(aws)],
    ["SASL MECHANISMS", optionalLiteral(sasl?.mechanism)],
    ["SASL USERNAME", textOrSecret(sasl?.username)],
    ["SASL PASSWORD", textOrSecret(sasl?.password)],
    ["SSL CERTIFICATE AUTHORITY", textOrSecret(certificateAuthority)],
    ["SSL CERTIFICATE", textOrSecret(clientCertificate?.certificate)],
    ["SSL KEY", textOrSecret(clientCertificate?.key)],
  ];
}
