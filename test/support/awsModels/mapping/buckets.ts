import type * as aws from "@pulumi/aws";
import type { s3 as input } from "@pulumi/aws/types/input";
import { OWN_ID } from "../standIns";
import { asDocument, block, notSent, row, tagList, to, type Row } from "./row";

const ENCRYPTION = "ServerSideEncryptionConfiguration";
type Default = input.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault;

/**
 * Buckets and their settings, each a resource of its own.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/s3
 */
export const BUCKETS: Readonly<Record<string, Row>> = {
  "aws:s3/bucket:Bucket": row<aws.s3.BucketArgs>({
    service: "s3",
    operation: "CreateBucket",
    // Pulumi's provider makes small letters of it, too; see resource_overrides.go there.
    name: { input: "bucket", prefix: "bucketPrefix", to: "Bucket", longest: 63 },
    fields: {
      objectLockEnabled: to("ObjectLockEnabledForBucket"),
      tags: to("Tagging.TagSet", { in: "PutBucketTagging", as: tagList() }),
      forceDestroy: notSent("done when the bucket is deleted"),
    },
    adds: { PutBucketTagging: { Bucket: OWN_ID } },
  }),
  "aws:s3/bucketNotification:BucketNotification": row<aws.s3.BucketNotificationArgs>({
    service: "s3",
    operation: "PutBucketNotificationConfiguration",
    fields: {
      bucket: to("Bucket"),
      eventbridge: to("NotificationConfiguration.EventBridgeConfiguration", {
        as: (isOn) => (isOn === true ? {} : undefined),
      }),
    },
    onlyReferences: "a bucket's name, and that it is on",
  }),
  "aws:s3/bucketPolicy:BucketPolicy": row<aws.s3.BucketPolicyArgs>({
    service: "s3",
    operation: "PutBucketPolicy",
    fields: { bucket: to("Bucket"), policy: to("Policy", { as: asDocument }) },
  }),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": row<aws.s3.BucketPublicAccessBlockArgs>({
    service: "s3",
    operation: "PutPublicAccessBlock",
    fields: {
      bucket: to("Bucket"),
      blockPublicAcls: to("PublicAccessBlockConfiguration.BlockPublicAcls"),
      blockPublicPolicy: to("PublicAccessBlockConfiguration.BlockPublicPolicy"),
      ignorePublicAcls: to("PublicAccessBlockConfiguration.IgnorePublicAcls"),
      restrictPublicBuckets: to("PublicAccessBlockConfiguration.RestrictPublicBuckets"),
      skipDestroy: notSent("said when it is deleted"),
    },
  }),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    row<aws.s3.BucketServerSideEncryptionConfigurationArgs>({
      service: "s3",
      operation: "PutBucketEncryption",
      fields: {
        bucket: to("Bucket"),
        expectedBucketOwner: to("ExpectedBucketOwner"),
        rules: block<input.BucketServerSideEncryptionConfigurationRule>()(`${ENCRYPTION}.Rules`, {
          bucketKeyEnabled: to("BucketKeyEnabled"),
          applyServerSideEncryptionByDefault: block<Default>()("ApplyServerSideEncryptionByDefault", {
            kmsMasterKeyId: to("KMSMasterKeyID"),
            sseAlgorithm: to("SSEAlgorithm"),
          }),
        }),
      },
    }),
  "aws:s3/bucketVersioning:BucketVersioning": row<aws.s3.BucketVersioningArgs>({
    service: "s3",
    operation: "PutBucketVersioning",
    fields: {
      bucket: to("Bucket"),
      expectedBucketOwner: to("ExpectedBucketOwner"),
      mfa: to("MFA"),
      versioningConfiguration: block<input.BucketVersioningVersioningConfiguration>()(
        "VersioningConfiguration",
        { mfaDelete: to("MFADelete"), status: to("Status") },
      ),
    },
  }),
};
