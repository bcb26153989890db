import { RunError } from "@pulumi/pulumi";
import { consumerScript, mzDeployProject, monitoringScript } from "../materialize";
import { type OfflinePlan } from "./offline/plan";
import { comment } from "../materialize/text/quote";

export const STAND_INS = comment(
  "Offline plan: what only a provider knows is a stand-in, written <like this> or with stand-in in it.",
);

/** The files of `out/<env>/`, and why the project for mz-deploy is not among them, where it cannot hold the objects. */
export interface PlanFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly withoutProject?: string;
}

export function planFiles(plan: OfflinePlan): PlanFiles {
  const files = new Map<string, string>([
    ["materialize.sql", `${STAND_INS}\n\n${plan.ddl}`],
    ["secrets.sql", `${STAND_INS}\n\n${plan.secrets}`],
    ["monitoring.sql", monitoringScript(plan.entries, plan.deployment)],
    ["consumer.sql", consumerScript(plan.entries)],
    ["resources.json", json(plan.resources)],
    ["pending.json", json(plan.pending)],
    ["findings.json", json(plan.findings)],
  ]);
  if (plan.setup !== undefined) files.set("setup.sql", plan.setup);
  let project: ReadonlyMap<string, string>;
  try {
    project = mzDeployProject(plan);
  } catch (error) {
    // A name with capitals is no mistake: everything but the export works with it, so the rest is still planned.
    if (!RunError.isInstance(error)) throw error;
    return { files, withoutProject: error.message };
  }
  for (const [path, text] of project) files.set(`mz-deploy/${path}`, text);
  return { files };
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
