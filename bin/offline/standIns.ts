import * as pulumi from "@pulumi/pulumi";

/**
 * What a provider would answer, for the plan without one. A stand-in says that it is one: `<…>`. A row is needed only
 * where an output is not one of the inputs.
 */
const OUTPUTS: Readonly<Record<string, (name: string) => Record<string, unknown>>> = {
  // The engine marks it secret; the mock runtime marks what comes as a secret.
  "random:index/randomPassword:RandomPassword": (name) => ({
    result: pulumi.secret(`<random password ${name}>`),
  }),
};

const LOOKUPS: Readonly<Record<string, (inputs: Record<string, unknown>) => Record<string, unknown>>> = {
  "aws:secretsmanager/getSecretVersion:getSecretVersion": (inputs) => ({
    ...inputs,
    secretString: pulumi.secret(`<secret ${String(inputs["secretId"])}>`),
  }),
};

/** The outputs of a resource: its inputs, and what only its provider knows. */
export function standInOutputs(
  type: string,
  name: string,
  inputs: Record<string, unknown>,
): Record<string, unknown> {
  return { ...inputs, ...OUTPUTS[type]?.(name) };
}

/** The answer to a lookup. @throws Error for a lookup that has no stand-in yet. */
export function standInLookup(token: string, inputs: Record<string, unknown>): Record<string, unknown> {
  const lookup = LOOKUPS[token];
  if (lookup === undefined) throw new Error(`the offline plan has no stand-in for ${token}`);
  return lookup(inputs);
}
