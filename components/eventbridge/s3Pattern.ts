import type * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { type EventPattern } from "./pattern";

/**
 * What S3 tells EventBridge of.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 */
export const S3_EVENTS = [
  "Object Access Tier Changed",
  "Object ACL Updated",
  "Object Created",
  "Object Deleted",
  "Object Restore Completed",
  "Object Restore Expired",
  "Object Restore Initiated",
  "Object Storage Class Changed",
  "Object Tags Added",
  "Object Tags Deleted",
] as const;
export type S3Event = (typeof S3_EVENTS)[number];

export interface S3EventPatternOptions {
  /** @default objects that are created and deleted */
  readonly detailTypes?: readonly S3Event[];
  /** Only of objects whose key begins so: `orders/`. @default all */
  readonly prefix?: string;
}

/**
 * The events of one bucket. The bucket has to send them: `bucket` of `EventBridgeToMaterialize` sees to that.
 *
 * @example s3EventPattern("uploads", { prefix: "orders/", detailTypes: ["Object Created"] })
 * @throws RunError when a type is none of S3's, or the prefix is empty.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-mapping-troubleshooting.html
 */
export function s3EventPattern(
  bucketName: pulumi.Input<string>,
  options: S3EventPatternOptions = {},
): EventPattern {
  const where = "s3EventPattern";
  const { detailTypes = ["Object Created", "Object Deleted"], prefix } = options;
  if (!Array.isArray(detailTypes) || detailTypes.length === 0)
    throw invalid(where, "detailTypes", "hold at least one type", detailTypes);
  detailTypes.forEach((type: unknown, i) => {
    if (!S3_EVENTS.some((known) => known === type))
      throw invalid(where, `detailTypes[${i}]`, `be one of ${S3_EVENTS.join(", ")}`, type);
  });
  if (prefix !== undefined && (typeof prefix !== "string" || prefix === ""))
    throw invalid(where, "prefix", "be the beginning of a key", prefix, "leave it out for all objects");
  return {
    source: ["aws.s3"],
    "detail-type": [...new Set(detailTypes)].sort(),
    detail: {
      bucket: { name: [bucketName] },
      ...(prefix === undefined ? {} : { object: { key: [{ prefix }] } }),
    },
  };
}
