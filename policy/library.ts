/** What a program imports of the policy pack: its rules, and a way to run them without an engine. Never the pack itself. */
export { findings, type Finding, type FindingsOptions, type PlannedInputs } from "./findings";
export { RULES, STACK_RULES } from "./rules";
export { keepSecretMarks } from "./secretMarks";
export type { PolicyConfig } from "./config";
export type { Judged, Rule } from "./rule";
export type { Settled, StackFinding, StackRule } from "./stackRule";
