import type * as aws from "@pulumi/aws";
import { OWN_ID } from "../standIns";
import { asDocument, block, notSent, row, switches, tagList, tagMap, to, type Row } from "./row";

const DELETION = "said when it is deleted";

/**
 * Secrets, keys and logs.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/secretsmanager
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/kms
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/logs
 */
export const SECRETS: Readonly<Record<string, Row>> = {
  "aws:secretsmanager/secret:Secret": row<aws.secretsmanager.SecretArgs>({
    service: "secretsmanager",
    operation: "CreateSecret",
    name: { input: "name", prefix: "namePrefix", to: "Name" },
    fields: {
      description: to("Description"),
      kmsKeyId: to("KmsKeyId"),
      forceOverwriteReplicaSecret: to("ForceOverwriteReplicaSecret"),
      replicas: block<aws.types.input.secretsmanager.SecretReplica>()("AddReplicaRegions", {
        region: to("Region"),
        kmsKeyId: to("KmsKeyId"),
      }),
      tags: to("Tags", { as: tagList() }),
      policy: to("ResourcePolicy", { in: "PutResourcePolicy" }),
      // 0 says: at once.
      recoveryWindowInDays: to("RecoveryWindowInDays", {
        in: "DeleteSecret",
        as: (days) => (days === 0 ? undefined : days),
      }),
    },
    adds: { PutResourcePolicy: { SecretId: OWN_ID }, DeleteSecret: { SecretId: OWN_ID } },
  }),
  "aws:secretsmanager/secretVersion:SecretVersion": row<aws.secretsmanager.SecretVersionArgs>({
    service: "secretsmanager",
    operation: "PutSecretValue",
    fields: {
      secretId: to("SecretId"),
      secretString: to("SecretString"),
      secretStringWo: to("SecretString"),
      secretStringWoVersion: notSent("tells the provider that the value is another"),
      versionStages: to("VersionStages"),
    },
    onlyReferences: "the id of a secret, and a secret value",
  }),
  "aws:secretsmanager/secretPolicy:SecretPolicy": row<aws.secretsmanager.SecretPolicyArgs>({
    service: "secretsmanager",
    operation: "PutResourcePolicy",
    fields: {
      secretArn: to("SecretId"),
      policy: to("ResourcePolicy"),
      blockPublicPolicy: to("BlockPublicPolicy"),
    },
  }),
  "aws:kms/key:Key": row<aws.kms.KeyArgs>({
    service: "kms",
    operation: "CreateKey",
    fields: {
      description: to("Description"),
      policy: to("Policy"),
      keyUsage: to("KeyUsage"),
      customerMasterKeySpec: to("KeySpec"),
      bypassPolicyLockoutSafetyCheck: to("BypassPolicyLockoutSafetyCheck"),
      multiRegion: to("MultiRegion"),
      tags: to("Tags", { as: tagList("TagKey", "TagValue") }),
      enableKeyRotation: switches("EnableKeyRotation"),
      rotationPeriodInDays: to("RotationPeriodInDays", { in: "EnableKeyRotation" }),
      deletionWindowInDays: to("PendingWindowInDays", { in: "ScheduleKeyDeletion" }),
      isEnabled: notSent("a request without more of its own"),
    },
    adds: { EnableKeyRotation: { KeyId: OWN_ID }, ScheduleKeyDeletion: { KeyId: OWN_ID } },
  }),
  "aws:kms/alias:Alias": row<aws.kms.AliasArgs>({
    service: "kms",
    operation: "CreateAlias",
    // See https://github.com/pulumi/pulumi-aws/blob/master/provider/resource_overrides.go
    name: { input: "name", prefix: "namePrefix", to: "AliasName", longest: 238, before: "alias/" },
    fields: { targetKeyId: to("TargetKeyId") },
  }),
  "aws:cloudwatch/logGroup:LogGroup": row<aws.cloudwatch.LogGroupArgs>({
    service: "logs",
    operation: "CreateLogGroup",
    name: { input: "name", prefix: "namePrefix", to: "logGroupName" },
    fields: {
      kmsKeyId: to("kmsKeyId"),
      logGroupClass: to("logGroupClass"),
      deletionProtectionEnabled: to("deletionProtectionEnabled"),
      tags: to("tags", { as: tagMap }),
      retentionInDays: to("retentionInDays", { in: "PutRetentionPolicy" }),
      skipDestroy: notSent(DELETION),
    },
    adds: { PutRetentionPolicy: { logGroupName: OWN_ID } },
    // 0 says: for ever.
    omits: { PutRetentionPolicy: ({ retentionInDays }) => retentionInDays === 0 },
  }),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": row<aws.cloudwatch.LogResourcePolicyArgs>({
    service: "logs",
    operation: "PutResourcePolicy",
    fields: {
      policyName: to("policyName"),
      policyDocument: to("policyDocument", { as: asDocument }),
      resourceArn: to("resourceArn"),
    },
  }),
};
