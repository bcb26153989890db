import * as aws from "@pulumi/aws";
import { allow, arn, KEY, policy, tags } from "./values";

const RULE = arn("events", "rule/orders/orders-0a1b2c3");
const DESTINATION = arn("events", "api-destination/orders/0a1b2c3d-1111-2222-3333-444455556666");
const QUEUE = arn("sqs", "orders-dead-letters");
const overTlsOnly = (actions: string, resources: readonly string[]): object => ({
  Sid: "OverTlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: actions,
  Resource: resources,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

export function events(): void {
  new aws.cloudwatch.EventBus("orders", {
    description: "Orders",
    kmsKeyIdentifier: KEY,
    deadLetterConfig: { arn: QUEUE },
    logConfig: { includeDetail: "NONE", level: "ERROR" },
    tags,
  });
  new aws.cloudwatch.EventRule("orders", {
    description: "Orders for Materialize",
    eventBusName: "orders",
    eventPattern: '{"detail-type":[{"prefix":"Order"}],"source":["shop.orders"]}',
    state: "ENABLED",
    tags,
  });
  new aws.cloudwatch.EventConnection("orders", {
    description: "Webhook of orders",
    authorizationType: "API_KEY",
    authParameters: { apiKey: { key: "x-mz-api-key", value: "drowssap" } },
  });
  new aws.cloudwatch.EventApiDestination("orders", {
    description: "Webhook of orders",
    connectionArn: arn("events", "connection/orders/0a1b2c3d-1111-2222-3333-444455556666"),
    httpMethod: "POST",
    invocationEndpoint: "https://abc.us-east-1.aws.materialize.cloud/api/webhook/materialize/ingest/orders",
    invocationRateLimitPerSecond: 300,
  });
  new aws.cloudwatch.EventTarget("orders", {
    rule: "orders-0a1b2c3",
    eventBusName: "orders",
    arn: DESTINATION,
    roleArn: "arn:aws:iam::123456789012:role/orders",
    deadLetterConfig: { arn: QUEUE },
    retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
  });
  deadLetters();
  bucket();
}

function deadLetters(): void {
  new aws.sqs.Queue("orders-dead-letters", {
    messageRetentionSeconds: 1_209_600,
    maxMessageSize: 1_048_576,
    sqsManagedSseEnabled: true,
    tags,
  });
  new aws.sqs.QueuePolicy("orders-dead-letters", {
    queueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/orders-dead-letters",
    policy: policy(
      allow("DeadLetters", ["sqs:SendMessage"], {
        Principal: { Service: "events.amazonaws.com" },
        Resource: QUEUE,
        Condition: { ArnEquals: { "aws:SourceArn": RULE } },
      }),
      overTlsOnly("sqs:*", [QUEUE]),
    ),
  });
}

function bucket(): void {
  new aws.s3.Bucket("uploads", { forceDestroy: false, tags });
  new aws.s3.BucketPublicAccessBlock("uploads", {
    bucket: "uploads",
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new aws.s3.BucketServerSideEncryptionConfiguration("uploads", {
    bucket: "uploads",
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: false }],
  });
  new aws.s3.BucketVersioning("uploads", {
    bucket: "uploads",
    versioningConfiguration: { status: "Enabled" },
  });
  new aws.s3.BucketPolicy("uploads", {
    bucket: "uploads",
    policy: policy(overTlsOnly("s3:*", ["arn:aws:s3:::uploads", "arn:aws:s3:::uploads/*"])),
  });
  new aws.s3.BucketNotification("uploads", { bucket: "uploads", eventbridge: true });
}
