/** What a stack of each example is given besides its files, and everything that it makes. */
import { rootCertificates } from "node:tls";

export interface ExampleRun {
  /** Its project's name, from Pulumi.yaml. */
  readonly project: string;
  /** What the comments of its Pulumi.dev.yaml have one set. */
  readonly config: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Of the values that Pulumi.dev.yaml has encrypted. */
  readonly passphrase?: string;
  /** Every resource that the engine makes, but for the stack itself: `<type> <name>`, sorted. */
  readonly resources: readonly string[];
  /** The statements of `ddl`, and of `secrets`, in the parser's words. */
  readonly ddl: readonly string[];
  readonly secretStatements: readonly string[];
}

function times(count: number, kind: string): readonly string[] {
  return Array.from({ length: count }, () => kind);
}

const SCHEMAS = times(2, "create_schema");

export const EXAMPLE_RUNS: Readonly<Record<string, ExampleRun>> = {
  "orders-node": {
    project: "orders",
    config: {},
    secrets: { "orders:kafkaAdminPassword": "example-admin" },
    resources: [
      "kafka:index/acl:Acl orders-acl-read-group-prefixed-materialize.orders.",
      "kafka:index/acl:Acl orders-acl-read-topic-orders",
      "kafka:index/topic:Topic orders-topic",
      "kafka:index/userScramCredential:UserScramCredential orders-user",
      "materialize-ingest:kafka:KafkaAccess orders",
      "materialize-ingest:kafka:KafkaTopic orders",
      "materialize-ingest:kafka:SaslKafka orders",
      "pulumi:providers:kafka orders-provider",
      "random:index/randomPassword:RandomPassword orders-password",
    ],
    ddl: [
      ...SCHEMAS,
      "create_cluster",
      "create_connection",
      "create_source",
      "create_table_from_source",
      "create_view",
      "create_materialized_view",
      "create_index",
    ],
    secretStatements: ["create_schema", "create_secret"],
  },
  "pipelines-node16": {
    project: "pipelines",
    config: {},
    secrets: {},
    passphrase: "example",
    resources: [
      "kafka:index/acl:Acl segment-acl-read-group-prefixed-materialize.segment.",
      "kafka:index/acl:Acl segment-acl-read-topic-segment-events",
      "kafka:index/topic:Topic billing-payments-topic",
      "kafka:index/topic:Topic segment-events-topic",
      "kafka:index/userScramCredential:UserScramCredential segment-user",
      "materialize-ingest:kafka:KafkaAccess billing",
      "materialize-ingest:kafka:KafkaAccess segment",
      "materialize-ingest:kafka:KafkaTopic billing-payments",
      "materialize-ingest:kafka:KafkaTopic segment-events",
      "materialize-ingest:kafka:SaslKafka billing",
      "materialize-ingest:kafka:SaslKafka segment",
      "materialize-ingest:stacks:Pipeline billing",
      "materialize-ingest:stacks:Pipeline segment",
      "pulumi:providers:kafka billing-provider",
      "pulumi:providers:kafka segment-provider",
      "random:index/randomPassword:RandomPassword segment-password",
    ],
    ddl: [
      ...SCHEMAS,
      "create_cluster",
      ...times(2, "create_connection"),
      ...times(3, "create_source"),
      ...times(3, "create_table_from_source"),
      "create_view",
      "create_materialized_view",
      ...times(3, "grant_privileges"),
    ],
    secretStatements: ["create_schema", ...times(2, "create_secret")],
  },
  "clickstream-override": {
    project: "clickstream",
    // Any certificate will do: nothing connects.
    config: { "clickstream:productsCa": rootCertificates[0] ?? "" },
    secrets: {
      "clickstream:clicksAdminSecret": "example-admin",
      "clickstream:clicksSecret": "example-given",
      "clickstream:productsAdminPassword": "example-products",
    },
    resources: [
      "kafka:index/acl:Acl clicks-acl-read-group-prefixed-materialize.clickstream.",
      "kafka:index/acl:Acl clicks-acl-read-topic-web.clicks",
      "kafka:index/acl:Acl products-acl-read-group-prefixed-materialize.clickstream.",
      "kafka:index/acl:Acl products-acl-read-topic-products",
      "kafka:index/topic:Topic products-topic",
      "kafka:index/userScramCredential:UserScramCredential products-user",
      "materialize-ingest:kafka:KafkaAccess clicks",
      "materialize-ingest:kafka:KafkaAccess products",
      "materialize-ingest:kafka:KafkaTopic products",
      "materialize-ingest:kafka:SaslKafka clicks",
      "materialize-ingest:kafka:SaslKafka products",
      "pulumi:providers:kafka clicks-provider",
      "pulumi:providers:kafka products-provider",
      "random:index/randomPassword:RandomPassword products-password",
    ],
    ddl: [
      ...SCHEMAS,
      "create_cluster",
      ...times(2, "create_connection"),
      ...times(2, "create_source"),
      ...times(2, "create_table_from_source"),
      "create_materialized_view",
    ],
    secretStatements: ["create_schema", ...times(2, "create_secret")],
  },
};
