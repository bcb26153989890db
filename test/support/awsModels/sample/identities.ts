import * as aws from "@pulumi/aws";
import { ACCOUNT, STREAM, MATERIALIZE, tags, policy, allow } from "./values";

export function identities(): void {
  const read = allow("ReadStream", ["kinesis:DescribeStream", "kinesis:GetRecords"], { Resource: STREAM });
  new aws.iam.Role("reader", {
    assumeRolePolicy: policy(
      allow("Materialize", ["sts:AssumeRole"], {
        Principal: { AWS: MATERIALIZE },
        Condition: { StringEquals: { "sts:ExternalId": ["mz_1234_u1"] } },
      }),
    ),
    description: "Materialize, to read the stream",
    maxSessionDuration: 3600,
    tags,
  });
  new aws.iam.RolePolicy("reader-stream", { role: "reader-0a1b2c3", policy: policy(read) });
  new aws.iam.RolePolicyAttachment("reader-attached", {
    role: "reader-0a1b2c3",
    policyArn: `arn:aws:iam::${ACCOUNT}:policy/reader`,
  });
  new aws.iam.Policy("reader", { policy: policy(read), path: "/ingest/", description: "Reads", tags });
  new aws.iam.User("legacy-reader", { path: "/ingest/", forceDestroy: false, tags });
  new aws.iam.UserPolicy("legacy-reader-stream", { user: "legacy-reader-0a1b2c3", policy: policy(read) });
  new aws.iam.UserPolicyAttachment("legacy-reader-attached", {
    user: "legacy-reader-0a1b2c3",
    policyArn: `arn:aws:iam::${ACCOUNT}:policy/reader`,
  });
  new aws.iam.AccessKey("legacy-reader", { user: "legacy-reader-0a1b2c3" });
}
