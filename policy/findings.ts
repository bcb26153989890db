import { checkConfig, levelOf, settingsOf, type PolicyConfig } from "./config";
import type { Judged } from "./rule";
import { POLICIES, RULES, STACK_RULES } from "./rules";
import { UNKNOWN } from "./seen";
import type { Settled } from "./stackRule";

/** A resource as an offline plan wrote it down. */
export interface PlannedInputs {
  readonly type: string;
  readonly name: string;
  /** Secrets are masked as `[secret]`, what only a provider knows stands as `<…>`. */
  readonly inputs: object;
  /** Options of the resource. @default not written down: rules about options say nothing */
  readonly opts?: { readonly protect?: boolean };
}

export interface FindingsOptions {
  /** The stack's name without organization and project. @default none: rules for production do not apply */
  readonly stack?: string;
  /** What the engine would take from `--policy-pack-config`. @default every rule with its own level and settings */
  readonly config?: PolicyConfig;
  /** What rules about the whole stack judge: its resources with their outputs, and the stack itself. @default they say nothing */
  readonly settled?: readonly Settled[];
}

export interface Finding {
  /** The rule's name. */
  readonly rule: string;
  readonly level: "mandatory" | "advisory";
  /** `<type>::<name>` */
  readonly resource: string;
  readonly message: string;
}

/** How the offline plan writes a secret. */
const MASK = "[secret]";

/**
 * Runs the rules of the pack without an engine, in order of resource, rule and message.
 *
 * @throws TypeError when the config names what is not there, or a setting does not fit
 */
export function findings(
  resources: readonly PlannedInputs[],
  { stack, config = {}, settled = [] }: FindingsOptions = {},
): readonly Finding[] {
  checkConfig(config, POLICIES);
  const ofResources = RULES.flatMap((rule) => {
    const level = levelOf(rule, config);
    if (level === "disabled") return [];
    const settings = settingsOf(rule, config);
    return resources.flatMap(({ type, name, inputs, opts }) => {
      const protect = opts === undefined ? UNKNOWN : (opts.protect ?? false);
      const judged: Judged = {
        type,
        name,
        inputs: unmasked(inputs) as object,
        protect,
        ...(stack === undefined ? {} : { stack }),
      };
      return rule
        .judge(judged, settings)
        .map((message): Finding => ({ rule: rule.name, level, resource: `${type}::${name}`, message }));
    });
  });
  const ofStack = STACK_RULES.flatMap((rule) => {
    const level = levelOf(rule, config);
    if (level === "disabled") return [];
    return rule
      .judge(settled, settingsOf(rule, config))
      .map(({ resource: { type, name }, message }): Finding => ({
        rule: rule.name,
        level,
        resource: `${type}::${name}`,
        message,
      }));
  });
  return [...ofResources, ...ofStack].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

/** A masked value is known to the engine alone. */
function unmasked(value: unknown): unknown {
  if (value === MASK) return UNKNOWN;
  if (Array.isArray(value)) return value.map(unmasked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unmasked(item)]));
}

function keyOf({ resource, rule, message }: Finding): readonly string[] {
  return [resource, rule, message];
}

function compare(a: readonly string[], b: readonly string[]): number {
  const i = a.findIndex((part, at) => part !== b[at]);
  return i < 0 ? 0 : a[i]! < b[i]! ? -1 : 1;
}
