import * as pulumi from "@pulumi/pulumi";
import { type AwsFacts } from "./awsFacts";
import { AWS_LOOKUPS, AWS_OUTPUTS } from "./awsStandIns";

/**
 * What a provider would answer, for the plan without one. A stand-in says that it is one: `<…>`, or `stand-in` where
 * its shape is looked at. A row is needed only where an output is not one of the inputs.
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

/** The fields of a user's secret on MSK. @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-tutorial.html */
const SCRAM_FIELDS = ["username", "password"];

/** Finds every `{ secretArn, field }` and SCRAM secret in a config, given as JSON. Any other text has none: the program refuses it. */
export function secretFieldsIn(json: string | undefined): SecretFields {
  const found = new Map<string, string[]>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { secretArn, field } = value as { secretArn?: unknown; field?: unknown };
    if (typeof secretArn === "string" && typeof field === "string") {
      found.set(secretArn, [...(found.get(secretArn) ?? []), field]);
    }
    const { secretArn: user } = ((value as { scram?: unknown }).scram ?? {}) as { secretArn?: unknown };
    if (typeof user === "string") found.set(user, SCRAM_FIELDS);
    Object.values(value).forEach(visit);
  };
  try {
    visit(JSON.parse(json ?? "null"));
  } catch {
    return new Map();
  }
  return found;
}

/** What the config says of things that only a provider could answer. */
export interface Facts {
  readonly secretFields: SecretFields;
  readonly aws: AwsFacts;
}

/** The outputs of a resource: its inputs, and what only its provider knows. */
export function standInOutputs(
  type: string,
  name: string,
  inputs: Record<string, unknown>,
  facts: Facts,
): Record<string, unknown> {
  return { ...inputs, ...OUTPUTS[type]?.(name), ...AWS_OUTPUTS[type]?.(name, inputs, facts.aws) };
}

/** The answer to a lookup. @throws Error for a lookup that has no stand-in yet. */
export function standInLookup(
  token: string,
  inputs: Record<string, unknown>,
  facts: Facts,
): Record<string, unknown> {
  const lookup = LOOKUPS[token];
  if (lookup !== undefined) return lookup(inputs, facts.secretFields);
  const ofAws = AWS_LOOKUPS[token];
  if (ofAws === undefined) throw new Error(`the offline plan has no stand-in for ${token}`);
  return ofAws(inputs, facts.aws);
}
