/** All that is tried, in the order of the page. */
import { type Subject } from "../subjects";
import { type Attack, type AttackGroup } from "./attack";
import { CREDENTIALS, HEADERS, KEPT } from "./headers";
import { HONEST } from "./honest";
import { BODIES, KEYS } from "./keys";
import { SIGNATURES } from "./signatures";
import { ROLLED, TIMES } from "./times";

export const ATTACK_GROUPS: readonly AttackGroup[] = [
  HONEST,
  KEYS,
  BODIES,
  HEADERS,
  KEPT,
  CREDENTIALS,
  SIGNATURES,
  TIMES,
  ROLLED,
];

/** Those of them that make sense against this one. */
export function attacksOn(
  subject: Subject,
): readonly { readonly group: AttackGroup; readonly attack: Attack }[] {
  return ATTACK_GROUPS.flatMap((group) =>
    group.attacks
      .filter(({ answers, only }) => answers[subject.wire.type] !== undefined && (only?.(subject) ?? true))
      .map((attack) => ({ group, attack })),
  );
}
