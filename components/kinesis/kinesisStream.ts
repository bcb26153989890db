import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { ARNS, knownArn, regionIn } from "../iam/arn";
import { policyDocument, type PolicyStatement } from "../iam/policyDocument";
import { later } from "../later";
import { KMS_KEY_INPUTS } from "../inputNames";
import { typeToken } from "../names";
import { override } from "../override";
import { ownOptions, type OwnOptions } from "../own";
import { readStatements, writeStatements } from "./statements";
import {
  checkKinesisStream,
  isExisting,
  STREAM_INPUTS,
  type KinesisStreamArgs,
  type NewKinesisStreamArgs,
} from "./streamArgs";

/** AWS's own key for Kinesis: one an account and region, made when it is first used. */
const AWS_KEY = "alias/aws/kinesis";

/**
 * A Kinesis stream, encrypted always, and the rights on it: a new one, on demand unless `shards` are given, or one
 * that is there.
 *
 * @example
 * const stream = new KinesisStream("events", { retentionHours: 168 });
 * stream.grantRead("forwarder", forwarderRole.name);
 * @example new KinesisStream("events", { existing: { arn: "arn:aws:kinesis:us-east-1:123456789012:stream/events" } })
 * @throws RunError when a number is outside its range, a name or an ARN is unfit, an override takes the encryption
 *   away, or `existing` stands beside what only a new stream has.
 */
export class KinesisStream extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly streamName: pulumi.Output<string>;
  /** `us-east-1`. */
  readonly region: pulumi.Output<string>;
  /** The customer key; `undefined` where AWS's own key encrypts. */
  readonly kmsKeyArn: pulumi.Output<string> | undefined;
  /** `undefined` for a stream that was there. */
  readonly stream: aws.kinesis.Stream | undefined;
  readonly key: aws.kms.Key | undefined;
  private readonly own: OwnOptions;
  private readonly granted = new Set<string>();

  constructor(
    private readonly logicalName: string,
    args: KinesisStreamArgs = {},
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const where = `KinesisStream ${logicalName}`;
    checkKinesisStream(args, where);
    const plan = isExisting(args) ? undefined : planStream(args, where);
    super(typeToken("kinesis", "KinesisStream"), logicalName, {}, opts);
    this.own = ownOptions(this, opts);
    if (isExisting(args)) {
      const { existing } = args;
      this.arn = knownArn(existing.arn, ARNS.stream, where, "existing.arn");
      this.streamName = this.arn.apply((arn) => arn.slice(arn.indexOf("/") + 1));
      this.region = this.arn.apply(regionIn);
      this.kmsKeyArn =
        existing.kmsKeyArn === undefined
          ? undefined
          : knownArn(existing.kmsKeyArn, ARNS.key, where, "existing.kmsKeyArn");
    } else {
      const made = makeStream(this.own, logicalName, plan!);
      ({ stream: this.stream, key: this.key, kmsKeyArn: this.kmsKeyArn } = made);
      ({ arn: this.arn, name: this.streamName, region: this.region } = made.stream);
    }
    this.registerOutputs({ arn: this.arn, streamName: this.streamName, region: this.region });
  }

  /**
   * Lets a role read, by polling and by fan-out, and decrypt. One small inline policy of the role.
   *
   * @param grantId part of the policy's name in Pulumi: 1 to 40 of `A-Z a-z 0-9 _ . -`, one for each role; keep it stable
   * @param roleName the role's name, not its ARN
   * @throws RunError when the grant's id is unfit, or has been used for reading before.
   */
  grantRead(grantId: string, roleName: pulumi.Input<string>): aws.iam.RolePolicy {
    return this.grant("read", grantId, roleName, readStatements(this));
  }

  /** Lets a role write, and encrypt: as {@link grantRead}. */
  grantWrite(grantId: string, roleName: pulumi.Input<string>): aws.iam.RolePolicy {
    return this.grant("write", grantId, roleName, writeStatements(this));
  }

  private grant(
    kind: "read" | "write",
    grantId: string,
    role: pulumi.Input<string>,
    statements: readonly PolicyStatement[],
  ): aws.iam.RolePolicy {
    const where = `KinesisStream ${this.logicalName}`;
    if (typeof grantId !== "string" || !/^[A-Za-z0-9_.-]{1,40}$/.test(grantId))
      throw invalid(where, "grantId", "be 1 to 40 of A-Z a-z 0-9 _ . -", grantId);
    const name = `${this.logicalName}-${kind}-${grantId}`;
    if (this.granted.has(name)) throw invalid(where, "grantId", `be new (it may ${kind} already)`, grantId);
    this.granted.add(name);
    const { iam } = aws;
    return new iam.RolePolicy(name, { role, policy: policyDocument(statements) }, this.own);
  }
}

