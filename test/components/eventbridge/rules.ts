/** What `EventBridgeToMaterialize uploads` says that its arguments must be. */
export const WHERE = "EventBridgeToMaterialize uploads";
export const KEY_RULE = "be 1 to 512 printable characters of ASCII, without a colon or spaces at its ends";
export const URL_RULE =
  "be an https address of a public host, such as https://abc.us-east-1.aws.materialize.cloud/api/webhook/…";
export const KMS_RULE = "be the ARN of a KMS key (…:key/…, not an alias)";
export const QUEUE_RULE =
  "be the ARN of a standard queue, such as arn:aws:sqs:us-east-1:123456789012:failed-events";
export const BUCKET_RULE = "be 3 to 63 of a-z 0-9 . -, a letter or a digit at its ends, no two dots in a row";
export const BEGINNING_RULE = "begin with none of xn--, sthree-, amzn-s3-demo-, which S3 keeps for itself";
export const ENDING_RULE =
  "end in none of -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, which S3 has for other things than buckets";
export const BUS_RULE = "be the name of a bus, not its ARN";
export const DEFAULT_BUS_RULE = 'be another bus than the default one, which is bus: "default"';
export const CREATED_BUS_RULE = "be 1 to 256 of A-Z a-z 0-9 . _ -, not default";
export const REPLACE_RULE =
  "be true (all notifications of the bucket are replaced) or false (its owner turns EventBridge on)";
export const ALIAS = "arn:aws:kms:us-east-1:111122223333:alias/events";
/** Names of a bucket's characters that S3 takes for none. */
export const RESERVED_BUCKET_NAMES: readonly (readonly [name: string, rule: string])[] = [
  ["192.168.1.1", "be no IP address"],
  ...["xn--uploads", "sthree-uploads", "amzn-s3-demo-bucket"].map((name) => [name, BEGINNING_RULE] as const),
  ...["a-s3alias", "a--ol-s3", "abc.mrap", "up--use1-az4--x-s3", "up--table-s3"].map(
    (name) => [name, ENDING_RULE] as const,
  ),
];
