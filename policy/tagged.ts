import { UNKNOWN } from "./seen";

interface Tagged {
  readonly tags?: unknown;
}

/**
 * Which of the keys a resource lacks, a sentence each; without keys, whether it has any tag. The engine's inputs hold
 * `tagsAll` too, where the provider has merged its default tags in.
 *
 * @see https://github.com/pulumi/pulumi-aws/blob/master/provider/tags.go
 */
export function missingTags(inputs: Tagged, keys: readonly string[]): readonly string[] {
  const { tags, tagsAll } = inputs as { readonly tags?: unknown; readonly tagsAll?: unknown };
  const all = [tags, tagsAll];
  // What is missing among the known ones may be among the others; a text stands for a map that a provider gives.
  if (all.some((map) => map === UNKNOWN || typeof map === "string")) return [];
  const present = all.flatMap((map) => (typeof map === "object" && map !== null ? Object.entries(map) : []));
  const has = (key: string): boolean => present.some(([name, value]) => name === key && value !== "");
  if (keys.length === 0) return present.length > 0 ? [] : ["tags must hold one at least, got none"];
  return keys.filter((key) => !has(key)).map((key) => `tags must hold ${key}`);
}
