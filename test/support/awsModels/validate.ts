import { documentedRules } from "./documented";
import type { ServiceModel, Shape } from "./model";
import { readPattern } from "./pattern";
import { isMarked, isStandIn, OWN_ID } from "./standIns";

/** Something that AWS would refuse. */
export interface Problem {
  /** Such as `Tags[0].Key`. */
  readonly path: string;
  /** What the value must do. */
  readonly rule: string;
  readonly got: unknown;
}

export interface Outcome {
  readonly problems: readonly Problem[];
  /** Paths of the values that were held against their shapes. */
  readonly checked: readonly string[];
  /** Paths of the stand-ins. */
  readonly skipped: readonly string[];
  /** Paths whose pattern could not be read. */
  readonly unread: readonly string[];
}

/** Holds a request against the shape of an operation's. Stand-ins are left alone, and told. */
export function validate(model: ServiceModel, shape: string, value: unknown): Outcome {
  const visit = new Visit(model);
  visit.value(shape, value, "");
  return visit;
}

const SECRET = "[secret]";

class Visit implements Outcome {
  readonly problems: Problem[] = [];
  readonly checked: string[] = [];
  readonly skipped: string[] = [];
  readonly unread: string[] = [];
  private hidden = false;

  constructor(private readonly model: ServiceModel) {}

  value(name: string, value: unknown, path: string): void {
    if (isMarked(value)) return this.secret(name, value[SECRET], path);
    const shape = this.model.shape(name);
    if (isStandIn(value)) {
      // Put there by a mapping: nothing that a program could have given.
      if (value !== OWN_ID) this.skipped.push(path);
    } else if (shape.type === "structure") {
      this.structure(name, shape, value, path);
    } else if (shape.type === "list") {
      this.list(shape, value, path);
    } else if (shape.type === "map") {
      this.map(shape, value, path);
    } else {
      this.checked.push(path);
      this.leaf(shape, value, path);
    }
  }

  private secret(name: string, value: unknown, path: string): void {
    this.hidden = true;
    this.value(name, value, path);
    this.hidden = false;
  }

  private problem(path: string, rule: string, got: unknown): void {
    this.problems.push({ path, rule, got: this.hidden ? SECRET : got });
  }

  private structure(name: string, shape: Shape, value: unknown, path: string): void {
    if (!isMap(value)) return this.problem(path, "be a structure", value);
    const members = shape.members ?? {};
    const given = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
    for (const required of shape.required ?? []) {
      if (!given.some(([member]) => member === required))
        this.problem(join(path, required), "be given", undefined);
    }
    if (shape.union && given.length !== 1)
      this.problem(
        path,
        "have exactly one member",
        given.map(([member]) => member),
      );
    for (const [member, item] of given) {
      const reference = members[member];
      const inside = join(path, member);
      if (reference === undefined) this.problem(inside, `be a member of ${name}`, item);
      else {
        this.value(reference.shape, item, inside);
        this.documented(name, member, item, inside);
      }
    }
  }

  /** What the shape leaves open and the documentation beside it does not. */
  private documented(structure: string, member: string, value: unknown, path: string): void {
    if (isStandIn(value) || isMarked(value)) return;
    for (const { rule, holds } of documentedRules(this.model.service, structure, member)) {
      const documentation = this.model.documentation(structure, member);
      if (!holds(value, documentation)) this.problem(path, `${rule} (its documentation)`, value);
    }
  }

  private list(shape: Shape, value: unknown, path: string): void {
    if (!Array.isArray(value)) return this.problem(path, "be a list", value);
    this.size(shape, value.length, path, "item");
    value.forEach((item, i) => this.value(shape.member!.shape, item, `${path}[${i}]`));
  }

  private map(shape: Shape, value: unknown, path: string): void {
    if (!isMap(value)) return this.problem(path, "be a map", value);
    const entries = Object.entries(value);
    this.size(shape, entries.length, path, "entry");
    for (const [key, item] of entries) {
      this.value(shape.key!.shape, key, `${path}{${key}}`);
      this.value(shape.value!.shape, item, join(path, key));
    }
  }

  private leaf(shape: Shape, value: unknown, path: string): void {
    switch (shape.type) {
      case "string":
        return typeof value === "string"
          ? this.text(shape, value, path)
          : this.problem(path, "be a string", value);
      case "integer":
      case "long":
        if (!Number.isInteger(value)) return this.problem(path, "be a whole number", value);
        return this.range(shape, value as number, path);
      case "float":
      case "double":
        if (typeof value !== "number") return this.problem(path, "be a number", value);
        return this.range(shape, value, path);
      case "boolean":
        return typeof value === "boolean" ? undefined : this.problem(path, "be true or false", value);
      case "blob":
        if (typeof value !== "string") return this.problem(path, "be a text or bytes", value);
        return this.size(shape, Buffer.byteLength(value), path, "byte");
      default:
        throw new Error(
          `${this.model.service}: values of type ${shape.type} cannot be checked yet (${path})`,
        );
    }
  }

  private text(shape: Shape, value: string, path: string): void {
    // Characters, not the halves that JavaScript's length counts.
    this.size(shape, [...value].length, path, "character", value);
    if (shape.enum !== undefined && !shape.enum.includes(value))
      this.problem(path, `be one of ${shape.enum.join(", ")}`, value);
    if (shape.pattern === undefined) return;
    const pattern = readPattern(shape.pattern);
    if (pattern === undefined) this.unread.push(path);
    else if (!pattern.test(value)) this.problem(path, `match ${shape.pattern}`, value);
  }

  private size(shape: Shape, size: number, path: string, unit: string, got: unknown = size): void {
    const { min, max } = shape;
    if (min !== undefined && size < min) this.problem(path, `have ${min} or more ${plural(unit)}`, got);
    if (max !== undefined && size > max) this.problem(path, `have at most ${max} ${plural(unit)}`, got);
  }

  private range(shape: Shape, value: number, path: string): void {
    const min = shape.min ?? (shape.type === "integer" ? -(2 ** 31) : -Infinity);
    const max = shape.max ?? (shape.type === "integer" ? 2 ** 31 - 1 : Infinity);
    if (value < min) this.problem(path, `be ${min} or more`, value);
    if (value > max) this.problem(path, `be at most ${max}`, value);
  }
}

const plural = (unit: string): string => (unit === "entry" ? "entries" : `${unit}s`);

function join(path: string, member: string): string {
  return path === "" ? member : `${path}.${member}`;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
