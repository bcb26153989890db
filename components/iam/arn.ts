import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";

/** A kind of ARN that is taken as an argument. */
export interface ArnKind {
  readonly pattern: RegExp;
  /** What an argument must be, in an error: `be the ARN of …`. */
  readonly rule: string;
}

const REGION_AND_ACCOUNT = "[a-z0-9-]+:\\d{12}";

const kind = (pattern: string, what: string): ArnKind => ({
  pattern: new RegExp(`^arn:aws(-[a-z]+)*:${pattern}$`),
  rule: `be the ARN of ${what}`,
});

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
export const ARNS = {
  role: kind("iam::\\d{12}:role/[\\w+=,.@/-]+", "one role, such as arn:aws:iam::123456789012:role/reader"),
  policy: kind("iam::(\\d{12}|aws):policy/[\\w+=,.@/-]+", "a managed policy"),
  /** Not an alias: IAM knows keys only by their own ARN. */
  key: kind(`kms:${REGION_AND_ACCOUNT}:key/[A-Za-z0-9-]+`, "a KMS key (…:key/…, not an alias)"),
  certificateAuthority: kind(
    `acm-pca:${REGION_AND_ACCOUNT}:certificate-authority/[A-Za-z0-9-]+`,
    "an authority of AWS Private CA (arn:aws:acm-pca:…:certificate-authority/…)",
  ),
  stream: kind(
    `kinesis:${REGION_AND_ACCOUNT}:stream/[A-Za-z0-9_.-]{1,128}`,
    "a stream, such as arn:aws:kinesis:us-east-1:123456789012:stream/events",
  ),
  bucket: kind("s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket, such as arn:aws:s3:::exports"),
  registry: kind(
    `glue:${REGION_AND_ACCOUNT}:registry/[\\w$#.-]+`,
    "a Glue registry, such as arn:aws:glue:us-east-1:123456789012:registry/events",
  ),
} satisfies Readonly<Record<string, ArnKind>>;

/** Refuses plain text that is no such ARN. What is known only later passes: see {@link knownArn}. */
export function refuseArn(value: unknown, { pattern, rule }: ArnKind, where: string, field: string): void {
  if (typeof value === "object" && value !== null) return;
  if (typeof value !== "string" || !pattern.test(value)) throw invalid(where, field, rule, value);
}

/** The ARN; its Output fails, once it is known, where it is no such ARN. */
export function knownArn(
  value: pulumi.Input<string>,
  arn: ArnKind,
  where: string,
  field: string,
): pulumi.Output<string> {
  refuseArn(value, arn, where, field);
  return pulumi.output(value).apply((text) => {
    refuseArn(text, arn, where, field);
    return text;
  });
}

/** The region in an ARN. */
export function regionIn(arn: string): string {
  return arn.split(":")[3] ?? "";
}
