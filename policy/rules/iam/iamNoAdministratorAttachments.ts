import { items } from "../../seen";
import { texts, type OptionsOf } from "../../options";
import { rule } from "../../rule";

/**
 * Who has one of them has the account: the last makes itself an administrator, and the second reads and deletes all
 * that is not IAM.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/PowerUserAccess.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/IAMFullAccess.html
 */
const POLICIES = ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"];

const OPTIONS = {
  policies: texts(POLICIES, "Names of AWS managed policies that nobody may get.", "^[A-Za-z0-9+=,.@_/-]+$"),
};
type Options = OptionsOf<typeof OPTIONS>;

/** In the account `aws`, of any partition; a policy of one's own by the same name is judged by what it says. */
const MANAGED = /^arn:[a-z-]+:iam::aws:policy\/(.+)$/;

function refuse(field: string, arns: readonly unknown[], { policies }: Options): readonly string[] {
  return arns.flatMap((arn) => {
    const name = typeof arn === "string" ? MANAGED.exec(arn)?.[1] : undefined;
    return name !== undefined && policies.includes(name)
      ? [`${field} must grant the rights that are needed, got ${name}`]
      : [];
  });
}

type One = { readonly inputs: { readonly policyArn: unknown }; readonly options: Options };
const one = ({ inputs, options }: One): readonly string[] => refuse("policyArn", [inputs.policyArn], options);

type Several = {
  readonly inputs: { readonly policyArns: Parameters<typeof items>[0] };
  readonly options: Options;
};
const several = ({ inputs, options }: Several): readonly string[] =>
  refuse("policyArns", items(inputs.policyArns).known, options);

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html */
export const iamNoAdministratorAttachments = rule({
  name: "iam-no-administrator-attachments",
  family: "iam",
  level: "mandatory",
  description:
    "AdministratorAccess, PowerUserAccess and IAMFullAccess open the whole account, and no rule about a document sees them: attach a policy of the actions and ARNs that are needed.",
  options: OPTIONS,
  checks: {
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": one,
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": several,
    "aws:iam/policyAttachment:PolicyAttachment": one,
    "aws:iam/role:Role": ({ inputs, options }) =>
      refuse("managedPolicyArns", items(inputs.managedPolicyArns).known, options),
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": one,
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": several,
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": one,
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": several,
  },
});
