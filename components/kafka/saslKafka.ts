import * as kafka from "@pulumi/kafka";
import * as pulumi from "@pulumi/pulumi";
import { requirePlain, unfitAddress } from "../../materialize/connection/address";
import { invalid } from "../../materialize/errors";
import {
  kafkaConnection,
  type KafkaConnection,
  type PendingValue,
  type SaslMechanism,
  type Schema,
  type Secret,
  type SshTunnelConnection,
} from "../../materialize";
import { typeToken } from "../names";
import { override, type InputNames, type Override } from "../override";
import { ownOptions } from "../own";
import { type ProtocolKafkaCluster } from "./cluster";
import { vendorFacts, KAFKA_VENDORS, type KafkaVendor } from "./vendors";

export interface SaslKafkaArgs {
  /** Whose Kafka it is; decides defaults and what can be made on it. @default "self-hosted" */
  readonly vendor?: KafkaVendor;
  /** Bootstrap brokers, `host:port` each, such as `["b1.example.com:9092"]`. */
  readonly bootstrapServers: readonly pulumi.Input<string>[];
  /** @default the vendor's first, `SCRAM-SHA-512` for self-hosted */
  readonly mechanism?: SaslMechanism;
  /** `plaintext` sends everything unencrypted: for a broker on this host or in a private network. @default "tls" */
  readonly transport?: "tls" | "plaintext";
  /** The brokers' CA in PEM, where it is not a public one. @default the public CAs */
  readonly certificateAuthority?: pulumi.Input<string>;
  /** The account that makes topics, users and ACLs; Materialize gets one of its own (`KafkaAccess`). */
  readonly admin: { readonly username: pulumi.Input<string>; readonly password: pulumi.Input<string> };
  /** Seconds to wait for a broker, 1 or more. @default 30 */
  readonly timeoutSeconds?: number;
  readonly overrides?: { readonly provider?: Override<kafka.ProviderArgs> };
}

/** How Materialize shows itself to this cluster. */
export interface SaslKafkaConnectionArgs {
  readonly schema: Schema;
  readonly name: string;
  readonly username: pulumi.Input<string> | Secret;
  readonly password: Secret;
  /** @default none: the brokers are reached directly */
  readonly sshTunnel?: SshTunnelConnection;
  readonly waitsFor?: readonly PendingValue[];
  readonly progressTopic?: pulumi.Input<string>;
}

const PROVIDER_INPUTS: InputNames<kafka.ProviderArgs> = {
  bootstrapServers: true,
  caCert: true,
  caCertFile: true,
  clientCert: true,
  clientCertFile: true,
  clientKey: true,
  clientKeyFile: true,
  clientKeyPassphrase: true,
  kafkaVersion: true,
  saslAwsAccessKey: true,
  saslAwsContainerAuthorizationTokenFile: true,
  saslAwsContainerCredentialsFullUri: true,
  saslAwsCredsDebug: true,
  saslAwsExternalId: true,
  saslAwsProfile: true,
  saslAwsRegion: true,
  saslAwsRoleArn: true,
  saslAwsSecretKey: true,
  saslAwsSharedConfigFiles: true,
  saslAwsToken: true,
  saslMechanism: true,
  saslOauthScopes: true,
  saslPassword: true,
  saslTokenUrl: true,
  saslUsername: true,
  skipTlsVerify: true,
  timeout: true,
  tlsEnabled: true,
};

/** How the provider spells the mechanisms that Materialize spells in capitals. */
const PROVIDER_MECHANISMS: Record<SaslMechanism, string> = {
  PLAIN: "plain",
  "SCRAM-SHA-256": "scram-sha256",
  "SCRAM-SHA-512": "scram-sha512",
};

/**
 * A Kafka cluster with users and passwords, whoever runs it: the provider through which topics and users are made on
 * it, and the connection through which Materialize reaches it. Creates nothing on the cluster by itself.
 *
 * @example
 * const cluster = new SaslKafka("events", {
 *   bootstrapServers: ["b1.example.com:9092"],
 *   admin: { username: "admin", password: config.requireSecret("kafkaAdmin") },
 * });
 * @throws RunError when an address is not host:port, the vendor lacks the mechanism.
 */
export class SaslKafka extends pulumi.ComponentResource implements ProtocolKafkaCluster {
  readonly vendor: KafkaVendor;
  readonly mechanism: SaslMechanism;
  readonly provider: kafka.Provider;
  /** `host:port` of each bootstrap broker. */
  readonly bootstrapServers: readonly pulumi.Output<string>[];
  private readonly args: SaslKafkaArgs;

