import { type MskClusterArn } from "./arn";

/**
 * To keep the key, not to use it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/** What Secrets Manager asks of a key. @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html */
const SECRETS_MANAGER = ["kms:Decrypt", "kms:GenerateDataKey"];

/**
 * MSK reads an associated secret by a grant on its key, which it takes in the name of whoever associates the secret.
 *
 * Without a condition: AWS says neither by way of which service it asks for the grant, nor which operations the grant
 * has, and a condition that does not fit leaves MSK without the secret. The CDK has one (`kms:ViaService` of Secrets
 * Manager), but its keys have AWS's default policy besides, which gives `kms:*` to the account's IAM policies: that its
 * clusters work does not show that the condition fits.
 *
 * @see https://github.com/aws/aws-cdk (packages/@aws-cdk/aws-msk-alpha/lib/cluster.ts, addUser)
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-tutorial.html
 */
const GRANT = ["kms:CreateGrant"];

/**
 * The policy of a key for SCRAM secrets. It gives nobody anything by itself: it lets the account's own IAM policies give
 * these actions. To decrypt and to make data keys only by way of Secrets Manager; to make grants without a condition, so
 * that whom an IAM policy lets make grants on the key can give anybody any use of it, also past Secrets Manager: give
 * `kms:CreateGrant` to who deploys alone. Narrower by a principal, the policy would lock out whoever deploys next.
 */
export function scramKeyPolicy({ partition, region, account }: MskClusterArn): string {
  const Principal = { AWS: `arn:${partition}:iam::${account}:root` };
  const suffix = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const bySecretsManager = { StringEquals: { "kms:ViaService": `secretsmanager.${region}.${suffix}` } };
  const allow = { Effect: "Allow", Principal };
  // In the policy of a key * is this key.
  const Resource = "*";
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Sid: "Administration", ...allow, Action: ADMINISTRATION, Resource },
      {
        Sid: "UseBySecretsManager",
        ...allow,
        Action: SECRETS_MANAGER,
        Resource,
        Condition: bySecretsManager,
      },
      { Sid: "GrantToMsk", ...allow, Action: GRANT, Resource },
    ],
  });
}
