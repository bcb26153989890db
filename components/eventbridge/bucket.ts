import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { later } from "../later";
import { type OwnOptions } from "../own";
import { type EventBucketArgs } from "./args";
import { child, guard, make, tagged, type Child, type EventBridgePlan } from "./child";
import * as inputs from "./inputNames";
import { tlsBucketPolicy } from "./resourcePolicy";

/** A bucket whose events go to EventBridge. */
export interface EventBucket {
  readonly bucketName: pulumi.Output<string>;
  /** `undefined` for a bucket that was there. */
  readonly bucket: aws.s3.Bucket | undefined;
}

/** What is planned of a bucket, and what makes it. */
export interface EventBucketPlan {
  /** Handed out before there is a bucket: the rule's pattern names it. */
  readonly bucketName: pulumi.Output<string>;
  readonly make: (own: OwnOptions) => EventBucket;
}

/** Plans a bucket and its settings, or the notifications of one that is there. */
export function planBucket(plan: EventBridgePlan, bucket: EventBucketArgs): EventBucketPlan {
  return "create" in bucket ? planNewBucket(plan, bucket.create) : planExistingBucket(plan, bucket.existing);
}

type Create = Extract<EventBucketArgs, { create: unknown }>["create"];
type Existing = Extract<EventBucketArgs, { existing: unknown }>["existing"];

function planExistingBucket(
  plan: EventBridgePlan,
  { bucketName: given, replaceNotifications }: Existing,
): EventBucketPlan {
  const bucketName = pulumi.output(given);
  const notification = replaceNotifications ? planNotification(plan, bucketName) : undefined;
  return {
    bucketName,
    make: (own) => {
      if (notification !== undefined) make(aws.s3.BucketNotification, notification, own);
      return { bucketName, bucket: undefined };
    },
  };
}

function planNewBucket(plan: EventBridgePlan, create: Create): EventBucketPlan {
  const { name } = plan;
  const { bucketName, forceDestroy = false, versioning = false } = create;
  const [shownName, shownArn] = [later<string>(), later<string>()];
  const bucket = shownName.output;
  const planned = child<aws.s3.BucketArgs>(plan, "bucket", inputs.BUCKET_INPUTS, `${name}-bucket`, {
    ...(bucketName === undefined ? {} : { bucket: bucketName }),
    forceDestroy,
    ...tagged(plan),
  });
  const publicAccess = child<aws.s3.BucketPublicAccessBlockArgs>(
    plan,
    "bucketPublicAccess",
    inputs.PUBLIC_ACCESS_INPUTS,
    `${name}-bucket-public-access`,
    {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  );
  const encryption = child<aws.s3.BucketServerSideEncryptionConfigurationArgs>(
    plan,
    "bucketEncryption",
    inputs.ENCRYPTION_INPUTS,
    `${name}-bucket-encryption`,
    { bucket, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
  );
  const kept = child<aws.s3.BucketVersioningArgs>(
    plan,
    "bucketVersioning",
    inputs.VERSIONING_INPUTS,
    `${name}-bucket-versioning`,
    { bucket, versioningConfiguration: { status: "Enabled" } },
  );
  const policy = child<aws.s3.BucketPolicyArgs>(
    plan,
    "bucketPolicy",
    inputs.BUCKET_POLICY_INPUTS,
    `${name}-bucket-policy`,
    { bucket, policy: tlsBucketPolicy(shownArn.output) },
  );
  const notification = planNotification(plan, bucket);
  return {
    bucketName: bucket,
    make: (own) => {
      const made = make(aws.s3.Bucket, planned, own, guard(plan));
      shownName.become(made.bucket);
      shownArn.become(made.arn);
      // One after the other: S3 refuses some of them while another one is being set.
      // See https://github.com/hashicorp/terraform-provider-aws/issues/7628
      const { s3 } = aws;
      const after = (dependsOn: pulumi.Resource) => ({ ...guard(plan), dependsOn });
      const blocked = make(s3.BucketPublicAccessBlock, publicAccess, own, guard(plan));
      const encrypted = make(s3.BucketServerSideEncryptionConfiguration, encryption, own, after(blocked));
      const versioned = versioning ? make(s3.BucketVersioning, kept, own, after(encrypted)) : encrypted;
      const closed = make(s3.BucketPolicy, policy, own, after(versioned));
      // It guards nothing: a bucket that is kept stops telling of its objects.
      make(s3.BucketNotification, notification, own, { dependsOn: closed });
      return { bucketName: made.bucket, bucket: made };
    },
  };
}

function planNotification(
  plan: EventBridgePlan,
  bucket: pulumi.Output<string>,
): Child<aws.s3.BucketNotificationArgs> {
  return child<aws.s3.BucketNotificationArgs>(
    plan,
    "bucketNotification",
    inputs.NOTIFICATION_INPUTS,
    `${plan.name}-bucket-notification`,
    { bucket, eventbridge: true },
  );
}
