import { leavesOf, sourcesOf, type Source } from "../../secretSources";
import { must } from "../../message";
import { isUnder, type Path } from "../../secretPaths";
import { stackRule, type Settled, type StackFinding } from "../../stackRule";

/** A place as a message names it, without what is secret itself: a key of a map may be anything. */
function printPlace(path: Path, sources: readonly Source[]): string {
  return path
    .map(String)
    .map((step) => (sources.some((source) => source.isIn(step)) ? "*" : step))
    .join(".");
}

function inClear(resource: Settled, sources: readonly Source[]): readonly StackFinding[] {
  const { outputs, secretPaths = [] } = resource;
  return leavesOf(outputs).flatMap(({ path, text }) => {
    if (isUnder(path, secretPaths)) return [];
    const source = sources.find((one) => one.isIn(text) && !one.isAt(resource, path));
    if (source === undefined) return [];
    const kept = `${source.resource.type}::${source.resource.name} keeps secret (${source.field})`;
    return [{ resource, message: must(printPlace(path, sources), `not hold what ${kept}`) }];
  });
}

/** @see https://www.pulumi.com/docs/iac/concepts/secrets/ */
export const noSecretInPlainOutput = stackRule({
  name: "no-secret-in-plain-output",
  family: "secrets",
  level: "mandatory",
  description:
    "What stands in clear in an output stands in clear in the state, in the console and in every stack that refers to this one: take pulumi.unsecret away, or the secret out of that value. Known as secret are the outputs that providers call so (a random password, an access key) and the credentials of EventBridge connections.",
  check: ({ resources }) => {
    const [first] = resources;
    if (first === undefined) return [];
    if (resources.every(({ secretPaths }) => secretPaths === undefined))
      return [
        {
          resource: first,
          message: must("@pulumi/policy", "tell which values are secret, as version 1.21 does"),
        },
      ];
    const sources = sourcesOf(resources);
    return resources.flatMap((resource) => inClear(resource, sources));
  },
});
