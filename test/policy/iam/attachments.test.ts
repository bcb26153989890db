import { iamNoAdministratorAttachments } from "../../../policy/rules/iam/iamNoAdministratorAttachments";
import { ruleCases, UNKNOWN } from "../judged";
import { ROLE } from "./statements";

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

/** Where an attachment stands: the type, the field, and its inputs by ARN. */
const PLACES = [
  ...["group", "role", "user"].flatMap((who) => {
    const type = `${who}PolicyAttachment`;
    const token = `${type[0]!.toUpperCase()}${type.slice(1)}`;
    return [
      {
        type: `aws:iam/${type}:${token}`,
        field: "policyArn",
        put: (policyArn: unknown) => ({ [who]: "x", policyArn }),
      },
      {
        type: `aws:iam/${type}sExclusive:${token}sExclusive`,
        field: "policyArns",
        put: (arn: unknown) => ({ policyArns: [READ_ONLY, arn] }),
      },
    ];
  }),
  {
    type: "aws:iam/policyAttachment:PolicyAttachment",
    field: "policyArn",
    put: (policyArn: unknown) => ({ policyArn, roles: ["x"] }),
  },
  {
    type: ROLE,
    field: "managedPolicyArns",
    put: (arn: unknown) => ({ assumeRolePolicy: "{}", managedPolicyArns: [READ_ONLY, UNKNOWN, arn] }),
  },
];

const everywhere = (what: string, arn: unknown) =>
  PLACES.map(({ type, put }) => ({ what, type, inputs: put(arn) }));
const refused = (what: string, arn: string, name: string) =>
  PLACES.map(({ type, field, put }) => ({
    what,
    type,
    inputs: put(arn),
    says: [`${field} must grant the rights that are needed, got ${name}`],
  }));

const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const ONE_SERVICE = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
ruleCases(iamNoAdministratorAttachments, {
  passes: [
    ...everywhere("a managed policy for one service", ONE_SERVICE),
    ...everywhere("a narrower one whose name begins alike", `${ADMINISTRATOR}-Amplify`),
    ...everywhere("one of our own by the same name", "arn:aws:iam::111122223333:policy/AdministratorAccess"),
    ...everywhere("a stand-in", "<arn>"),
    { what: "a role without any", type: ROLE, inputs: { assumeRolePolicy: "{}" } },
    { what: "a boundary, which grants nothing", type: ROLE, inputs: { permissionsBoundary: ADMINISTRATOR } },
    {
      what: "one that the config allows",
      type: attachment,
      inputs: { role: "x", policyArn: "arn:aws:iam::aws:policy/PowerUserAccess" },
      config: { policies: ["AdministratorAccess"] },
    },
  ],
  fails: [
    ...refused("everything", ADMINISTRATOR, "AdministratorAccess"),
    ...refused("everything but IAM", "arn:aws:iam::aws:policy/PowerUserAccess", "PowerUserAccess"),
    ...refused("all of IAM", "arn:aws:iam::aws:policy/IAMFullAccess", "IAMFullAccess"),
    ...refused("another partition", "arn:aws-cn:iam::aws:policy/AdministratorAccess", "AdministratorAccess"),
    ...refused("one of them in GovCloud", "arn:aws-us-gov:iam::aws:policy/IAMFullAccess", "IAMFullAccess"),
    {
      what: "one that the config names, with its path",
      type: attachment,
      inputs: { role: "x", policyArn: ONE_SERVICE },
      config: { policies: ["service-role/AWSLambdaBasicExecutionRole"] },
      says: ["policyArn must grant the rights that are needed, got service-role/AWSLambdaBasicExecutionRole"],
    },
  ],
  unknown: [
    ...everywhere("the ARN", UNKNOWN),
    { what: "the list", type: ROLE, inputs: { managedPolicyArns: UNKNOWN } },
    {
      what: "the list",
      type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
      inputs: { policyArns: UNKNOWN },
    },
  ],
});
