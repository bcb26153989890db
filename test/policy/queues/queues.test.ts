import { queueDeadLetterRetention } from "../../../policy/rules/queues/queueDeadLetterRetention";
import { queueEncryption } from "../../../policy/rules/queues/queueEncryption";
import { queueServiceSource } from "../../../policy/rules/queues/queueServiceSource";
import { failing, passing, unknowing, type Place } from "../iam/statements";
import { ruleCases, UNKNOWN } from "../judged";
import { stackRuleCases, type StackResource } from "../judgedStacks";

const QUEUE = "aws:sqs/queue:Queue";
const unencrypted = ["sqsManagedSseEnabled must be true where there is no kmsMasterKeyId, got false"];

ruleCases(queueEncryption, {
  passes: [
    { what: "the default, which AWS encrypts", type: QUEUE, inputs: {} },
    { what: "keys of SQS", type: QUEUE, inputs: { sqsManagedSseEnabled: true } },
    { what: "a key of KMS", type: QUEUE, inputs: { kmsMasterKeyId: "alias/aws/sqs" } },
    {
      what: "a key of KMS instead",
      type: QUEUE,
      inputs: { sqsManagedSseEnabled: false, kmsMasterKeyId: "alias/q" },
    },
    {
      what: "a key by its stand-in",
      type: QUEUE,
      inputs: { sqsManagedSseEnabled: false, kmsMasterKeyId: "<arn>" },
    },
  ],
  fails: [
    { what: "encryption off", type: QUEUE, inputs: { sqsManagedSseEnabled: false }, says: unencrypted },
    {
      what: "encryption off, and no key",
      type: QUEUE,
      inputs: { sqsManagedSseEnabled: false, kmsMasterKeyId: "" },
      says: unencrypted,
    },
  ],
  unknown: [
    { what: "whether it is on", type: QUEUE, inputs: { sqsManagedSseEnabled: UNKNOWN } },
    { what: "the key", type: QUEUE, inputs: { sqsManagedSseEnabled: false, kmsMasterKeyId: UNKNOWN } },
  ],
});

const PLACES: readonly Place[] = [QUEUE, "aws:sqs/queuePolicy:QueuePolicy"].map((type) => ({
  type,
  field: "policy",
  put: (policy) => ({ policy }),
}));
const RULE_ARN = "arn:aws:events:eu-west-1:111122223333:rule/bus/failed";
const send = (Principal: unknown, Condition?: unknown) => ({
  Effect: "Allow",
  Principal,
  Action: "sqs:SendMessage",
  Resource: "arn:aws:sqs:eu-west-1:111122223333:dead",
  ...(Condition === undefined ? {} : { Condition }),
});
const EVENTS = { Service: "events.amazonaws.com" };
const BUCKETS = { Service: "s3.amazonaws.com" };
const SOURCE_ACCOUNT = { StringEquals: { "aws:SourceAccount": "111122223333" } };
/** Both forms in which AWS's own pages write the source of a bucket's messages. */
const BUCKET_ARNS = ["arn:aws:s3:::my-bucket", "arn:aws:s3:*:*:my-bucket"];
const accountless = (service: string) => [
  `must demand aws:SourceArn and aws:SourceAccount of ${service}, since that ARN names no account`,
];
const sourceless = ["must demand aws:SourceAccount or aws:SourceArn of events.amazonaws.com"];

