import { leavesOf, sourcesOf, type Source } from "../../secretSources";
import { must } from "../../message";
import { texts } from "../../options";
import { isExcluded } from "../../ruleInfo";
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
  const { outputs, secretPaths } = resource;
  // Where nobody tells what is secret, everything would look clear. `secret-marks-kept` speaks of it.
  if (secretPaths === undefined) return [];
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
    "What stands in clear in an output stands in clear in the state, in the console and in every stack that refers to this one: take pulumi.unsecret away, or the secret out of that value. Looked for are credentials alone: random passwords and bytes, private keys, secrets of access keys and clients, credentials of EventBridge connections, users of Kafka, secrets of Secrets Manager, parameters of type SecureString.",
  options: {
    excludeSources: texts(
      [],
      "Resources whose credentials may stand anywhere: globs, like those of exclude, which names where they stand.",
    ),
  },
  check: ({ resources, options: { excludeSources } }) => {
    const sources = sourcesOf(resources.filter((resource) => !isExcluded(resource, excludeSources)));
    return resources.flatMap((resource) => inClear(resource, sources));
  },
});
