import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { ARNS, refuseArn } from "../iam/arn";
import { type InputNames, type Override } from "../override";

/** A stream to be made. */
export interface NewKinesisStreamArgs {
  /** 1 to 128 of `A-Z a-z 0-9 _ . -`, one such stream an account and region. @default a name by Pulumi */
  readonly streamName?: string;
  /** 1 or more: provisioned, with so many shards (1 MB or 1000 records a second in, each). @default on demand */
  readonly shards?: number;
  /** How long a record stays readable, in hours: 24 to 8760. Above 24 AWS charges for it. @default 168 */
  readonly retentionHours?: number;
  /** The largest record, in KiB: 1024 to 10240. @default AWS's own, 1024 */
  readonly maxRecordSizeInKib?: number;
  /** Delete the stream although consumers with fan-out are registered on it. @default false */
  readonly enforceConsumerDeletion?: boolean;
  /**
   * A customer key that is there: `arn:aws:kms:…:key/…`. AWS's own key asks for no right of readers and writers.
   * @default AWS's own, `alias/aws/kinesis`
   * @see https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
  /**
   * Make a customer key, rotated every year. Needed where another account's own principals write or read: the policy
   * of AWS's own key lets in this account only, and cannot be changed. Segment takes a role of this account: it does
   * not need one.
   * @default false
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying.html
   */
  readonly createKey?: boolean;
  /** Refuse to delete or replace the stream, and its key: the records would be lost. @default true */
  readonly protect?: boolean;
  /** Of the stream and its key. @default none */
  readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  readonly overrides?: {
    readonly stream?: Override<aws.kinesis.StreamArgs>;
    readonly key?: Override<aws.kms.KeyArgs>;
  };
}

/** A stream that is there: nothing is made, and nothing of it is changed. */
export interface ExistingKinesisStreamArgs {
  readonly existing: {
    /** `arn:aws:kinesis:us-east-1:123456789012:stream/events`. */
    readonly arn: pulumi.Input<string>;
    /** The customer key that encrypts it: `arn:aws:kms:…:key/…`. @default none: AWS's own key */
    readonly kmsKeyArn?: pulumi.Input<string>;
  };
}

export type KinesisStreamArgs = NewKinesisStreamArgs | ExistingKinesisStreamArgs;

/**
 * What AWS takes.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateMaxRecordSize.html
 */
export const STREAM_LIMITS = {
  retentionHours: { least: 24, most: 8760 },
  maxRecordSizeInKib: { least: 1024, most: 10_240 },
} as const;
const STREAM_NAME = /^[A-Za-z0-9_.-]{1,128}$/;

export const STREAM_INPUTS: InputNames<aws.kinesis.StreamArgs> = {
  arn: true,
  encryptionType: true,
  enforceConsumerDeletion: true,
  kmsKeyId: true,
  maxRecordSizeInKib: true,
  name: true,
  region: true,
  retentionPeriod: true,
  shardCount: true,
  shardLevelMetrics: true,
  streamModeDetails: true,
  tags: true,
  warmThroughputMibPs: true,
};

/**
 * Checks what is plain.
 *
 * @throws RunError as `KinesisStream` does.
 */
export function checkKinesisStream(args: KinesisStreamArgs, where: string): void {
  if (isExisting(args)) checkExisting(args, where);
  else checkNew(args, where);
}

export function isExisting(args: KinesisStreamArgs): args is ExistingKinesisStreamArgs {
  return (args as Partial<ExistingKinesisStreamArgs>).existing !== undefined;
}

function checkExisting(args: ExistingKinesisStreamArgs, where: string): void {
  const beside = Object.entries(args).find(([key, value]) => key !== "existing" && value !== undefined);
  if (beside !== undefined)
    throw invalid(where, beside[0], "be left out with existing (nothing is made)", beside[1]);
  const { arn, kmsKeyArn } = args.existing;
  refuseArn(arn, ARNS.stream, where, "existing.arn");
  if (kmsKeyArn !== undefined) refuseArn(kmsKeyArn, ARNS.key, where, "existing.kmsKeyArn");
}

function checkNew(args: NewKinesisStreamArgs, where: string): void {
  const { streamName, shards, kmsKeyArn, createKey } = args;
  if (streamName !== undefined && !STREAM_NAME.test(streamName))
    throw invalid(where, "streamName", "be 1 to 128 of A-Z a-z 0-9 _ . -", streamName);
  if (shards !== undefined && (!Number.isInteger(shards) || shards < 1)) {
    const next = "leave it out for a stream on demand";
    throw invalid(where, "shards", "be a whole number of 1 or more", shards, next);
  }
  for (const field of ["retentionHours", "maxRecordSizeInKib"] as const) {
    const value = args[field];
    const { least, most } = STREAM_LIMITS[field];
    if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most))
      throw invalid(where, field, `be a whole number from ${least} to ${most}`, value);
  }
  if (createKey !== true && args.overrides?.key !== undefined)
    throw invalid(where, "overrides.key", "be left out without createKey", args.overrides.key);
  if (kmsKeyArn === undefined) return;
  refuseArn(kmsKeyArn, ARNS.key, where, "kmsKeyArn");
  if (createKey === true) throw invalid(where, "createKey", "be left out with kmsKeyArn", createKey);
}
