/** AWS's models of its APIs, as botocore carries them: the shapes of requests with their limits. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

interface Reference {
  readonly shape: string;
  readonly documentation?: string;
}

/** A type of the API. Only what describes a value is named here. */
export interface Shape {
  readonly type: string;
  readonly documentation?: string;
  /** Of a structure. */
  readonly members?: Readonly<Record<string, Reference>>;
  readonly required?: readonly string[];
  readonly union?: boolean;
  /** Of a list. */
  readonly member?: Reference;
  /** Of a map. */
  readonly key?: Reference;
  readonly value?: Reference;
  /** Characters of a string, bytes of a blob, items of a list or a map, or the value of a number. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

interface ServiceJson {
  readonly operations: Readonly<
    Record<string, { readonly input?: Reference; readonly documentation?: string }>
  >;
  readonly shapes: Readonly<Record<string, Shape>>;
}

export class ServiceModel {
  constructor(
    /** As botocore calls it, such as `kinesis`. */
    readonly service: string,
    private readonly json: ServiceJson,
  ) {}

  /** The name of the shape of an operation's request. @throws Error when there is no such operation. */
  input(operation: string): string {
    const found = this.json.operations[operation];
    if (found?.input === undefined)
      throw new Error(`${this.service} has no operation ${operation} that takes a request`);
    return found.input.shape;
  }

  shape(name: string): Shape {
    const found = this.json.shapes[name];
    if (found === undefined) throw new Error(`${this.service} has no shape ${name}`);
    return found;
  }

  /** What is written about an operation, or about a member of a structure and the shape of its values. */
  documentation(operation: string): string;
  documentation(structure: string, member: string): string;
  documentation(name: string, member?: string): string {
    if (member === undefined) return this.json.operations[name]?.documentation ?? "";
    const reference = this.shape(name).members?.[member];
    if (reference === undefined) throw new Error(`${this.service} ${name} has no member ${member}`);
    return `${reference.documentation ?? ""} ${this.shape(reference.shape).documentation ?? ""}`;
  }

  /** Every shape that a request of an operation can hold, by name. */
  reachable(operation: string): ReadonlyMap<string, Shape> {
    const found = new Map<string, Shape>();
    const visit = (name: string): void => {
      if (found.has(name)) return;
      const shape = this.shape(name);
      found.set(name, shape);
      const inside = [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value];
      for (const reference of inside) if (reference !== undefined) visit(reference.shape);
    };
    visit(this.input(operation));
    return found;
  }
}

/** The models of all services, each read when it is first asked for. */
export class AwsModels {
  private readonly read = new Map<string, ServiceModel>();

  /** @param folder as `ensureAwsModels` finds it */
  constructor(private readonly folder: string) {}

  /** The newest version of a service's model. @throws Error when there is no such service. */
  service(name: string): ServiceModel {
    const known = this.read.get(name);
    if (known !== undefined) return known;
    const version = readdirSync(join(this.folder, name)).sort().at(-1);
    if (version === undefined) throw new Error(`there is no model of ${name}`);
    const model = new ServiceModel(name, readJson(join(this.folder, name, version)));
    this.read.set(name, model);
    return model;
  }
}

function readJson(folder: string): ServiceJson {
  const name = readdirSync(folder).find((file) => file.startsWith("service-2.json"));
  if (name === undefined) throw new Error(`there is no model in ${folder}`);
  const bytes = readFileSync(join(folder, name));
  return JSON.parse((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")) as ServiceJson;
}
