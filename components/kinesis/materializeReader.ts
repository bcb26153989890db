import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { checkExternalIds } from "../iam/externalId";
import { type TrustStatement } from "../iam/policyDocument";
import { checkTrustedRoles } from "../iam/principals";
import { checkRoleOptions, makeRole, planRole } from "../iam/role";
import { typeToken } from "../names";
import { ownOptions } from "../own";
import { type MaterializeReaderArgs } from "./readerArgs";
import { makeLegacyUser, planLegacyUser } from "./legacyUser";
import { checkStream, listStatements, readStatements } from "./statements";

/**
 * Who may list the account's streams and read one of them: the "List and Read" of the 2021 guide, on the one stream
 * instead of on all. Today's Materialize reads no stream by itself: a forwarder does, and `KinesisStream.grantRead`
 * is what it needs.
 *
 * A role of your own account needs no external id. The policy pack cannot tell which account is yours: until it is named
 * in `ownAccounts` of its rule `iam-named-trust-external-id`, that one mentions the role.
 *
 * @example new MaterializeReader("reader", { stream, trustedPrincipals: ["arn:aws:iam::123456789012:role/etl"] })
 * @example new MaterializeReader("reader", { stream, legacyUser: true })
 * @throws RunError when nobody is trusted, a principal is not one exact role, or an argument of a role stands beside
 *   `legacyUser`.
 * @see https://github.com/MaterializeInc/materialize/pull/12991 (Kinesis sources hidden, June 2022)
 */
export class MaterializeReader extends pulumi.ComponentResource {
  /** Of the role, or the user. */
  readonly arn: pulumi.Output<string>;
  readonly role: aws.iam.Role | undefined;
  readonly user: aws.iam.User | undefined;
  /** Plain: it says who asks and opens nothing by itself. `undefined` for a role. */
  readonly accessKeyId: pulumi.Output<string> | undefined;
  /** Secret, always. `undefined` for a role. */
  readonly secretAccessKey: pulumi.Output<string> | undefined;

  constructor(name: string, args: MaterializeReaderArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `MaterializeReader ${name}`;
    checkMaterializeReader(args, where);
    checkStream(args.stream, where);
    const statements = [...listStatements(), ...readStatements(args.stream)];
    const legacy = args.legacyUser === true;
    const userPlan = legacy ? planLegacyUser(name, statements, args, where) : undefined;
    const rolePlan = legacy
      ? undefined
      : planRole({
          name,
          trust: [trustOf(args)],
          statements: () => statements,
          description: "Reads a Kinesis stream",
          options: args,
          where,
        });
    super(typeToken("kinesis", "MaterializeReader"), name, {}, opts);
    const own = ownOptions(this, opts);
    if (rolePlan !== undefined) {
      this.role = makeRole(own, name, rolePlan).role;
      this.arn = this.role.arn;
    } else {
      const { user, accessKeyId, secretAccessKey } = makeLegacyUser(own, name, userPlan!);
      this.user = user;
      this.arn = user.arn;
      this.accessKeyId = accessKeyId;
      this.secretAccessKey = secretAccessKey;
    }
    this.registerOutputs({
      arn: this.arn,
      accessKeyId: this.accessKeyId,
      secretAccessKey: this.secretAccessKey,
    });
  }
}

function trustOf({ trustedPrincipals = [], externalIds }: MaterializeReaderArgs): TrustStatement {
  return {
    sid: "Reader",
    principal: { aws: trustedPrincipals },
    ...(externalIds === undefined ? {} : { conditions: { StringEquals: { "sts:ExternalId": externalIds } } }),
  };
}

/** Fields that only a role has. */
const OF_A_ROLE = ["trustedPrincipals", "externalIds", "roleName", "description"] as const;

/**
 * Checks what is plain, but for the stream, which may not be there yet.
 *
 * @throws RunError as {@link MaterializeReader} does.
 */
export function checkMaterializeReader(args: Omit<MaterializeReaderArgs, "stream">, where: string): void {
  const { role, policy, user, userPolicy, accessKey } = args.overrides ?? {};
  if (args.legacyUser === true) {
    const field = OF_A_ROLE.find((name) => args[name] !== undefined);
    if (field !== undefined)
      throw invalid(where, field, "be left out with legacyUser (a user has none)", args[field]);
    if (role !== undefined || policy !== undefined)
      throw invalid(where, "overrides", "be of user, userPolicy, accessKey", Object.keys(args.overrides!));
  } else {
    if (args.trustedPrincipals === undefined) {
      const next = "or say legacyUser for the access key of 2021";
      throw invalid(where, "trustedPrincipals", "name who may take the role", undefined, next);
    }
    checkTrustedRoles(args.trustedPrincipals, where);
    if (args.externalIds !== undefined)
      checkExternalIds(args.externalIds, where, "leave externalIds out where none is presented");
    if (user !== undefined || userPolicy !== undefined || accessKey !== undefined)
      throw invalid(where, "overrides", "be of role, policy", Object.keys(args.overrides!));
  }
  checkRoleOptions(args, where);
}
