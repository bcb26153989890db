import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../../materialize/errors";

/** What the ARN of an MSK cluster says. */
export interface MskClusterArn {
  readonly partition: "aws" | "aws-cn" | "aws-us-gov";
  readonly region: string;
  readonly account: string;
  readonly clusterName: string;
  readonly uuid: string;
  readonly serverless: boolean;
}

const CLUSTER_ARN = /^arn:(aws|aws-cn|aws-us-gov):kafka:([a-z0-9-]+):(\d{12}):cluster\/([\w-]+)\/([\w-]+)$/;

/**
 * The UUID of a serverless cluster ends in an s and a number, that of a provisioned one in a number.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/create-iam-role.html (its example)
 */
const SERVERLESS_UUID = /-s\d+$/;

/**
 * Takes the ARN of a cluster apart.
 *
 * @example parseMskClusterArn("arn:aws:kafka:us-east-1:123456789012:cluster/events/1f2e3d4c-…-3", where, "clusterArn")
 * @throws RunError for anything else, such as the ARN of a topic.
 */
export function parseMskClusterArn(arn: string, where: string, field: string): MskClusterArn {
  const [, partition, region, account, clusterName, uuid] = CLUSTER_ARN.exec(arn) ?? [];
  if (uuid === undefined) {
    const rule = "be an MSK cluster's ARN, arn:aws:kafka:<region>:<account>:cluster/<name>/<uuid>";
    throw invalid(where, field, rule, arn);
  }
  return {
    partition: partition as MskClusterArn["partition"],
    region: region!,
    account: account!,
    clusterName: clusterName!,
    uuid,
    serverless: SERVERLESS_UUID.test(uuid),
  };
}

/** Refuses the ARN of the other kind of cluster. @throws RunError */
export function requireMskClusterArn(
  arn: string,
  kind: "provisioned" | "serverless",
  where: string,
  field: string,
): MskClusterArn {
  const parsed = parseMskClusterArn(arn, where, field);
  if (parsed.serverless === (kind === "serverless")) return parsed;
  const next = kind === "provisioned" ? "a serverless cluster is an MskServerless" : "it is an MskCluster";
  throw invalid(where, field, `be a ${kind} cluster`, arn, next);
}

/** The ARN as an Output that fails for the other kind; a plain one is checked at once. */
export function clusterArnOutput(
  arn: pulumi.Input<string>,
  kind: "provisioned" | "serverless",
  where: string,
  field: string,
): pulumi.Output<string> {
  return pulumi.output(arn).apply((text) => {
    requireMskClusterArn(text, kind, where, field);
    return text;
  });
}

/** What of a cluster IAM knows apart. */
export type MskResource = "topic" | "group" | "transactional-id";

/**
 * The ARN of something in a cluster, whose rights are asked for on this ARN, never on the cluster's.
 *
 * @param name its name, or the start of a name and `*`
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html#msk-iam-resources
 */
export function mskResourceArn(clusterArn: string, resource: MskResource, name: string): string {
  return `${clusterArn.replace(":cluster/", `:${resource}/`)}/${name}`;
}
