import type { PolicyConfigSchema, ResourceValidationPolicy } from "@pulumi/policy";
import { fitsAny } from "./glob";
import type { Inputs } from "./inputs";
import { ENVIRONMENTS, readOptions, type OptionSchemas, type OptionsOf } from "./options";
import { isExcluded, ruleInfo, type RuleInfo, type RuleInfoArgs } from "./ruleInfo";
import { see, type SeenArgs, type Unknown } from "./seen";

/** What a check gets of one resource. */
export interface Subject<A, O> {
  readonly inputs: SeenArgs<A>;
  readonly options: O;
  /** Whether the engine would refuse to delete it; unknown where nobody wrote it down. */
  readonly protect: boolean | Unknown;
}

/** Says what is wrong with one resource, a sentence each. No sentence may hold a value that may be secret. */
export type Check<A, O> = (subject: Subject<A, O>) => readonly string[];

/** A check for each type of resource that the rule judges. */
export type Checks<O> = { readonly [T in keyof Inputs]?: Check<Inputs[T], O> };

export interface RuleArgs<S extends OptionSchemas> extends RuleInfoArgs<S> {
  /** Judges production alone: adds the setting `environments`. @default false */
  readonly production?: boolean;
  readonly checks: Checks<OptionsOf<S>>;
}

/** A resource to judge: from the engine, or from an offline plan. */
export interface Judged {
  readonly type: string;
  readonly name: string;
  readonly inputs: object;
  readonly protect: boolean | Unknown;
  /** The stack's name without organization and project; without it no rule for production applies. */
  readonly stack?: string;
  readonly urn?: string;
}

/** A policy of the pack that can also be run without one. */
export interface Rule extends ResourceValidationPolicy, RuleInfo {
  readonly name: string;
  readonly description: string;
  readonly enforcementLevel: "mandatory" | "advisory";
  readonly configSchema: PolicyConfigSchema;
  /** The tokens of the types that it judges, sorted. */
  readonly types: readonly string[];
  /**
   * @param options the rule's settings, without its level
   * @throws TypeError when a setting does not fit
   */
  judge(resource: Judged, options: object): readonly string[];
}

/**
 * Makes a rule: settings are checked and filled, exclusions and production handled, unknown values marked, here once.
 */
export function rule<const S extends OptionSchemas = Record<never, never>>(args: RuleArgs<S>): Rule {
  const { name, checks } = args;
  const info = ruleInfo(args, args.production ? { environments: ENVIRONMENTS } : {});
  const types = Object.keys(checks).sort();

  const judge = (resource: Judged, given: object): readonly string[] => {
    const check = Object.hasOwn(checks, resource.type) ? checks[resource.type as keyof Inputs] : undefined;
    if (check === undefined) return [];
    const options = readOptions(`policy ${name}`, info.configSchema, { ...given });
    if (isExcluded(resource, options["exclude"] as string[])) return [];
    if (args.production && !isProduction(resource, options["environments"] as string[])) return [];
    const subject = { inputs: see(resource.inputs), options, protect: resource.protect };
    return (check as Check<object, OptionsOf<S>>)(subject as Subject<object, OptionsOf<S>>);
  };

  return {
    ...info,
    types,
    judge,
    validateResource: (resource, report) => {
      const { type, name: resourceName, props, urn } = resource;
      if (!types.includes(type)) return;
      const judged: Judged = {
        type,
        name: resourceName,
        inputs: props,
        protect: resource.opts.protect,
        stack: stackOf(urn),
        urn,
      };
      for (const message of judge(judged, resource.getConfig())) report(message);
    },
  };
}

function isProduction({ stack }: Judged, globs: readonly string[]): boolean {
  return stack !== undefined && fitsAny(globs, stack);
}

/** `urn:pulumi:<stack>::<project>::…` */
function stackOf(urn: string): string {
  return urn.split("::")[0]!.replace(/^urn:pulumi:/, "");
}