type StreamPlan = ReturnType<typeof planStream>;

/** The children of a new stream, after their overrides; nothing is registered yet. */
function planStream(args: NewKinesisStreamArgs, where: string) {
  const { streamName, shards, retentionHours = 168, maxRecordSizeInKib, enforceConsumerDeletion } = args;
  const keyArn = later<string>();
  const tags = args.tags === undefined ? {} : { tags: args.tags };
  const key =
    args.createKey !== true
      ? undefined
      : override<aws.kms.KeyArgs>(
          // Without a policy AWS gives the key its default one: whom the account's own IAM policies let, may use it.
          // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
          { description: "Records of a Kinesis stream", enableKeyRotation: true, ...tags },
          args.overrides?.key,
          KMS_KEY_INPUTS,
          `${where}: overrides.key`,
        );
  const given =
    args.kmsKeyArn === undefined ? undefined : knownArn(args.kmsKeyArn, ARNS.key, where, "kmsKeyArn");
  const kmsKeyId = key === undefined ? (given ?? AWS_KEY) : keyArn.output;
  const stream = override<aws.kinesis.StreamArgs>(
    {
      ...(streamName === undefined ? {} : { name: streamName }),
      ...(shards === undefined
        ? { streamModeDetails: { streamMode: "ON_DEMAND" } }
        : { streamModeDetails: { streamMode: "PROVISIONED" }, shardCount: shards }),
      retentionPeriod: retentionHours,
      encryptionType: "KMS",
      kmsKeyId,
      ...(maxRecordSizeInKib === undefined ? {} : { maxRecordSizeInKib }),
      ...(enforceConsumerDeletion === undefined ? {} : { enforceConsumerDeletion }),
      ...tags,
    },
    args.overrides?.stream,
    STREAM_INPUTS,
    `${where}: overrides.stream`,
  );
  if (stream.args.encryptionType !== "KMS") {
    const rule = "leave encryptionType as it is, KMS";
    throw invalid(where, "overrides.stream", rule, stream.args.encryptionType);
  }
  // The rights that are granted name the key: another one here would leave them without it.
  if (stream.args.kmsKeyId !== kmsKeyId)
    throw invalid(where, "overrides.stream", "leave kmsKeyId as it is", "kmsKeyId", "give kmsKeyArn");
  return { stream, key, keyArn, given, protect: args.protect ?? true };
}

function makeStream(own: OwnOptions, name: string, plan: StreamPlan) {
  const { kinesis, kms } = aws;
  const base = { ...own, protect: plan.protect };
  const key = plan.key && new kms.Key(`${name}-key`, plan.key.args, pulumi.mergeOptions(base, plan.key.opts));
  if (key !== undefined) plan.keyArn.become(key.arn);
  const stream = new kinesis.Stream(
    `${name}-stream`,
    plan.stream.args,
    pulumi.mergeOptions(base, plan.stream.opts),
  );
  return { stream, key, kmsKeyArn: key?.arn ?? plan.given };
}
