import type * as aws from "@pulumi/aws";
import type { cloudwatch as input } from "@pulumi/aws/types/input";
import { asDocument, block, notSent, row, tagList, tagMap, to, type Row } from "./row";

const TARGET = "Targets[]";
const asText = (value: unknown): unknown => String(value);
const queueAttribute = (name: string, as = asText) => to(`Attributes{${name}}`, { as });

const bus = row<aws.cloudwatch.EventBusArgs>({
  service: "events",
  operation: "CreateEventBus",
  name: { input: "name", to: "Name" },
  fields: {
    description: to("Description"),
    eventSourceName: to("EventSourceName"),
    kmsKeyIdentifier: to("KmsKeyIdentifier"),
    deadLetterConfig: block<input.EventBusDeadLetterConfig>()("DeadLetterConfig", { arn: to("Arn") }),
    logConfig: block<input.EventBusLogConfig>()("LogConfig", {
      includeDetail: to("IncludeDetail"),
      level: to("Level"),
    }),
    tags: to("Tags", { as: tagList() }),
  },
});

const rule = row<aws.cloudwatch.EventRuleArgs>({
  service: "events",
  operation: "PutRule",
  // See https://github.com/pulumi/pulumi-aws/blob/master/provider/resource_overrides.go
  name: { input: "name", prefix: "namePrefix", to: "Name", longest: 64 },
  fields: {
    description: to("Description"),
    eventBusName: to("EventBusName"),
    eventPattern: to("EventPattern", { as: asDocument }),
    scheduleExpression: to("ScheduleExpression"),
    roleArn: to("RoleArn"),
    state: to("State"),
    tags: to("Tags", { as: tagList() }),
    forceDestroy: notSent("said when the rule is deleted"),
  },
});

const target = row<aws.cloudwatch.EventTargetArgs>({
  service: "events",
  operation: "PutTargets",
  name: { input: "targetId", to: `${TARGET}.Id` },
  fields: {
    rule: to("Rule"),
    eventBusName: to("EventBusName"),
    arn: to(`${TARGET}.Arn`),
    roleArn: to(`${TARGET}.RoleArn`),
    input: to(`${TARGET}.Input`),
    inputPath: to(`${TARGET}.InputPath`),
    inputTransformer: block<input.EventTargetInputTransformer>()(`${TARGET}.InputTransformer`, {
      inputPaths: to("InputPathsMap"),
      inputTemplate: to("InputTemplate"),
    }),
    httpTarget: block<input.EventTargetHttpTarget>()(`${TARGET}.HttpParameters`, {
      headerParameters: to("HeaderParameters"),
      pathParameterValues: to("PathParameterValues"),
      queryStringParameters: to("QueryStringParameters"),
    }),
    deadLetterConfig: block<input.EventTargetDeadLetterConfig>()(`${TARGET}.DeadLetterConfig`, {
      arn: to("Arn"),
    }),
    retryPolicy: block<input.EventTargetRetryPolicy>()(`${TARGET}.RetryPolicy`, {
      maximumEventAgeInSeconds: to("MaximumEventAgeInSeconds"),
      maximumRetryAttempts: to("MaximumRetryAttempts"),
    }),
    forceDestroy: notSent("said when the target is taken away"),
  },
});

const connection = row<aws.cloudwatch.EventConnectionArgs>({
  service: "events",
  operation: "CreateConnection",
  name: { input: "name", to: "Name" },
  fields: {
    description: to("Description"),
    authorizationType: to("AuthorizationType"),
    kmsKeyIdentifier: to("KmsKeyIdentifier"),
    authParameters: block<input.EventConnectionAuthParameters>()("AuthParameters", {
      apiKey: block<input.EventConnectionAuthParametersApiKey>()("ApiKeyAuthParameters", {
        key: to("ApiKeyName"),
        value: to("ApiKeyValue"),
      }),
      basic: block<input.EventConnectionAuthParametersBasic>()("BasicAuthParameters", {
        username: to("Username"),
        password: to("Password"),
      }),
    }),
  },
});

const destination = row<aws.cloudwatch.EventApiDestinationArgs>({
  service: "events",
  operation: "CreateApiDestination",
  name: { input: "name", to: "Name" },
  fields: {
    description: to("Description"),
    connectionArn: to("ConnectionArn"),
    httpMethod: to("HttpMethod"),
    invocationEndpoint: to("InvocationEndpoint"),
    invocationRateLimitPerSecond: to("InvocationRateLimitPerSecond"),
  },
});

const queue = row<aws.sqs.QueueArgs>({
  service: "sqs",
  operation: "CreateQueue",
  // See https://github.com/pulumi/pulumi-aws/blob/master/provider/resource_overrides.go
  name: { input: "name", prefix: "namePrefix", to: "QueueName", longest: 80 },
  fields: {
    contentBasedDeduplication: queueAttribute("ContentBasedDeduplication"),
    deduplicationScope: queueAttribute("DeduplicationScope"),
    delaySeconds: queueAttribute("DelaySeconds"),
    fifoQueue: queueAttribute("FifoQueue"),
    fifoThroughputLimit: queueAttribute("FifoThroughputLimit"),
    kmsDataKeyReusePeriodSeconds: queueAttribute("KmsDataKeyReusePeriodSeconds"),
    kmsMasterKeyId: queueAttribute("KmsMasterKeyId"),
    maxMessageSize: queueAttribute("MaximumMessageSize"),
    messageRetentionSeconds: queueAttribute("MessageRetentionPeriod"),
    policy: queueAttribute("Policy", asDocument),
    receiveWaitTimeSeconds: queueAttribute("ReceiveMessageWaitTimeSeconds"),
    redriveAllowPolicy: queueAttribute("RedriveAllowPolicy", asDocument),
    redrivePolicy: queueAttribute("RedrivePolicy", asDocument),
    sqsManagedSseEnabled: queueAttribute("SqsManagedSseEnabled"),
    visibilityTimeoutSeconds: queueAttribute("VisibilityTimeout"),
    tags: to("tags", { as: tagMap }),
  },
});

/**
 * Buses, rules and where they post to, and queues for what was not taken.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/events
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/sqs
 */
export const EVENTS: Readonly<Record<string, Row>> = {
  "aws:cloudwatch/eventApiDestination:EventApiDestination": destination,
  "aws:cloudwatch/eventBus:EventBus": bus,
  "aws:cloudwatch/eventConnection:EventConnection": connection,
  "aws:cloudwatch/eventRule:EventRule": rule,
  "aws:cloudwatch/eventTarget:EventTarget": target,
  "aws:sqs/queue:Queue": queue,
  "aws:sqs/queuePolicy:QueuePolicy": row<aws.sqs.QueuePolicyArgs>({
    service: "sqs",
    operation: "SetQueueAttributes",
    fields: { queueUrl: to("QueueUrl"), policy: queueAttribute("Policy", asDocument) },
  }),
};
