/** What `MskCluster` refuses before it registers anything, each with its message. */
import assert from "node:assert/strict";
import { MskCluster } from "../../../../components/kafka/msk/mskCluster";
import { refusal } from "../../../support/mocks";
import {
  ARN,
  existingArgs,
  newArgs,
  onAws,
  existingCluster,
  newCluster,
  SERVERLESS_ARN,
  SUBNETS,
} from "./world";

type Case = readonly [what: string, args: object, message: string];

const standard = (more: object): object => ({
  brokers: { type: "standard", count: 3, storageGiB: 100, ...more },
});
const express = (more: object = {}): object => ({ brokers: { type: "express", count: 3, ...more } });
const refuse = (name: string, args: object): Promise<string> =>
  refusal(() => new MskCluster(name, args as never));

const NEW: readonly Case[] = [
  [
    "brokers of another type",
    standard({ type: "serverless" }),
    'brokers.type must be standard or express, got "serverless"',
  ],
  ...["express.m7g.large", "m7g.large", "kafka.m7g", ""].map((instanceType): Case => [
    `standard brokers of type ${JSON.stringify(instanceType)}`,
    standard({ instanceType }),
    `brokers.instanceType must be an instance type of standard brokers, such as kafka.m7g.large, got ${JSON.stringify(instanceType)}`,
  ]),
  [
    "Express brokers of a standard type",
    express({ instanceType: "kafka.m7g.large" }),
    'brokers.instanceType must be an instance type of express brokers, such as express.m7g.large, got "kafka.m7g.large"',
  ],
  ...(
    [
      ["storageGiB", 100, "100"],
      ["provisionedThroughputMiB", 250, "250"],
      ["autoscaling", false, "false"],
    ] as const
  ).map(([field, value, got]): Case => [
    `Express brokers with ${field}`,
    express({ [field]: value }),
    `brokers.${field} must be left out with Express brokers, whose storage AWS runs, got ${got}`,
  ]),
  [
    "Express brokers in two zones",
    { ...express({ count: 2 }), network: { vpcId: "vpc-0a", subnetIds: SUBNETS.slice(0, 2) } },
    "network.subnetIds must name 3 subnets with Express brokers, one in each of three zones, got 2",
  ],
  [
    "a version of Kafka that Express does not have",
    { ...express(), kafkaVersion: "4.1.x.kraft" },
    'kafkaVersion must be one of 3.9.x.kraft, 4.2.x.kraft with Express brokers, got "4.1.x.kraft"; a newer one can be given by overrides.cluster',
  ],
  [
    "a setting that Express brokers have to themselves",
    { ...express(), serverProperties: { "min.insync.replicas": "1" } },
    'serverProperties["min.insync.replicas"] must be left out with Express brokers, which set it themselves, got "1"',
  ],
  ...[0, 2, 4, 63, 1.5, Number.NaN, "3"].map((count): Case => [
    `${String(count)} brokers (${typeof count}) on 3 subnets`,
    standard({ count }),
    `brokers.count must be a multiple of the 3 subnets, 3 to 60, got ${typeof count === "string" ? '"3"' : count}`,
  ]),
  ...[0, 16385, 1.5, "100"].map((storageGiB): Case => [
    `${storageGiB} GiB (${typeof storageGiB})`,
    standard({ storageGiB }),
    `brokers.storageGiB must be a whole number of 1 to 16384, got ${JSON.stringify(storageGiB)}`,
  ]),
  [
    "provisioned throughput on an instance type without it",
    standard({ instanceType: "kafka.m5.2xlarge", provisionedThroughputMiB: 250 }),
    "brokers.provisionedThroughputMiB must be left out with kafka.m5.2xlarge, got 250; choose one of kafka.m5.4xlarge, kafka.m5.8xlarge, kafka.m5.12xlarge, kafka.m5.16xlarge, kafka.m5.24xlarge, kafka.m7g.2xlarge, kafka.m7g.4xlarge, kafka.m7g.8xlarge, kafka.m7g.12xlarge, kafka.m7g.16xlarge",
  ],
  ...[249, 626].map((provisionedThroughputMiB): Case => [
    `throughput of ${provisionedThroughputMiB} on kafka.m7g.4xlarge`,
    standard({ instanceType: "kafka.m7g.4xlarge", provisionedThroughputMiB }),
    `brokers.provisionedThroughputMiB must be a whole number of 250 to 625, got ${provisionedThroughputMiB}`,
  ]),
  [
    "provisioned throughput on a small volume",
    standard({ instanceType: "kafka.m7g.4xlarge", provisionedThroughputMiB: 250, storageGiB: 9 }),
    "brokers.storageGiB must be 10 or more with provisionedThroughputMiB, got 9",
  ],
  ...[99, 16385].map((maxGiB): Case => [
    `volumes of 100 GiB that grow to ${maxGiB}`,
    standard({ autoscaling: { maxGiB } }),
    `brokers.autoscaling.maxGiB must be a whole number of 100 to 16384, got ${maxGiB}`,
  ]),
  ...[9, 81].map((targetUtilizationPercent): Case => [
    `volumes that grow from ${targetUtilizationPercent} %`,
    standard({ autoscaling: { targetUtilizationPercent } }),
    `brokers.autoscaling.targetUtilizationPercent must be a whole number of 10 to 80, got ${targetUtilizationPercent}`,
  ]),
  ...["3.9.x", "3.9", "2.8.1", "3.9.x.kraft ", ""].map((kafkaVersion): Case => [
    `the version ${JSON.stringify(kafkaVersion)}`,
    { kafkaVersion },
    `kafkaVersion must be a version with KRaft, such as 3.9.x.kraft, got ${JSON.stringify(kafkaVersion)}`,
  ]),
  ...[1, 4].map((subnets): Case => [
    `${subnets} subnets`,
    { network: { vpcId: "vpc-0a", subnetIds: Array.from({ length: subnets }, (_, i) => `subnet-0${i}`) } },
    `network.subnetIds must name 2 or 3 subnets, got ${subnets}`,
  ]),
  [
    "a zone's name for a subnet",
    { network: { vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b", "us-east-1c"] } },
    'network.subnetIds[2] must be an id such as subnet-0123456789abcdef0, got "us-east-1c"',
  ],
  [
    "one subnet twice",
    { network: { vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b", "subnet-0a"] } },
    'network.subnetIds[2] must be named once, got "subnet-0a"',
  ],
  [
    "a VPC by its name",
    { network: { vpcId: "main", subnetIds: SUBNETS } },
    'network.vpcId must be an id such as vpc-0123456789abcdef0, got "main"',
  ],
  [
    "no authentication",
    { authentication: {} },
    "authentication must turn on at least one of scram, iam, mtls, got []",
  ],
  [
    "authentication that is turned off",
    { authentication: { scram: false } },
    'authentication must turn on at least one of scram, iam, mtls, got ["scram"]',
  ],
  [
    "an authentication that MSK does not have",
    { authentication: { "SCRAM-SHA-256": true } },
    'authentication must turn on at least one of scram, iam, mtls, got ["SCRAM-SHA-256"]',
  ],
  [
    "mTLS without an authority",
    { authentication: { mtls: { certificateAuthorityArns: [] } } },
    "authentication.mtls.certificateAuthorityArns must name at least one authority of AWS Private CA, got []",
  ],
  [
    "an alias for a key",
    { encryptionKeyArn: "alias/aws/kafka" },
    'encryptionKeyArn must be the ARN of a KMS key (…:key/…, not an alias), got "alias/aws/kafka"',
  ],
  [
    "a client by its group's name",
    { clientSecurityGroupIds: ["app"] },
    'clientSecurityGroupIds[0] must be an id such as sg-0123456789abcdef0, got "app"',
  ],
  [
    "no group where groups are given",
    { securityGroupIds: [] },
    "securityGroupIds must name a group, or be left out for a new one, got []",
  ],
  [
    "metrics of another level",
    { enhancedMonitoring: "ALL" },
    'enhancedMonitoring must be one of DEFAULT, PER_BROKER, PER_TOPIC_PER_BROKER, PER_TOPIC_PER_PARTITION, got "ALL"',
  ],
  [
    "logs for a number of days that CloudWatch does not have",
    { logs: { retentionDays: 31 } },
    "logs.retentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 31",
  ],
  [
    "a new group of logs and one that is there",
    { logs: { retentionDays: 30, logGroupName: "mine" } },
    'logs must hold either retentionDays or logGroupName, got ["retentionDays","logGroupName"]',
  ],
  ...["Log.retention", "log retention", "log=retention", "log\nretention"].map((key): Case => [
    `the setting ${JSON.stringify(key)}`,
    { serverProperties: { [key]: "1" } },
    `serverProperties[${JSON.stringify(key)}] must be one of Kafka's own keys, got ${JSON.stringify(key)}`,
  ]),
  ...([["1\n2"], [" 1"], [1]] as const).map(([value]): Case => [
    `the setting's value ${JSON.stringify(value)}`,
    { serverProperties: { "log.retention.hours": value } },
    `serverProperties["log.retention.hours"] must be text on one line (quote it), got ${JSON.stringify(value)}`,
  ]),
  [
    "ids of too few brokers",
    { brokerIds: [1, 2] },
    "brokerIds must name all 3 brokers of brokers.count, together with retiringBrokerIds, got [1,2]",
  ],
  [
    "ids of too many brokers",
    { brokerIds: [1, 2, 3], retiringBrokerIds: [5] },
    "brokerIds must name all 3 brokers of brokers.count, together with retiringBrokerIds, got [1,2,3,5]",
  ],
  ["an id twice", { brokerIds: [1, 2, 2] }, "brokerIds must name each broker once, got [1,2,2]"],
  ["an id below 1", { brokerIds: [0, 1, 2] }, "brokerIds[0] must be a whole number of 1 or more, got 0"],
  [
    "no broker that stays",
    { retiringBrokerIds: [1, 2, 3] },
    "retiringBrokerIds must leave a broker, got [1,2,3]",
  ],
];

const EXISTING: readonly Case[] = [
  [
    "a serverless cluster",
    { clusterArn: SERVERLESS_ARN },
    `clusterArn must be a provisioned cluster, got "${SERVERLESS_ARN.slice(0, 79)}…; a serverless cluster is an MskServerless`,
  ],
  [
    "a topic's ARN",
    { clusterArn: ARN.replace("cluster/", "topic/") },
    `clusterArn must be an MSK cluster's ARN, arn:aws:kafka:<region>:<account>:cluster/<name>/<uuid>, got "${ARN.replace("cluster/", "topic/").slice(0, 79)}…`,
  ],
  ["no broker", { brokerIds: [] }, "brokerIds must name every broker, got []"],
  ["an id that is text", { brokerIds: ["1"] }, 'brokerIds[0] must be a whole number of 1 or more, got "1"'],
  ["brokers of another type", { brokerType: "m7g" }, 'brokerType must be standard or express, got "m7g"'],
  [
    "no authentication",
    { authentication: {} },
    "authentication must turn on at least one of scram, iam, mtls, got []",
  ],
  [
    "a group by its name",
    { securityGroupIds: ["brokers"] },
    'securityGroupIds[0] must be an id such as sg-0123456789abcdef0, got "brokers"',
  ],
];

describe("MskCluster refuses, before anything is registered,", () => {
  for (const [what, args, message] of NEW) {
    it(what, async () => {
      assert.equal(await refuse("events", { ...newArgs(), ...args }), `MskCluster events: ${message}`);
    });
  }
  for (const [what, args, message] of EXISTING) {
    it(`for a cluster that is there, ${what}`, async () => {
      assert.equal(await refuse("events", { ...existingArgs(), ...args }), `MskCluster events: ${message}`);
    });
  }
  for (const name of ["my_events", "-events", "e".repeat(49)]) {
    it(`the name ${JSON.stringify(name.slice(0, 12))} of ${name.length} characters`, async () => {
      const rule = "name must be 1 to 48 of a-z A-Z 0-9 - (the cluster is named after it)";
      assert.equal(await refuse(name, newArgs()), `MskCluster ${name}: ${rule}, got ${JSON.stringify(name)}`);
    });
  }
  for (const child of [
    "cluster",
    "configuration",
    "logGroup",
    "securityGroup",
    "ingress",
    "storageTarget",
    "storagePolicy",
  ]) {
    it(`an override of ${child} that it does not have, that is undefined, that gives nothing back`, async () => {
      const overridden = (override: unknown): Promise<string> =>
        refuse("events", {
          ...newArgs({ clientSecurityGroupIds: ["sg-0app"] }),
          overrides: { [child]: override },
        });
      const where = new RegExp(`^MskCluster events: overrides\\.${child}: `);
      assert.match(await overridden({ nonsense: 1 }), where);
      assert.match(await overridden({ region: undefined }), where);
      assert.match(await overridden(() => undefined), where);
    });
  }
});

describe("MskCluster refuses, when it is asked,", () => {
  it("an authentication that it does not have, such as SCRAM-SHA-256", async () => {
    await onAws(() => {
      const scram = newCluster();
      for (const [other, got] of [
        ["iam", '"iam"'],
        ["SCRAM-SHA-256", '"SCRAM-SHA-256"'],
      ] as const) {
        const refused = { message: `MskCluster events: authentication must be one of scram, got ${got}` };
        assert.throws(() => scram.brokers(other as never), refused);
        assert.throws(() => scram.bootstrapBrokers(other as never), refused);
        assert.throws(() => scram.allowClients("app", "sg-0app", [other as never]), refused);
      }
    });
  });

  it("to let clients in where it does not know the brokers' group", async () => {
    await onAws(() => {
      assert.throws(() => existingCluster().allowClients("app", "sg-0app"), {
        message: "MskCluster events: securityGroupIds must be given to let clients in, got []",
      });
    });
  });
});
