/** The mock runtime, with what AWS answers to what an `EventBridgeToMaterialize` makes. */
import * as pulumi from "@pulumi/pulumi";
import { EventBridgeToMaterialize, type EventBridgeToMaterializeArgs } from "../../../components";
import { type Run, type RunOptions } from "../../support/mocks";
import { ACCOUNT, recordAws, REGION, type Answer } from "../iam/answers";

export const URL = "https://abc.us-east-1.aws.materialize.cloud/api/webhook/materialize/ingest/uploads";
export const API_KEY = "planted-key";
export const PATTERN = { source: ["shop.orders"] };
export const COMPONENT = "materialize-ingest:eventbridge:EventBridgeToMaterialize";
export const TYPES = {
  bus: "aws:cloudwatch/eventBus:EventBus",
  rule: "aws:cloudwatch/eventRule:EventRule",
  connection: "aws:cloudwatch/eventConnection:EventConnection",
  destination: "aws:cloudwatch/eventApiDestination:EventApiDestination",
  target: "aws:cloudwatch/eventTarget:EventTarget",
  role: "aws:iam/role:Role",
  policy: "aws:iam/rolePolicy:RolePolicy",
  queue: "aws:sqs/queue:Queue",
  queuePolicy: "aws:sqs/queuePolicy:QueuePolicy",
  bucket: "aws:s3/bucket:Bucket",
  publicAccess: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  encryption: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  versioning: "aws:s3/bucketVersioning:BucketVersioning",
  bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
  notification: "aws:s3/bucketNotification:BucketNotification",
} as const;

export const arn = (service: string, rest: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
/** Of the component `uploads`. */
export const ARNS = {
  rule: arn("events", "rule/uploads-rule"),
  destination: arn("events", "api-destination/uploads-destination/1a2b"),
  connection: arn("events", "connection/uploads-connection/1a2b"),
  role: `arn:aws:iam::${ACCOUNT}:role/uploads-role`,
  queue: arn("sqs", "uploads-dead-letters"),
  bucket: "arn:aws:s3:::uploads-bucket",
};
export const QUEUE_URL = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/uploads-dead-letters`;

const ANSWERS: Readonly<Record<string, Answer>> = {
  [TYPES.bus]: (name, inputs) => {
    const bus = (inputs["name"] as string | undefined) ?? name;
    return { name: bus, arn: arn("events", `event-bus/${bus}`) };
  },
  [TYPES.rule]: (name, inputs) => ({
    name,
    arn: pulumi
      .output(inputs["eventBusName"] as string)
      .apply((bus) => arn("events", bus === "default" ? `rule/${name}` : `rule/${bus}/${name}`)),
  }),
  [TYPES.connection]: (name) => ({ arn: arn("events", `connection/${name}/1a2b`) }),
  [TYPES.destination]: (name) => ({ arn: arn("events", `api-destination/${name}/1a2b`) }),
  [TYPES.queue]: (name) => ({
    arn: arn("sqs", name),
    url: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`,
  }),
  [TYPES.bucket]: (name, inputs) => {
    const bucket = (inputs["bucket"] as string | undefined) ?? name;
    return { bucket, arn: `arn:aws:s3:::${bucket}` };
  },
};

/** {@link recordAws}, with what AWS answers to these types too. */
export function recordEvents<T>(program: () => T, options: RunOptions = {}): Promise<Run<T>> {
  return recordAws(program, options, ANSWERS);
}

/** One by the name `uploads`. Without a pattern and a bucket it takes {@link PATTERN}. */
export function made(
  args: Partial<EventBridgeToMaterializeArgs> = {},
  opts?: pulumi.ComponentResourceOptions,
): EventBridgeToMaterialize {
  const pattern = args.bucket === undefined ? { pattern: PATTERN } : {};
  return new EventBridgeToMaterialize("uploads", { url: URL, apiKey: API_KEY, ...pattern, ...args }, opts);
}
