import { type RightsTable } from "../iam/rights";

const AUTHORIZATION =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesisdatastreams.html";
const CLIENT_LIBRARY = "https://docs.aws.amazon.com/streams/latest/dev/tutorial-stock-data-kplkcl2-iam.html";
const LAMBDA =
  "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaKinesisExecutionRole.html";
const CUSTOMER_KEYS = "https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html";
const SHARING = "https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html";
const SEGMENT = "https://www.twilio.com/docs/segment/connections/destinations/catalog/amazon-kinesis";
const MATERIALIZE_OF_2021 = "https://materialize.com/docs/lts/sql/create-source/text-kinesis";

/** What somebody needs on a stream. */
export const KINESIS_RIGHTS = {
  read: {
    use: "A reader of a stream, to find its shards and get their records",
    actions: [
      "kinesis:DescribeStream",
      "kinesis:DescribeStreamSummary",
      "kinesis:GetRecords",
      "kinesis:GetShardIterator",
      "kinesis:ListShards",
    ],
    on: "the stream",
    sources: [LAMBDA, CLIENT_LIBRARY, "https://github.com/aws/aws-cdk/issues/3357"],
  },
  /** A consumer is a resource of its own, below the stream: the stream's ARN alone does not cover it. */
  fanOut: {
    use: "A reader of a stream with enhanced fan-out, to have records pushed to it",
    actions: ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"],
    on: "consumers of the stream",
    sources: [AUTHORIZATION, CLIENT_LIBRARY, "https://github.com/aws/aws-cdk/issues/22184"],
  },
  list: {
    use: "A reader that looks a stream up by its name among all",
    actions: ["kinesis:ListStreams"],
    on: "`*`: the action knows no resource",
    sources: [AUTHORIZATION, MATERIALIZE_OF_2021],
  },
  decrypt: {
    use: "A reader of a stream with a customer key",
    actions: ["kms:Decrypt"],
    on: "the key",
    when: "it is used for this stream (`kms:EncryptionContext:aws:kinesis:arn`)",
    sources: [CUSTOMER_KEYS],
  },
  write: {
    use: "A writer of a stream, to find its shards and put records",
    actions: [
      "kinesis:DescribeStreamSummary",
      "kinesis:ListShards",
      "kinesis:PutRecord",
      "kinesis:PutRecords",
    ],
    on: "the stream",
    sources: [SHARING, "https://github.com/aws/aws-cdk/pull/6141"],
  },
  encrypt: {
    use: "A writer of a stream with a customer key",
    actions: ["kms:GenerateDataKey"],
    on: "the key",
    when: "it is used for this stream (`kms:EncryptionContext:aws:kinesis:arn`)",
    sources: [CUSTOMER_KEYS, `${SEGMENT}#updating-iam-role-permissions-for-encryption`],
  },
  segmentWrite: {
    use: "Segment, to put events",
    actions: ["kinesis:PutRecord", "kinesis:PutRecords"],
    on: "the stream",
    sources: [SEGMENT],
  },
  segmentCheck: {
    use: "Segment, to see that its role may put, without putting anything",
    actions: ["iam:SimulatePrincipalPolicy"],
    on: "the role itself",
    sources: [SEGMENT],
  },
} satisfies RightsTable;
