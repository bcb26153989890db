/** The components: what a stack of your own imports. */
export { SaslKafka, type SaslKafkaArgs, type SaslKafkaConnectionArgs } from "./kafka/saslKafka";
export { KafkaTopic, type KafkaTopicArgs } from "./kafka/kafkaTopic";
export {
  KafkaAccess,
  type CreatedCredentials,
  type GivenCredentials,
  type KafkaAccessArgs,
} from "./kafka/kafkaAccess";
export type { KafkaCluster, MskTopicCluster, ProtocolKafkaCluster } from "./kafka/cluster";
export type { KafkaRight } from "./kafka/acls";
export type { TopicConfigArgs } from "./kafka/topicConfig";
export { KAFKA_VENDORS, type KafkaVendor, type KafkaVendorFacts } from "./kafka/vendors";

export { MskCluster, type MskBroker } from "./kafka/msk/mskCluster";
export type {
  ExistingMskClusterArgs,
  MskAuthenticationArgs,
  MskClusterArgs,
  MskNetworkArgs,
  NewMskClusterArgs,
} from "./kafka/msk/clusterArgs";
export type { ExpressBrokersArgs, StandardBrokersArgs } from "./kafka/msk/brokerTypes";
export { MskScramUser } from "./kafka/msk/mskScramUser";
export type { MskScramUserArgs } from "./kafka/msk/scramUserArgs";
export { MskServerless, type MskServerlessArgs } from "./kafka/msk/mskServerless";
export { mskStatements, mskTopicAdminStatements } from "./kafka/msk/iamRights";
export { MSK_LISTENERS, type MskAuthentication } from "./kafka/msk/ports";

export {
  KafkaPrivateLink,
  type KafkaPrivateLinkArgs,
  type LinkedBroker,
  type PrivateLinkBroker,
  type KafkaPrivateLinkOverrides,
  type PrivateLinkRegistry,
} from "./privatelink/kafkaPrivateLink";
export type { PrivateLinkKeys } from "./privatelink/pending";
export { vpcNetwork, type VpcArgs, type VpcNetwork } from "./network/vpc";
export { MaterializeEgress, type MaterializeEgressArgs } from "./network/materializeEgress";
export { egressCidrs, egressDrift } from "./network/egressTable";

export { MaterializeAwsRole, type MaterializeAwsRoleArgs } from "./iam/materializeAwsRole";
export { PENDING_EXTERNAL_ID } from "./iam/externalId";
export { s3ExportStatements } from "./iam/s3Export";
export { glueRegistryStatements } from "./iam/glueRegistry";
export type { PolicyStatement } from "./iam/policyDocument";

export { KinesisStream } from "./kinesis/kinesisStream";
export type {
  ExistingKinesisStreamArgs,
  KinesisStreamArgs,
  NewKinesisStreamArgs,
} from "./kinesis/streamArgs";
export {
  SegmentWriterRole,
  type SegmentKinesisSettings,
  type SegmentWriterRoleArgs,
} from "./kinesis/segmentWriterRole";
export { MaterializeReader } from "./kinesis/materializeReader";
export type { MaterializeReaderArgs } from "./kinesis/readerArgs";

export { WebhookKey, type WebhookKeyArgs } from "./webhook/webhookKey";
export type { Override } from "./override";
