import type { PolicyConfigSchema } from "@pulumi/policy";
import { fitsAny } from "./glob";
import { EXCLUDE, type OptionSchemas } from "./options";

export type Family =
  | "webhook"
  | "eventbridge"
  | "queues"
  | "buckets"
  | "msk"
  | "kinesis"
  | "privatelink"
  | "iam"
  | "network"
  | "secrets"
  | "topics"
  | "tags"
  | "logs";

/** What every rule is told of. */
export interface RuleInfoArgs<S extends OptionSchemas> {
  /** Kebab-case and stable: users' configs name it. */
  readonly name: string;
  readonly family: Family;
  /** Why, and what to do. */
  readonly description: string;
  readonly level: "mandatory" | "advisory";
  /** Names of AWS Security Hub controls. @default none asks for it */
  readonly controls?: readonly string[];
  /** What can be set beside `exclude`. @default nothing */
  readonly options?: S;
}

/** What every rule tells of itself, whatever it judges. */
export interface RuleInfo {
  readonly name: string;
  readonly family: Family;
  readonly description: string;
  readonly controls: readonly string[];
  readonly enforcementLevel: "mandatory" | "advisory";
  readonly configSchema: PolicyConfigSchema;
}

/** What a rule tells of itself, by what it is told. @param more settings that its sort of rule has besides */
export function ruleInfo<S extends OptionSchemas>(args: RuleInfoArgs<S>, more: OptionSchemas = {}): RuleInfo {
  return {
    name: args.name,
    family: args.family,
    description: args.description,
    controls: args.controls ?? [],
    enforcementLevel: args.level,
    configSchema: { properties: { exclude: EXCLUDE, ...more, ...args.options } },
  };
}

/** Whether the setting `exclude` names a resource. */
export function isExcluded(
  { type, name, urn }: { readonly type: string; readonly name: string; readonly urn?: string },
  globs: readonly string[],
): boolean {
  return [name, type, `${type}::${name}`, ...(urn === undefined ? [] : [urn])].some((text) =>
    fitsAny(globs, text),
  );
}
