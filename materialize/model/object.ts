import * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi";
import { invalid } from "../errors";
import { qualified, unfitIdentifier, unfitText } from "../text/quote";
import { inspect, refuseSecrets, substitute, type Resolved } from "./inputs";
import { objectBrand } from "./brand";
import { factsOf, kindTitle, type Kind } from "./kinds";
import { type PendingValue } from "./pending";

/** One to three parts: `["ingest"]` a cluster, `["materialize", "ingest", "kafka"]` an item of a schema. */
export type Path = readonly string[];

/**
 * An object of Materialize as an immutable value: it knows its name, what it refers to, its CREATE and its DROP.
 * Other objects refer to it by this value, never by its name.
 */
export interface MzObject<K extends Kind = Kind> {
  readonly [objectBrand]: true;
  readonly kind: K;
  readonly path: Path;
  /** It is there already (made by somebody else): referred to, never created or dropped. */
  readonly existing: boolean;
  /** The objects that its definition names. */
  readonly references: readonly MzObject[];
  /** Values that must be given before it can be created. */
  readonly waitsFor: readonly PendingValue[];
  /** Further names that it takes in its schema, such as a source's progress collection. */
  readonly alsoNames: readonly Path[];
  /** What it was made from: a frozen copy, whose secrets are secret Outputs. */
  readonly args: object;
  /** The CREATE statement, without its semicolon. An Output where it holds one; resolved once. */
  create(): pulumi.Input<string>;
  /** The statement that takes it away again, without its semicolon. */
  drop(): string;
}

/** Options that every object takes. */
export interface CommonArgs {
  /** Values that must be given before this object can be created; it and what follows from it wait. @default none */
  readonly waitsFor?: readonly PendingValue[];
}

/** How one kind of object is written: the pure part. */
export interface Definition<K extends Kind, A extends object> {
  readonly kind: K;
  readonly path: Path;
  readonly args: A;
  readonly existing?: boolean;
  readonly waitsFor?: readonly PendingValue[];
  readonly alsoNames?: readonly Path[];
  /** The text from plain values. Called once. */
  readonly create: (args: Resolved<A>, name: string) => string;
  /** @default `DROP <keyword> IF EXISTS <name>` */
  readonly drop?: (name: string) => string;
  /** Only a secret's value may be secret. @default false */
  readonly mayHoldSecrets?: boolean;
}

/** How messages and comments name an object: `kafka connection "materialize"."ingest"."kafka"`. */
export function describe(object: { readonly kind: Kind; readonly path: Path }): string {
  return `${kindTitle(object.kind)} ${object.path.map((part) => JSON.stringify(part)).join(".")}`;
}

/**
 * Makes an object from its definition. Plain values are checked here, at once.
 *
 * @throws RunError when a name cannot be a name, or a value cannot stand in SQL text.
 */
export function define<K extends Kind, A extends object>(definition: Definition<K, A>): MzObject<K> {
  const where = describe(definition);
  for (const part of [...definition.path, ...(definition.alsoNames ?? []).flat()]) {
    const unfit = typeof part === "string" ? unfitIdentifier(part) : "be text";
    if (unfit !== undefined) throw invalid(where, "name", unfit, part);
  }
  const { args, references, leaves } = inspect(definition.args, where);
  const name = qualified(definition.path);

  const print = (values: readonly unknown[]): string =>
    definition.create(substitute(args, new Map(leaves.map((leaf, i) => [leaf.value, values[i]]))), name);
  // Without Outputs the text is known now, and so are its mistakes.
  const known = leaves.length === 0 ? print([]) : undefined;
  let text: pulumi.Input<string> | undefined = known;

  const resolve = (): pulumi.Output<string> => {
    const values = (): pulumi.Output<string> =>
      pulumi.all<unknown>(leaves.map((leaf) => leaf.value)).apply((all) => {
        leaves.forEach((leaf, i) =>
          requireText(where, leaf.path, all[i], definition.mayHoldSecrets ?? false),
        );
        return print(all);
      });
    return definition.mayHoldSecrets ? values() : pulumi.output(refuseSecrets(leaves, where)).apply(values);
  };

  return Object.freeze({
    [objectBrand]: true as const,
    kind: definition.kind,
    path: Object.freeze([...definition.path]),
    existing: definition.existing ?? false,
    references: Object.freeze(references),
    waitsFor: Object.freeze((definition.waitsFor ?? []).map((value) => Object.freeze({ ...value }))),
    alsoNames: Object.freeze((definition.alsoNames ?? []).map((path) => Object.freeze([...path]))),
    args,
    create: () => (text ??= resolve()),
    drop: () => (definition.drop ?? ((n) => `DROP ${factsOf(definition.kind).keyword} IF EXISTS ${n}`))(name),
  });
}

/** An Output is typed by its author only: `undefined` from a lookup would be printed as text. */
function requireText(where: string, path: string, value: unknown, isSecret: boolean): void {
  // A secret is text: a number has lost what was written (leading zeros).
  const wanted = isSecret ? ["string"] : ["string", "number", "boolean"];
  if (!wanted.includes(typeof value)) {
    throw new RunError(
      `${where}: ${path} resolved to ${value === null ? "null" : typeof value}, ` +
        `where ${isSecret ? "text" : "text or a number"} is wanted`,
    );
  }
  const notFinite = typeof value === "number" && !Number.isFinite(value) ? "be a finite number" : undefined;
  const unfit = typeof value === "string" ? unfitText(value) : notFinite;
  if (unfit !== undefined)
    throw isSecret ? new RunError(`${where}: ${path} must ${unfit}`) : invalid(where, path, unfit, value);
}

/** An object that exists already: it can be referred to, and is never created or dropped. */
export function existingObject<K extends Kind>(
  kind: K,
  path: Path,
  references: readonly MzObject[],
): MzObject<K> {
  return define({
    kind,
    path,
    existing: true,
    args: { references },
    create: () => "",
  });
}
