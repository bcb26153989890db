import { eventbridgeDeadLetters } from "../../../policy/rules/eventbridge/eventbridgeDeadLetters";
import { eventbridgeHttps } from "../../../policy/rules/eventbridge/eventbridgeHttps";
import { ruleCases, UNKNOWN } from "../judged";

const type = "aws:cloudwatch/eventTarget:EventTarget";
const ARNS = {
  destination:
    "arn:aws:events:eu-west-1:111122223333:api-destination/mz/11112222-3333-4444-5555-666677778888",
  queue: "arn:aws:sqs:eu-west-1:111122223333:events",
  stream: "arn:aws-cn:kinesis:cn-north-1:111122223333:stream/events",
  firehose: "arn:aws:firehose:eu-west-1:111122223333:deliverystream/events",
  lambda: "arn:aws:lambda:eu-west-1:111122223333:function:events",
  bus: "arn:aws:events:eu-west-1:111122223333:event-bus/other",
  topic: "arn:aws:sns:eu-west-1:111122223333:events",
  machine: "arn:aws:states:eu-west-1:111122223333:stateMachine:events",
  ecs: "arn:aws:ecs:eu-west-1:111122223333:cluster/events",
  logs: "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/all",
};
const deadLetterConfig = { arn: "arn:aws:sqs:eu-west-1:111122223333:dead" };
const says = ["deadLetterConfig.arn must be the ARN of a queue, got nothing"];

ruleCases(eventbridgeDeadLetters, {
  passes: [
    ...Object.values(ARNS).map((arn) => ({
      what: "a target with a queue",
      type,
      inputs: { rule: "r", arn, deadLetterConfig },
    })),
    {
      what: "a queue by its stand-in",
      type,
      inputs: { arn: ARNS.destination, deadLetterConfig: { arn: "<arn>" } },
    },
    ...[ARNS.queue, ARNS.bus, "<arn>", undefined].map((arn) => ({
      what: `a kind that the config does not name: ${arn}`,
      type,
      inputs: { arn },
      config: { targets: ["api-destination", "lam*"] },
    })),
  ],
  fails: [
    ...[...Object.values(ARNS), "<arn>", UNKNOWN].map((arn) => ({
      what: "a target without one, of whatever kind, known or not",
      type,
      inputs: { rule: "r", arn, retryPolicy: { maximumRetryAttempts: 185 } },
      says,
    })),
    { what: "an empty block", type, inputs: { arn: ARNS.destination, deadLetterConfig: {} }, says },
    { what: "an empty ARN", type, inputs: { arn: ARNS.destination, deadLetterConfig: { arn: "" } }, says },
    {
      what: "a function where the config names it",
      type,
      inputs: { arn: ARNS.lambda },
      config: { targets: ["lam*", "sqs"] },
      says,
    },
    {
      what: "a bus where the config names it",
      type,
      inputs: { arn: ARNS.bus },
      config: { targets: ["event-bus"] },
      says,
    },
  ],
  unknown: [
    {
      what: "the target, where the config names kinds",
      type,
      inputs: { arn: UNKNOWN },
      config: { targets: ["lambda"] },
    },
    { what: "the queue", type, inputs: { arn: ARNS.destination, deadLetterConfig: { arn: UNKNOWN } } },
    { what: "the block", type, inputs: { arn: ARNS.destination, deadLetterConfig: UNKNOWN } },
    {
      what: "a block that a provider gives",
      type,
      inputs: { arn: ARNS.destination, deadLetterConfig: "<block>" },
    },
  ],
});

const destination = "aws:cloudwatch/eventApiDestination:EventApiDestination";
const rule = "invocationEndpoint must start with https://, got";

ruleCases(eventbridgeHttps, {
  passes: [
    {
      what: "HTTPS",
      type: destination,
      inputs: { invocationEndpoint: "https://mz.example/api/webhook/a/b/c" },
    },
    { what: "HTTPS in capitals", type: destination, inputs: { invocationEndpoint: "HTTPS://mz.example/" } },
    {
      what: "a host that is a stand-in",
      type: destination,
      inputs: { invocationEndpoint: "https://<host>/api" },
    },
    { what: "none", type: destination, inputs: {} },
  ],
  fails: [
    {
      what: "HTTP",
      type: destination,
      inputs: { invocationEndpoint: "http://mz.example/" },
      says: [`${rule} http://`],
    },
    {
      what: "HTTP in capitals",
      type: destination,
      inputs: { invocationEndpoint: "HTTP://mz.example/" },
      says: [`${rule} http://`],
    },
    {
      what: "no scheme, without printing what may be a secret",
      type: destination,
      inputs: { invocationEndpoint: "user:hunter2@mz.example" },
      says: [`${rule} another value`],
    },
    {
      what: "HTTPS further behind",
      type: destination,
      inputs: { invocationEndpoint: "ftp://https://" },
      says: [`${rule} another value`],
    },
  ],
  unknown: [
    { what: "the URL", type: destination, inputs: { invocationEndpoint: UNKNOWN } },
    { what: "a URL that a provider gives", type: destination, inputs: { invocationEndpoint: "<url>" } },
  ],
});
