/** The typed DDL: objects of Materialize as values, and the scripts that create them. */
export { database, existingDatabase, type Database, type DatabaseArgs } from "./database";
export { schema, existingSchema, type Schema, type SchemaArgs } from "./schema";
export { cluster, existingCluster, type Cluster, type ClusterArgs } from "./cluster";
export { role, existingRole, type Role, type RoleArgs } from "./role";
export { secret, type Secret, type SecretArgs } from "./secret";
export { grant, type Grant, type GrantArgs } from "./grant";
export { comment, type Comment, type CommentArgs } from "./comment";

export { awsConnection, type AwsConnection, type AwsConnectionArgs } from "./connection/aws";
export {
  awsPrivateLinkConnection,
  type AwsPrivateLinkConnection,
  type AwsPrivateLinkConnectionArgs,
} from "./connection/awsPrivateLink";
export {
  glueSchemaRegistryConnection,
  type GlueSchemaRegistryConnection,
  type GlueSchemaRegistryConnectionArgs,
} from "./connection/glueSchemaRegistry";
export type {
  BrokerMatchingRule,
  BrokersArgs,
  KafkaBroker,
  PrivateLinkRoute,
} from "./connection/kafkaBrokers";
export {
  kafkaConnection,
  type KafkaConnection,
  type KafkaConnectionArgs,
  type KafkaPlaintextSecurity,
  type KafkaSecurity,
  type KafkaTlsSecurity,
  type SaslCredentials,
} from "./connection/kafka";
export {
  sshTunnelConnection,
  type SshTunnelConnection,
  type SshTunnelConnectionArgs,
} from "./connection/sshTunnel";
export {
  confluentSchemaRegistryConnection,
  type ConfluentSchemaRegistryConnection,
  type ConfluentSchemaRegistryConnectionArgs,
  type RegistryTls,
} from "./connection/confluentSchemaRegistry";

export { kafkaSource, type KafkaSource, type KafkaSourceArgs, type KafkaStart } from "./source/kafka";
export type { AppendData, DebeziumData, HeaderColumn, KafkaData, UpsertData } from "./source/kafkaData";
export type {
  AvroFormat,
  AvroGlueFormat,
  BytesFormat,
  CsvFormat,
  FormatUnder,
  JsonFormat,
  KafkaFormat,
  KeyFormat,
  ProtobufFormat,
  SchemaStrategy,
  TextFormat,
} from "./source/kafkaFormat";
export {
  apiKeyCheck,
  basicAuthCheck,
  basicAuthHeader,
  hmacCheck,
  timestampedHmacCheck,
  type HmacCheckArgs,
  type TimestampedHmacCheckArgs,
  type WebhookCheck,
} from "./webhook/check";
export * as request from "./webhook/request";
export { WEBHOOK_BODIES, type WebhookBody, type WebhookClauses } from "./webhook/clauses";
export { webhookSource, type WebhookSource, type WebhookSourceArgs } from "./webhook/source";
export { webhookTable, type WebhookTable, type WebhookTableArgs } from "./webhook/table";
export { isWebhook, webhookUrl, type Webhook } from "./webhook/url";
export { kafkaTable, type KafkaTableArgs, type Table } from "./table/kafka";

export { view, type View, type ViewArgs } from "./view";
export { materializedView, type MaterializedView, type MaterializedViewArgs } from "./materializedView";
export { index, type Index, type IndexArgs } from "./tableIndex";
export { column, join, sql, type Column, type Hole, type Sql } from "./text/sql";

export type { ItemArgs } from "./model/item";
export type { MzObject, Path } from "./model/object";
export type { GrantableKind, Kind, PrivilegeOn, RelationKind } from "./model/kinds";
export type { PendingValue } from "./model/pending";
export { KINDS } from "./model/kinds";
export { KAFKA_AUTHENTICATIONS, KAFKA_NETWORKS, SASL_MECHANISMS } from "./legal/kafkaConnection";
export type { KafkaTransport, SaslMechanism } from "./legal/kafkaConnection";
export { KAFKA_ENVELOPES, KAFKA_FORMATS, KAFKA_INCLUDES } from "./legal/kafkaData";

export { Catalog, type Entry } from "./catalog";
export { ddlScript, dropScript, secretsScript, setupScript, type Script } from "./script/script";
export { alterBrokersScript } from "./script/alterBrokers";
export { rotateScript } from "./script/rotate";
export { webhookSwapScript } from "./script/webhookSwap";
export { pendingList, type PendingEntry } from "./script/pendingList";
export { parsed } from "./script/guard";
export {
  awsExternalId,
  privateLinkPrincipal,
  sshPublicKeys,
  validateConnection,
} from "./queries/connections";
export { consumerScript, relationConsumers, type RelationConsumer } from "./queries/consumer";
export { monitoringScript, operatorQueries, type MaterializeDeployment } from "./queries/monitoring";
export type { OperatorQuery } from "./queries/query";
export {
  mzDeployProject,
  projectVariables,
  staysWithScripts,
  type ProjectArgs,
  type ProjectFiles,
} from "./project/project";
export { legacyKinesis, type LegacyKinesisArgs, type LegacyKinesisDdl } from "./legacy/kinesisSource";
export { legacyKafka, type LegacyDdl, type LegacyKafkaArgs } from "./legacy/kafkaSource";
