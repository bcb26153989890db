import * as kafka from "@pulumi/kafka";
import * as pulumi from "@pulumi/pulumi";
import type * as random from "@pulumi/random";
import { invalid } from "../../materialize/errors";
import { secret, type Schema, type Secret } from "../../materialize";
import { planRandomPassword } from "../secret/randomPassword";
import { typeToken } from "../names";
import { later, type Later } from "../later";
import { knownInPreview } from "../preview";
import { override, type InputNames, type Overridden, type Override } from "../override";
import { ownOptions, type OwnOptions } from "../own";
import { aclEntries, aclKey, type KafkaRight } from "./acls";
import { type ProtocolKafkaCluster } from "./cluster";
import { unfitTopicName } from "./kafkaTopic";
import { vendorFacts } from "./vendors";

/** An account that exists already, made where the vendor makes them. */
export interface GivenCredentials {
  readonly username: pulumi.Input<string>;
  readonly password: pulumi.Input<string>;
}

/** An account to be made, for Materialize alone. */
export interface CreatedCredentials {
  /** Its name on the brokers, such as `materialize_events`. */
  readonly username: string;
  /** Any text; another text makes a new password, which the broker wants at once: rotate Materialize's secret then. @default none */
  readonly rotation?: string;
}

export interface KafkaAccessArgs {
  readonly cluster: ProtocolKafkaCluster;
  /** `given`: use an account; `create`: make one, with a random password and the rights below. */
  readonly credentials: { readonly given: GivenCredentials } | { readonly create: CreatedCredentials };
  /** What Materialize does with this account. Needed with `create`, which is given nothing else. */
  readonly rights: readonly KafkaRight[];
  /**
   * Whom ACLs name, with `given` credentials: `User:…`. Confluent Cloud names the service account, `User:sa-1a2b3c`.
   * @default with `create`, `User:<username>`; with `given`, no ACLs: the account has its rights already
   */
  readonly principal?: string;
  readonly overrides?: {
    readonly password?: Override<random.RandomPasswordArgs>;
    readonly user?: Override<kafka.UserScramCredentialArgs>;
    /** The function form gets the ACL's key, such as `read-topic-orders`. */
    readonly acl?: Override<kafka.AclArgs>;
  };
}

const USER_INPUTS: InputNames<kafka.UserScramCredentialArgs> = {
  password: true,
  passwordWo: true,
  passwordWoVersion: true,
  scramIterations: true,
  scramMechanism: true,
  username: true,
};
const ACL_INPUTS: InputNames<kafka.AclArgs> = {
  aclHost: true,
  aclOperation: true,
  aclPermissionType: true,
  aclPrincipal: true,
  aclResourceName: true,
  aclResourceType: true,
  resourcePatternTypeFilter: true,
};

/**
 * Materialize's account on a Kafka cluster: one that is given, or one made here that may do what a source or a sink
 * needs and nothing else.
 *
 * @example
 * const access = new KafkaAccess("orders", {
 *   cluster,
 *   credentials: { create: { username: "materialize_orders" } },
 *   rights: [{ for: "source", topic: "orders", groupIdPrefix: "materialize_orders" }],
 * });
 * @throws RunError when the vendor cannot make users or ACLs over Kafka's protocol, or a name is unfit.
 */
export class KafkaAccess extends pulumi.ComponentResource {
  readonly username: pulumi.Output<string>;
  /** Secret, always. */
  readonly password: pulumi.Output<string>;
  readonly acls: readonly kafka.Acl[];

  constructor(name: string, args: KafkaAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `KafkaAccess ${name}`;
    const created = "create" in args.credentials ? args.credentials.create : undefined;
    const principal = checkKafkaAccess(args, args.cluster, where);
    // Overrides before anything is registered: a mistake in the last one must not leave a user behind.
    const account = created === undefined ? undefined : accountOf(created, args, where);
    const acls = principal === undefined ? [] : aclsOf(principal, args, where);
    super(typeToken("kafka", "KafkaAccess"), name, {}, opts);
    const own = ownOptions(this, opts);
    const onCluster = { ...own, provider: args.cluster.provider };

    if (created === undefined || account === undefined) {
      const { given } = args.credentials as { given: GivenCredentials };
      this.username = pulumi.output(given.username);
      this.password = pulumi.secret(given.password);
    } else {
      this.username = pulumi.output(created.username);
      this.password = this.makeUser(name, account, own, onCluster);
    }
    this.acls = acls.map(
      ({ key, acl }) =>
        new kafka.Acl(`${name}-acl-${key}`, acl.args, pulumi.mergeOptions(onCluster, acl.opts)),
    );
    this.registerOutputs({ username: this.username, password: this.password });
  }

  /** The password as a secret of Materialize. */
  secret(args: { readonly schema: Schema; readonly name: string }): Secret {
    return secret({ schema: args.schema, name: args.name, value: this.password });
  }

  private makeUser(
    name: string,
    { password, user, shown }: Account,
    own: OwnOptions,
    onCluster: pulumi.CustomResourceOptions,
  ): pulumi.Output<string> {
    const made = password(`${name}-password`, own);
    shown.become(made);
    const scram = new kafka.UserScramCredential(
      `${name}-user`,
      user.args,
      pulumi.mergeOptions(onCluster, user.opts),
    );
    // Known when the account is there: who uses the password must not be earlier than the broker knows it.
    return pulumi.secret(pulumi.all([made, scram.id]).apply(([text]) => text));
  }
}

