/** What names and ARNs of what there is, or is to be made, must be: `be …`, or nothing where they fit. */
import { type ArnKind } from "../iam/arn";
import { LONGEST_NAMES } from "./limits";

const BUS_NAME = /^[A-Za-z0-9._-]{1,256}$/;
const PARTNER_BUS_NAME = /^aws\.partner(\/[A-Za-z0-9._-]+){2,}$/;

/** A standard queue: EventBridge puts nothing into a FIFO one. */
export const QUEUE: ArnKind = {
  pattern: /^arn:aws(-[a-z]+)*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/,
  rule: "be the ARN of a standard queue, such as arn:aws:sqs:us-east-1:123456789012:failed-events",
};

/**
 * Names of buckets. What ends in `-an` is in an account's own namespace, and a bucket like any other.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const BUCKET = {
  characters: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  address: /^\d+(\.\d+){3}$/,
  beginnings: ["xn--", "sthree-", "amzn-s3-demo-"],
  endings: ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"],
};

/** A bus that is there, a partner's too; the default one has another way to be named. */
export function unfitBusName(name: unknown): string | undefined {
  if (name === "default") return 'be another bus than the default one, which is bus: "default"';
  const fits = typeof name === "string" && name.length <= LONGEST_NAMES.bus;
  return fits && (BUS_NAME.test(name) || PARTNER_BUS_NAME.test(name))
    ? undefined
    : "be the name of a bus, not its ARN";
}

/** A bus to be made. */
export function unfitNewBusName(name: unknown): string | undefined {
  const fits = typeof name === "string" && BUS_NAME.test(name) && name !== "default";
  return fits ? undefined : "be 1 to 256 of A-Z a-z 0-9 . _ -, not default";
}

/** A bucket that is there, or is to be made. */
export function unfitBucketName(name: unknown): string | undefined {
  if (typeof name !== "string" || !BUCKET.characters.test(name) || name.includes(".."))
    return "be 3 to 63 of a-z 0-9 . -, a letter or a digit at its ends, no two dots in a row";
  if (BUCKET.address.test(name)) return "be no IP address";
  if (BUCKET.beginnings.some((beginning) => name.startsWith(beginning)))
    return `begin with none of ${BUCKET.beginnings.join(", ")}, which S3 keeps for itself`;
  if (BUCKET.endings.some((ending) => name.endsWith(ending)))
    return `end in none of ${BUCKET.endings.join(", ")}, which S3 has for other things than buckets`;
  return undefined;
}

/** A queue for dead letters. */
export function unfitQueueArn(arn: unknown): string | undefined {
  return typeof arn === "string" && QUEUE.pattern.test(arn) ? undefined : QUEUE.rule;
}
