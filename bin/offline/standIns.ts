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

/** Which fields the config reads from which secrets of Secrets Manager: a stand-in for JSON has to hold them. */
export type SecretFields = ReadonlyMap<string, readonly string[]>;

type Lookup = (inputs: Record<string, unknown>, fields: SecretFields) => Record<string, unknown>;

const LOOKUPS: Readonly<Record<string, Lookup>> = {
  "aws:secretsmanager/getSecretVersion:getSecretVersion": (inputs, fields) => {
    const arn = String(inputs["secretId"]);
    const read = fields.get(arn) ?? [];
    const json = Object.fromEntries(read.map((field) => [field, `<secret ${arn} ${field}>`]));
    return {
      ...inputs,
      secretString: pulumi.secret(read.length === 0 ? `<secret ${arn}>` : JSON.stringify(json)),
    };
  },
};

/** Finds every `{ secretArn, field }` in a config, given as JSON. Any other text has none: the program refuses it. */
export function secretFieldsIn(json: string | undefined): SecretFields {
  const found = new Map<string, string[]>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { secretArn, field } = value as { secretArn?: unknown; field?: unknown };
    if (typeof secretArn === "string" && typeof field === "string") {
      found.set(secretArn, [...(found.get(secretArn) ?? []), field]);
    }
    Object.values(value).forEach(visit);
  };
  try {
    visit(JSON.parse(json ?? "null"));
  } catch {
    return new Map();
  }
  return found;
}

/** The outputs of a resource: its inputs, and what only its provider knows. */
export function standInOutputs(
  type: string,
  name: string,
  inputs: Record<string, unknown>,
): Record<string, unknown> {
  return { ...inputs, ...OUTPUTS[type]?.(name) };
}

/** The answer to a lookup. @throws Error for a lookup that has no stand-in yet. */
export function standInLookup(
  token: string,
  inputs: Record<string, unknown>,
  fields: SecretFields,
): Record<string, unknown> {
  const lookup = LOOKUPS[token];
  if (lookup === undefined) throw new Error(`the offline plan has no stand-in for ${token}`);
  return lookup(inputs, fields);
}
