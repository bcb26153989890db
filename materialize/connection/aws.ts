import * as pulumi from "@pulumi/pulumi";
import { itemPath, type ItemArgs } from "../model/item";
import { define, describe, type MzObject } from "../model/object";
import { optionalLiteral, optionList } from "../text/options";
import { literal } from "../text/quote";
import { requirePlain } from "./address";

export type AwsConnection = MzObject<"aws-connection">;

export interface AwsConnectionArgs extends ItemArgs {
  /** The role that Materialize takes: `arn:aws:iam::123456789012:role/materialize-orders`. */
  readonly assumeRoleArn: pulumi.Input<string>;
  /** Names the session in AWS's own logs: 2 to 64 of `A-Z a-z 0-9 _ + = , . @ -`. @default Materialize's choice */
  readonly assumeRoleSessionName?: pulumi.Input<string>;
  /** Region of what is reached with it, such as `us-east-1`. @default Materialize's own */
  readonly region?: pulumi.Input<string>;
}

/** A path, if any, in slashes, then a name of 1 to 64. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/(?:[!-.0-~]+\/)*[\w+=,.@-]{1,64}$/;
/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
/** `eusc-de-east-1` too. @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;

/**
 * A role of AWS that Materialize takes, for MSK with IAM and for S3. It is not tried when it is created: Materialize
 * makes the external id together with it, and the role's trust policy can name that only afterwards.
 *
 * Access keys, the other way that Materialize knows, are not offered: it calls them deprecated, and a key does not
 * expire.
 *
 * @example awsConnection({ schema, name: "msk_role", assumeRoleArn: role.arn, region: "us-east-1" })
 * @throws RunError when the ARN is not a role's (plain at once, an Output when it is known).
 */
export function awsConnection(args: AwsConnectionArgs): AwsConnection {
  const path = itemPath(args);
  const where = describe({ kind: "aws-connection", path });
  const check = (
    plain: Pick<AwsConnectionArgs, "assumeRoleArn" | "assumeRoleSessionName" | "region">,
  ): void => {
    requirePlain(where, "assumeRoleArn", plain.assumeRoleArn, unfitRoleArn);
    requirePlain(where, "assumeRoleSessionName", plain.assumeRoleSessionName, (name) =>
      SESSION_NAME.test(name) ? undefined : "be 2 to 64 of A-Z a-z 0-9 _ + = , . @ -",
    );
    requirePlain(where, "region", plain.region, unfitRegion);
  };
  check(args);
  return define({
    kind: "aws-connection",
    path,
    args: {
      schema: args.schema,
      assumeRoleArn: args.assumeRoleArn,
      assumeRoleSessionName: args.assumeRoleSessionName,
      region: args.region,
    },
    waitsFor: args.waitsFor,
    create: (plain, name) => {
      check(plain);
      return `CREATE CONNECTION IF NOT EXISTS ${name} TO AWS ${optionList([
        ["ASSUME ROLE ARN", literal(plain.assumeRoleArn)],
        ["ASSUME ROLE SESSION NAME", optionalLiteral(plain.assumeRoleSessionName)],
        ["REGION", optionalLiteral(plain.region)],
      ])}`;
    },
  });
}

/** Says why `region` is no region of AWS, or `undefined`. */
export function unfitRegion(region: string): string | undefined {
  return REGION.test(region) ? undefined : "be a region of AWS, such as us-east-1";
}

function unfitRoleArn(arn: string): string | undefined {
  return ROLE_ARN.test(arn) ? undefined : "be a role's ARN, arn:aws:iam::<account>:role/<name>";
}