/** The two resources of a new account, after their overrides. */
interface Account {
  /** Makes the password. */
  readonly password: ReturnType<typeof planRandomPassword>;
  readonly user: Overridden<kafka.UserScramCredentialArgs>;
  /** The password that `user` was shown before there was one. */
  readonly shown: Later<string>;
}

function accountOf(created: CreatedCredentials, args: KafkaAccessArgs, where: string): Account {
  const shown = later<string>();
  const user = override<kafka.UserScramCredentialArgs>(
    {
      username: created.username,
      scramMechanism: args.cluster.mechanism,
      // The provider (terraform-provider-kafka 0.13.1) panics when it plans with a password that is not known yet.
      password: pulumi.secret(knownInPreview(shown.output, "known after the first update")),
    },
    args.overrides?.user,
    USER_INPUTS,
    `${where}: overrides.user`,
  );
  const password = planRandomPassword(
    { length: 32, rotation: created.rotation, chosen: args.overrides?.password },
    `${where}: overrides.password`,
  );
  return { password, user, shown };
}

function aclsOf(
  principal: string,
  args: KafkaAccessArgs,
  where: string,
): readonly { readonly key: string; readonly acl: Overridden<kafka.AclArgs> }[] {
  return aclEntries(args.rights, args.cluster.vendor).map((entry) => {
    const key = aclKey(entry);
    const defaults = {
      aclPrincipal: principal,
      aclHost: "*",
      aclOperation: entry.operation,
      aclPermissionType: "Allow",
      aclResourceType: entry.resourceType,
      aclResourceName: entry.resourceName,
      resourcePatternTypeFilter: entry.patternType,
    };
    const chosen = args.overrides?.acl;
    return {
      key,
      acl: override<kafka.AclArgs>(defaults, chosen, ACL_INPUTS, `${where}: overrides.acl`, key),
    };
  });
}

/**
 * Checks what can be checked without a broker.
 *
 * @returns the principal that ACLs are made for, or `undefined` where none are
 * @throws RunError as {@link KafkaAccess} does.
 */
export function checkKafkaAccess(
  args: Omit<KafkaAccessArgs, "cluster">,
  cluster: Omit<ProtocolKafkaCluster, "provider">,
  where: string,
): string | undefined {
  const facts = vendorFacts(cluster.vendor);
  const { given, create: created } = args.credentials as Partial<Record<"given", GivenCredentials>> &
    Partial<Record<"create", CreatedCredentials>>;
  if ((given === undefined) === (created === undefined))
    throw invalid(where, "credentials", "hold either given or create", Object.keys(args.credentials));
  args.rights.forEach((right, i) => checkRight(right, `rights[${i}]`, where));
  if (created !== undefined) {
    if (!facts.scramUsers) {
      throw invalid(
        where,
        "credentials",
        `be given on ${facts.title}`,
        "create",
        `make the user by ${facts.users}`,
      );
    }
    if (cluster.mechanism === "PLAIN") {
      throw invalid(where, "credentials", "be given with PLAIN (only SCRAM users can be made)", "create");
    }
    if (!/^[A-Za-z0-9._-]{1,100}$/.test(created.username)) {
      throw invalid(
        where,
        "credentials.create.username",
        "be 1 to 100 of a-z A-Z 0-9 . _ -",
        created.username,
      );
    }
    if (args.principal !== undefined) {
      const rule = `be left out with create (it is User:${created.username})`;
      throw invalid(where, "principal", rule, args.principal);
    }
  }
  const principal = args.principal ?? (created === undefined ? undefined : `User:${created.username}`);
  if (principal !== undefined && !/^User:[^*\s]+$/.test(principal)) {
    throw invalid(where, "principal", "be User:<name>, without a wildcard", principal);
  }
  if (principal !== undefined && !facts.acls) {
    throw invalid(
      where,
      "principal",
      `be left out on ${facts.title}`,
      principal,
      `give rights by ${facts.users}`,
    );
  }
  if (principal !== undefined && args.rights.length === 0) {
    const who = created === undefined ? "principal" : "new account";
    throw invalid(where, "rights", `name what the ${who} may do`, args.rights);
  }
  return principal;
}

/** To Kafka the name `*` is every topic: least privilege ends with it. */
function checkRight(right: KafkaRight, field: string, where: string): void {
  const { for: what, ...names } = right;
  if (what !== "source" && what !== "sink") throw invalid(where, `${field}.for`, "be source or sink", what);
  const topics = what === "source" ? ["topic"] : ["topic", "progressTopic"];
  const prefixes = what === "source" ? ["groupIdPrefix"] : ["transactionalIdPrefix", "progressGroupIdPrefix"];
  for (const name of topics) {
    const value: unknown = Reflect.get(names, name);
    const unfit = unfitTopicName(typeof value === "string" ? value : "");
    if (unfit !== undefined) throw invalid(where, `${field}.${name}`, unfit, value);
  }
  for (const name of prefixes) {
    const value: unknown = Reflect.get(names, name);
    if (typeof value !== "string" || value === "" || value === "*")
      throw invalid(where, `${field}.${name}`, "be text without a wildcard, not empty", value);
  }
}
