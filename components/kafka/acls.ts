/** What Materialize needs on a Kafka cluster, as ACLs. Pure: `KafkaAccess` makes them. */
import { vendorFacts, type KafkaVendor } from "./vendors";

/** Kafka's rights for one Materialize object. Names are plain: how many ACLs there are must be known at once. */
export type KafkaRight =
  | {
      readonly for: "source";
      readonly topic: string;
      /** The source's `groupIdPrefix`: without one, its group's name is not known before it is there. */
      readonly groupIdPrefix: string;
    }
  | {
      readonly for: "sink";
      readonly topic: string;
      /** The connection's `progressTopic`; it has to be there, the right to make it is not among these. */
      readonly progressTopic: string;
      readonly transactionalIdPrefix: string;
      readonly progressGroupIdPrefix: string;
      /** Materialize makes the topic itself. @default false */
      readonly createsTopic?: boolean;
    };

/** One ACL, as the provider spells it (`TransactionalID` too). */
export interface AclEntry {
  readonly operation: "Read" | "Write" | "Create" | "Describe" | "DescribeConfigs";
  readonly resourceType: "Topic" | "Group" | "TransactionalID" | "Cluster";
  readonly resourceName: string;
  readonly patternType: "Literal" | "Prefixed";
}

/** @see https://materialize.com/docs/sql/create-source/kafka/#required-kafka-acls */
function sourceAcls(right: KafkaRight & { for: "source" }): readonly AclEntry[] {
  return [
    { operation: "Read", resourceType: "Topic", resourceName: right.topic, patternType: "Literal" },
    { operation: "Read", resourceType: "Group", resourceName: right.groupIdPrefix, patternType: "Prefixed" },
  ];
}

/** @see https://materialize.com/docs/sql/create-sink/kafka/#required-kafka-acls */
function sinkAcls(right: KafkaRight & { for: "sink" }, vendor: KafkaVendor): readonly AclEntry[] {
  const entries: AclEntry[] = [
    { operation: "Write", resourceType: "Topic", resourceName: right.topic, patternType: "Literal" },
    { operation: "Read", resourceType: "Topic", resourceName: right.progressTopic, patternType: "Literal" },
    { operation: "Write", resourceType: "Topic", resourceName: right.progressTopic, patternType: "Literal" },
    {
      operation: "Write",
      resourceType: "TransactionalID",
      resourceName: right.transactionalIdPrefix,
      patternType: "Prefixed",
    },
    {
      operation: "Read",
      resourceType: "Group",
      resourceName: right.progressGroupIdPrefix,
      patternType: "Prefixed",
    },
  ];
  if (right.createsTopic) {
    entries.push(
      { operation: "Create", resourceType: "Topic", resourceName: right.topic, patternType: "Literal" },
      {
        operation: vendorFacts(vendor).clusterConfigsBy ?? "DescribeConfigs",
        resourceType: "Cluster",
        resourceName: KAFKA_CLUSTER,
        patternType: "Literal",
      },
    );
  }
  return entries;
}

/** The one name that a resource of type Cluster has. */
const KAFKA_CLUSTER = "kafka-cluster";

/**
 * The ACLs for some rights, each once: two equal ACLs share an id, and taking one away takes both.
 *
 * In an order of their own, so that reordering the rights changes nothing.
 */
export function aclEntries(
  rights: readonly KafkaRight[],
  vendor: KafkaVendor = "self-hosted",
): readonly AclEntry[] {
  const all = rights.flatMap((right) =>
    right.for === "source" ? sourceAcls(right) : sinkAcls(right, vendor),
  );
  const byKey = new Map(all.map((entry) => [aclKey(entry), entry]));
  return [...byKey.keys()].sort().map((key) => byKey.get(key)!);
}

/** A stable name for one ACL: `read-topic-segment-events`, `read-group-prefixed-materialize-events`. */
export function aclKey(entry: AclEntry): string {
  const pattern = entry.patternType === "Prefixed" ? "prefixed-" : "";
  return `${entry.operation}-${entry.resourceType}-${pattern}`.toLowerCase() + entry.resourceName;
}
