import * as pulumi from "@pulumi/pulumi";
import { ARNS, refuseArn } from "../iam/arn";
import { type Conditions, type PolicyStatement } from "../iam/policyDocument";
import { type RightFacts } from "../iam/rights";
import { allow } from "../iam/statements";
import { KINESIS_RIGHTS } from "./actions";

/** A stream, as far as rights on it go. `KinesisStream` is one. */
export interface StreamFacts {
  /** `arn:aws:kinesis:us-east-1:123456789012:stream/events`. */
  readonly arn: pulumi.Input<string>;
  /** The customer key that encrypts it. @default none: AWS's own key, which asks for no rights within the account */
  readonly kmsKeyArn?: pulumi.Input<string>;
}

/** Refuses plain text that is no stream's ARN, or no key's. @throws RunError */
export function checkStream({ arn, kmsKeyArn }: StreamFacts, where: string): void {
  refuseArn(arn, ARNS.stream, where, "stream.arn");
  if (kmsKeyArn !== undefined) refuseArn(kmsKeyArn, ARNS.key, where, "stream.kmsKeyArn");
}

/** To read a stream, by polling and by enhanced fan-out, and to decrypt what is read. */
export function readStatements(stream: StreamFacts): readonly PolicyStatement[] {
  checkStream(stream, "readStatements");
  return [
    allow("ReadStream", KINESIS_RIGHTS.read, [stream.arn]),
    allow("ReadByFanOut", KINESIS_RIGHTS.fanOut, [pulumi.interpolate`${stream.arn}/consumer/*`]),
    ...onKey("DecryptRecords", KINESIS_RIGHTS.decrypt, stream),
  ];
}

/** To list the streams of the account by name. Most readers know their stream and do without. */
export function listStatements(): readonly PolicyStatement[] {
  return [allow("ListStreams", KINESIS_RIGHTS.list, ["*"])];
}

/** To write into a stream, and to encrypt what is written. */
export function writeStatements(stream: StreamFacts): readonly PolicyStatement[] {
  checkStream(stream, "writeStatements");
  return [
    allow("WriteStream", KINESIS_RIGHTS.write, [stream.arn]),
    ...onKey("EncryptRecords", KINESIS_RIGHTS.encrypt, stream),
  ];
}

/** What Segment asks for: to put, to encrypt, and to look at its own role. */
export function segmentStatements(
  stream: StreamFacts,
  roleArn: pulumi.Input<string>,
): readonly PolicyStatement[] {
  return [
    allow("PutEvents", KINESIS_RIGHTS.segmentWrite, [stream.arn]),
    allow("CheckOwnRole", KINESIS_RIGHTS.segmentCheck, [roleArn]),
    ...onKey("EncryptRecords", KINESIS_RIGHTS.encrypt, stream),
  ];
}

/** Kinesis names the stream in each of its calls to KMS: the key's rights end with it. */
function onKey(sid: string, right: RightFacts, { arn, kmsKeyArn }: StreamFacts): readonly PolicyStatement[] {
  if (kmsKeyArn === undefined) return [];
  const ofStream: Conditions = { StringEquals: { "kms:EncryptionContext:aws:kinesis:arn": [arn] } };
  return [allow(sid, right, [kmsKeyArn], ofStream)];
}
