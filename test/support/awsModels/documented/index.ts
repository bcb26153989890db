import { NETWORK_RULES } from "./network";
import { OTHER_RULES } from "./others";
import type { DocumentedRule } from "./rule";

export const DOCUMENTED_RULES: readonly DocumentedRule[] = [...NETWORK_RULES, ...OTHER_RULES];

export function documentedRules(
  service: string,
  structure: string,
  member: string,
): readonly DocumentedRule[] {
  return DOCUMENTED_RULES.filter(
    (rule) => rule.service === service && rule.structure === structure && rule.member === member,
  );
}
