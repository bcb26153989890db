import * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi";
import { standInLookup, standInOutputs, type Facts } from "./standIns";

/** A resource as the program asked for it. */
export interface PlannedResource {
  readonly type: string;
  readonly name: string;
  /** `<parent type>::<parent name>`, or `undefined` at the top. */
  readonly parent?: string;
  /** The engine refuses to delete or replace it. */
  readonly protect?: true;
  /** What it was given; secrets masked. */
  readonly inputs: Record<string, unknown>;
}

/** What a resource was answered; Outputs and the SDK's marks of secrets are still in it. */
export interface Answered {
  readonly type: string;
  readonly name: string;
  readonly outputs: Record<string, unknown>;
}

interface Constructed {
  readonly type: string;
  readonly name: string;
  readonly parent?: string;
  readonly protect?: true;
}

const SECRET_MARK = "4dabf18193072939515e22adb298388d";

/** Answers the program as a provider would, and writes down what was asked for. */
export class Recorder implements pulumi.runtime.Mocks {
  private readonly constructed: Constructed[] = [];
  private readonly registered = new Map<string, Record<string, unknown>>();
  private readonly answers = new Map<string, Record<string, unknown>>();
  private readonly keys = new WeakMap<object, string>();

  constructor(private readonly facts: Facts) {}

  newResource(args: pulumi.runtime.MockResourceArgs): { id: string; state: Record<string, unknown> } {
    const inputs = args.inputs as Record<string, unknown>;
    this.registered.set(keyOf(args.type, args.name), maskMarked(inputs) as Record<string, unknown>);
    const state = standInOutputs(args.type, args.name, inputs, this.facts);
    this.answers.set(keyOf(args.type, args.name), state);
    return { id: `<id ${args.name}>`, state };
  }

  call(args: pulumi.runtime.MockCallArgs): Record<string, unknown> {
    return standInLookup(args.token, args.inputs as Record<string, unknown>, this.facts);
  }

  /** Sees every resource with its parent, which mocks are not told. Registered inside the stack. */
  readonly transformation: pulumi.ResourceTransformation = ({ resource, type, name, opts }) => {
    const parent = opts.parent === undefined ? undefined : this.keys.get(opts.parent);
    const key = keyOf(type, name);
    this.keys.set(resource, key);
    this.constructed.push({
      type,
      name,
      ...(parent === undefined ? {} : { parent }),
      ...(opts.protect === true ? { protect: true } : {}),
    });
    return undefined;
  };

  /** How many resources have been asked for and not answered yet. */
  waiting(): readonly string[] {
    return this.constructed
      .map(({ type, name }) => keyOf(type, name))
      .filter((key) => !this.registered.has(key));
  }

  /** Of a component: what it registered of itself. */
  answered(): readonly Answered[] {
    return this.constructed.map(({ type, name }) => ({
      type,
      name,
      outputs: this.answers.get(keyOf(type, name)) ?? {},
    }));
  }

  /**
   * @throws RunError when two resources have one name, which mocks do not notice and the engine refuses.
   */
  resources(): readonly PlannedResource[] {
    const seen = new Set<string>();
    return this.constructed
      .map(({ type, name, parent, protect }) => {
        const key = keyOf(type, name);
        // The engine's names hold the types of the parents too; ours are unique without them.
        if (seen.has(key)) throw new RunError(`two resources have one name: ${key}`);
        seen.add(key);
        return {
          type,
          name,
          ...(parent === undefined ? {} : { parent }),
          ...(protect === undefined ? {} : { protect }),
          inputs: this.registered.get(key) ?? {},
        };
      })
      .sort((a, b) => (keyOf(a.type, a.name) < keyOf(b.type, b.name) ? -1 : 1));
  }
}

export function keyOf(type: string, name: string): string {
  return `${type}::${name}`;
}

/** Secret inputs arrive in an object with a mark of the SDK's. */
function maskMarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskMarked);
  if (typeof value !== "object" || value === null) return value;
  if (SECRET_MARK in value) return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskMarked(item)]));
}
