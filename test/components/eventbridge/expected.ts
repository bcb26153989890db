/** What an `EventBridgeToMaterialize` by the name `uploads` makes without further arguments. */
import { type EventBridgeToMaterialize, type EventBridgeToMaterializeArgs } from "../../../components";
import { valueOf } from "../../support/golden";
import { marked, type Recorded } from "../../support/mocks";
import { API_KEY, ARNS, made, QUEUE_URL, recordEvents, URL } from "./world";

export const run = (args: Partial<EventBridgeToMaterializeArgs> = {}, preview = false) =>
  recordEvents(() => made(args), { preview });
export const document = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
export const trustOf = (rule: string): string =>
  document({
    Sid: "EventBridge",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { ArnEquals: { "aws:SourceArn": [rule] } },
  });
export const overTlsOnly = (actions: string, ...resources: readonly string[]): object => ({
  Sid: "OverTlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: actions,
  Resource: resources,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
export const queuePolicyOf = (rule: string): string =>
  document(
    {
      Sid: "DeadLetters",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: ["sqs:SendMessage"],
      Resource: [ARNS.queue],
      Condition: { ArnEquals: { "aws:SourceArn": [rule] } },
    },
    overTlsOnly("sqs:*", ARNS.queue),
  );

/** The inputs of each child, as they are without further arguments. */
export const DEFAULTS = {
  destination: {
    description: "A webhook of Materialize",
    connectionArn: ARNS.connection,
    httpMethod: "POST",
    invocationEndpoint: URL,
    invocationRateLimitPerSecond: 300,
  },
  connection: {
    description: "The API key of a webhook of Materialize",
    authorizationType: "API_KEY",
    authParameters: marked({ apiKey: { key: "x-mz-api-key", value: API_KEY } }),
  },
  rule: {
    description: "Events for a webhook of Materialize",
    eventBusName: "default",
    eventPattern: '{"source":["shop.orders"]}',
    state: "ENABLED",
  },
  target: {
    rule: "uploads-rule",
    eventBusName: "default",
    arn: ARNS.destination,
    roleArn: ARNS.role,
    deadLetterConfig: { arn: ARNS.queue },
    retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
  },
  role: {
    description: "Taken by EventBridge to post events to a webhook of Materialize",
    assumeRolePolicy: trustOf(ARNS.rule),
  },
  policy: {
    role: "uploads-role",
    policy: document({
      Sid: "PostEvents",
      Effect: "Allow",
      Action: ["events:InvokeApiDestination"],
      Resource: [ARNS.destination],
    }),
  },
  queue: { messageRetentionSeconds: 1_209_600, maxMessageSize: 1_048_576, sqsManagedSseEnabled: true },
  queuePolicy: { queueUrl: QUEUE_URL, policy: queuePolicyOf(ARNS.rule) },
};

export const outputsOf = async (component: EventBridgeToMaterialize) => ({
  busArn: await valueOf(component.busArn),
  busName: await valueOf(component.busName),
  ruleArn: await valueOf(component.ruleArn),
  destinationArn: await valueOf(component.destinationArn),
  connectionArn: await valueOf(component.connectionArn),
  roleArn: await valueOf(component.roleArn),
  deadLetterQueueUrl: await valueOf(component.deadLetterQueueUrl),
  deadLetterQueueArn: await valueOf(component.deadLetterQueueArn),
  bucketName: await valueOf(component.bucketName),
});
export const OUTPUTS = {
  busArn: undefined,
  busName: "default",
  ruleArn: ARNS.rule,
  destinationArn: ARNS.destination,
  connectionArn: ARNS.connection,
  roleArn: ARNS.role,
  deadLetterQueueUrl: QUEUE_URL,
  deadLetterQueueArn: ARNS.queue,
  bucketName: undefined,
};
export const waitsFor = ({ opts }: Recorded): readonly string[] =>
  ([opts.dependsOn ?? []].flat() as unknown as { __name: string }[]).map(({ __name }) => __name);
