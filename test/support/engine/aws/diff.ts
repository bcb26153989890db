import { COMPARING, type Comparing } from "./comparing";
import { REPLACING } from "./replacing";
import { canonical, DEFAULTS, hasUnknown, isObject, UNKNOWN, without, type Props } from "./values";

export type Change = "add" | "delete" | "update";

export interface Difference {
  /** What changed, by path: `brokerNodeGroupInfo.clientSubnets`. */
  readonly changes: Readonly<Record<string, { readonly kind: Change; readonly replaces: boolean }>>;
  readonly deleteBeforeReplace: boolean;
}

/** What the provider would do to get from the old inputs to the new ones. */
export function difference(
  type: string,
  olds: Props,
  news: Props,
  nameIsFixed: (news: Props) => boolean,
): Difference {
  const comparing = COMPARING[type] ?? {};
  const found: Record<string, Change> = {};
  const [before, after] = [without(olds, DEFAULTS), without(news, DEFAULTS)];
  compare(before, after, "", comparing, found);
  const { inputs = [], sometimes, deleteFirst } = REPLACING[type] ?? {};
  const fixed = [...inputs, "region", ...(sometimes?.(before, after) ?? [])];
  const changes = Object.fromEntries(
    Object.entries(found)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, kind]) => [path, { kind, replaces: fixed.some((input) => concerns(path, input)) }]),
  );
  const replaced = Object.values(changes).some(({ replaces }) => replaces);
  return { changes, deleteBeforeReplace: replaced && (deleteFirst === true || nameIsFixed(news)) };
}

/** Whether a change at a path is one of an input: of it, under it, or of all that it is in. */
function concerns(path: string, input: string): boolean {
  return path === input || path.startsWith(`${input}.`) || input.startsWith(`${path}.`);
}

function compare(
  before: Props,
  after: Props,
  above: string,
  comparing: Comparing,
  found: Record<string, Change>,
) {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const path = above === "" ? key : `${above}.${key}`;
    const usual = comparing.defaults?.[path];
    const [a, b] = [before[key] ?? usual, after[key] ?? usual];
    if (a === undefined && b === undefined) continue;
    if (b === undefined) {
      if (comparing.kept?.includes(path) !== true) found[path] = "delete";
    } else if (a === undefined && isObject(b)) {
      compare({}, b, path, comparing, found);
    } else if (a === undefined) {
      found[path] = "add";
    } else if (b === UNKNOWN) {
      found[path] = "update";
    } else if (isObject(a) && isObject(b)) {
      compare(a, b, path, comparing, found);
    } else if (isList(a) && isList(b)) {
      compareLists(a, b, path, comparing, found);
    } else if (form(a, path, comparing) !== form(b, path, comparing)) {
      found[path] = "update";
    }
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Lists of objects are compared item by item; their paths have no index, as no row of the tables has one. */
function compareLists(
  a: readonly unknown[],
  b: readonly unknown[],
  path: string,
  comparing: Comparing,
  found: Record<string, Change>,
) {
  if (comparing.sets?.includes(path)) {
    const sorted = (list: readonly unknown[]) => canonical([...list].map(canonical).sort());
    if (hasUnknown(b) || sorted(a) !== sorted(b)) found[path] = "update";
  } else if (a.length !== b.length) {
    found[path] = "update";
  } else {
    a.forEach((item, i) => {
      const other = b[i];
      if (isObject(item) && isObject(other)) compare(item, other, path, comparing, found);
      else if (canonical(item) !== canonical(other)) found[path] = "update";
    });
  }
}

function form(value: unknown, path: string, comparing: Comparing): string {
  if (comparing.json?.includes(path) !== true || typeof value !== "string") return canonical(value);
  try {
    return canonical(JSON.parse(value));
  } catch {
    return canonical(value);
  }
}
