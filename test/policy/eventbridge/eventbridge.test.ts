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
};
const deadLetterConfig = { arn: "arn:aws:sqs:eu-west-1:111122223333:dead" };
const says = ["deadLetterConfig.arn must be the ARN of a queue, got nothing"];

ruleCases(eventbridgeDeadLetters, {
  passes: [
    ...[ARNS.destination, ARNS.queue, ARNS.stream].map((arn) => ({
      what: "a target with a queue",
      type,
      inputs: { rule: "r", arn, deadLetterConfig },
    })),
    {
      what: "a queue by its stand-in",
      type,
      inputs: { arn: ARNS.destination, deadLetterConfig: { arn: "<arn>" } },
    },
    { what: "a function, which fails after it took the event", type, inputs: { arn: ARNS.lambda } },
    { what: "another bus", type, inputs: { arn: ARNS.bus } },
    { what: "no ARN at all", type, inputs: {} },
    {
      what: "a kind that the config does not name",
      type,
      inputs: { arn: ARNS.queue },
      config: { targets: ["api-destination"] },
    },
  ],
  fails: [
    ...[ARNS.destination, ARNS.queue, ARNS.stream, ARNS.firehose].map((arn) => ({
      what: "a target without one",
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
      config: { targets: ["lambda"] },
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
    { what: "the target", type, inputs: { arn: UNKNOWN } },
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
