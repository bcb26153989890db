/** For each row of MSK's rights: its statement as we make it, where it is allowed, and where it must not be. */
import { mskStatements, mskTopicAdminStatements } from "../../../../components/kafka/msk/iamRights";
import { type PolicyStatement } from "../../../../components/iam/policyDocument";
import { type KafkaRight } from "../../../../components/kafka/acls";
import type { RightCase } from "../../iam/rightCases";

/** In the account that the simulations are asked in. */
const CLUSTER = "arn:aws:kafka:us-east-1:111122223333:cluster/events/1f2e3d4c-5b6a-4000-8000-0123456789ab-3";
const inCluster = (kind: string, name: string, cluster = CLUSTER): string =>
  `${cluster.replace(":cluster/", `:${kind}/`)}/${name}`;

export const SOURCE: KafkaRight = { for: "source", topic: "orders", groupIdPrefix: "materialize.events." };
export const SINK: KafkaRight = {
  for: "sink",
  topic: "results",
  progressTopic: "progress",
  transactionalIdPrefix: "materialize-tx-",
  progressGroupIdPrefix: "materialize-progress-",
  createsTopic: true,
};

const statements = [
  ...mskStatements([SOURCE, SINK], CLUSTER),
  ...mskTopicAdminStatements(["orders", "results"], CLUSTER),
];
const of = (sid: string): PolicyStatement => {
  const found = statements.find((statement) => statement.sid === sid);
  if (found === undefined) throw new Error(`no statement ${sid}`);
  return found;
};

/** Clusters that are not ours: of another name, id, account, region. */
const CLUSTERS = [
  CLUSTER.replace("/events/", "/events2/"),
  CLUSTER.replace(/-3$/, "-4"),
  CLUSTER.replace("111122223333", "444455556666"),
  CLUSTER.replace("us-east-1", "us-west-2"),
];
/** The same thing in other clusters, and the cluster's own ARN: an action that is asked for on it allows nothing there. */
const notThere = (kind: string, names: readonly string[]): readonly string[] =>
  CLUSTERS.flatMap((cluster) => names.map((name) => inCluster(kind, name, cluster)));

const cluster = (sid: string): RightCase => ({
  statement: of(sid),
  resources: [CLUSTER],
  elsewhere: CLUSTERS,
});
const topics = (sid: string, ...names: string[]): RightCase => ({
  statement: of(sid),
  resources: names.map((name) => inCluster("topic", name)),
  elsewhere: [
    ...names.flatMap((name) => [inCluster("topic", `${name}2`), inCluster("topic", `x${name}`)]),
    inCluster("topic", "other"),
    ...notThere("topic", names),
  ],
});
/** A prefix lets in what begins with all of it, and nothing that only looks like it. */
const prefixed = (sid: string, kind: string, prefix: string): RightCase => ({
  statement: of(sid),
  resources: ["", "a", "a/b", "a.b-c"].map((rest) => inCluster(kind, `${prefix}${rest}`)),
  elsewhere: [
    inCluster(kind, prefix.slice(0, -1)),
    inCluster(kind, `${prefix.slice(0, -1)}2`),
    inCluster(kind, `x${prefix}a`),
    ...notThere(kind, [`${prefix}a`]),
  ],
});

/** By row of `MSK_RIGHTS`. */
export const MSK_RIGHT_CASES: Readonly<Record<string, RightCase>> = {
  connect: cluster("Connect"),
  readTopic: topics("ReadTopic", "orders"),
  useGroup: prefixed("UseGroup", "group", "materialize.events."),
  writeIdempotently: cluster("WriteIdempotently"),
  writeTopic: topics("WriteTopic", "results"),
  keepProgress: topics("KeepProgress", "progress"),
  useTransactions: prefixed("UseTransactions", "transactional-id", "materialize-tx-"),
  useProgressGroup: prefixed("UseProgressGroup", "group", "materialize-progress-"),
  createTopic: topics("CreateTopic", "results"),
  readDefaults: cluster("ReadDefaults"),
  connectToManage: cluster("ConnectToManage"),
  manageTopic: topics("ManageTopic", "orders", "results"),
};
