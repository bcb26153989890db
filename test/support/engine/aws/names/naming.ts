import { pulumiAws } from "../sources";

/** How things of a type are named, and what AWS says to a name. */
export interface Naming {
  /** The input that names it. */
  readonly property: string;
  /** Another input, to which a suffix of 26 digits is put. */
  readonly prefix?: string;
  /** Made from the program's own name where no name is given: `<name>-<7 hex>`. */
  readonly auto?: { readonly maxLength: number; readonly lowerCase?: true; readonly before?: string };
  readonly minLength?: number;
  readonly maxLength: number;
  readonly prefixMaxLength?: number;
  readonly rules: readonly NameRule[];
  /** Inputs that no two may share; the first is the name or says where the name counts. */
  readonly unique?: readonly string[];
  readonly sources: readonly string[];
}

export interface NameRule {
  readonly pattern: RegExp;
  /** Says what it must be, after the name of the input. */
  readonly says: string;
  /** The rule of a prefix, too. @default true */
  readonly ofPrefix?: false;
}

/** `setAutonaming`: every input called `name` that has no row of its own gets a name of at most so many characters. */
export const AUTO = { maxLength: 255 };
export const AUTONAMING = pulumiAws("autonaming.go");
export const OVERRIDES = pulumiAws("resource_overrides.go");

export type NameTable = Readonly<Record<string, Naming>>;
