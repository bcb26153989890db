/** What IAM has to allow on a cluster of MSK, as statements. Pure: who makes the role attaches them. */
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../../materialize/errors";
import { type PolicyStatement } from "../../iam/policyDocument";
import { type RightsTable } from "../../iam/rights";
import { allow } from "../../iam/statements";
import { type KafkaRight } from "../acls";
import { unfitTopicName } from "../kafkaTopic";
import { mskResourceArn, parseMskClusterArn, type MskResource } from "./arn";

const ACTIONS = "https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html";
const USE_CASES = "https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control-use-cases.html";
const SOURCE = "https://materialize.com/docs/sql/create-source/kafka/#required-kafka-acls";
const SINK = "https://materialize.com/docs/sql/create-sink/kafka/#required-kafka-acls";
const TOPIC_API =
  "https://docs.aws.amazon.com/msk/latest/developerguide/msk-topic-operations-information.html";

/**
 * Rights on a cluster. Each action is of one kind of resource: one that is asked for on another kind's ARN, such as
 * ReadData on the cluster's, allows nothing, and nobody says so.
 */
export const MSK_RIGHTS = {
  connect: {
    use: "Materialize, to connect",
    actions: ["kafka-cluster:Connect"],
    on: "the cluster",
    sources: [ACTIONS, USE_CASES],
  },
  readTopic: {
    use: "Materialize, to read a topic",
    actions: ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"],
    on: "the source's topic",
    sources: [USE_CASES, SOURCE],
  },
  useGroup: {
    use: "Materialize, to commit what it has read",
    actions: ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"],
    on: "groups with the source's prefix",
    sources: [USE_CASES, SOURCE],
  },
  writeIdempotently: {
    use: "Materialize, to write each message once",
    actions: ["kafka-cluster:WriteDataIdempotently"],
    on: "the cluster",
    sources: [USE_CASES, SINK],
  },
  writeTopic: {
    use: "Materialize, to write a topic",
    actions: [
      "kafka-cluster:DescribeTopic",
      "kafka-cluster:DescribeTopicDynamicConfiguration",
      "kafka-cluster:WriteData",
    ],
    on: "the sink's topic",
    sources: [USE_CASES, SINK],
  },
  keepProgress: {
    use: "Materialize, to keep a sink's progress",
    actions: [
      "kafka-cluster:DescribeTopic",
      "kafka-cluster:DescribeTopicDynamicConfiguration",
      "kafka-cluster:ReadData",
      "kafka-cluster:WriteData",
    ],
    on: "the progress topic",
    sources: [USE_CASES, SINK],
  },
  useTransactions: {
    use: "Materialize, to write in transactions",
    actions: ["kafka-cluster:AlterTransactionalId", "kafka-cluster:DescribeTransactionalId"],
    on: "transactional ids with the sink's prefix",
    sources: [USE_CASES, SINK],
  },
  useProgressGroup: {
    use: "Materialize, to read a sink's progress",
    actions: ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"],
    on: "groups with the progress prefix",
    sources: [USE_CASES, SINK],
  },
  createTopic: {
    use: "Materialize, to make a sink's topic itself",
    actions: ["kafka-cluster:CreateTopic"],
    on: "the sink's topic",
    when: "the right says createsTopic",
    sources: [USE_CASES, SINK],
  },
  readDefaults: {
    use: "Materialize, to read the brokers' defaults for a topic that it makes",
    actions: ["kafka-cluster:DescribeClusterDynamicConfiguration"],
    on: "the cluster",
    when: "a right says createsTopic",
    sources: [USE_CASES, SINK],
  },
  connectToManage: {
    use: "whoever runs Pulumi, to make topics",
    actions: ["kafka-cluster:Connect"],
    on: "the cluster",
    sources: [TOPIC_API],
  },
  manageTopic: {
    use: "whoever runs Pulumi, to make, change and delete topics",
    actions: [
      "kafka-cluster:AlterTopic",
      "kafka-cluster:AlterTopicDynamicConfiguration",
      "kafka-cluster:CreateTopic",
      "kafka-cluster:DeleteTopic",
      "kafka-cluster:DescribeTopic",
      "kafka-cluster:DescribeTopicDynamicConfiguration",
    ],
    on: "the topics",
    sources: [TOPIC_API],
  },
} as const satisfies RightsTable;

type Row = keyof typeof MSK_RIGHTS;

/** One thing that a row is asked for: the cluster, or something in it. */
interface Target {
  readonly row: Row;
  readonly resource?: { readonly kind: MskResource; readonly name: string };
}

/**
 * What Materialize needs on a cluster with IAM authentication, for its sources and sinks: one statement a row of the
 * table.
 *
 * @throws RunError for a name that is no topic's, and for a prefix that IAM would read as a pattern.
 */
