import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { planOffline } from "../../../bin/offline/plan";
import type { RecordedResource } from "./mapping";

const REPOSITORY = join(__dirname, "..", "..", "..");
/** Environments, as `Pulumi.<env>.yaml`, whose plans together hold every kind of resource that we make. */
export const ENVIRONMENTS: readonly string[] = [
  REPOSITORY,
  join(REPOSITORY, "test", "fixtures", "environments"),
];

export interface RecordedPlan {
  readonly env: string;
  readonly resources: readonly RecordedResource[];
}

/** The resources of the offline plan of each environment in some folders, one after the other: the mocks are global. */
export async function recordedPlans(folders = ENVIRONMENTS): Promise<readonly RecordedPlan[]> {
  const plans: RecordedPlan[] = [];
  for (const folder of folders) {
    for (const env of environmentsIn(folder)) {
      const { resources } = await planOffline({ folder, env });
      plans.push({ env, resources });
    }
  }
  return plans;
}

function environmentsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return (
    readdirSync(folder)
      // `prod.example` is to be copied, not deployed.
      .flatMap((file) => /^Pulumi\.([a-z-]+)\.yaml$/.exec(file)?.[1] ?? [])
      .sort()
  );
}
