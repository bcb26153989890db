import type { Checks, Subject } from "../rule";
import { placed } from "../seen";
import { statementsOf, type Statement } from "./document";

/** What a rule says about one statement that allows something. */
export type StatementCheck<O> = (statement: Statement, options: O) => readonly string[];

/** Judges what a user, group or role may do, wherever such a document can stand. */
export function onIdentityPolicies<O>(check: StatementCheck<O>): Checks<O> {
  const policy = onField<{ readonly policy?: unknown }, O>("policy", check);
  return {
    "aws:iam/groupPolicy:GroupPolicy": policy,
    "aws:iam/policy:Policy": policy,
    "aws:iam/role:Role": ({ inputs, options }) =>
      placed(inputs.inlinePolicies).flatMap(([i, inline]) =>
        judge(inline.policy, `inlinePolicies[${i}].policy`, check, options),
      ),
    "aws:iam/rolePolicy:RolePolicy": policy,
    "aws:iam/userPolicy:UserPolicy": policy,
  };
}

/** Judges who may take a role. */
export function onTrustPolicies<O>(check: StatementCheck<O>): Checks<O> {
  return {
    "aws:iam/role:Role": onField<{ readonly assumeRolePolicy?: unknown }, O>("assumeRolePolicy", check),
  };
}

/** Judges who may use a stream, a cluster, a key, a secret, a bus, a bucket or a queue. In them `Resource: "*"` means the thing itself. */
export function onResourcePolicies<O>(check: StatementCheck<O>): Checks<O> {
  const policy = onField<{ readonly policy?: unknown }, O>("policy", check);
  return {
    ...onQueuePolicies(check),
    "aws:cloudwatch/eventBusPolicy:EventBusPolicy": policy,
    "aws:kinesis/resourcePolicy:ResourcePolicy": policy,
    "aws:kms/key:Key": policy,
    "aws:kms/keyPolicy:KeyPolicy": policy,
    "aws:msk/clusterPolicy:ClusterPolicy": policy,
    "aws:s3/bucket:Bucket": policy,
    "aws:s3/bucketPolicy:BucketPolicy": policy,
    "aws:s3/bucketV2:BucketV2": policy,
    "aws:secretsmanager/secret:Secret": policy,
    "aws:secretsmanager/secretPolicy:SecretPolicy": policy,
  };
}

/** Judges who may use a queue. */
export function onQueuePolicies<O>(check: StatementCheck<O>): Checks<O> {
  const policy = onField<{ readonly policy?: unknown }, O>("policy", check);
  return { "aws:sqs/queue:Queue": policy, "aws:sqs/queuePolicy:QueuePolicy": policy };
}

function onField<A extends object, O>(field: string & keyof A, check: StatementCheck<O>) {
  return ({ inputs, options }: Pick<Subject<A, O>, "inputs" | "options">): readonly string[] =>
    judge((inputs as A)[field], field, check, options);
}

function judge<O>(document: unknown, field: string, check: StatementCheck<O>, options: O): readonly string[] {
  return statementsOf(document, field)
    .filter(({ allows }) => allows)
    .flatMap((statement) => check(statement, options));
}
