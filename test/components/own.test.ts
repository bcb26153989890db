/** What a component waits for, its children wait for. That the engine then waits, only the engine can show. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as kafka from "@pulumi/kafka";
import * as pulumi from "@pulumi/pulumi";
import { MaterializeAwsRole } from "../../components/iam/materializeAwsRole";
import { type MskTopicCluster } from "../../components/kafka/cluster";
import { KafkaAccess } from "../../components/kafka/kafkaAccess";
import { KafkaTopic } from "../../components/kafka/kafkaTopic";
import { MskCluster } from "../../components/kafka/msk/mskCluster";
import { MskScramUser } from "../../components/kafka/msk/mskScramUser";
import { MskServerless } from "../../components/kafka/msk/mskServerless";
import { SaslKafka } from "../../components/kafka/saslKafka";
import { KinesisStream } from "../../components/kinesis/kinesisStream";
import { MaterializeReader } from "../../components/kinesis/materializeReader";
import { SegmentWriterRole } from "../../components/kinesis/segmentWriterRole";
import { MaterializeEgress } from "../../components/network/materializeEgress";
import { ownOptions } from "../../components/own";
import { KafkaPrivateLink } from "../../components/privatelink/kafkaPrivateLink";
import { WebhookKey } from "../../components/webhook/webhookKey";
import { keyOf } from "../support/mocks";
import { ARN, existingArgs, newArgs, onAws, SERVERLESS_ARN } from "./kafka/msk/world";
import { ENDPOINT_ID, minimal, MZ_PRINCIPAL } from "./privatelink/link";

type Options = pulumi.ComponentResourceOptions;

const stream = {
  arn: "arn:aws:kinesis:us-east-1:111122223333:stream/events",
  streamName: "events",
  region: "us-east-1",
};
const trustedPrincipals = ["arn:aws:iam::111122223333:role/etl"];
const network = { vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] };
const onMsk = {
  vendor: "msk",
  topicsBy: "control-plane",
  clusterArn: pulumi.output(ARN),
  brokers: 3,
  replicationFactor: 3,
  brokerType: "standard",
} satisfies MskTopicCluster;
const onProtocol = () => ({
  vendor: "self-hosted" as const,
  mechanism: "SCRAM-SHA-512" as const,
  provider: new kafka.Provider("kafka", { bootstrapServers: ["b1.example.com:9092"] }),
});
const topic = { topicName: "orders", partitions: 1, replicationFactor: 3 };
const secretArn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_events-a1b2c3";

/** Each component with every child that it can have, and how many they are. */
const COMPONENTS: readonly [what: string, children: number, make: (opts: Options) => unknown][] = [
  [
    "MskCluster",
    8,
    (opts) => {
      const clientSecurityGroupIds = ["sg-0app"];
      new MskCluster("own", newArgs({ clientSecurityGroupIds }), opts).allowClients("late", "sg-0late");
    },
  ],
  [
    "MskCluster that is there",
    1,
    (opts) =>
      new MskCluster("own", existingArgs({ securityGroupIds: ["sg-0a"] }), opts).allowClients(
        "late",
        "sg-0b",
      ),
  ],
  [
    "MskServerless",
    3,
    (opts) => new MskServerless("own", { network, clientSecurityGroupIds: ["sg-0app"] }, opts),
  ],
  ["MskScramUser", 5, (opts) => new MskScramUser("own", { clusterArn: ARN, username: "mz" }, opts)],
  [
    "KafkaTopic over Kafka's protocol",
    1,
    (opts) => new KafkaTopic("own", { cluster: onProtocol(), ...topic }, opts),
  ],
  ["KafkaTopic through AWS", 1, (opts) => new KafkaTopic("own", { cluster: onMsk, ...topic }, opts)],
  [
    "KafkaAccess",
    4,
    (opts) => {
      const rights = [{ for: "source", topic: "orders", groupIdPrefix: "mz" }] as const;
      new KafkaAccess(
        "own",
        { cluster: onProtocol(), credentials: { create: { username: "mz" } }, rights },
        opts,
      );
    },
  ],
  [
    "SaslKafka",
    1,
    (opts) => {
      const admin = { username: "admin", password: "planted" };
      new SaslKafka("own", { bootstrapServers: ["b1.example.com:9092"], admin }, opts);
    },
  ],
  [
    "KinesisStream",
    4,
    (opts) => {
      const made = new KinesisStream("own", { createKey: true }, opts);
      made.grantRead("etl", "etl");
      made.grantWrite("etl", "etl");
    },
  ],
  ["MaterializeReader", 2, (opts) => new MaterializeReader("own", { stream, trustedPrincipals }, opts)],
  [
    "MaterializeReader of 2021",
    3,
    (opts) => new MaterializeReader("own", { stream, legacyUser: true }, opts),
  ],
  ["SegmentWriterRole", 2, (opts) => new SegmentWriterRole("own", { stream, externalIds: ["ws"] }, opts)],
  [
    "MaterializeAwsRole",
    2,
    (opts) => {
      const statements = [{ sid: "Put", actions: ["s3:PutObject"], resources: ["arn:aws:s3:::b/x/*"] }];
      new MaterializeAwsRole("own", { deployment: "cloud", statements }, opts);
    },
  ],
  ["WebhookKey", 1, (opts) => new WebhookKey("own", {}, opts)],
  ["MaterializeEgress", 1, (opts) => new MaterializeEgress("own", { cidrs: ["192.0.2.0/24"] }, opts)],
  [
    "KafkaPrivateLink",
    16,
    (opts) => {
      const open = { principals: [MZ_PRINCIPAL], endpointIds: [ENDPOINT_ID] };
      const heard = { alarmTopicArns: ["arn:sns"], connectionNotificationTopicArn: "arn:sns" };
      const args = { ...minimal, ...open, ...heard, brokerSecurityGroupIds: ["sg-0a"] };
      new KafkaPrivateLink("own", args, opts);
    },
  ],
];

