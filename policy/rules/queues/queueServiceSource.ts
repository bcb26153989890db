import { onQueuePolicies } from "../../iam/attached";
import { servicesWithoutSource } from "../../iam/services";
import { rule } from "../../rule";

/**
 * @see https://aws-samples.github.io/aws-iam-permissions-guardrails/guardrails/sqs/guardrails.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
 */
export const queueServiceSource = rule({
  name: "queue-service-source",
  family: "queues",
  level: "mandatory",
  description:
    "A service sends for every account: without a condition anybody's rule or bucket fills your queue. Demand the aws:SourceArn of yours, or your aws:SourceAccount; of a bucket both, since its ARN names no account.",
  checks: onQueuePolicies((statement) => servicesWithoutSource(statement)),
});
