import { ACCOUNT, arn } from "../identity";
import { text, type Props } from "../values";
import { nameOf, type Maker } from "./making";

const DEFAULT_BUS = "default";
const busOf = (inputs: Props): string => text(inputs, "eventBusName") ?? DEFAULT_BUS;
/** Things on the default bus don't name it. */
const onBus = (bus: string, separator: string, rest: string): string =>
  bus === DEFAULT_BUS ? rest : `${bus}${separator}${rest}`;

const bus: Maker = (making) => {
  const name = nameOf(making);
  return { id: name, outputs: { arn: arn("events", making.region, `event-bus/${name}`), name } };
};

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-manage-iam-access.html#eb-arn-format */
const rule: Maker = (making) => {
  const { inputs, region } = making;
  const name = nameOf(making);
  const path = onBus(busOf(inputs), "/", name);
  const state = text(inputs, "state") ?? "ENABLED";
  return {
    id: path,
    outputs: {
      arn: arn("events", region, `rule/${path}`),
      name,
      eventBusName: busOf(inputs),
      isEnabled: state !== "DISABLED",
      state,
    },
  };
};

const target: Maker = (making) => {
  const { inputs } = making;
  const targetId = nameOf(making);
  return {
    id: onBus(busOf(inputs), "-", `${text(inputs, "rule") ?? ""}-${targetId}`),
    outputs: { targetId, eventBusName: busOf(inputs) },
  };
};

/** The secret is EventBridge's own. */
const connection: Maker = (making) => {
  const { identity, region } = making;
  const name = nameOf(making);
  const path = `connection/${name}/${identity.uuid("connection")}`;
  const secret = `secret:events!${path}-${identity.letters("secret", 6)}`;
  return {
    id: name,
    outputs: { arn: arn("events", region, path), name, secretArn: arn("secretsmanager", region, secret) },
  };
};

const destination: Maker = (making) => {
  const { inputs, identity, region } = making;
  const name = nameOf(making);
  return {
    id: name,
    outputs: {
      arn: arn("events", region, `api-destination/${name}/${identity.uuid("destination")}`),
      name,
      invocationRateLimitPerSecond: inputs["invocationRateLimitPerSecond"] ?? 300,
    },
  };
};

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const queue: Maker = (making) => {
  const { inputs, region } = making;
  const name = nameOf(making);
  const url = `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${name}`;
  return {
    id: url,
    outputs: {
      arn: arn("sqs", region, name),
      name,
      url,
      deduplicationScope: inputs["deduplicationScope"] ?? "",
      fifoThroughputLimit: inputs["fifoThroughputLimit"] ?? "",
      kmsDataKeyReusePeriodSeconds: inputs["kmsDataKeyReusePeriodSeconds"] ?? 300,
      policy: inputs["policy"] ?? "",
      redriveAllowPolicy: inputs["redriveAllowPolicy"] ?? "",
      redrivePolicy: inputs["redrivePolicy"] ?? "",
      sqsManagedSseEnabled: inputs["sqsManagedSseEnabled"] ?? inputs["kmsMasterKeyId"] === undefined,
    },
  };
};

/** A setting of a bucket: it has the bucket's name for its id. */
const ofBucket: Maker = ({ inputs }) => ({ id: text(inputs, "bucket") ?? "", outputs: {} });

export const EVENTS: Readonly<Record<string, Maker>> = {
  "aws:cloudwatch/eventApiDestination:EventApiDestination": destination,
  "aws:cloudwatch/eventBus:EventBus": bus,
  "aws:cloudwatch/eventConnection:EventConnection": connection,
  "aws:cloudwatch/eventRule:EventRule": rule,
  "aws:cloudwatch/eventTarget:EventTarget": target,
  "aws:s3/bucketNotification:BucketNotification": ofBucket,
  "aws:s3/bucketPolicy:BucketPolicy": ofBucket,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ofBucket,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ofBucket,
  "aws:s3/bucketVersioning:BucketVersioning": ofBucket,
  "aws:sqs/queue:Queue": queue,
  "aws:sqs/queuePolicy:QueuePolicy": ({ inputs }) => ({ id: text(inputs, "queueUrl") ?? "", outputs: {} }),
};
