/**
 * A recording mock runtime. It keeps what the SDK's own mocks lose: the parent of each resource, its options, two
 * resources with one URN. It cannot tell what a provider would refuse, and runs no engine.
 */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";

/** Stands in the place of an input that is marked secret. */
export interface Marked {
  readonly "[secret]": unknown;
}
/** How a test writes a secret input. */
export const marked = (value: unknown): Marked => ({ "[secret]": value });

/** Stands in the place of an input that is not known yet. The mocks forget whether it is secret. */
export const UNKNOWN = "[unknown]";

/** A resource as it was registered. */
export interface Recorded {
  readonly type: string;
  readonly name: string;
  /** Secrets as {@link marked}, unknowns as {@link UNKNOWN}; a provider's are decoded from JSON. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** `<type>::<name>`, or `undefined` at the top. */
  readonly parent?: string;
  /** The name of its explicit provider. */
  readonly provider?: string;
  readonly opts: pulumi.CustomResourceOptions;
  readonly urn: string;
}

/** A program that ran. */
export interface Run<T> {
  readonly result: T;
  /** By type, then name. */
  readonly resources: readonly Recorded[];
  readonly calls: readonly { readonly token: string; readonly inputs: Record<string, unknown> }[];
}

export interface RunOptions {
  /** Outputs of providers stay unknown. @default false */
  readonly preview?: boolean;
  /** Keys as `namespace:key`; other than text becomes JSON. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly secretKeys?: readonly string[];
  /** What lookups answer, by token. */
  readonly lookups?: Readonly<Record<string, (inputs: Record<string, unknown>) => Record<string, unknown>>>;
  /** @default 15_000 */
  readonly timeoutMs?: number;
}

const SECRET_MARK = "4dabf18193072939515e22adb298388d";
const PROJECT = "materialize-ingest";
const STACK = "test";
/** What a provider answers besides the inputs. Not marked: the program must mark secrets itself. */
const ANSWERS: Readonly<Record<string, (name: string) => Record<string, unknown>>> = {
  "random:index/randomPassword:RandomPassword": (name) => ({ result: `random-${name}` }),
};

interface Constructed {
  readonly type: string;
  readonly name: string;
  readonly parent?: string;
  readonly opts: pulumi.CustomResourceOptions;
  readonly urn: string;
}

class Recorder implements pulumi.runtime.Mocks {
  readonly constructed: Constructed[] = [];
  readonly calls: { token: string; inputs: Record<string, unknown> }[] = [];
  private readonly registered = new Map<string, { inputs: Record<string, unknown>; provider?: string }[]>();
  private readonly urns = new WeakMap<object, { key: string; typeChain: string }>();

  constructor(private readonly options: RunOptions) {}

  newResource(args: pulumi.runtime.MockResourceArgs): {
    id: string | undefined;
    state: Record<string, unknown>;
  } {
    const key = keyOf(args.type, args.name);
    const inputs = args.inputs as Record<string, unknown>;
    const all = this.registered.get(key) ?? [];
    this.registered.set(key, [...all, { inputs, provider: providerName(args.provider) }]);
    const answer = this.options.preview ? {} : ANSWERS[args.type]?.(args.name);
    return { id: this.options.preview ? undefined : `id-${args.name}`, state: { ...inputs, ...answer } };
  }

  call(args: pulumi.runtime.MockCallArgs): Record<string, unknown> {
    const inputs = args.inputs as Record<string, unknown>;
    this.calls.push({ token: args.token, inputs });
    const lookup = this.options.lookups?.[args.token];
    assert.ok(lookup, `the test has no answer for the lookup ${args.token}`);
    return lookup(inputs);
  }

  /** The only place where a resource is seen with its parent and its options. */
  readonly transformation: pulumi.ResourceTransformation = ({ resource, type, name, opts }) => {
    const parent = opts.parent === undefined ? undefined : this.urns.get(opts.parent);
    const typeChain = parent === undefined ? type : `${parent.typeChain}$${type}`;
    const key = keyOf(type, name);
    this.urns.set(resource, { key, typeChain });
    const urn = `urn:pulumi:${STACK}::${PROJECT}::${typeChain}::${name}`;
    this.constructed.push({ type, name, opts: { ...opts }, urn, ...(parent && { parent: parent.key }) });
    return undefined;
  };

  waiting(): readonly string[] {
    const counts = new Map([...this.registered].map(([key, all]) => [key, all.length]));
    return this.constructed.flatMap(({ type, name }) => {
      const key = keyOf(type, name);
      const left = counts.get(key) ?? 0;
      counts.set(key, left - 1);
      return left > 0 ? [] : [key];
    });
  }

