import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../../materialize/errors";
import { secret, type Schema, type Secret } from "../../../materialize";
import { ARNS, refuseArn } from "../../iam/arn";
import { typeToken } from "../../names";
import { ownOptions } from "../../own";
import { secretFromManager } from "../../secret/secretsManager";
import { requireMskClusterArn } from "./arn";
import { planScramUser } from "./newScramUser";
import {
  type ExistingMskScramUserArgs,
  type MskScramUserArgs,
  type NewMskScramUserArgs,
} from "./scramUserArgs";
import { MSK_SCRAM_MECHANISM, MSK_SECRET_PREFIX } from "./scram";

/**
 * A user with a password on MSK. One secret a user, associated by itself: the resource that associates a list of
 * secrets would turn out everybody else's.
 *
 * With MSK's default, `allow.everyone.if.no.acl.found`, a user may do whatever no ACL speaks of.
 *
 * @example
 * const user = new MskScramUser("events", { clusterArn: cluster.arn, username: "materialize_events" });
 * const password = user.secret({ schema, name: "kafka_password" });
 * @throws RunError when the name or an ARN is unfit.
 */
export class MskScramUser extends pulumi.ComponentResource {
  readonly username: pulumi.Output<string>;
  /** Secret, always. Of a new user it is known once MSK knows it too. */
  readonly password: pulumi.Output<string>;
  readonly secretArn: pulumi.Output<string>;
  readonly mechanism = MSK_SCRAM_MECHANISM;

  constructor(name: string, args: MskScramUserArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `MskScramUser ${name}`;
    checkMskScramUser(args, where);
    const make = "existing" in args ? undefined : planScramUser(name, args, where);
    super(typeToken("kafka", "MskScramUser"), name, {}, opts);
    const own = ownOptions(this, opts);
    if (make === undefined) {
      const { secretArn } = (args as ExistingMskScramUserArgs).existing;
      const field = (key: string) => secretFromManager(secretArn, key, own);
      this.secretArn = pulumi.output(secretArn);
      // The name is no secret: it stands in the SQL.
      this.username = pulumi.unsecret(field("username"));
      this.password = field("password");
    } else {
      const made = make(own);
      this.secretArn = made.secretArn;
      this.username = pulumi.output((args as NewMskScramUserArgs).username);
      this.password = made.password;
    }
    this.registerOutputs({ username: this.username, secretArn: this.secretArn });
  }

  /** The password as a secret of Materialize. */
  secret(args: { readonly schema: Schema; readonly name: string }): Secret {
    return secret({ schema: args.schema, name: args.name, value: this.password });
  }
}

/**
 * Checks what is plain; the cluster may still have to come.
 *
 * @throws RunError naming the field
 */
export function checkMskScramUser(
  args: ExistingMskScramUserArgs | (Omit<NewMskScramUserArgs, "clusterArn"> & Partial<NewMskScramUserArgs>),
  where: string,
): void {
  if ("existing" in args) {
    const { secretArn } = args.existing;
    if (!/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:AmazonMSK_[\w/+=.@-]+$/.test(secretArn)) {
      const rule = `be the ARN of a secret whose name begins with ${MSK_SECRET_PREFIX}`;
      throw invalid(where, "existing.secretArn", rule, secretArn, "MSK takes no other");
    }
    return;
  }
  if (typeof args.clusterArn === "string")
    requireMskClusterArn(args.clusterArn, "provisioned", where, "clusterArn");
  if (!/^[A-Za-z0-9._-]{1,100}$/.test(args.username))
    throw invalid(where, "username", "be 1 to 100 of a-z A-Z 0-9 . _ -", args.username);
  if (args.kmsKeyArn !== undefined) refuseArn(args.kmsKeyArn, ARNS.key, where, "kmsKeyArn");
}
