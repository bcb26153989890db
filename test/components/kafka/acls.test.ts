import assert from "node:assert/strict";
import fc from "fast-check";
import { aclEntries, aclKey, type AclEntry, type KafkaRight } from "../../../components/kafka/acls";

const literal = (
  operation: AclEntry["operation"],
  resourceType: AclEntry["resourceType"],
  resourceName: string,
) => ({ operation, resourceType, resourceName, patternType: "Literal" }) as const;
const prefixed = (
  operation: AclEntry["operation"],
  resourceType: AclEntry["resourceType"],
  resourceName: string,
) => ({ operation, resourceType, resourceName, patternType: "Prefixed" }) as const;
const SOURCE: KafkaRight = { for: "source", topic: "orders", groupIdPrefix: "mz.orders." };
const SINK: KafkaRight = {
  for: "sink",
  topic: "out",
  progressTopic: "progress",
  transactionalIdPrefix: "mz.tx.",
  progressGroupIdPrefix: "mz.progress.",
};

const name = fc.string({ unit: fc.constantFrom("a", "b", "-", ".", "prefixed-", "topic-"), maxLength: 4 });
const anyRight: fc.Arbitrary<KafkaRight> = fc.oneof(
  fc.record({ for: fc.constant("source" as const), topic: name, groupIdPrefix: name }),
  fc.record({
    for: fc.constant("sink" as const),
    topic: name,
    progressTopic: name,
    transactionalIdPrefix: name,
    progressGroupIdPrefix: name,
    createsTopic: fc.boolean(),
  }),
);

describe("aclEntries", () => {
  it("lets a source read its topic and commit under its prefix, and nothing else", () => {
    assert.deepEqual(aclEntries([SOURCE]), [
      prefixed("Read", "Group", "mz.orders."),
      literal("Read", "Topic", "orders"),
    ]);
  });

  it("lets a sink write its topic, keep its progress and begin transactions, and nothing else", () => {
    assert.deepEqual(aclEntries([SINK]), [
      prefixed("Read", "Group", "mz.progress."),
      literal("Read", "Topic", "progress"),
      literal("Write", "Topic", "out"),
      literal("Write", "Topic", "progress"),
      prefixed("Write", "TransactionalID", "mz.tx."),
    ]);
    assert.deepEqual(aclEntries([{ ...SINK, createsTopic: false }]), aclEntries([SINK]));
  });

  it("asks Confluent Cloud for Describe on the cluster, where Kafka says DescribeConfigs", () => {
    const clusterRight = (vendor?: "confluent-cloud"): string | undefined =>
      aclEntries([{ ...SINK, createsTopic: true }], vendor).find(
        ({ resourceType }) => resourceType === "Cluster",
      )?.operation;
    assert.deepEqual([clusterRight(), clusterRight("confluent-cloud")], ["DescribeConfigs", "Describe"]);
  });

  it("adds the creation of the topic where the sink makes it", () => {
    const [more, less] = [aclEntries([{ ...SINK, createsTopic: true }]), aclEntries([SINK])];
    const added = more.filter((entry) => !less.some((other) => aclKey(other) === aclKey(entry)));
    assert.deepEqual(added, [
      literal("Create", "Topic", "out"),
      literal("DescribeConfigs", "Cluster", "kafka-cluster"),
    ]);
    assert.equal(more.length, less.length + 2);
  });

  it("gives each ACL once, however many rights ask for it", () => {
    assert.deepEqual(aclEntries([SOURCE, SOURCE]), aclEntries([SOURCE]));
    const shared = aclEntries([SOURCE, { ...SOURCE, topic: "other" }]);
    assert.deepEqual(
      shared.map((entry) => entry.resourceName),
      ["mz.orders.", "orders", "other"],
    );
  });

  it("has no ACLs for no rights", () => assert.deepEqual(aclEntries([]), []));

  it("gives the same list in whatever order the rights are", () => {
    fc.assert(
      fc.property(fc.array(anyRight), fc.infiniteStream(fc.nat()), (rights, seed) => {
        const shuffled = rights
          .map((right) => ({ right, at: seed.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ right }) => right);
        assert.deepEqual(aclEntries(shuffled), aclEntries(rights));
      }),
    );
  });

  it("loses none, and gives each a key of its own", () => {
    fc.assert(
      fc.property(fc.array(anyRight), (rights) => {
        const entries = aclEntries(rights);
        const single = rights.flatMap((right) => aclEntries([right]));
        const all = new Set(single.map((entry) => JSON.stringify(entry)));
        assert.equal(entries.length, all.size);
        assert.equal(new Set(entries.map(aclKey)).size, all.size);
      }),
    );
  });

  it("spells a key in words", () => {
    assert.deepEqual(aclEntries([SOURCE, { ...SINK, createsTopic: true }]).map(aclKey), [
      "create-topic-out",
      "describeconfigs-cluster-kafka-cluster",
      "read-group-prefixed-mz.orders.",
      "read-group-prefixed-mz.progress.",
      "read-topic-orders",
      "read-topic-progress",
      "write-topic-out",
      "write-topic-progress",
      "write-transactionalid-prefixed-mz.tx.",
    ]);
  });

  it("uses only words that the provider takes", () => {
    // pulumi-kafka 3.13 (terraform-provider-kafka v0.13.1, kafka/kafka_acls.go); others fail only when applied.
    const types = ["Topic", "Group", "Cluster", "TransactionalID", "DelegationToken"];
    const operations =
      "All Read Write Create Delete Alter Describe ClusterAction DescribeConfigs AlterConfigs";
    for (const entry of aclEntries([SOURCE, { ...SINK, createsTopic: true }])) {
      assert.ok(types.includes(entry.resourceType), entry.resourceType);
      assert.ok(operations.split(" ").includes(entry.operation), entry.operation);
      assert.ok(["Literal", "Prefixed"].includes(entry.patternType), entry.patternType);
    }
  });
});
