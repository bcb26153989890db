import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import {
  awsConnection,
  type AwsConnection,
  type ItemArgs,
  type MaterializeDeployment,
  type PendingValue,
} from "../../materialize";
import { typeToken } from "../names";
import { ownOptions } from "../own";
import { checkExternalIds, PENDING_EXTERNAL_ID } from "./externalId";
import { CLOUD_EXTERNAL_ID, MATERIALIZE_CLOUD } from "./materializeCloud";
import { externalIdPending } from "./pending";
import { type PolicyStatement, type TrustStatement } from "./policyDocument";
import { checkTrustedRoles } from "./principals";
import { checkRoleOptions, makeRole, planRole, type RoleOptions } from "./role";
import { checkStatements } from "./statements";

export interface MaterializeAwsRoleArgs extends RoleOptions {
  /** `cloud`: Materialize Cloud; `self-managed`: an installation of your own, whose role is then named below. */
  readonly deployment: MaterializeDeployment;
  /** ARNs of the roles that Materialize comes from. @default on cloud Materialize's own; self-managed has none */
  readonly trustedPrincipals?: readonly string[];
  /**
   * The external ids of the AWS connections that take this role, plain: `mz_<uuid>_<id>`. Materialize makes one
   * together with a connection, so leave them out at first: nobody can take the role then.
   * @default not known yet
   */
  readonly externalIds?: readonly string[];
  /** What the role may do: {@link s3ExportStatements}, {@link glueRegistryStatements}, or your own. */
  readonly statements: readonly PolicyStatement[];
}

/**
 * The role that Materialize takes for an AWS connection (`ASSUME ROLE ARN`). One role for one purpose.
 *
 * Every customer's Materialize comes from one and the same role, so only the external id keeps the others out: the
 * trust policy demands it always. Two passes: create the role and the connection, read the connection's external id
 * from `mz_internal.mz_aws_connections`, set `externalIds`, then `VALIDATE CONNECTION`.
 *
 * @example
 * const role = new MaterializeAwsRole("exports", {
 *   deployment: "cloud",
 *   statements: s3ExportStatements({ bucketArn: bucket.arn, prefix: "materialize" }),
 * });
 * @throws RunError when a principal is not one exact role, an external id is empty or not of Materialize's form, or a
 *   statement has a wildcard for an action. The preview fails when a policy is longer than AWS takes.
 * @see https://materialize.com/docs/sql/create-connection/#aws-permissions
 */
export class MaterializeAwsRole extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;
  /** Whether the external ids are known. While not, nobody at all can take the role. */
  readonly usable: boolean;
  readonly role: aws.iam.Role;
  readonly policy: aws.iam.RolePolicy;

  constructor(name: string, args: MaterializeAwsRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `MaterializeAwsRole ${name}`;
    checkMaterializeAwsRole(args, where);
    const plan = planRole({
      name,
      trust: [trustOf(args)],
      statements: () => args.statements,
      description: "Taken by Materialize for an AWS connection",
      options: args,
      where,
    });
    super(typeToken("iam", "MaterializeAwsRole"), name, {}, opts);
    ({ role: this.role, policy: this.policy } = makeRole(ownOptions(this, opts), name, plan));
    this.arn = this.role.arn;
    this.roleName = this.role.name;
    this.usable = args.externalIds !== undefined;
    this.registerOutputs({ arn: this.arn, roleName: this.roleName, usable: this.usable });
  }

  /**
   * Materialize's connection that takes this role. It comes first of all: Materialize makes the external id together
   * with it, and does not try the role until it is used.
   */
  connection(args: ItemArgs & { readonly region?: pulumi.Input<string> }): AwsConnection {
    return awsConnection({ ...args, assumeRoleArn: this.arn });
  }

  /**
   * What has to be given before what uses `connection` can be created; nothing once the external ids are known.
   *
   * @param configKey where an operator puts it, such as `my-stack:externalId`
   */
  waitsFor(connection: AwsConnection, configKey: string): readonly PendingValue[] {
    return this.usable ? [] : [externalIdPending(connection, configKey)];
  }
}

function trustOf(args: MaterializeAwsRoleArgs): TrustStatement {
  return {
    sid: "Materialize",
    principal: { aws: args.trustedPrincipals ?? [MATERIALIZE_CLOUD.connectionRoleArn] },
    conditions: { StringEquals: { "sts:ExternalId": args.externalIds ?? [PENDING_EXTERNAL_ID] } },
  };
}

/**
 * Checks what is plain.
 *
 * @throws RunError as {@link MaterializeAwsRole} does.
 */
export function checkMaterializeAwsRole(
  args: Omit<MaterializeAwsRoleArgs, "overrides">,
  where: string,
): void {
  const { deployment, trustedPrincipals, externalIds } = args;
  if (deployment !== "cloud" && deployment !== "self-managed")
    throw invalid(where, "deployment", "be cloud or self-managed", deployment);
  if (trustedPrincipals !== undefined) checkTrustedRoles(trustedPrincipals, where);
  else if (deployment === "self-managed")
    throw invalid(where, "trustedPrincipals", "name the role that your Materialize runs as", undefined);
  if (externalIds !== undefined) {
    const next = "leave externalIds out until Materialize has made one";
    checkExternalIds(externalIds, where, next, deployment === "cloud" ? CLOUD_EXTERNAL_ID : undefined);
  }
  checkStatements(args.statements, where, "statements");
  checkRoleOptions(args, where);
}
