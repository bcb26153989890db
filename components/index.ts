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

export { EventBridgeToMaterialize } from "./eventbridge/eventBridgeToMaterialize";
export type {
  DeadLettersArgs,
  EventBridgeOverrides,
  EventBridgeToMaterializeArgs,
  EventBucketArgs,
  EventBusArgs,
  EventRetryArgs,
} from "./eventbridge/args";
export type { EventMatch, EventPattern } from "./eventbridge/pattern";
export { s3EventPattern, type S3Event, type S3EventPatternOptions } from "./eventbridge/s3Pattern";
export { deadLetterPolicy } from "./eventbridge/resourcePolicy";

export { WebhookKey, type WebhookKeyArgs } from "./webhook/webhookKey";
export { WebhookSource } from "./webhook/webhookSource";
export type { WebhookSourceArgs } from "./webhook/webhookArgs";
export type { WebhookSetting } from "./webhook/settings";
export { checkOf } from "./webhook/check";
export {
  genericSender,
  SENDERS,
  type GenericSenderArgs,
  type Scheme,
  type Sender,
  type SenderName,
  type SenderSetting,
} from "../senders";
export type { Override } from "./override";
