import { Identity } from "../identity";
import { NAMES } from "../names";
import { type Store, type Stored, type StoredBroker } from "../store";
import { text, type Props } from "../values";

/** What a row of the tables of outputs works on: inputs that are known, and what was there before. */
export interface Making {
  readonly type: string;
  readonly logicalName: string;
  readonly inputs: Props;
  /** The inputs' own, or the provider's. */
  readonly region: string;
  readonly identity: Identity;
  readonly store: Store;
  /** What an update starts from. */
  readonly previous?: Stored;
}

/** What AWS has made of it: outputs on top of the inputs, the id, and what no output shows. */
export interface Made {
  readonly id: string;
  readonly outputs: Props;
  readonly brokers?: readonly StoredBroker[];
}

export type Maker = (making: Making) => Made;

/** Its name: the one given, the one it has already, or its prefix and a suffix. */
export function nameOf({ type, inputs, previous, identity }: Making): string {
  const naming = NAMES[type];
  if (naming === undefined) throw new Error(`${type} has no name`);
  const given = text(inputs, naming.property);
  if (given !== undefined) return given;
  const before = previous === undefined ? undefined : text(previous.outputs, naming.property);
  if (before !== undefined) return before;
  const prefix = naming.prefix === undefined ? undefined : text(inputs, naming.prefix);
  if (prefix === undefined) throw new Error(`${type} has neither a name nor a prefix`);
  return prefix + identity.suffix("name");
}

/** Counts updates: `currentVersion` and the like. */
export function revisionOf(previous: Stored | undefined, output: string, changed: boolean): number {
  const before = previous === undefined ? 0 : Number(previous.outputs[output] ?? 0);
  return previous === undefined || changed ? before + 1 : before;
}