ruleCases(queueServiceSource, {
  passes: passing(PLACES, [
    { what: "the ARN of a rule", statement: send(EVENTS, { ArnEquals: { "aws:SourceArn": RULE_ARN } }) },
    { what: "a stand-in for it", statement: send(EVENTS, { ArnEquals: { "aws:SourceArn": "<rule>" } }) },
    {
      what: "an account",
      statement: send(EVENTS, { StringEquals: { "aws:SourceAccount": "111122223333" } }),
    },
    ...BUCKET_ARNS.flatMap((arn) =>
      ["ArnEquals", "ArnLike", "StringLike"].map((operator) => ({
        what: `the bucket ${arn} by ${operator}, of an account`,
        statement: send(BUCKETS, { [operator]: { "aws:SourceArn": arn }, ...SOURCE_ACCOUNT }),
      })),
    ),
    {
      what: "a bucket, of an organization",
      statement: send(BUCKETS, {
        ArnLike: { "aws:SourceArn": BUCKET_ARNS[0] },
        StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" },
      }),
    },
    { what: "no service at all", statement: send({ AWS: "arn:aws:iam::111122223333:role/writer" }) },
    { what: "a refusal", statement: { ...send(EVENTS), Effect: "Deny" } },
  ]),
  fails: failing(PLACES, [
    { what: "every rule of everybody", statement: send(EVENTS), says: sourceless },
    {
      what: "a rule of any account",
      statement: send(EVENTS, { ArnLike: { "aws:SourceArn": "arn:aws:events:*:*:rule/*" } }),
      says: accountless("events.amazonaws.com"),
    },
    ...BUCKET_ARNS.flatMap((arn) =>
      ["ArnEquals", "ArnLike", "StringEquals", "StringLike"].map((operator) => ({
        what: `a bucket, which may be another's tomorrow: ${arn} by ${operator}`,
        statement: send(BUCKETS, { [operator]: { "aws:SourceArn": arn } }),
        says: accountless("s3.amazonaws.com"),
      })),
    ),
    {
      what: "a bucket beside a rule that names its account",
      statement: send(BUCKETS, { ArnLike: { "aws:SourceArn": [RULE_ARN, BUCKET_ARNS[0]] } }),
      says: accountless("s3.amazonaws.com"),
    },
    {
      what: "TLS alone",
      statement: send(EVENTS, { Bool: { "aws:SecureTransport": "true" } }),
      says: sourceless,
    },
    {
      what: "a test that passes without the key",
      statement: send(EVENTS, { ArnEqualsIfExists: { "aws:SourceArn": RULE_ARN } }),
      says: sourceless,
    },
    {
      what: "each service, but no text that is none",
      statement: send({ Service: ["events.amazonaws.com", "hunter2"] }),
      says: [...sourceless, "must demand aws:SourceAccount or aws:SourceArn of the service"],
    },
  ]),
  unknown: [
    ...unknowing(PLACES, [
      { what: "the service", statement: send({ Service: UNKNOWN }) },
      { what: "the condition", statement: send(EVENTS, UNKNOWN) },
      { what: "the ARN", statement: send(EVENTS, { ArnEquals: { "aws:SourceArn": UNKNOWN } }) },
    ]),
    { what: "the document", type: QUEUE, inputs: { policy: UNKNOWN } },
  ],
});

const DEAD = "arn:aws:sqs:eu-west-1:111122223333:dead";
const queue = (outputs: object, name = "dead"): StackResource => ({
  type: QUEUE,
  name,
  outputs: { arn: `arn:aws:sqs:eu-west-1:111122223333:${name}`, ...outputs },
});
const target = (arn: unknown = DEAD): StackResource => ({
  type: "aws:cloudwatch/eventTarget:EventTarget",
  name: "target",
  outputs: {
    rule: "r",
    arn: "arn:aws:events:eu-west-1:111122223333:api-destination/a/b",
    deadLetterConfig: { arn },
  },
});
const redrive = JSON.stringify({ deadLetterTargetArn: DEAD, maxReceiveCount: 3 });
const others: readonly StackResource[] = [
  { type: "aws:sqs/redrivePolicy:RedrivePolicy", name: "redrive", outputs: { redrivePolicy: redrive } },
  { type: "aws:cloudwatch/eventBus:EventBus", name: "bus", outputs: { deadLetterConfig: { arn: DEAD } } },
  queue({ redrivePolicy: redrive }, "source"),
];
const tooShort = ["dead: messageRetentionSeconds must be 604800 or more, got 345600"];

stackRuleCases(queueDeadLetterRetention, {
  passes: [
    { what: "two weeks", resources: [queue({ messageRetentionSeconds: 1_209_600 }), target()] },
    { what: "a week", resources: [queue({ messageRetentionSeconds: 604_800 }), target()] },
    {
      what: "a queue that nobody names as a dead-letter queue",
      resources: [queue({}), target(`${DEAD}-other`)],
    },
    { what: "a queue of somebody else's", resources: [target()] },
    {
      what: "four days where the config wants them",
      resources: [queue({}), target()],
      config: { minimumDays: 4 },
    },
    { what: "an empty stack", resources: [] },
    {
      what: "a redrive policy that is none",
      resources: [queue({ redrivePolicy: "{" }), queue({ redrivePolicy: "null" }, "b")],
    },
  ],
  fails: [
    { what: "AWS's default, four days", resources: [queue({}), target()], says: tooShort },
    {
      what: "the default as AWS tells it",
      resources: [target(), queue({ messageRetentionSeconds: 345_600 })],
      says: tooShort,
    },
    ...others.map((other) => ({
      what: `the default, named by a ${other.type.split(":").at(-1)} (${other.name})`,
      resources: [queue({}), other],
      says: tooShort,
    })),
    {
      what: "a week where the config wants two",
      resources: [queue({ messageRetentionSeconds: 604_800 }), target()],
      config: { minimumDays: 14 },
      says: ["dead: messageRetentionSeconds must be 1209600 or more, got 604800"],
    },
  ],
  unknown: [
    { what: "which queue it is", resources: [queue({}), target(UNKNOWN)] },
    { what: "the queue's ARN", resources: [queue({ arn: UNKNOWN }), target(UNKNOWN)] },
    { what: "how long", resources: [queue({ messageRetentionSeconds: UNKNOWN }), target()] },
    { what: "a redrive policy", resources: [queue({}), queue({ redrivePolicy: UNKNOWN }, "source")] },
  ],
});
