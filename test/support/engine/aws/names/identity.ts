import { amazon, terraform } from "../sources";
import { AUTO, AUTONAMING, OVERRIDES, type NameRule, type NameTable } from "./naming";

const IAM_NAME: readonly NameRule[] = [{ pattern: /^[\w+=,.@-]*$/, says: "must match [\\w+=,.@-]" }];

export const IDENTITY_NAMES: NameTable = {
  "aws:iam/policy:Policy": {
    property: "name",
    prefix: "namePrefix",
    auto: AUTO,
    minLength: 1,
    maxLength: 128,
    prefixMaxLength: 102,
    rules: IAM_NAME,
    unique: ["name"],
    sources: [
      terraform("service/iam/policy.go"),
      amazon("IAM/latest/APIReference/API_CreatePolicy.html"),
      AUTONAMING,
    ],
  },
  "aws:iam/role:Role": {
    property: "name",
    prefix: "namePrefix",
    auto: { maxLength: 64 },
    minLength: 1,
    maxLength: 64,
    prefixMaxLength: 38,
    rules: IAM_NAME,
    unique: ["name"],
    sources: [
      terraform("service/iam/role.go"),
      amazon("IAM/latest/APIReference/API_CreateRole.html"),
      OVERRIDES,
    ],
  },
  "aws:iam/rolePolicy:RolePolicy": {
    property: "name",
    prefix: "namePrefix",
    auto: AUTO,
    minLength: 1,
    maxLength: 128,
    prefixMaxLength: 102,
    rules: IAM_NAME,
    sources: [terraform("service/iam/role_policy.go"), AUTONAMING],
  },
  "aws:iam/user:User": {
    property: "name",
    auto: AUTO,
    minLength: 1,
    maxLength: 64,
    rules: IAM_NAME,
    unique: ["name"],
    sources: [
      terraform("service/iam/user.go"),
      amazon("IAM/latest/APIReference/API_CreateUser.html"),
      AUTONAMING,
    ],
  },
  "aws:iam/userPolicy:UserPolicy": {
    property: "name",
    prefix: "namePrefix",
    auto: AUTO,
    minLength: 1,
    maxLength: 128,
    prefixMaxLength: 102,
    rules: IAM_NAME,
    sources: [
      terraform("service/iam/user_policy.go"),
      amazon("IAM/latest/APIReference/API_PutUserPolicy.html"),
      AUTONAMING,
    ],
  },
  "aws:kms/alias:Alias": {
    property: "name",
    prefix: "namePrefix",
    auto: { maxLength: 238, before: "alias/" },
    minLength: 1,
    maxLength: 256,
    rules: [
      {
        pattern: /^alias\/[a-zA-Z0-9:/_-]+$/,
        says: "must begin with alias/ and only have letters, digits and :/_-",
      },
      { pattern: /^(?!alias\/aws)/, says: "cannot begin with alias/aws" },
    ],
    unique: ["name"],
    sources: [
      terraform("service/kms/validate.go"),
      amazon("kms/latest/APIReference/API_CreateAlias.html"),
      OVERRIDES,
    ],
  },
  "aws:secretsmanager/secret:Secret": {
    property: "name",
    prefix: "namePrefix",
    auto: AUTO,
    maxLength: 512,
    prefixMaxLength: 486,
    rules: [{ pattern: /^[0-9A-Za-z/_+=.@-]+$/, says: "may only have letters, digits and /_+=.@-" }],
    unique: ["name"],
    sources: [
      terraform("service/secretsmanager/validate.go"),
      amazon("secretsmanager/latest/apireference/API_CreateSecret.html"),
      AUTONAMING,
    ],
  },
};