  constructor(name: string, args: SaslKafkaArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `SaslKafka ${name}`;
    const { vendor, mechanism } = checkSaslKafka(args, where);
    const provider = override<kafka.ProviderArgs>(
      {
        bootstrapServers: [...args.bootstrapServers],
        tlsEnabled: (args.transport ?? "tls") === "tls",
        // Said aloud: left out, KAFKA_SKIP_VERIFY in the environment of whoever deploys would decide.
        skipTlsVerify: false,
        saslMechanism: PROVIDER_MECHANISMS[mechanism],
        saslUsername: args.admin.username,
        saslPassword: args.admin.password,
        timeout: args.timeoutSeconds ?? 30,
        ...(args.certificateAuthority === undefined ? {} : { caCert: args.certificateAuthority }),
      },
      args.overrides?.provider,
      PROVIDER_INPUTS,
      `${where}: overrides.provider`,
    );
    super(typeToken("kafka", "SaslKafka"), name, {}, opts);
    this.args = args;
    this.vendor = vendor;
    this.mechanism = mechanism;
    this.bootstrapServers = args.bootstrapServers.map((server) => pulumi.output(server));
    this.provider = new kafka.Provider(
      `${name}-provider`,
      withSecretsMarked(provider.args),
      pulumi.mergeOptions(ownOptions(this, opts), provider.opts),
    );
    this.registerOutputs({ bootstrapServers: this.bootstrapServers });
  }

  /** The connection by which Materialize reads and writes this cluster. */
  connection(args: SaslKafkaConnectionArgs): KafkaConnection {
    return saslKafkaConnection(this.args, args);
  }
}

/** Inputs of the provider that are secrets, though its schema does not say so. */
const SECRET_INPUTS = [
  "saslPassword",
  "clientKey",
  "clientKeyPassphrase",
  "saslAwsSecretKey",
  "saslAwsToken",
] as const;

/** After any override: unmarked, they would be in clear in the state. */
function withSecretsMarked(args: kafka.ProviderArgs): kafka.ProviderArgs {
  const marked = SECRET_INPUTS.filter((name) => args[name] !== undefined);
  return { ...args, ...Object.fromEntries(marked.map((name) => [name, pulumi.secret(args[name])])) };
}

/** The part of the arguments that Materialize's connection follows from. */
export type SaslKafkaEndpoint = Omit<SaslKafkaArgs, "admin" | "timeoutSeconds" | "overrides">;

/** The connection by which Materialize reaches such a cluster. Pure: no component has to be there. */
export function saslKafkaConnection(
  cluster: SaslKafkaEndpoint,
  args: SaslKafkaConnectionArgs,
): KafkaConnection {
  const { mechanism } = checkSaslKafka(cluster, `connection ${args.name}`);
  const sasl = { mechanism, username: args.username, password: args.password };
  return kafkaConnection({
    schema: args.schema,
    name: args.name,
    brokers: cluster.bootstrapServers.map((address) => ({ address })),
    security:
      cluster.transport === "plaintext"
        ? { transport: "plaintext", sasl }
        : { sasl, certificateAuthority: cluster.certificateAuthority },
    sshTunnel: args.sshTunnel,
    progressTopic: args.progressTopic,
    waitsFor: args.waitsFor,
  });
}

/**
 * Checks what can be checked without a broker, and fills the vendor's defaults in.
 *
 * @throws RunError as {@link SaslKafka} does.
 */
export function checkSaslKafka(
  args: SaslKafkaEndpoint & Pick<SaslKafkaArgs, "timeoutSeconds">,
  where: string,
): { readonly vendor: KafkaVendor; readonly mechanism: SaslMechanism } {
  const vendor = args.vendor ?? "self-hosted";
  if (!Object.hasOwn(KAFKA_VENDORS, vendor)) {
    throw invalid(where, "vendor", `be one of ${Object.keys(KAFKA_VENDORS).join(", ")}`, vendor);
  }
  if (args.bootstrapServers.length === 0)
    throw invalid(where, "bootstrapServers", "name at least one broker", args.bootstrapServers);
  args.bootstrapServers.forEach((server, i) =>
    requirePlain(where, `bootstrapServers[${i}]`, server, unfitAddress),
  );
  const facts = vendorFacts(vendor);
  const mechanism = args.mechanism ?? facts.mechanisms[0];
  if (!facts.mechanisms.includes(mechanism)) {
    throw invalid(
      where,
      "mechanism",
      `be one of ${facts.mechanisms.join(", ")} on ${facts.title}`,
      mechanism,
    );
  }
  const transport = args.transport ?? "tls";
  // For callers without types: anything but these two words would turn encryption off.
  if (!["tls", "plaintext"].includes(transport)) {
    throw invalid(where, "transport", "be one of tls, plaintext", transport);
  }
  if (args.transport === "plaintext" && args.certificateAuthority !== undefined) {
    throw invalid(where, "certificateAuthority", "be left out where transport is plaintext", "a certificate");
  }
  if (args.transport === "plaintext" && facts.publicTls) {
    throw invalid(where, "transport", `be tls on ${facts.title}`, args.transport);
  }
  const timeout = args.timeoutSeconds ?? 30;
  if (!Number.isInteger(timeout) || timeout < 1)
    throw invalid(where, "timeoutSeconds", "be a whole number of 1 or more", timeout);
  return { vendor, mechanism };
}
