import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { later, type Later } from "../later";
import { override, type InputNames, type Overridden, type Override } from "../override";
import { type OwnOptions } from "../own";
import { ARNS, refuseArn } from "./arn";
import { policyDocument, trustPolicy, type PolicyStatement, type TrustStatement } from "./policyDocument";
import { ofFitLength, POLICY_LIMITS } from "./policySize";

/** What every component takes that makes a role with one policy. */
export interface RoleOptions {
  /** The role's name in AWS: 1 to 64 of `A-Z a-z 0-9 _ + = , . @ -`. @default one by Pulumi, after the component's */
  readonly roleName?: string;
  /** `/ingest/`: starts and ends with a slash. @default "/" */
  readonly path?: string;
  /** At most 1000 characters. @default what the role is for */
  readonly description?: string;
  /** ARN of a managed policy that bounds what the role can ever do. @default none */
  readonly permissionsBoundary?: pulumi.Input<string>;
  /** Of the role; policies inside a role have none. @default none */
  readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  readonly overrides?: {
    readonly role?: Override<aws.iam.RoleArgs>;
    readonly policy?: Override<aws.iam.RolePolicyArgs>;
  };
}

const ROLE_INPUTS: InputNames<aws.iam.RoleArgs> = {
  assumeRolePolicy: true,
  description: true,
  forceDetachPolicies: true,
  inlinePolicies: true,
  managedPolicyArns: true,
  maxSessionDuration: true,
  name: true,
  namePrefix: true,
  path: true,
  permissionsBoundary: true,
  tags: true,
};
const ROLE_POLICY_INPUTS: InputNames<aws.iam.RolePolicyArgs> = {
  name: true,
  namePrefix: true,
  policy: true,
  role: true,
};

/** Names of roles and users have at most 64 characters, of which those by Pulumi end in a dash and 7 digits. */
const LONGEST_LOGICAL_NAME = 64 - 8;

/**
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @throws RunError where AWS would refuse a name, a path, a description or a boundary.
 */
export function checkRoleOptions(options: Omit<RoleOptions, "overrides">, where: string): void {
  const { roleName, path, description, permissionsBoundary } = options;
  if (roleName !== undefined && !/^[\w+=,.@-]{1,64}$/.test(roleName))
    throw invalid(where, "roleName", "be 1 to 64 of A-Z a-z 0-9 _ + = , . @ -", roleName);
  if (path !== undefined && !/^\/([!-~]{1,510}\/)?$/.test(path))
    throw invalid(where, "path", "start and end with a slash, at most 512 characters", path);
  if (description !== undefined && !/^[\t\n\r\x20-\x7e\u00a1-\u00ff]{0,1000}$/.test(description))
    throw invalid(where, "description", "be at most 1000 characters of Latin-1", description);
  if (permissionsBoundary !== undefined)
    refuseArn(permissionsBoundary, ARNS.policy, where, "permissionsBoundary");
}

/** Refuses a component's name that leaves no room for the end that Pulumi gives to a name in AWS. */
export function checkAutoName(name: string, role: string, where: string, field: string): void {
  const longest = LONGEST_LOGICAL_NAME - `-${role}`.length;
  if (name.length > longest) {
    const rule = `have at most ${longest} characters, of which the name in AWS is made`;
    throw invalid(where, "the component's name", rule, name, `or give ${field}`);
  }
}

/** A role and its policy, after their overrides; nothing is registered yet. */
export interface RolePlan {
  readonly role: Overridden<aws.iam.RoleArgs>;
  readonly policy: Overridden<aws.iam.RolePolicyArgs>;
  /** What the policy was shown before there was a role. */
  readonly shownName: Later<string>;
  readonly shownArn: Later<string>;
}

/**
 * Plans a role with one policy, as a resource of its own: the role's own `inlinePolicies` and `managedPolicyArns` are
 * deprecated by the provider, and undo what others attach.
 *
 * @param statements what the role may do; it is given the role's own ARN
 * @throws RunError where a name or an override is unfit.
 */
export function planRole(args: {
  readonly name: string;
  readonly trust: readonly TrustStatement[];
  readonly statements: (roleArn: pulumi.Output<string>) => readonly PolicyStatement[];
  readonly description: string;
  readonly options: RoleOptions;
  readonly where: string;
}): RolePlan {
  const { options, where } = args;
  if (options.roleName === undefined) checkAutoName(args.name, "role", where, "roleName");
  const shownName = later<string>();
  const shownArn = later<string>();
  const trust = trustPolicy(args.trust);
  const next = 'name fewer, or have AWS raise "Role trust policy length"';
  const { roleName, path, permissionsBoundary, tags } = options;
  const role = override<aws.iam.RoleArgs>(
    {
      assumeRolePolicy: ofFitLength(trust, POLICY_LIMITS.trustPolicy, where, "the trust policy", next),
      description: options.description ?? args.description,
      ...(roleName === undefined ? {} : { name: roleName }),
      ...(path === undefined ? {} : { path }),
      ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
      ...(tags === undefined ? {} : { tags }),
    },
    options.overrides?.role,
    ROLE_INPUTS,
    `${where}: overrides.role`,
  );
  const document = policyDocument(args.statements(shownArn.output));
  const policy = override<aws.iam.RolePolicyArgs>(
    {
      role: shownName.output,
      policy: ofFitLength(document, POLICY_LIMITS.roleInline, where, "the policy", "make two roles of it"),
    },
    options.overrides?.policy,
    ROLE_POLICY_INPUTS,
    `${where}: overrides.policy`,
  );
  return { role, policy, shownName, shownArn };
}

/** Registers what was planned, as `<name>-role` and `<name>-policy`. */
export function makeRole(
  own: OwnOptions,
  name: string,
  plan: RolePlan,
): { readonly role: aws.iam.Role; readonly policy: aws.iam.RolePolicy } {
  const { iam } = aws;
  const role = new iam.Role(`${name}-role`, plan.role.args, pulumi.mergeOptions(own, plan.role.opts));
  plan.shownName.become(role.name);
  plan.shownArn.become(role.arn);
  const policy = new iam.RolePolicy(
    `${name}-policy`,
    plan.policy.args,
    pulumi.mergeOptions(own, plan.policy.opts),
  );
  return { role, policy };
}
