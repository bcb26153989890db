/**
 * Runs a consumer's compiled program on Pulumi's mock runtime: `underMocks.ts <program> <JSON of MockRun>`, in the
 * consumer's folder. A process of its own, because the program must meet the consumer's copy of the SDK, not ours.
 *
 * Prints a {@link MockResult} as JSON.
 */
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as sdk from "@pulumi/pulumi";

export interface MockRun {
  readonly project: string;
  readonly stack: string;
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
}

export interface MockedResource {
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Of its options, those that an override of an example sets. */
  readonly ignoreChanges?: readonly string[];
  readonly retainOnDelete?: boolean;
}

export interface MockResult {
  /** By `<type> <name>`, but for the stack itself. */
  readonly resources: Readonly<Record<string, MockedResource>>;
  readonly outputs: Readonly<Record<string, { readonly value: unknown; readonly secret: boolean }>>;
}

const TIME_LIMIT_MS = 20_000;

async function main(program: string, setup: MockRun): Promise<MockResult> {
  const pulumi = createRequire(join(process.cwd(), "package.json"))("@pulumi/pulumi") as typeof sdk;
  const constructed = new Map<string, Omit<MockedResource, "inputs">>();
  const registered: Record<string, MockedResource> = {};
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        const key = `${type} ${name}`;
        registered[key] = { inputs: inputs as MockedResource["inputs"], ...constructed.get(key) };
        const made = type === "random:index/randomPassword:RandomPassword" ? { result: "made-up" } : {};
        return { id: `id-${name}`, state: { ...(inputs as object), ...made } };
      },
      call: ({ token }) => {
        throw new Error(`nothing here answers ${token}`);
      },
    },
    setup.project,
    setup.stack,
    false,
  );
  pulumi.runtime.setAllConfig({ ...setup.values }, [...setup.secretKeys]);

  const outputs: Record<string, { value: unknown; secret: boolean }> = {};
  await pulumi.runtime.runInPulumiStack(async () => {
    pulumi.runtime.registerStackTransformation(({ type, name, opts }) => {
      const { ignoreChanges, retainOnDelete } = opts as sdk.CustomResourceOptions;
      constructed.set(`${type} ${name}`, { ignoreChanges, retainOnDelete });
      return undefined;
    });
    const module = (await import(pathToFileURL(resolve(program)).href)) as Record<string, unknown>;
    // A CommonJS program is the default export of what `import` gives.
    const exported = (module["default"] ?? module) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      const output = pulumi.output(value) as sdk.Output<unknown>;
      const secret = await pulumi.isSecret(output);
      outputs[name] = { value: await new Promise((done) => output.apply(done)), secret };
    }
    return {};
  });
  // The program ends before all of its resources are registered.
  const waiting = (): readonly string[] => [...constructed.keys()].filter((key) => !(key in registered));
  for (const end = Date.now() + TIME_LIMIT_MS; waiting().length > 0;) {
    if (Date.now() > end) throw new Error(`constructed and never registered: ${waiting().join(", ")}`);
    await new Promise((done) => setTimeout(done, 5));
  }
  // Every program has its stack: of no interest here.
  delete registered[`pulumi:pulumi:Stack ${setup.project}-${setup.stack}`];
  return { resources: registered, outputs };
}

// Of an output that never comes, nothing is heard: the process would end without a word.
const [, , program = "", setup = "{}"] = process.argv;
let result: MockResult | undefined;
process.on("exit", () => {
  if (result === undefined && process.exitCode === undefined) {
    console.error("the program ended while an output was still open");
    process.exitCode = 1;
  }
});
void main(program, JSON.parse(setup) as MockRun).then((done) => {
  result = done;
  console.log(JSON.stringify(result));
});
