import { optionProblems } from "./options";
import type { RuleInfo } from "./ruleInfo";

/** What happens on a finding: it stops the update, it is printed, or the rule does not run. */
export type Level = "mandatory" | "advisory" | "disabled";

/** A level, or a level and the rule's own settings; every rule knows `exclude`. */
export type RuleConfig = Level | { readonly enforcementLevel?: Level; readonly [option: string]: unknown };

/**
 * The config of the rules, by rule name; `all` sets the level of those that do not say their own. It is the file that
 * the engine takes: `pulumi preview --policy-pack policy --policy-pack-config policy.json`.
 *
 * @example
 * {
 *   "all": "mandatory",
 *   "msk-enhanced-monitoring": "disabled",
 *   "required-tags": { "tags": ["Team"], "exclude": ["legacy-*", "aws:iam/role:Role"] },
 *   "kinesis-retention": { "enforcementLevel": "advisory", "minimumHours": 72, "environments": ["live"] }
 * }
 * @see https://www.pulumi.com/docs/using-pulumi/crossguard/configuration
 */
export type PolicyConfig = Readonly<Record<string, RuleConfig>>;

const LEVELS: readonly Level[] = ["mandatory", "advisory", "disabled"];

/**
 * Checks a config whole. The engine lets unknown names of rules and settings pass, and a rule would stay as it is.
 *
 * @throws TypeError with every mistake, a line each
 */
export function checkConfig(config: PolicyConfig, rules: readonly RuleInfo[]): void {
  const problems = Object.entries(config).flatMap(([name, given]) => {
    const where = `policy ${name}`;
    const { enforcementLevel, ...options } = partsOf(given);
    const rule = rules.find((candidate) => candidate.name === name);
    if (rule === undefined && name !== "all") return [`${where}: there is no such rule`];
    return [
      ...(enforcementLevel === undefined || LEVELS.includes(enforcementLevel)
        ? []
        : [`${where}: enforcementLevel must be one of ${LEVELS.join(", ")}`]),
      ...(rule === undefined
        ? Object.keys(options).map(
            (option) => `${where}: ${option} must be set at a rule: all has a level only`,
          )
        : optionProblems(where, rule.configSchema, options)),
    ];
  });
  if (problems.length > 0) throw new TypeError(problems.join("\n"));
}

/** The level that a rule has under a config: its own, that of all, the rule's default. */
export function levelOf(rule: RuleInfo, config: PolicyConfig): Level {
  return (
    partsOf(config[rule.name]).enforcementLevel ??
    partsOf(config["all"]).enforcementLevel ??
    rule.enforcementLevel
  );
}

/** The settings of a rule under a config, without its level. */
export function settingsOf(rule: RuleInfo, config: PolicyConfig): Readonly<Record<string, unknown>> {
  const { enforcementLevel: _, ...options } = partsOf(config[rule.name]);
  return options;
}

function partsOf(given: RuleConfig | undefined): {
  readonly enforcementLevel?: Level;
  readonly [option: string]: unknown;
} {
  return typeof given === "object" ? given : given === undefined ? {} : { enforcementLevel: given };
}
