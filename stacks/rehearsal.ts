import { RunError } from "@pulumi/pulumi";
import { Catalog, type MzObject } from "../materialize";
import { NAMESPACE, type Problem } from "./config/strict";
import { pipelineKey, type PipelineContext } from "./context";
import { type Attempt, type PlannedPipeline } from "./pipeline";

/** The objects of one pipeline, on stand-ins. */
interface Rehearsed {
  readonly name: string;
  readonly objects: readonly MzObject[];
}

/** Makes every object on stand-ins: what the shapes cannot tell, and names that clash within and between pipelines. */
export function rehearse(
  pipelines: readonly PlannedPipeline[],
  context: PipelineContext,
): readonly Problem[] {
  const problems: Problem[] = [];
  const rehearsed = pipelines.map(({ name, kind, config }): Rehearsed => {
    const attempt = attemptAt(pipelineKey(name), problems);
    return { name, objects: attempt(() => kind.rehearse(name, config, context, attempt)) ?? [] };
  });
  problems.push(...clashes(rehearsed), ...doubleClaims(pipelines));
  return problems;
}

/** Notes a refusal and goes on: one pipeline may hold several mistakes. Anything but a refusal is a bug, and passes. */
function attemptAt(path: string, problems: Problem[]): Attempt {
  return (work) => {
    try {
      return work();
    } catch (error) {
      if (!RunError.isInstance(error)) throw error;
      problems.push({ path, message: error.message });
      return undefined;
    }
  };
}

/** Different objects with one name, and whose they are. */
function clashes(rehearsed: readonly Rehearsed[]): readonly Problem[] {
  // One catalog in the usual case; only a clash is worth looking for pipeline by pipeline.
  if (refusalOf(rehearsed) === undefined) return [];
  const problems: Problem[] = [];
  const fine: Rehearsed[] = [];
  for (const next of rehearsed) {
    const alone = refusalOf([next]);
    const other = fine.find((earlier) => refusalOf([earlier, next]) !== undefined);
    if (alone !== undefined) problems.push({ path: pipelineKey(next.name), message: alone });
    else if (other === undefined) fine.push(next);
    else {
      const message = `clashes with pipelines.${other.name}: ${refusalOf([other, next])}`;
      problems.push({ path: pipelineKey(next.name), message });
    }
  }
  const rest = problems.length === 0 ? refusalOf(rehearsed) : undefined;
  return rest === undefined ? problems : [{ path: `${NAMESPACE}:pipelines`, message: rest }];
}

/** What two pipelines would make on one system: the second would fail there, or take the first one's place. */
function doubleClaims(pipelines: readonly PlannedPipeline[]): readonly Problem[] {
  const owners = new Map<string, string>();
  const problems = new Map<string, Problem>();
  for (const { name, kind, config } of pipelines) {
    for (const { key, what, nextStep, where = "on the same cluster" } of kind.claims?.(name, config) ?? []) {
      const owner = owners.get(key) ?? name;
      owners.set(key, owner);
      if (owner === name) continue;
      const message = `${what}, and so does pipelines.${owner} ${where}; ${nextStep}`;
      // One thing is claimed at each of a cluster's addresses.
      problems.set(`${name}: ${message}`, { path: pipelineKey(name), message });
    }
  }
  return [...problems.values()];
}

function refusalOf(rehearsed: readonly Rehearsed[]): string | undefined {
  try {
    new Catalog(rehearsed.flatMap(({ objects }) => objects));
    return undefined;
  } catch (error) {
    if (!RunError.isInstance(error)) throw error;
    return error.message;
  }
}
