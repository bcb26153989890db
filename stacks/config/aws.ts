/** The parts of a config that stand for AWS, whatever the pipeline. */
import * as z from "zod";
import { unfitZoneId, ZONE_ID } from "../../materialize/connection/awsPrivateLink";
import { always, strict, text } from "./strict";

/** `materialize-ingest:aws`: what everything that is made on AWS has in common. */
export const awsConfig = strict({
  /** Beside `Project` and `Environment`, which are set by themselves: `{ Owner: data-platform }`. */
  tags: z.record(z.string().min(1).max(128), text()).default({}),
});
export type AwsConfig = z.infer<typeof awsConfig>;

/** A text that must look like something of AWS: its form, and an example. */
function like(form: RegExp, wanted: string): z.ZodString {
  return text().regex(form, { error: `must be ${wanted}` });
}

export const vpcId = like(/^vpc-[0-9a-f]{8,17}$/, "a VPC's id, such as vpc-0123456789abcdef0");
export const subnetId = like(/^subnet-[0-9a-f]{8,17}$/, "a subnet's id, such as subnet-0123456789abcdef0");
export const securityGroupId = like(
  /^sg-[0-9a-f]{8,17}$/,
  "a security group's id, such as sg-0123456789abcdef0",
);
export const kmsKeyArn = like(
  /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[0-9a-f-]+$/,
  "a KMS key's ARN, arn:aws:kms:<region>:<account>:key/<id>",
);
export const zoneId = text().regex(ZONE_ID, { error: `must ${unfitZoneId("")}` });

/** `vpc`: one that is there, by ids, or the account's default one. */
export const vpc = strict({
  vpcId: vpcId.optional(),
  subnetIds: z.array(subnetId).min(1).optional(),
  /** The account's default VPC, in this many of its zones. */
  default: strict({ subnets: z.int().min(1).max(3).default(3) }).optional(),
}).check(
  always((ctx) => {
    const { vpcId: id, subnetIds, default: standard } = ctx.value;
    const byIds = id !== undefined && subnetIds !== undefined && standard === undefined;
    const byDefault = id === undefined && subnetIds === undefined && standard !== undefined;
    if (!byIds && !byDefault) {
      ctx.issues.push({
        code: "custom",
        message: "must hold vpcId and subnetIds, or default: {}",
        input: ctx.value,
      });
    }
  }),
);
export type VpcConfig = z.infer<typeof vpc>;
