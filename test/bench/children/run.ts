/** Runs one program on the SDK's mock runtime, from its first registration to its last. */
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import * as settings from "@pulumi/pulumi/runtime/settings";
import { note, stage } from "./probe";

// The SDK waits with it before it disconnects, and leaves it out of its types.
const { waitForRPCs } = settings as unknown as { readonly waitForRPCs: () => Promise<void> };

/** The least that a program can be run on: every resource is what it was given. */
class Mocks implements pulumi.runtime.Mocks {
  registered = 0;
  readonly resources: { readonly key: string; readonly custom: boolean; readonly inputs: string }[] = [];

  /** @param keep write everything down, which takes time and memory: for a run that is not measured */
  constructor(private readonly keep: boolean) {}

  newResource(args: pulumi.runtime.MockResourceArgs): { id: string; state: Record<string, unknown> } {
    this.registered++;
    if (this.keep) {
      const [key, custom] = [`${args.type}::${args.name}`, args.custom !== false];
      this.resources.push({ key, custom, inputs: JSON.stringify(args.inputs) });
    }
    const inputs = args.inputs as Record<string, unknown>;
    return {
      id: args.name,
      state: args.type.startsWith("random:") ? { ...inputs, result: "random" } : inputs,
    };
  }

  call(): never {
    throw new Error("no program of the benchmark looks anything up");
  }
}

/**
 * Measures a program: until all that it makes is registered and its outputs are known.
 *
 * @param expected how many resources it makes; another number is an error, it would be another program
 */
export async function measureProgram(expected: number, program: () => object): Promise<void> {
  const check = process.env["BENCH_CHECK"] === "1";
  const mocks = new Mocks(check);
  await pulumi.runtime.setMocks(mocks, "materialize-ingest", "bench", false);
  const outputs = await stage("program", async () => {
    const known: unknown = await pulumi.runtime.runInPulumiStack(() => Promise.resolve(program()));
    await waitForRPCs();
    return known;
  });
  // The stack itself is one more.
  if (mocks.registered !== expected + 1)
    throw new Error(`${mocks.registered - 1} resources were registered where ${expected} were expected`);
  if (!check) return;
  const custom = mocks.resources.filter((resource) => resource.custom);
  note("outputs", digest(await plain(outputs)));
  note("all resources", digest(listed(mocks.resources)));
  note("provider resources", digest(listed(custom)));
}

function listed(resources: readonly { readonly key: string; readonly inputs: string }[]): readonly string[] {
  return resources.map(({ key, inputs }) => `${key} ${inputs}`).sort();
}

/** Outputs replaced by their values, keys sorted: the order in which a program writes them is its own affair. */
async function plain(value: unknown): Promise<unknown> {
  if (pulumi.Output.isInstance(value))
    return plain(await (value as unknown as { promise(): Promise<unknown> }).promise());
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Promise.all(entries.map(async ([key, item]) => [key, await plain(item)] as const));
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
