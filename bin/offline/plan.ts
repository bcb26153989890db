import * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi";
import { type Catalog, type Entry, type MaterializeDeployment, type PendingEntry } from "../../materialize";
import { findings, type Finding } from "../../policy/findings";
import { seal } from "../../policy/secretPaths";
import type { Settled } from "../../policy/stackRule";
import { readConfig } from "../../stacks";
import { deployWithCatalog, type Deployment } from "../../stacks/deploy";
import { readEnvironmentFile } from "./environmentFile";
import { Recorder, type PlannedResource } from "./recorder";
import { awsFactsIn } from "./awsFacts";
import { masked, replaced, valueOf } from "./resolve";
import { settledOf } from "./settled";
import { secretFieldsIn } from "./standIns";

/** What `pulumi up` would do, without a CLI, an account or a network. Values that only a provider knows are stand-ins. */
export interface OfflinePlan {
  readonly env: string;
  readonly deployment: MaterializeDeployment;
  readonly resources: readonly PlannedResource[];
  readonly ddl: string;
  /** With placeholders in the place of secrets. */
  readonly secrets: string;
  readonly setup?: string;
  readonly pending: readonly PendingEntry[];
  /** As the stack shows them: what is secret is masked. */
  readonly pipelines: unknown;
  readonly entries: readonly Entry[];
  /** What the policy pack says of the resources. */
  readonly findings: readonly Finding[];
}

export interface OfflineOptions {
  readonly folder: string;
  readonly env: string;
  /** Milliseconds after which what still hangs is named. @default 60000 */
  readonly timeoutMs?: number;
}

const PROJECT = "materialize-ingest";

/**
 * Runs the program of `index.ts` on Pulumi's own mock runtime.
 *
 * @throws RunError for mistakes in the config, for resources that never registered, and for what hangs.
 */
export async function planOffline(options: OfflineOptions): Promise<OfflinePlan> {
  const config = readEnvironmentFile(options.folder, options.env);
  const recorder = new Recorder({
    secretFields: secretFieldsIn(config.values[`${PROJECT}:pipelines`]),
    aws: awsFactsIn(config.values, PROJECT),
  });
  await pulumi.runtime.setMocks(recorder, PROJECT, options.env, false);
  pulumi.runtime.setAllConfig({ ...config.values }, [...config.secretKeys]);

  let plan: Omit<OfflinePlan, "findings"> | undefined;
  let exported: unknown;
  const run = pulumi.runtime.runInPulumiStack(async () => {
    pulumi.runtime.registerStackTransformation(recorder.transformation);
    const { outputs, catalog, deployment } = inFolder(options.folder, deployHere);
    // Taken in here: afterwards nothing tells a secret from a plain value.
    plan = { ...(await toPlan(options.env, outputs, catalog)), deployment };
    exported = await replaced(outputs, seal);
    return {};
  });
  await withTimeout(run, options.timeoutMs ?? 60_000, recorder);
  await allRegistered(recorder, options.timeoutMs ?? 60_000);
  const resources = recorder.resources();
  const stack = { type: "pulumi:pulumi:Stack", name: `${PROJECT}-${options.env}`, outputs: exported };
  const settled = await settledOf([...recorder.answered(), stack], config);
  return { ...plan!, resources, findings: findingsOn(resources, settled, options.env) };
}

/** The list of what is pending tells of it, and how to get it. */
const TOLD_ELSEWHERE = { "iam-external-id-pending": "disabled" } as const;

/** The pack's rules on what was recorded; an option that was not asked for is not set. */
function findingsOn(
  resources: readonly PlannedResource[],
  settled: readonly Settled[],
  stack: string,
): readonly Finding[] {
  const judged = resources.map((resource) => ({ ...resource, opts: { protect: resource.protect === true } }));
  return findings(judged, { stack, settled, config: TOLD_ELSEWHERE });
}

/** The program of `index.ts`, with what it does not export. */
function deployHere(): Deployment & { readonly deployment: MaterializeDeployment } {
  const environment = readConfig();
  return { ...deployWithCatalog(environment), deployment: environment.context.deployment };
}

/** The engine runs a program beside its config, which may name files there. */
function inFolder<T>(folder: string, work: () => T): T {
  const here = process.cwd();
  process.chdir(folder);
  try {
    return work();
  } finally {
    process.chdir(here);
  }
}

async function toPlan(
  env: string,
  outputs: Deployment["outputs"],
  catalog: Catalog,
): Promise<Omit<OfflinePlan, "deployment" | "findings">> {
  return {
    env,
    resources: [],
    ddl: await valueOf(outputs.ddl),
    secrets: await valueOf(outputs.secrets),
    ...(outputs.setup === undefined ? {} : { setup: await valueOf(outputs.setup) }),
    pending: outputs.pending,
    pipelines: await masked(outputs.pipelines),
    entries: catalog.entries,
  };
}

/** The program ends before all registrations have: what was constructed and never registered is an error. */
async function allRegistered(recorder: Recorder, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (recorder.waiting().length > 0) {
    if (Date.now() > end)
      throw new RunError(`these were constructed and never registered: ${recorder.waiting().join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function withTimeout(run: Promise<unknown>, timeoutMs: number, recorder: Recorder): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const waiting = recorder.waiting();
      reject(
        new RunError(
          `the plan hangs; waiting for ${waiting.length > 0 ? waiting.join(", ") : "an output that never comes"}`,
        ),
      );
    }, timeoutMs);
  });
  try {
    await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
  }
}
