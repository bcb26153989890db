import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, type PolicyStatement } from "../iam/policyDocument";
import { ofFitLength, POLICY_LIMITS } from "../iam/policySize";
import { checkAutoName } from "../iam/role";
import { later } from "../later";
import { override, type InputNames } from "../override";
import { type OwnOptions } from "../own";
import { type MaterializeReaderArgs } from "./readerArgs";

const USER_INPUTS: InputNames<aws.iam.UserArgs> = {
  forceDestroy: true,
  name: true,
  path: true,
  permissionsBoundary: true,
  tags: true,
};
const USER_POLICY_INPUTS: InputNames<aws.iam.UserPolicyArgs> = {
  name: true,
  namePrefix: true,
  policy: true,
  user: true,
};
const ACCESS_KEY_INPUTS: InputNames<aws.iam.AccessKeyArgs> = { pgpKey: true, status: true, user: true };

type UserPlan = ReturnType<typeof planLegacyUser>;

/** The user, its policy and its key, after their overrides; nothing is registered yet. */
export function planLegacyUser(
  name: string,
  statements: readonly PolicyStatement[],
  args: Omit<MaterializeReaderArgs, "stream">,
  where: string,
) {
  const shownName = later<string>();
  const { path, permissionsBoundary, tags, overrides } = args;
  if (overrides?.user === undefined) checkAutoName(name, "user", where, "a name in overrides.user");
  const user = override<aws.iam.UserArgs>(
    {
      ...(path === undefined ? {} : { path }),
      ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
      ...(tags === undefined ? {} : { tags }),
    },
    overrides?.user,
    USER_INPUTS,
    `${where}: overrides.user`,
  );
  const document = policyDocument(statements);
  const policy = override<aws.iam.UserPolicyArgs>(
    {
      user: shownName.output,
      policy: ofFitLength(document, POLICY_LIMITS.userInline, where, "the policy", "use a role"),
    },
    overrides?.userPolicy,
    USER_POLICY_INPUTS,
    `${where}: overrides.userPolicy`,
  );
  const accessKey = override<aws.iam.AccessKeyArgs>(
    { user: shownName.output },
    overrides?.accessKey,
    ACCESS_KEY_INPUTS,
    `${where}: overrides.accessKey`,
  );
  return { user, policy, accessKey, shownName };
}

/** Registers what was planned, as `<name>-user`, `<name>-policy` and `<name>-key`. */
export function makeLegacyUser(own: OwnOptions, name: string, plan: UserPlan) {
  const { iam } = aws;
  const user = new iam.User(`${name}-user`, plan.user.args, pulumi.mergeOptions(own, plan.user.opts));
  plan.shownName.become(user.name);
  new iam.UserPolicy(`${name}-policy`, plan.policy.args, pulumi.mergeOptions(own, plan.policy.opts));
  const key = new iam.AccessKey(
    `${name}-key`,
    plan.accessKey.args,
    pulumi.mergeOptions(own, plan.accessKey.opts),
  );
  // The engine marks it; the mock runtime does not, and the offline plan must not show it either.
  return { user, accessKeyId: key.id, secretAccessKey: pulumi.secret(key.secret) };
}
