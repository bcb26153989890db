import { type SaslMechanism } from "../../materialize/legal/kafkaConnection";

/**
 * What differs between providers of SASL Kafka, one row each; a new vendor is a new row. Read Nov 2026 at the
 * addresses in `sources`.
 */
export interface KafkaVendorFacts {
  readonly title: string;
  /** What its listeners accept; the first is the default here. */
  readonly mechanisms: readonly [SaslMechanism, ...SaslMechanism[]];
  /** Is it always on TLS with a certificate that every client knows? `false`: the operator decides. */
  readonly publicTls: boolean;
  /** Replicas of a new topic unless others are asked for. */
  readonly replicationFactor: number;
  /** The vendor sets the replicas itself, so a difference from ours is no change to make. */
  readonly forcesReplicationFactor: boolean;
  /** Can SCRAM users be made over Kafka's own protocol? `false`: by `users`. */
  readonly scramUsers: boolean;
  /** Can ACLs be made over Kafka's own protocol? */
  readonly acls: boolean;
  /** What reads the brokers' settings: Kafka's own right, unless the vendor has another for it. @default "DescribeConfigs" */
  readonly clusterConfigsBy?: "Describe";
  /** How users are made where the protocol cannot. */
  readonly users: string;
  readonly sources: readonly string[];
  readonly note?: string;
}

export const KAFKA_VENDORS = {
  "self-hosted": {
    title: "Apache Kafka, run by yourselves",
    mechanisms: ["SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN"],
    publicTls: false,
    replicationFactor: 3,
    forcesReplicationFactor: false,
    scramUsers: true,
    acls: true,
    users: "kafka-configs",
    sources: ["https://kafka.apache.org/documentation/#security_sasl"],
  },
  msk: {
    title: "Amazon MSK",
    mechanisms: ["SCRAM-SHA-512"],
    publicTls: true,
    replicationFactor: 3,
    forcesReplicationFactor: false,
    scramUsers: false,
    acls: true,
    users: "MskScramUser (a secret of Secrets Manager, associated with the cluster)",
    sources: [
      "https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html",
      "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
      "https://docs.aws.amazon.com/msk/latest/developerguide/msk-acls.html",
    ],
    note: "SCRAM-SHA-512 is its only mechanism with passwords; whoever logs in may do what no ACL speaks of, unless allow.everyone.if.no.acl.found is false",
  },
  upstash: {
    title: "Upstash Kafka",
    mechanisms: ["SCRAM-SHA-256", "SCRAM-SHA-512"],
    publicTls: true,
    replicationFactor: 3,
    forcesReplicationFactor: true,
    scramUsers: false,
    acls: false,
    users: "its console (rights belong to a credential)",
    sources: [
      "https://github.com/upstash/docs (kafka/, until May 2025)",
      "https://upstash.com/blog/workflow-kafka",
    ],
    note: "discontinued on 11 Mar 2025: kept for the guide's case, which any SASL Kafka on public TLS follows",
  },
  "confluent-cloud": {
    title: "Confluent Cloud",
    mechanisms: ["PLAIN"],
    publicTls: true,
    replicationFactor: 3,
    forcesReplicationFactor: true,
    scramUsers: false,
    acls: true,
    clusterConfigsBy: "Describe",
    users: "API keys of a service account",
    sources: [
      "https://docs.confluent.io/cloud/current/clusters/cluster-types.html",
      "https://docs.confluent.io/cloud/current/security/access-control/acl.html",
    ],
    note: "ACLs name the service account (User:sa-…), not the API key",
  },
  "redpanda-cloud": {
    title: "Redpanda Cloud",
    mechanisms: ["SCRAM-SHA-256", "SCRAM-SHA-512", "PLAIN"],
    publicTls: true,
    replicationFactor: 3,
    forcesReplicationFactor: true,
    scramUsers: true,
    acls: true,
    users: "its console or rpk, on Serverless and before 25.2",
    sources: [
      "https://docs.redpanda.com/redpanda-cloud/security/cloud-authentication/",
      "https://docs.redpanda.com/25.2/get-started/release-notes/redpanda/",
    ],
    note: "users over Kafka's protocol from 25.2; Materialize wants 24.1 with transactions and idempotence enabled",
  },
  aiven: {
    title: "Aiven for Apache Kafka",
    mechanisms: ["SCRAM-SHA-256", "SCRAM-SHA-512", "PLAIN"],
    publicTls: false,
    replicationFactor: 3,
    forcesReplicationFactor: false,
    scramUsers: false,
    acls: false,
    users: "its console, CLI or Terraform provider (service users and their ACLs)",
    sources: [
      "https://aiven.io/docs/products/kafka/howto/kafka-sasl-auth",
      "https://aiven.io/docs/products/kafka/concepts/acl",
    ],
    note: "SASL is off until it is enabled; its port is the service's own; the project's CA is private unless letsencrypt_sasl is on",
  },
  warpstream: {
    title: "WarpStream",
    mechanisms: ["PLAIN", "SCRAM-SHA-512"],
    publicTls: false,
    replicationFactor: 1,
    forcesReplicationFactor: true,
    scramUsers: false,
    acls: true,
    users: "its console or API (credentials of an account)",
    sources: [
      "https://docs.warpstream.com/warpstream/kafka/manage-security/sasl-authentication",
      "https://docs.warpstream.com/warpstream/configuration/configure-acls",
    ],
    note: "ACLs are cached for up to a minute",
  },
} as const satisfies Record<string, KafkaVendorFacts>;

export type KafkaVendor = keyof typeof KAFKA_VENDORS;

export function vendorFacts(vendor: KafkaVendor): KafkaVendorFacts {
  return KAFKA_VENDORS[vendor];
}
