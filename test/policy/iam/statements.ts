/** Cases about one statement, in each form in which AWS and Pulumi take a document. */
import type { Case, Failing } from "../judged";

export const ROLE = "aws:iam/role:Role";
export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

/** A document of the statements, as an object. */
export function documentOf(...statements: readonly object[]): object {
  return { Version: "2012-10-17", Statement: statements };
}

/** A statement of a role's trust policy. */
export function trust(Principal: unknown, Condition?: unknown, Action: unknown = "sts:AssumeRole"): object {
  return { Effect: "Allow", Principal, Action, ...(Condition === undefined ? {} : { Condition }) };
}

/** Where a document stands: the type of the resource, and the field by a function. */
export interface Place {
  readonly type: string;
  readonly field: string;
  readonly put: (document: unknown) => object;
}

export const TRUST: Place = {
  type: ROLE,
  field: "assumeRolePolicy",
  put: (assumeRolePolicy) => ({ assumeRolePolicy }),
};

const POLICY = { field: "policy", put: (policy: unknown) => ({ policy }) };

export const IDENTITY: readonly Place[] = [
  { type: ROLE_POLICY, ...POLICY },
  { type: "aws:iam/policy:Policy", ...POLICY },
  { type: "aws:iam/userPolicy:UserPolicy", ...POLICY },
  { type: "aws:iam/groupPolicy:GroupPolicy", ...POLICY },
  {
    type: ROLE,
    field: "inlinePolicies[1].policy",
    put: (policy) => ({ assumeRolePolicy: "{}", inlinePolicies: [{ name: "empty" }, { policy }] }),
  },
];

export const RESOURCE: readonly Place[] = [
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
  "aws:kinesis/resourcePolicy:ResourcePolicy",
  "aws:kms/key:Key",
  "aws:kms/keyPolicy:KeyPolicy",
  "aws:msk/clusterPolicy:ClusterPolicy",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketV2:BucketV2",
  "aws:secretsmanager/secret:Secret",
  "aws:secretsmanager/secretPolicy:SecretPolicy",
  "aws:sqs/queue:Queue",
  "aws:sqs/queuePolicy:QueuePolicy",
].map((type) => ({ type, ...POLICY }));

/** One statement, and what a rule says of it after `<field>: Statement[0] `. */
export interface StatementCase {
  readonly what: string;
  readonly statement: object;
  readonly config?: Readonly<Record<string, unknown>>;
}

type FailingStatement = StatementCase & { readonly says: readonly string[] };

/** The statement alone and in a list, as text and as an object. */
export function passing(places: readonly Place[], cases: readonly StatementCase[]): readonly Case[] {
  return cases.flatMap((one) => forms(places, one));
}

export function failing(places: readonly Place[], cases: readonly FailingStatement[]): readonly Failing[] {
  return cases.flatMap((one) =>
    forms(places, one).map((form) => ({
      ...form,
      says: one.says.map((text) => `${form.field}: Statement[0] ${text}`),
    })),
  );
}

/** Documents with something unknown in them: they are objects, in a text nothing can be unknown. */
export function unknowing(places: readonly Place[], cases: readonly StatementCase[]): readonly Case[] {
  return cases.flatMap((one) => forms(places, one).filter(({ form }) => form === "object"));
}

function forms(places: readonly Place[], { what, statement, config }: StatementCase) {
  const documents = {
    object: documentOf(statement),
    text: JSON.stringify(documentOf(statement)),
    "single statement": { Statement: statement },
  };
  return places.flatMap(({ type, field, put }) =>
    Object.entries(documents).map(([form, document]) => ({
      what,
      type,
      field,
      form,
      inputs: put(document),
      ...(config === undefined ? {} : { config }),
    })),
  );
}
