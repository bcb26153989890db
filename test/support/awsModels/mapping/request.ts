import { madeName } from "../naming";
import { converted, isMarked, isStandIn } from "../standIns";
import type { Problem } from "../validate";
import type { Field, Row } from "./row";

/** A resource as it was recorded. */
export interface RecordedResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What the provider asks of AWS: requests by operation. */
export interface Requests {
  readonly requests: ReadonlyMap<string, Request>;
  /** Inputs that the mapping does not know, and names that the provider itself refuses. */
  readonly problems: readonly Problem[];
}

type Request = Record<string, unknown>;

/** Makes the requests of a resource by its row. */
export function requestsOf(resource: RecordedResource, row: Row): Requests {
  const writer = new Writer(row, resource.type);
  writer.create(resource.inputs);
  writer.named(resource);
  return { requests: writer.finished(), problems: writer.problems };
}

class Writer {
  readonly problems: Problem[] = [];
  private readonly requests = new Map<string, Request>();

  constructor(
    private readonly row: Row,
    private readonly type: string,
  ) {}

  create(inputs: Readonly<Record<string, unknown>>): void {
    const names = [this.row.name?.input, this.row.name?.prefix];
    const all = Object.entries({ ...this.row.defaults, ...inputs });
    const others = Object.fromEntries(all.filter(([input]) => !names.includes(input)));
    this.fields(others, this.row.fields, this.request(this.row.operation), "");
  }

  named({ inputs, name }: RecordedResource): void {
    const rule = this.row.name;
    if (rule === undefined) return;
    const made = madeName(rule, inputs, name);
    put(this.request(this.row.operation), rule.to, made.name);
    if (made.refused !== undefined) {
      this.problems.push({ path: rule.input, rule: made.refused, got: made.name });
    }
  }

  finished(): ReadonlyMap<string, Request> {
    const kept = [...this.requests].filter(([operation, request]) => !this.row.omits?.[operation]?.(request));
    for (const [operation, request] of kept) {
      for (const [path, value] of Object.entries(this.row.adds?.[operation] ?? {})) {
        put(request, path, value);
      }
    }
    return new Map(kept);
  }

  private request(operation: string): Request {
    const request = this.requests.get(operation) ?? {};
    this.requests.set(operation, request);
    return request;
  }

  private fields(
    inputs: Readonly<Record<string, unknown>>,
    fields: Readonly<Record<string, Field>>,
    into: Request,
    path: string,
  ): void {
    for (const [input, value] of Object.entries(inputs)) {
      if (value === undefined || value === null) continue;
      const inputPath = path === "" ? input : `${path}.${input}`;
      const field = Object.hasOwn(fields, input) ? fields[input] : undefined;
      if (field === undefined) {
        const rule = `be an input that the mapping of ${this.type} knows`;
        this.problems.push({ path: inputPath, rule, got: value });
      } else {
        this.field(field, value, inputs, into, inputPath);
      }
    }
  }

  private field(
    field: Field,
    value: unknown,
    beside: Readonly<Record<string, unknown>>,
    into: Request,
    path: string,
  ): void {
    switch (field.kind) {
      case "not sent":
        return;
      case "switch":
        if (value === true) this.request(field.in);
        return;
      case "attribute":
        return this.attribute(field.key, value);
      case "beside": {
        const other = Object.keys(field.paths).find((input) => given(beside[input]));
        const target = field.in === undefined ? into : this.request(field.in);
        if (other !== undefined) put(target, field.paths[other]!, value);
        return;
      }
      case "sent": {
        const target = field.in === undefined ? into : this.request(field.in);
        const sent = field.as === undefined ? value : converted(value, field.as);
        if (field.also !== undefined) put(this.request(field.also.in), field.also.to, sent);
        return put(target, field.to, sent);
      }
      case "block":
        return this.block(field, value, field.in === undefined ? into : this.request(field.in), path);
    }
  }

  private block(field: Field & { kind: "block" }, value: unknown, into: Request, path: string): void {
    if (isStandIn(value) || isMarked(value)) {
      if (field.to !== "") put(into, field.to, value);
      return;
    }
    const items = Array.isArray(value) ? (value as Request[]) : [value as Request];
    const made = items.map((item, i) => {
      const inside: Request = field.to === "" ? into : {};
      this.fields(item, field.fields, inside, Array.isArray(value) ? `${path}[${i}]` : path);
      return inside;
    });
    if (field.to !== "") put(into, field.to, Array.isArray(value) ? made : made[0]);
  }

  private attribute(key: string, value: unknown): void {
    const target = this.row.attributes;
    if (target === undefined) throw new Error(`the row of ${this.type} says no place for attributes`);
    const request = this.request(target.in);
    const list = (request[target.to] ??= []) as unknown[];
    list.push({ Key: key, Value: converted(value, String) });
  }
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

/** Puts a value at a path, with what is on the way there. */
function put(into: Request, path: string, value: unknown): void {
  const entry = /^(\w+)\{(\w+)\}$/.exec(path);
  if (entry !== null) {
    const map = (into[entry[1]!] ??= {}) as Request;
    map[entry[2]!] = value;
    return;
  }
  const [first, ...rest] = path.split(".");
  const isItem = first!.endsWith("[]");
  const member = isItem ? first!.slice(0, -2) : first!;
  if (rest.length === 0) {
    into[member] = isItem ? [value] : value;
    return;
  }
  const inside = (into[member] ??= isItem ? [{}] : {}) as Request | Request[];
  put(Array.isArray(inside) ? inside[0]! : inside, rest.join("."), value);
}
