import * as pulumi from "@pulumi/pulumi";
import { type PolicyStatement } from "../iam/policyDocument";
import { deadLetterStatements, EVENTBRIDGE } from "./rights";

const VERSION = "2012-10-17";

/**
 * The policy that the dead-letter queue has to have: EventBridge may put what this rule could not deliver, and nobody may
 * do anything without TLS. For a queue of your own that has other statements: add these.
 *
 * @example new aws.sqs.QueuePolicy("failed", { queueUrl: queue.url, policy: deadLetterPolicy(queue.arn, events.ruleArn) })
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export function deadLetterPolicy(
  queueArn: pulumi.Input<string>,
  ruleArn: pulumi.Input<string>,
): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: VERSION,
    Statement: [
      ...deadLetterStatements(queueArn, ruleArn).map((statement) => printed(statement)),
      overTlsOnly("sqs:*", [queueArn]),
    ],
  });
}

/** The policy of a bucket that nobody may use without TLS; it lets nobody in who is not let in otherwise. */
export function tlsBucketPolicy(bucketArn: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: VERSION,
    Statement: [overTlsOnly("s3:*", [bucketArn, pulumi.interpolate`${bucketArn}/*`])],
  });
}

function printed({ sid, actions, resources, conditions }: PolicyStatement): object {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: EVENTBRIDGE },
    Action: [...actions],
    Resource: [...resources],
    Condition: conditions,
  };
}

/**
 * Everything at once: it takes rights away, and gives none.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html
 */
function overTlsOnly(actions: string, resources: readonly pulumi.Input<string>[]): object {
  return {
    Sid: "OverTlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: actions,
    Resource: [...resources],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
