/** What names and ARNs fit, for whoever has to say so without a component. */
import assert from "node:assert/strict";
import {
  unfitBucketName,
  unfitBusName,
  unfitNewBusName,
  unfitQueueArn,
} from "../../../components/eventbridge/fit";
import { ARNS } from "./world";
import { BUCKET_RULE, BUS_RULE, CREATED_BUS_RULE, DEFAULT_BUS_RULE, QUEUE_RULE } from "./rules";

type Unfit = (value: unknown) => string | undefined;

const TABLE: readonly (readonly [
  Unfit,
  fits: readonly unknown[],
  unfit: Readonly<Record<string, unknown[]>>,
])[] = [
  [
    unfitBusName,
    ["orders", "a".repeat(256), "shop.orders_1-x", "aws.partner/shop.com/orders", "Default"],
    {
      [DEFAULT_BUS_RULE]: ["default"],
      [BUS_RULE]: ["", "a".repeat(257), "aws.partner/shop", "a/b", ARNS.rule, undefined, 1, ["orders"]],
    },
  ],
  [
    unfitNewBusName,
    ["orders", "a".repeat(256), "shop.orders_1-x"],
    { [CREATED_BUS_RULE]: ["default", "", "a".repeat(257), "aws.partner/shop.com/orders", undefined, 1] },
  ],
  [
    unfitBucketName,
    [
      "abc",
      "a".repeat(63),
      "my.uploads",
      "1.2.3",
      "192.168.1.1a",
      "sthree",
      "xn-a",
      "s3alias",
      "mrap",
      // Of an account's own namespace, and a bucket.
      "uploads-111122223333-us-east-1-an",
    ],
    { [BUCKET_RULE]: ["ab", "a".repeat(64), "Uploads", "-a-", "up_loads", "up..loads", "", undefined, 1] },
  ],
  [
    unfitQueueArn,
    [
      ARNS.queue,
      "arn:aws-us-gov:sqs:us-gov-west-1:111122223333:a",
      "arn:aws-cn:sqs:cn-north-1:111122223333:b",
    ],
    { [QUEUE_RULE]: [`${ARNS.queue}.fifo`, ARNS.rule, "", undefined, `${ARNS.queue} `] },
  ],
];

describe("Names and ARNs of EventBridge's world", () => {
  for (const [unfit, fits, others] of TABLE)
    it(`are told by ${unfit.name}: what fits, and what they must be where they do not`, () => {
      for (const value of fits) assert.equal(unfit(value), undefined, String(value));
      for (const [rule, values] of Object.entries(others))
        for (const value of values) assert.equal(unfit(value), rule, String(value));
    });
});
