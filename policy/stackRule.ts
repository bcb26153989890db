import type { PolicyConfigSchema, StackValidationPolicy } from "@pulumi/policy";
import type { Inputs } from "./inputs";
import { readOptions, type OptionSchemas, type OptionsOf } from "./options";
import { isExcluded, ruleInfo, type RuleInfo, type RuleInfoArgs } from "./ruleInfo";
import { secretPathsOf, type Path } from "./secretPaths";
import { see, type SeenArgs } from "./seen";

/** A resource as it is at the end of a preview, of an update, or of an offline plan. */
export interface Settled {
  readonly type: string;
  readonly name: string;
  readonly urn?: string;
  /** What a provider answered, which repeats what it was given; of a component and of the stack, what they put out. */
  readonly outputs: object;
  /** Where the outputs hold what is kept secret. @default nobody can say */
  readonly secretPaths?: readonly Path[];
  /** Where the outputs hold a credential that must stand nowhere else in clear. @default as the table of types has it */
  readonly credentials?: readonly Path[];
}

export interface StackSubject<O> {
  /** Outputs with what is not known marked. */
  readonly resources: readonly Settled[];
  readonly options: O;
}

/** What is wrong with one of the resources. No message may hold a value that may be secret. */
export interface StackFinding {
  readonly resource: Settled;
  readonly message: string;
}

export interface StackRuleArgs<S extends OptionSchemas> extends RuleInfoArgs<S> {
  readonly check: (subject: StackSubject<OptionsOf<S>>) => readonly StackFinding[];
}

/** A policy of the pack about how resources go together; it can also be run without a pack. */
export interface StackRule extends StackValidationPolicy, RuleInfo {
  readonly name: string;
  readonly description: string;
  readonly enforcementLevel: "mandatory" | "advisory";
  readonly configSchema: PolicyConfigSchema;
  /**
   * @param options the rule's settings, without its level
   * @throws TypeError when a setting does not fit
   */
  judge(resources: readonly Settled[], options: object): readonly StackFinding[];
}

/**
 * Makes a rule about the whole stack. It is asked when everything else is done: a preview is stopped by it, an update
 * ends as failed, with what it made.
 */
export function stackRule<const S extends OptionSchemas = Record<never, never>>(
  args: StackRuleArgs<S>,
): StackRule {
  const { name, check } = args;
  const info = ruleInfo(args);

  const judge = (resources: readonly Settled[], given: object): readonly StackFinding[] => {
    const options = readOptions(`policy ${name}`, info.configSchema, { ...given });
    const seen = resources.map((resource) => ({ ...resource, outputs: see(resource.outputs) as object }));
    return check({ resources: seen, options: options as OptionsOf<S> }).filter(
      ({ resource }) => !isExcluded(resource, options["exclude"] as string[]),
    );
  };

  return {
    ...info,
    judge,
    validateStack: (stack, report) => {
      const settled = stack.resources.map((resource): Settled => {
        const { type, urn, props } = resource;
        const secretPaths = secretPathsOf(props);
        return {
          type,
          name: resource.name,
          urn,
          outputs: props,
          ...(secretPaths === undefined ? {} : { secretPaths }),
        };
      });
      for (const { resource, message } of judge(settled, stack.getConfig())) report(message, resource.urn);
    },
  };
}

/** The resources of one type; what a provider was given is among what it answered. */
export function ofType<T extends keyof Inputs>(
  resources: readonly Settled[],
  type: T,
): readonly { readonly resource: Settled; readonly outputs: SeenArgs<Inputs[T]> }[] {
  return resources
    .filter((resource) => resource.type === type)
    .map((resource) => ({ resource, outputs: resource.outputs as SeenArgs<Inputs[T]> }));
}
