import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { ARNS, knownArn, refuseArn, regionIn } from "./arn";
import { type PolicyStatement } from "./policyDocument";
import { type RightsTable } from "./rights";
import { allow } from "./statements";

const MATERIALIZE_GUIDE = "https://materialize.com/docs/serve-results/sink/s3/";
const UPLOADS_WITH_A_KEY =
  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions";

/** What Materialize needs for `COPY … TO 's3://…'`. */
export const S3_RIGHTS = {
  writeObjects: {
    use: "Materialize, to write an export, and to take its sentinel file away again",
    actions: ["s3:DeleteObject", "s3:PutObject"],
    on: "objects below the prefix",
    sources: [MATERIALIZE_GUIDE],
  },
  listPrefix: {
    use: "Materialize, to see that the place of an export is empty",
    actions: ["s3:ListBucket"],
    on: "the bucket",
    when: "`s3:prefix` lies below the prefix",
    sources: [MATERIALIZE_GUIDE],
  },
  useBucketKey: {
    use: "Materialize, to write into a bucket with a key of its own",
    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    on: "the key",
    when: "S3 in the key's region asks for it (`kms:ViaService`)",
    sources: [
      UPLOADS_WITH_A_KEY,
      "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
    ],
  },
} satisfies RightsTable;

export interface S3ExportArgs {
  /** `arn:aws:s3:::exports`. */
  readonly bucketArn: pulumi.Input<string>;
  /** The folder of the exports, such as `materialize/orders`: no slash at its ends, no wildcard. */
  readonly prefix: string;
  /** The customer key of the bucket's encryption: `arn:aws:kms:…:key/…`. @default none: S3's own keys */
  readonly kmsKeyArn?: pulumi.Input<string>;
}

/**
 * What a role may do that Materialize takes for `COPY … TO 's3://<bucket>/<prefix>/…'`.
 *
 * @example s3ExportStatements({ bucketArn: bucket.arn, prefix: "materialize/orders" })
 * @throws RunError when the prefix is empty or would reach further than its folder, or an ARN is another thing's
 *   (plain at once, an Output when it is known).
 */
export function s3ExportStatements({
  bucketArn,
  prefix,
  kmsKeyArn,
}: S3ExportArgs): readonly PolicyStatement[] {
  const where = "s3ExportStatements";
  refuseArn(bucketArn, ARNS.bucket, where, "bucketArn");
  // Characters that mean nothing to IAM: * ? and $ would.
  if (typeof prefix !== "string" || !/^[A-Za-z0-9!_.'()=-]+(\/[A-Za-z0-9!_.'()=-]+)*$/.test(prefix)) {
    const rule = "be a folder of A-Z a-z 0-9 ! _ . ' ( ) = -, without a slash at its ends";
    throw invalid(where, "prefix", rule, prefix);
  }
  const bucket = knownArn(bucketArn, ARNS.bucket, where, "bucketArn");
  const statements = [
    allow("WriteObjects", S3_RIGHTS.writeObjects, [pulumi.interpolate`${bucket}/${prefix}/*`]),
    allow("ListPrefix", S3_RIGHTS.listPrefix, [bucket], { StringLike: { "s3:prefix": [`${prefix}/*`] } }),
  ];
  if (kmsKeyArn === undefined) return statements;
  const key = knownArn(kmsKeyArn, ARNS.key, where, "kmsKeyArn");
  const service = key.apply((arn) => `s3.${regionIn(arn)}.amazonaws.com`);
  return [
    ...statements,
    allow("UseBucketKey", S3_RIGHTS.useBucketKey, [key], { StringEquals: { "kms:ViaService": [service] } }),
  ];
}
