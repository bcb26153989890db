import { type Row } from "../senderBench";

/**
 * What the views hold over a sender's sample events, on 20 November 2026 at noon. By hand; columns that are not named
 * are NULL. Objects and arrays that are shown as text have Postgres's spaces.
 */
export interface Expected {
  /** By view. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  /** What is there besides when views look back for ever. @default none */
  readonly late?: Readonly<Record<string, readonly Row[]>>;
}

/** A body that is no object, or an empty one: nothing can be read in it, and it has no id to be recognised by. */
export const NOTHING: Row = {};

/** So many of them. */
export function nothing(times: number): readonly Row[] {
  return Array.from({ length: times }, () => NOTHING);
}
