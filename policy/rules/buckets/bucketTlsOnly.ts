import { isKnownDocument, statementsOf, type Statement } from "../../iam/document";
import { must } from "../../message";
import { rule } from "../../rule";
import { type Items } from "../../seen";

type Answer = "yes" | "no" | "unknown";

/** Whether one of the items is as asked for. */
function some<T>({ known, whole }: Items<T>, test: (item: T) => boolean): Answer {
  return known.some(test) ? "yes" : whole ? "no" : "unknown";
}

function all(answers: readonly Answer[]): Answer {
  return answers.includes("no") ? "no" : answers.includes("unknown") ? "unknown" : "yes";
}

/** Its operators that say false where a request came without TLS; the key is in every request. */
const BOOLEAN = /^bool(?:ifexists)?$/;

/**
 * Whether a statement refuses everybody everything without TLS, on the bucket and on every object. A second condition
 * would refuse less, and so would a prefix.
 */
function refusesWithoutTls({
  denies,
  principals,
  actions,
  resources,
  conditions,
  inverted,
}: Statement): Answer {
  if (inverted.length > 0) return "no";
  const [condition, ...others] = conditions.known;
  return all([
    denies,
    some(principals["aws"] ?? { known: [], whole: true }, (who) => who === "*"),
    some(actions, (action) => action === "*" || action.toLowerCase() === "s3:*"),
    some(resources, (resource) => !resource.includes("/")),
    some(resources, (resource) => /^[^/]*\/?\*$/.test(resource)),
    condition === undefined
      ? conditions.whole
        ? "no"
        : "unknown"
      : others.length === 0 && BOOLEAN.test(condition.operator) && condition.key === "aws:securetransport"
        ? some(condition.values, (value) => String(value).toLowerCase() === "false")
        : "no",
  ]);
}

const check = ({ inputs }: { readonly inputs: object }): readonly string[] => {
  const { policy } = inputs as { readonly policy?: unknown };
  if (!isKnownDocument(policy)) return [];
  return statementsOf(policy, "policy").some((statement) => refusesWithoutTls(statement) !== "no")
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
    "S3 answers over plain HTTP too, and whoever is on the way reads along: give a bucket's policy a statement that denies everything where aws:SecureTransport is false (a bucket without a policy is not seen).",
  checks: {
    "aws:s3/bucket:Bucket": check,
    "aws:s3/bucketPolicy:BucketPolicy": check,
    "aws:s3/bucketV2:BucketV2": check,
  },
});