export function mskStatements(
  rights: readonly KafkaRight[],
  clusterArn: pulumi.Input<string>,
  where = "mskStatements",
): readonly PolicyStatement[] {
  if (rights.length === 0) throw invalid(where, "rights", "name what Materialize does", rights);
  rights.forEach((right, i) => checkRight(right, `rights[${i}]`, where));
  return statements([{ row: "connect" }, ...rights.flatMap(targetsOf)], clusterArn, where);
}

/** What whoever runs Pulumi needs for topics that `KafkaTopic` makes through AWS. @throws RunError for an unfit name */
export function mskTopicAdminStatements(
  topics: readonly string[],
  clusterArn: pulumi.Input<string>,
  where = "mskTopicAdminStatements",
): readonly PolicyStatement[] {
  if (topics.length === 0) throw invalid(where, "topics", "name at least one topic", topics);
  topics.forEach((topic, i) => requireTopic(topic, `topics[${i}]`, where));
  const managed = topics.map((name): Target => ({ row: "manageTopic", resource: { kind: "topic", name } }));
  return statements([{ row: "connectToManage" }, ...managed], clusterArn, where);
}

function targetsOf(right: KafkaRight): readonly Target[] {
  if (right.for === "source") {
    return [
      { row: "readTopic", resource: { kind: "topic", name: right.topic } },
      { row: "useGroup", resource: { kind: "group", name: `${right.groupIdPrefix}*` } },
    ];
  }
  const sunk = { kind: "topic", name: right.topic } as const;
  return [
    { row: "writeIdempotently" },
    { row: "writeTopic", resource: sunk },
    { row: "keepProgress", resource: { kind: "topic", name: right.progressTopic } },
    {
      row: "useTransactions",
      resource: { kind: "transactional-id", name: `${right.transactionalIdPrefix}*` },
    },
    { row: "useProgressGroup", resource: { kind: "group", name: `${right.progressGroupIdPrefix}*` } },
    ...(right.createsTopic
      ? ([{ row: "createTopic", resource: sunk }, { row: "readDefaults" }] as const)
      : []),
  ];
}

function statements(
  targets: readonly Target[],
  clusterArn: pulumi.Input<string>,
  where: string,
): readonly PolicyStatement[] {
  if (typeof clusterArn === "string") parseMskClusterArn(clusterArn, where, "clusterArn");
  // Plain ARNs from a plain one: their text, and its length, is known at once.
  const onCluster = (arnOf: (arn: string) => string): pulumi.Input<string> =>
    typeof clusterArn === "string"
      ? arnOf(clusterArn)
      : pulumi.output(clusterArn).apply((arn) => {
          parseMskClusterArn(arn, where, "clusterArn");
          return arnOf(arn);
        });
  return (Object.keys(MSK_RIGHTS) as readonly Row[]).flatMap((row) => {
    const asked = targets.filter((target) => target.row === row);
    // Once each: two sources may share a prefix.
    const names = new Map(asked.map(({ resource }) => [resource?.name ?? "", resource] as const));
    const resources = [...names.values()].map((resource) =>
      onCluster((arn) => (resource === undefined ? arn : mskResourceArn(arn, resource.kind, resource.name))),
    );
    const sid = row[0]!.toUpperCase() + row.slice(1);
    return resources.length === 0 ? [] : [allow(sid, MSK_RIGHTS[row], resources)];
  });
}

/** To IAM `*` and `?` are wildcards, and `$` begins a variable: least privilege ends with them. */
const PREFIX = /^[^*?$\s]{1,249}$/;

function checkRight(right: KafkaRight, field: string, where: string): void {
  const known: string = right.for;
  if (known !== "source" && known !== "sink")
    throw invalid(where, `${field}.for`, "be source or sink", known);
  const prefixes =
    right.for === "source"
      ? { groupIdPrefix: right.groupIdPrefix }
      : {
          transactionalIdPrefix: right.transactionalIdPrefix,
          progressGroupIdPrefix: right.progressGroupIdPrefix,
        };
  requireTopic(right.topic, `${field}.topic`, where);
  if (right.for === "sink") requireTopic(right.progressTopic, `${field}.progressTopic`, where);
  for (const [name, value] of Object.entries(prefixes)) {
    if (typeof value !== "string" || !PREFIX.test(value))
      throw invalid(where, `${field}.${name}`, "be 1 to 249 characters without * ? $ or spaces", value);
  }
}

function requireTopic(name: string, field: string, where: string): void {
  const unfit = unfitTopicName(typeof name === "string" ? name : "");
  if (unfit !== undefined) throw invalid(where, field, unfit, name);
}
