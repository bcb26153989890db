/**
 * What AWS takes. Lengths are in characters.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateApiDestination.html (names, URL, rate)
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnectionApiKeyAuthRequestParameters.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
 */
export const EVENTBRIDGE_LIMITS = {
  url: 2048,
  apiKey: 512,
  maximumAgeSeconds: { least: 60, most: 86_400 },
  maximumAttempts: { least: 0, most: 185 },
  retentionDays: { least: 1, most: 14 },
  /** Bytes of a message: an event of EventBridge may be nearly as large. */
  messageBytes: 1_048_576,
} as const;

/**
 * Requests a second to one API destination: what AWS sets where nothing is said, and what an account may have, unless
 * its quota "Rate of invocations per API destination" is raised. AWS names no largest rate.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export const RATE_PER_SECOND = 300;

/**
 * Characters of an event pattern as JSON: what an account may have, unless its quota "Event pattern size" is raised,
 * and what the API takes at most.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
export const PATTERN_CHARACTERS = { least: 2048, most: 4096 } as const;

/**
 * The longest names, in characters. Pulumi makes each of a child's own name, a hyphen and seven digits.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnection.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateApiDestination.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const LONGEST_NAMES = {
  rule: 64,
  connection: 64,
  destination: 64,
  target: 64,
  role: 64,
  bus: 256,
  "dead-letters": 80,
  bucket: 63,
} as const;
