import { mzDeployProject, monitoringScript } from "../materialize";
import { type OfflinePlan } from "./offline/plan";
import { comment } from "../materialize/text/quote";

const STAND_INS = comment("Offline plan: what only a provider knows is a stand-in, written <like this>.");

/** The files of `out/<env>/`. */
export function planFiles(plan: OfflinePlan): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    ["materialize.sql", `${STAND_INS}\n\n${plan.ddl}`],
    ["secrets.sql", `${STAND_INS}\n\n${plan.secrets}`],
    ["monitoring.sql", monitoringScript(plan.entries)],
    ["resources.json", json(plan.resources)],
    ["pending.json", json(plan.pending)],
  ]);
  if (plan.setup !== undefined) files.set("setup.sql", plan.setup);
  for (const [path, text] of mzDeployProject(plan)) files.set(`mz-deploy/${path}`, text);
  return files;
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
