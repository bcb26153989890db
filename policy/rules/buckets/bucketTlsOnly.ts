import { fitsGlob } from "../../glob";
import { isKnownDocument, statementsOf, type Statement } from "../../iam/document";
import { must } from "../../message";
import { rule } from "../../rule";
import { type Items } from "../../seen";

type Answer = "yes" | "no" | "unknown";

/** Whether one of the items is as asked for. */
function some<T>({ known, whole }: Items<T>, test: (item: T) => boolean): Answer {
  return known.some(test) ? "yes" : whole ? "no" : "unknown";
}

function any(answers: readonly Answer[]): Answer {
  return answers.includes("yes") ? "yes" : answers.includes("unknown") ? "unknown" : "no";
}

function all(answers: readonly Answer[]): Answer {
  return answers.includes("no") ? "no" : answers.includes("unknown") ? "unknown" : "yes";
}

/** Its operators that say false where a request came without TLS; the key is in every request. */
const BOOLEAN = /^bool(?:ifexists)?$/;

/** Whether a statement refuses everybody everything without TLS. A second condition would refuse less. */
function refusesWithoutTls({ denies, principals, actions, conditions, inverted }: Statement): Answer {
  if (inverted.length > 0) return "no";
  const [condition, ...others] = conditions.known;
  return all([
    denies,
    some(principals["aws"] ?? { known: [], whole: true }, (who) => who === "*"),
    some(actions, (action) => action === "*" || action.toLowerCase() === "s3:*"),
    condition === undefined
      ? conditions.whole
        ? "no"
        : "unknown"
      : others.length === 0 && BOOLEAN.test(condition.operator) && condition.key === "aws:securetransport"
        ? some(condition.values, (value) => String(value).toLowerCase() === "false")
        : "no",
  ]);
}

/** A resource as a glob over the bucket's name, and over `<name>/<key>`. */
function globOf(resource: string): string {
  return resource.replace(/^arn:[^:]*:s3:::/, "");
}

/** Whether the statements refuse it on a bucket and on all its objects, be it one of them for each. */
function refuseOn(bucket: string, statements: readonly Statement[]): Answer {
  // A stand-in for the ARN stands for this bucket.
  const globs = (resource: string): string => globOf(resource).replace(/^<[^>]*>/, () => bucket);
  const covers = (test: (glob: string) => boolean): Answer =>
    any(
      statements.map((statement) =>
        all([refusesWithoutTls(statement), some(statement.resources, (resource) => test(globs(resource)))]),
      ),
    );
  return all([
    covers((glob) => fitsGlob(glob, bucket)),
    covers((glob) => glob.endsWith("*") && fitsGlob(glob, `${bucket}/`)),
  ]);
}

/** The bucket, if its name is told; or else each that a resource may mean. */
function bucketsOf(bucket: unknown, statements: readonly Statement[]): readonly string[] {
  if (typeof bucket === "string" && /^[A-Za-z0-9._-]+$/.test(bucket)) return [bucket];
  const named = statements.flatMap(({ resources }) =>
    resources.known.map((one) => globOf(one).split("/")[0]!),
  );
  return named.length > 0 ? named : [""];
}

/** Directory buckets answer over TLS only. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-data-protection.html */
function isDirectoryBucket(bucket: unknown, statements: readonly Statement[]): boolean {
  return (
    String(bucket).endsWith("--x-s3") ||
    statements.some(({ resources }) => resources.known.some((one) => /^arn:[^:]*:s3express:/.test(one)))
  );
}

const check = ({ inputs }: { readonly inputs: object }): readonly string[] => {
  const { policy, bucket } = inputs as { readonly policy?: unknown; readonly bucket?: unknown };
  if (!isKnownDocument(policy)) return [];
  const statements = statementsOf(policy, "policy");
  if (isDirectoryBucket(bucket, statements)) return [];
  return any(bucketsOf(bucket, statements).map((one) => refuseOn(one, statements))) !== "no"
    ? []
    : [
        must(
          "policy",
          "deny s3:* to everybody on the bucket and its objects where aws:SecureTransport is false",
        ),
      ];
};

/**
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html
 */
export const bucketTlsOnly = rule({
  name: "bucket-tls-only",
  family: "buckets",
  controls: ["S3.5"],
  level: "mandatory",
  description:
    "S3 answers over plain HTTP too, and whoever is on the way reads along: give a bucket's policy a statement that denies everything where aws:SecureTransport is false (a bucket without a policy is not seen, a directory bucket answers over TLS only).",
  checks: {
    "aws:s3/bucket:Bucket": check,
    "aws:s3/bucketPolicy:BucketPolicy": check,
    "aws:s3/bucketV2:BucketV2": check,
  },
});
