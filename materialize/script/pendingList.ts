import { type Entry } from "../catalog";
import { describe } from "../model/object";
import { type PendingValue } from "../model/pending";

/** One value that somebody still has to give, as the `pending` output shows it. */
export interface PendingEntry extends PendingValue {
  /** The objects that are left out until then: `kafka connection "materialize"."ingest"."events_kafka"`. */
  readonly waiting: readonly string[];
}

/** What is missing, by config key, with everything that waits for it. */
export function pendingList(entries: readonly Entry[]): readonly PendingEntry[] {
  const byKey = new Map<string, { value: PendingValue; waiting: string[] }>();
  for (const { object, waitsFor } of entries) {
    for (const value of waitsFor) {
      const known = byKey.get(value.configKey) ?? { value, waiting: [] };
      if (!object.existing) known.waiting.push(describe(object));
      byKey.set(value.configKey, known);
    }
  }
  return [...byKey.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { value, waiting }]) => ({ ...value, waiting }));
}
