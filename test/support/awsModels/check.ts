/** Holds recorded resources against AWS's own models of the requests that create them. */
import { checkDocuments } from "./documents";
import { MAPPINGS, requestsOf, type RecordedResource, type Row } from "./mapping";
import type { AwsModels } from "./model";
import { isMarked } from "./standIns";
import { validate, type Problem } from "./validate";

/** Something that AWS, or the provider, would refuse. */
export interface Finding extends Problem {
  /** `<type>::<name>` */
  readonly resource: string;
  /** `<service>.<operation>`, where it is about a request. */
  readonly request?: string;
}

export interface Counts {
  readonly resources: number;
  /** Values that were held against a shape. */
  readonly checked: number;
  /** Stand-ins. */
  readonly skipped: number;
}

export interface Report {
  readonly findings: readonly Finding[];
  readonly types: ReadonlyMap<string, Counts>;
  /** Values whose pattern could not be read: not checked in full. */
  readonly unread: readonly string[];
  readonly documents: { readonly read: number; readonly skipped: number; readonly actions: number };
}

/**
 * Checks all resources of the AWS provider; others are left out. The resources of one plan belong together: what IAM
 * counts by role is counted over them.
 *
 * @param mappings the types that are known; another one is a finding
 */
export async function checkResources(
  resources: readonly RecordedResource[],
  models: AwsModels,
  mappings: Readonly<Record<string, Row>> = MAPPINGS,
): Promise<Report> {
  const ours = resources.filter(({ type }) => type.startsWith("aws:"));
  const checker = new Checker(models);
  for (const resource of ours) {
    const row = Object.hasOwn(mappings, resource.type) ? mappings[resource.type] : undefined;
    if (row === undefined) checker.unmapped(resource);
    else checker.resource(resource, row);
  }
  checker.nothingChecked(mappings);
  const documents = await checkDocuments(ours, models);
  for (const { resource, ...problem } of documents.problems) {
    checker.findings.push({ resource: keyOf(resource), ...problem });
  }
  return { findings: checker.findings, types: checker.types, unread: checker.unread, documents };
}

const keyOf = ({ type, name }: RecordedResource): string => `${type}::${name}`;

class Checker {
  readonly findings: Finding[] = [];
  readonly types = new Map<string, Counts>();
  readonly unread: string[] = [];

  constructor(private readonly models: AwsModels) {}

  unmapped(resource: RecordedResource): void {
    const rule = "be a type that has a mapping (test/support/awsModels/mapping)";
    this.findings.push({ resource: keyOf(resource), path: "", rule, got: resource.type });
  }

  resource(resource: RecordedResource, row: Row): void {
    const { requests, problems } = requestsOf(resource, row);
    this.findings.push(...problems.map((problem) => ({ resource: keyOf(resource), ...problem })));
    const model = this.models.service(row.service);
    let counts = this.types.get(resource.type) ?? { resources: 0, checked: 0, skipped: 0 };
    counts = { ...counts, resources: counts.resources + 1 };
    for (const [operation, request] of requests) {
      const outcome = validate(model, model.input(operation), request);
      const where = { resource: keyOf(resource), request: `${row.service}.${operation}` };
      this.findings.push(...outcome.problems.map((problem) => ({ ...where, ...problem })));
      this.unread.push(...outcome.unread.map((path) => `${where.resource} ${where.request} ${path}`));
      counts = {
        ...counts,
        checked: counts.checked + outcome.checked.length,
        skipped: counts.skipped + outcome.skipped.length,
      };
    }
    this.types.set(resource.type, counts);
  }

  /** A type of which only stand-ins were seen has not been checked, whatever it looks like. */
  nothingChecked(mappings: Readonly<Record<string, Row>>): void {
    for (const [type, { checked, skipped }] of this.types) {
      if (checked > 0 || mappings[type]?.onlyReferences !== undefined) continue;
      const rule = "have a value that can be checked, not stand-ins alone";
      this.findings.push({ resource: type, path: "", rule, got: skipped });
    }
  }
}

/** One line. @example aws:kinesis/stream:Stream::clicks kinesis.CreateStream ShardCount must be 1 or more, got 0 */
export function describeFinding({ resource, request, path, rule, got }: Finding): string {
  const place = [resource, request, path].filter((part) => part !== undefined && part !== "").join(" ");
  // The mocks keep the value of what is marked secret.
  const shown =
    got === undefined
      ? "nothing"
      : JSON.stringify(got, (_, value: unknown) => (isMarked(value) ? "[secret]" : value));
  return `${place} must ${rule}, got ${shown.length > 120 ? `${shown.slice(0, 120)}…` : shown}`;
}

/** How much was checked, a line a type. */
export function describeReport({ types, unread, documents }: Report): readonly string[] {
  const lines = [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, { resources, checked, skipped }]) => {
      return `${type}: ${resources} resources, ${checked} values checked, ${skipped} stand-ins skipped`;
    });
  const { read, skipped, actions } = documents;
  return [
    ...lines,
    `policy documents: ${read} read, ${skipped} stand-ins skipped, ${actions} actions looked up`,
    ...unread.map((place) => `pattern not read: ${place}`),
  ];
}
