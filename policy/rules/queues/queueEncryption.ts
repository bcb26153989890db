import { must } from "../../message";
import { rule } from "../../rule";

/**
 * What is not set is on: AWS encrypts new queues with its own keys, and the provider makes them over HTTPS.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html
 * @see https://aws.amazon.com/blogs/compute/announcing-server-side-encryption-with-amazon-simple-queue-service-managed-encryption-keys-sse-sqs-by-default/
 */
export const queueEncryption = rule({
  name: "queue-encryption",
  family: "queues",
  controls: ["SQS.1"],
  level: "mandatory",
  description:
    "Messages lie on disk until somebody takes them, dead letters for days: leave sqsManagedSseEnabled on, or give a kmsMasterKeyId.",
  checks: {
    "aws:sqs/queue:Queue": ({ inputs: { sqsManagedSseEnabled, kmsMasterKeyId } }) =>
      sqsManagedSseEnabled === false && (kmsMasterKeyId === undefined || kmsMasterKeyId === "")
        ? [must("sqsManagedSseEnabled", "be true where there is no kmsMasterKeyId", "false")]
        : [],
  },
});
