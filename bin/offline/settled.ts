import { opened, seal } from "../../policy/secretPaths";
import type { Settled } from "../../policy/stackRule";
import type { OfflineConfig } from "./environmentFile";
import { replaced } from "./resolve";

/** What a resource, or the stack, put out: Outputs and marks of secrets may be in it. */
interface PutOut {
  readonly type: string;
  readonly name: string;
  readonly outputs: unknown;
}

/**
 * What rules about the whole stack judge: what was put out with the places of secrets, and the config's own secrets,
 * whose placeholders must not stand in clear either. Those the engine does not tell a pack of.
 */
export async function settledOf(all: readonly PutOut[], config: OfflineConfig): Promise<readonly Settled[]> {
  const open = all.map(async ({ outputs, ...rest }): Promise<Settled> => {
    const { values, secretPaths } = opened(await replaced(outputs, seal));
    return { ...rest, outputs: values as object, secretPaths };
  });
  return [...(await Promise.all(open)), ...secretsOf(config)];
}

/** `{ secure: … }` in the environment's file, each by its key. */
function secretsOf({ values, secretKeys }: OfflineConfig): readonly Settled[] {
  return secretKeys.map((key) => {
    const placeholders = [...new Set(values[key]!.match(/<[^<>]+>/g) ?? [])];
    const names = placeholders.map((text) => text.slice(1, -1));
    return {
      type: "pulumi:config",
      name: key,
      outputs: Object.fromEntries(names.map((name, i) => [name, placeholders[i]])),
      secretPaths: [[]],
      credentials: names.map((key) => [key]),
    };
  });
}
