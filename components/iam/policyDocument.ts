import * as pulumi from "@pulumi/pulumi";

/** One statement of an IAM policy that says what a role may do. Its shape is plain; only ARNs may be known later. */
export interface PolicyStatement {
  /** Letters and digits, such as `ReadTopic`. */
  readonly sid: string;
  /** Exact actions, such as `kinesis:PutRecord`; no wildcard. */
  readonly actions: readonly string[];
  /** ARNs. `*` only for actions of {@link ON_ALL_RESOURCES}, which AWS allows on nothing less. */
  readonly resources: readonly pulumi.Input<string>[];
  /** `{ StringLike: { "s3:prefix": ["exports/*"] } }`. @default none */
  readonly conditions?: Conditions;
}

/** Who may take a role, and on which conditions. */
export interface TrustStatement {
  readonly sid: string;
  /** ARNs of AWS principals, or names of services such as `events.amazonaws.com`. */
  readonly principal: { readonly aws: readonly string[] } | { readonly service: string };
  /** @default none */
  readonly conditions?: Conditions;
}

/** Operator, then key, then the values of which one has to match. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly pulumi.Input<string>[]>>>>;

const VERSION = "2012-10-17";

/** The policy's JSON text: the same statements give the same bytes, whatever order lists came in. */
export function policyDocument(statements: readonly PolicyStatement[]): pulumi.Output<string> {
  return documentOf(
    statements.map(({ sid, actions, resources, conditions }) => ({
      Sid: sid,
      Effect: "Allow",
      Action: sorted(actions),
      Resource: pulumi.all([...resources]).apply(sorted),
      ...(conditions === undefined ? {} : { Condition: printedConditions(conditions) }),
    })),
  );
}

/** A role's trust policy as JSON text. */
export function trustPolicy(statements: readonly TrustStatement[]): pulumi.Output<string> {
  return documentOf(
    statements.map(({ sid, principal, conditions }) => ({
      Sid: sid,
      Effect: "Allow",
      Principal: "aws" in principal ? { AWS: sorted(principal.aws) } : { Service: principal.service },
      Action: "sts:AssumeRole",
      ...(conditions === undefined ? {} : { Condition: printedConditions(conditions) }),
    })),
  );
}

function documentOf(statements: readonly object[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: VERSION, Statement: [...statements] });
}

function printedConditions(conditions: Conditions): object {
  return Object.fromEntries(
    byName(conditions).map(([operator, keys]) => [
      operator,
      Object.fromEntries(byName(keys).map(([key, values]) => [key, pulumi.all([...values]).apply(sorted)])),
    ]),
  );
}

function byName<T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
