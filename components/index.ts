/** The components: what a stack of your own imports. */
export { SaslKafka, type SaslKafkaArgs, type SaslKafkaConnectionArgs } from "./kafka/saslKafka";
export { KafkaTopic, type KafkaTopicArgs } from "./kafka/kafkaTopic";
export {
  KafkaAccess,
  type CreatedCredentials,
  type GivenCredentials,
  type KafkaAccessArgs,
} from "./kafka/kafkaAccess";
export type { KafkaCluster } from "./kafka/cluster";
export type { KafkaRight } from "./kafka/acls";
export type { TopicConfigArgs } from "./kafka/topicConfig";
export { KAFKA_VENDORS, type KafkaVendor, type KafkaVendorFacts } from "./kafka/vendors";
export type { Override } from "./override";
