/**
 * The form of every table of rights: which actions somebody needs, on what, and where that is said. Statements, the
 * table in the documentation and the simulations are made from the same rows.
 */
export interface RightFacts {
  /** Who uses it, and for what: `Materialize, to read a topic`. */
  readonly use: string;
  /** Exact actions, without wildcards. */
  readonly actions: readonly string[];
  /** What the actions are allowed on, in words: `the stream`; `*` where the actions know no resource. */
  readonly on: string;
  /** Conditions, in words. @default none */
  readonly when?: string;
  /** Addresses that name the actions. */
  readonly sources: readonly string[];
}

export type RightsTable = Readonly<Record<string, RightFacts>>;