const nameOf = (resource: unknown): unknown => (resource as { __name?: string }).__name;

describe("dependsOn", () => {
  for (const [what, children, make] of COMPONENTS) {
    it(`of ${what} is that of each of its children`, async () => {
      const { resources } = await onAws(() => make({ dependsOn: [new aws.kms.Key("first")] }));
      const component = resources.find(({ type }) => type.startsWith("materialize-ingest:"))!;
      const own = resources.filter(({ parent }) => parent === keyOf(component.type, component.name));
      const names = own.map(({ name }) => name);
      assert.equal(own.length, children, names.join(", "));
      for (const { name, opts } of own)
        assert.ok(
          [opts.dependsOn].flat().some((one) => nameOf(one) === "first"),
          name,
        );
    });
  }

  for (const [what, make, answers] of [
    [
      "MskCluster's brokers",
      (opts: Options) => new MskCluster("own", existingArgs(), opts).brokers("scram")[0]!.host,
      2,
    ],
    [
      "MskServerless's bootstrap brokers",
      (opts: Options) =>
        new MskServerless("own", { clusterArn: SERVERLESS_ARN }, opts).bootstrapBrokersSaslIam,
      1,
    ],
    [
      "MskScramUser's secret",
      (opts: Options) => new MskScramUser("own", { existing: { secretArn } }, opts).password,
      2,
    ],
  ] as const) {
    it(`keeps the look-up of ${what} back while what it waits for is not there`, async () => {
      const secret = "aws:secretsmanager/getSecretVersion:getSecretVersion";
      const secretString = JSON.stringify({ username: "mz", password: "planted" });
      const lookups = { [secret]: (inputs: object) => ({ ...inputs, secretString }) };
      const asked = async (waits: boolean) => {
        const program = () => make(waits ? { dependsOn: new aws.kms.Key("first") } : {});
        // An Output is no promise to wait for: it is read inside of the run.
        const run = await onAws(() => settled(program()), { preview: true, lookups });
        return run.calls.filter(({ token }) => !token.includes("getSubnet")).length;
      };
      assert.deepEqual([await asked(true), await asked(false)], [0, answers]);
    });
  }

  it("stands beside what a child depends on by itself", async () => {
    const { resources } = await onAws(
      () =>
        new MskScramUser("own", { clusterArn: ARN, username: "mz" }, { dependsOn: new aws.kms.Key("first") }),
    );
    const { opts } = resources.find(({ name }) => name === "own-association")!;
    assert.deepEqual([opts.dependsOn].flat().map(nameOf), ["first", "own-secret-version"]);
  });

  it("is left out where there is none", () => {
    const parent = {} as pulumi.Resource;
    assert.deepEqual([ownOptions(parent, undefined), ownOptions(parent, {})], [{ parent }, { parent }]);
  });
});

async function settled(output: pulumi.Output<string>): Promise<void> {
  await (output as unknown as { promise(): Promise<unknown> }).promise();
}
