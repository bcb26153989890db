import type * as aws from "@pulumi/aws";
import { OWN_ID } from "../standIns";
import { asDocument, notSent, row, tagList, to, type Row } from "./row";

/** @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/iam */
export const IAM: Readonly<Record<string, Row>> = {
  "aws:iam/role:Role": row<aws.iam.RoleArgs>({
    service: "iam",
    operation: "CreateRole",
    // See https://github.com/pulumi/pulumi-aws/blob/master/provider/resource_overrides.go
    name: { input: "name", prefix: "namePrefix", to: "RoleName", longest: 64 },
    fields: {
      assumeRolePolicy: to("AssumeRolePolicyDocument", { as: asDocument }),
      description: to("Description"),
      maxSessionDuration: to("MaxSessionDuration"),
      path: to("Path"),
      permissionsBoundary: to("PermissionsBoundary"),
      tags: to("Tags", { as: tagList() }),
      forceDetachPolicies: notSent("done when the role is deleted"),
    },
  }),
  "aws:iam/rolePolicy:RolePolicy": row<aws.iam.RolePolicyArgs>({
    service: "iam",
    operation: "PutRolePolicy",
    name: { input: "name", prefix: "namePrefix", to: "PolicyName" },
    fields: { role: to("RoleName"), policy: to("PolicyDocument", { as: asDocument }) },
  }),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": row<aws.iam.RolePolicyAttachmentArgs>({
    service: "iam",
    operation: "AttachRolePolicy",
    fields: { role: to("RoleName"), policyArn: to("PolicyArn") },
    onlyReferences: "the name of a role and the ARN of a policy",
  }),
  "aws:iam/policy:Policy": row<aws.iam.PolicyArgs>({
    service: "iam",
    operation: "CreatePolicy",
    name: { input: "name", prefix: "namePrefix", to: "PolicyName" },
    fields: {
      description: to("Description"),
      path: to("Path"),
      policy: to("PolicyDocument", { as: asDocument }),
      tags: to("Tags", { as: tagList() }),
      delayAfterPolicyCreationInMs: notSent("how long the provider waits"),
    },
  }),
  "aws:iam/user:User": row<aws.iam.UserArgs>({
    service: "iam",
    operation: "CreateUser",
    name: { input: "name", to: "UserName" },
    fields: {
      path: to("Path"),
      permissionsBoundary: to("PermissionsBoundary"),
      tags: to("Tags", { as: tagList() }),
      forceDestroy: notSent("done when the user is deleted"),
    },
  }),
  "aws:iam/userPolicy:UserPolicy": row<aws.iam.UserPolicyArgs>({
    service: "iam",
    operation: "PutUserPolicy",
    name: { input: "name", prefix: "namePrefix", to: "PolicyName" },
    fields: { user: to("UserName"), policy: to("PolicyDocument", { as: asDocument }) },
  }),
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": row<aws.iam.UserPolicyAttachmentArgs>({
    service: "iam",
    operation: "AttachUserPolicy",
    fields: { user: to("UserName"), policyArn: to("PolicyArn") },
    onlyReferences: "the name of a user and the ARN of a policy",
  }),
  "aws:iam/accessKey:AccessKey": row<aws.iam.AccessKeyArgs>({
    service: "iam",
    operation: "CreateAccessKey",
    fields: {
      user: to("UserName", { also: { in: "UpdateAccessKey", to: "UserName" } }),
      status: to("Status", { in: "UpdateAccessKey" }),
      pgpKey: notSent("the provider encrypts by it"),
    },
    adds: { UpdateAccessKey: { AccessKeyId: OWN_ID } },
    omits: { UpdateAccessKey: ({ Status }) => Status === undefined },
    onlyReferences: "the name of a user",
  }),
};
