import { RunError } from "@pulumi/pulumi";
import { factsOf } from "./model/kinds";
import { describe, type MzObject, type Path } from "./model/object";
import { sameDefinition } from "./model/same";
import { type PendingValue } from "./model/pending";

/** An object of a catalog, and what it waits for: its own pending values and those of all that it refers to. */
export interface Entry {
  readonly object: MzObject;
  readonly waitsFor: readonly PendingValue[];
}

/**
 * All objects that some roots refer to, each once, in an order in which they can be created.
 *
 * One catalog a program, made when every object is there: nothing is added later. The order depends on kinds and names
 * only, so the same objects give the same bytes, whatever order they were given in.
 *
 * @throws RunError when two different objects have one name, or references run in a circle.
 */
export class Catalog {
  readonly entries: readonly Entry[];
  /** Where each name stands in the order: a part is looked up, or a thousand parts would read all entries each. */
  private readonly places: ReadonlyMap<string, number>;

  constructor(roots: readonly MzObject[]) {
    const depths = depthsOf(roots);
    const waits = waitsOf(depths);
    this.entries = [...uniquelyNamed(depths)]
      .map((object) => ({ object, key: sortKey(object, depths.get(object) ?? 0) }))
      .sort((a, b) => compare(a.key, b.key))
      .map(({ object }) => ({ object, waitsFor: waits.get(object) ?? [] }));
    this.places = new Map(this.entries.map((entry, place) => [nameKey(entry.object), place]));
  }

  /** What some roots need, in the catalog's own order. */
  part(roots: readonly MzObject[]): readonly Entry[] {
    const places = new Set([...depthsOf(roots).keys()].map((object) => this.places.get(nameKey(object))));
    const known = [...places].filter((place): place is number => place !== undefined);
    return known.sort((a, b) => a - b).flatMap((place) => this.entries[place] ?? []);
  }
}

/** Every object reachable from the roots, with the longest chain of references below it. References come first. */
function depthsOf(roots: readonly MzObject[]): Map<MzObject, number> {
  const depths = new Map<MzObject, number>();
  const open = new Set<MzObject>();
  // A stack of our own: a chain of ten thousand views would overflow the call stack.
  const stack: { object: MzObject; next: number }[] = [];
  const enter = (object: MzObject): void => {
    if (depths.has(object)) return;
    if (open.has(object)) throw circle(open, object);
    open.add(object);
    stack.push({ object, next: 0 });
  };
  for (const root of roots) {
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const reference = top.object.references[top.next++];
      if (reference !== undefined) {
        enter(reference);
      } else {
        const below = top.object.references.map((r) => (depths.get(r) ?? 0) + 1);
        depths.set(
          top.object,
          below.reduce((a, b) => Math.max(a, b), 0),
        );
        open.delete(top.object);
        stack.pop();
      }
    }
  }
  return depths;
}

function circle(open: ReadonlySet<MzObject>, back: MzObject): RunError {
  const path = [...open];
  const names = [...path.slice(path.indexOf(back)), back].map(describe);
  return new RunError(`references run in a circle: ${names.join(" -> ")}`);
}

/** What each object waits for; `objects` has references before what refers to them. */
function waitsOf(objects: ReadonlyMap<MzObject, number>): Map<MzObject, readonly PendingValue[]> {
  const waits = new Map<MzObject, readonly PendingValue[]>();
  for (const object of objects.keys()) {
    const all = [...object.references.flatMap((r) => waits.get(r) ?? []), ...object.waitsFor];
    waits.set(object, [...new Map(all.map((value) => [value.configKey, value])).values()]);
  }
  return waits;
}

/** One object a name: the first of several equal definitions. */
function uniquelyNamed(objects: ReadonlyMap<MzObject, number>): readonly MzObject[] {
  const byName = new Map<string, MzObject>();
  const unique: MzObject[] = [];
  for (const object of objects.keys()) {
    const known = byName.get(nameKey(object));
    if (known === undefined) {
      byName.set(nameKey(object), object);
      unique.push(object);
    } else if (!sameDefinition(known, object)) {
      // A cluster is what several pipelines want to share.
      const next =
        known.kind === "cluster" ? "say the same size of both, or rename one of them" : "rename one of them";
      throw new RunError(
        `two different objects have one name: ${describe(known)} and ${describe(object)}; ${next}`,
      );
    }
  }
  for (const object of unique) {
    for (const path of object.alsoNames) {
      const other = byName.get(keyOf("item", path));
      if (other !== undefined && other !== object) {
        throw new RunError(
          `${describe(object)} also takes the name of ${describe(other)}; rename one of them`,
        );
      }
      byName.set(keyOf("item", path), object);
    }
  }
  return unique;
}

/** What makes two objects one: the kind's set of names, and the path. */
export function nameKey(object: MzObject): string {
  return keyOf(factsOf(object.kind).namespace, object.path);
}

/** Length-prefixed, so that no name can be spelled to look like two. */
function keyOf(namespace: string, path: Path): string {
  return `${namespace}:${path.map((part) => `${part.length}:${part}`).join("")}`;
}

type SortKey = readonly [rank: number, depth: number, path: Path];

function sortKey(object: MzObject, depth: number): SortKey {
  // Within a rank only views refer to each other: depth puts a view behind what it reads.
  return [factsOf(object.kind).rank, factsOf(object.kind).rank === VIEW_RANK ? depth : 0, object.path];
}

const VIEW_RANK = factsOf("view").rank;

function compare(a: SortKey, b: SortKey): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  if (a[1] !== b[1]) return a[1] - b[1];
  const at = a[2].findIndex((part, i) => part !== b[2][i]);
  const [left, right] = at < 0 ? [a[2].length, b[2].length] : [a[2][at] ?? "", b[2][at] ?? ""];
  // By code unit: a locale would order the same names differently on another machine.
  return left < right ? -1 : left > right ? 1 : 0;
}
