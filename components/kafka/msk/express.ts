/**
 * What Express brokers take. They manage storage, replicas and most of the configuration themselves, and AWS refuses
 * what they manage. Read Nov 2026.
 */

/**
 * Versions with KRaft (Sep 2026). Express had 3.6 and 3.8 with ZooKeeper before them, and 4.0 and 4.1 never.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-broker-types-express.html
 * @see https://github.com/aws/agent-toolkit-for-aws (migrate-to-msk/assets/simulation-stack.yaml)
 * @see https://github.com/aws/aws-cdk (packages/@aws-cdk/aws-msk-alpha/lib/cluster-version.ts)
 */
export const EXPRESS_KAFKA_VERSIONS: readonly string[] = ["3.9.x.kraft", "4.2.x.kraft"];

/** @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-broker-types-express.html */
export const EXPRESS_SUBNETS = 3;
/** Of every topic, and of every write. @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-express-read-only.html */
export const EXPRESS_REPLICATION_FACTOR = 3;

/**
 * Broker properties that may be set; all others are read-only or hidden.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-express-read-write.html
 */
export const EXPRESS_SERVER_PROPERTIES: ReadonlySet<string> = new Set([
  "allow.everyone.if.no.acl.found",
  "auto.create.topics.enable",
  "compression.type",
  "connections.max.idle.ms",
  "delete.topic.enable",
  "group.initial.rebalance.delay.ms",
  "group.max.session.timeout.ms",
  "leader.imbalance.per.broker.percentage",
  "log.cleaner.delete.retention.ms",
  "log.cleaner.max.compaction.lag.ms",
  "log.cleaner.min.compaction.lag.ms",
  "log.cleanup.policy",
  "log.message.timestamp.after.max.ms",
  "log.message.timestamp.before.max.ms",
  "log.message.timestamp.type",
  "log.retention.bytes",
  "log.retention.ms",
  "max.connection.creation.rate",
  "max.connections",
  "max.connections.per.ip",
  "max.connections.per.ip.overrides",
  "max.incremental.fetch.session.cache.slots",
  "message.max.bytes",
  "num.partitions",
  "offsets.retention.minutes",
  "producer.id.expiration.ms",
  "replica.fetch.max.bytes",
  "replica.selector.class",
  "socket.receive.buffer.bytes",
  "socket.request.max.bytes",
  "socket.send.buffer.bytes",
  "transaction.max.timeout.ms",
  "transactional.id.expiration.ms",
]);

/**
 * Settings of a topic that may be set.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-express-read-write.html#msk-configuration-express-topic-configuration
 */
export const EXPRESS_TOPIC_SETTINGS: ReadonlySet<string> = new Set([
  "cleanup.policy",
  "compression.type",
  "delete.retention.ms",
  "max.compaction.lag.ms",
  "max.message.bytes",
  "message.timestamp.after.max.ms",
  "message.timestamp.before.max.ms",
  "message.timestamp.type",
  "min.compaction.lag.ms",
  "retention.bytes",
  "retention.ms",
]);