  resources(): readonly Recorded[] {
    const urns = this.constructed.map(({ urn }) => urn);
    const twice = urns.filter((urn, i) => urns.indexOf(urn) !== i);
    assert.deepEqual(twice, [], "two resources have one URN, which the engine refuses");
    const recorded = this.constructed.map(({ type, name, parent, opts, urn }): Recorded => {
      const { inputs, provider } = this.registered.get(keyOf(type, name))![0]!;
      const shown = shownInputs(type, inputs);
      return {
        type,
        name,
        inputs: shown,
        opts,
        urn,
        ...(parent && { parent }),
        ...(provider && { provider }),
      };
    });
    return recorded.sort((a, b) => (keyOf(a.type, a.name) < keyOf(b.type, b.name) ? -1 : 1));
  }
}

export function keyOf(type: string, name: string): string {
  return `${type}::${name}`;
}

function providerName(reference: string | undefined): string | undefined {
  return reference === undefined || reference === "" ? undefined : reference.split("::").at(-2);
}

/** The SDK sends a provider's inputs as JSON texts. */
function shownInputs(type: string, inputs: Record<string, unknown>): Record<string, unknown> {
  const shown = show(inputs) as Record<string, unknown>;
  if (!type.startsWith("pulumi:providers:")) return shown;
  return Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, decoded(value)]));
}

function decoded(value: unknown): unknown {
  if (typeof value !== "string" || !/^(\[|\{|true$|false$|\d+$)/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function show(value: unknown): unknown {
  if (pulumi.isUnknown(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(show);
  if (typeof value !== "object" || value === null) return value;
  if (SECRET_MARK in value) return marked(show((value as unknown as { value: unknown }).value));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, show(item)]));
}

/** Runs a program as a stack, waits until all that it constructed is registered, and fails where that never ends. */
export async function record<T>(program: () => T | Promise<T>, options: RunOptions = {}): Promise<Run<T>> {
  const { recorder, outcome } = await start(program, options);
  if ("error" in outcome) throw outcome.error;
  const limit = options.timeoutMs ?? 15_000;
  for (const end = Date.now() + limit; recorder.waiting().length > 0;) {
    assert.ok(Date.now() < end, `constructed and never registered: ${recorder.waiting().join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return { result: outcome.result, resources: recorder.resources(), calls: recorder.calls };
}

/** Runs a program that must be refused by a RunError before it constructs a single resource. @returns its message. */
export async function refusal(program: () => unknown, options: RunOptions = {}): Promise<string> {
  const { recorder, outcome } = await start(program, options);
  assert.ok("error" in outcome, "the program was not refused");
  const { error } = outcome;
  assert.ok(pulumi.RunError.isInstance(error), `not a RunError: ${String((error as Error).stack ?? error)}`);
  assert.deepEqual(
    recorder.constructed.map(({ type, name }) => keyOf(type, name)),
    [],
    `something was registered before the refusal: ${error.message}`,
  );
  return error.message;
}

type Outcome<T> = { readonly result: T } | { readonly error: unknown };

async function start<T>(
  program: () => T | Promise<T>,
  options: RunOptions,
): Promise<{ recorder: Recorder; outcome: Outcome<T> }> {
  const recorder = new Recorder(options);
  await pulumi.runtime.setMocks(recorder, PROJECT, STACK, options.preview ?? false);
  const texts = Object.entries(options.config ?? {}).map(
    ([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)] as const,
  );
  pulumi.runtime.setAllConfig(Object.fromEntries(texts), [...(options.secretKeys ?? [])]);
  let outcome: Outcome<T> = { error: new Error("the program never ran") };
  const run = pulumi.runtime.runInPulumiStack(async () => {
    pulumi.runtime.registerStackTransformation(recorder.transformation);
    try {
      outcome = { result: await program() };
    } catch (error) {
      outcome = { error };
    }
    return {};
  });
  await within("the program", run, options.timeoutMs ?? 15_000);
  return { recorder, outcome };
}

/** Waits for something that must not hang. */
export async function within<T>(what: string, work: Promise<T>, limitMs = 15_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new assert.AssertionError({ message: `${what} hangs` })), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** An Output taken apart. */
export interface Seen {
  readonly value: unknown;
  readonly secret: boolean;
  readonly known: boolean;
}

/** Reads an Output (a plain value is known and not secret). Rejects where the Output does. */
export async function seen(value: unknown): Promise<Seen> {
  if (!pulumi.Output.isInstance(value)) return { value: await value, secret: false, known: true };
  const inner = value as unknown as { promise(): Promise<unknown>; isKnown: Promise<boolean> };
  const read = Promise.all([inner.promise(), pulumi.isSecret(value), inner.isKnown]);
  const [resolved, secret, known] = await within("an output", read);
  return { value: resolved, secret, known };
}

/** `[type, name, inputs]` of each, for a comparison with everything that is expected. */
export function shape(resources: readonly Recorded[]): readonly (readonly [string, string, unknown])[] {
  return resources.map(({ type, name, inputs }) => [type, name, inputs] as const);
}
