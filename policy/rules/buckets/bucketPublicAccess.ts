import { got, must } from "../../message";
import { rule } from "../../rule";
import { UNKNOWN } from "../../seen";

const SETTINGS = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;

/**
 * A bucket without the resource is closed, since AWS closes new ones; the resource opens what it does not set.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
 * @see https://aws.amazon.com/about-aws/whats-new/2022/12/amazon-s3-automatically-enable-block-public-access-disable-access-control-lists-buckets-april-2023/
 */
export const bucketPublicAccess = rule({
  name: "bucket-public-access",
  family: "buckets",
  controls: ["S3.8"],
  level: "mandatory",
  description:
    "One wrong policy or ACL opens a bucket to the internet unless S3 blocks it: set all four of the block to true (what is left out is false).",
  checks: {
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ({ inputs }) =>
      SETTINGS.filter((setting) => inputs[setting] !== UNKNOWN && inputs[setting] !== true).map((setting) =>
        must(setting, "be true", got(inputs[setting] ?? false)),
      ),
  },
});
