import * as aws from "@pulumi/aws";
import { ACCOUNT, arn, KEY, SECRET, tags, policy, allow } from "./values";

export function streams(): void {
  new aws.kinesis.Stream("clicks", {
    streamModeDetails: { streamMode: "PROVISIONED" },
    shardCount: 2,
    retentionPeriod: 168,
    encryptionType: "KMS",
    kmsKeyId: "alias/aws/kinesis",
    maxRecordSizeInKib: 1024,
    shardLevelMetrics: ["IncomingBytes"],
    enforceConsumerDeletion: false,
    tags,
  });
  new aws.glue.Registry("schemas", { registryName: "events", description: "Schemas of events", tags });
  new aws.glue.Schema("orders", {
    schemaName: "orders",
    registryArn: arn("glue", "registry/events"),
    dataFormat: "AVRO",
    compatibility: "BACKWARD",
    schemaDefinition: '{"type":"record",\n"name":"Order","fields":[]}',
  });
}

export function keysAndLogs(): void {
  new aws.kms.Key("events", {
    description: "SCRAM users of events",
    enableKeyRotation: true,
    rotationPeriodInDays: 365,
    deletionWindowInDays: 30,
    policy: policy(
      allow("Account", ["kms:*"], { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Resource: "*" }),
    ),
    tags,
  });
  new aws.kms.Alias("events", { targetKeyId: KEY });
  new aws.secretsmanager.Secret("materialize", {
    namePrefix: "AmazonMSK_events-",
    kmsKeyId: KEY,
    recoveryWindowInDays: 30,
    description: "SCRAM user of Materialize",
    replicas: [{ region: "eu-west-1" }],
    tags,
  });
  new aws.secretsmanager.SecretVersion("materialize", {
    secretId: SECRET,
    secretString: '{"username":"materialize","password":"drowssap"}',
  });
  new aws.secretsmanager.SecretPolicy("materialize", {
    secretArn: SECRET,
    policy: policy(
      allow("Brokers", ["secretsmanager:getSecretValue"], {
        Principal: { Service: "kafka.amazonaws.com" },
        Resource: SECRET,
      }),
    ),
    blockPublicPolicy: true,
  });
  new aws.cloudwatch.LogGroup("events", {
    namePrefix: "/msk/events-",
    retentionInDays: 30,
    kmsKeyId: KEY,
    logGroupClass: "STANDARD",
    tags,
  });
  new aws.cloudwatch.LogResourcePolicy("brokers", {
    policyName: "brokers",
    policyDocument: policy(
      allow("Brokers", ["logs:CreateLogStream", "logs:PutLogEvents"], {
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Resource: arn("logs", "log-group:/msk/*"),
      }),
    ),
  });
}
