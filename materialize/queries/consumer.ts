/** The consumer's side: how a program reads what the pipelines make, as it changes or from time to time. */
import { nameKey, type Entry } from "../catalog";
import { type RelationKind } from "../model/kinds";
import { describe, type MzObject } from "../model/object";
import { comment, identifier, qualified } from "../text/quote";

const SUBSCRIBE = "https://materialize.com/docs/sql/subscribe/";
const FETCH = "https://materialize.com/docs/sql/fetch/";
const QUERY = "https://materialize.com/docs/serve-results/query-results/";
const INDEX = "https://materialize.com/docs/concepts/indexes/";
const DURABLE = "https://materialize.com/docs/transform-data/patterns/durable-subscriptions/";

/** What a consumer of one relation runs; statements are without their semicolons. */
export interface RelationConsumer {
  /** `"materialize"."ingest_views"."orders"` */
  readonly relation: string;
  readonly kind: RelationKind;
  /** The roles that our grants let read it. */
  readonly roles: readonly string[];
  /** The cluster that keeps its index, and answers from memory. @default none keeps one: any that the role may use */
  readonly cluster?: string;
  /** The columns that the index knows rows by, in the order of `$1`, `$2` … Empty: there is none by columns. */
  readonly key: readonly string[];
  /** Chooses that cluster for the session. */
  readonly session: readonly string[];
  /** All rows, then every change as it happens, as a stream; it does not end. */
  readonly subscribe: string;
  /** The same for clients that give rows back only when a statement has ended: the FETCH is repeated. */
  readonly cursor: readonly string[];
  /** The rows as they are now; where an index knows them by a key, those of one key (`$1`, `$2` …). */
  readonly poll: string;
}

/** What an index gives to its consumers. */
interface Served {
  readonly cluster: string;
  /** Its columns, where all of them are columns. */
  readonly key: readonly string[];
}

/**
 * How to read every view of an environment, and whatever else a role of ours may read, in the order of the objects.
 *
 * Not among the choices: ENVELOPE UPSERT of SUBSCRIBE. It wants a key that no two rows share, and an index's columns
 * need not be one.
 *
 * @see https://materialize.com/docs/sql/subscribe/
 */
export function relationConsumers(entries: readonly Entry[]): readonly RelationConsumer[] {
  return readables(entries).map(({ consumer }) => consumer);
}

function readables(
  entries: readonly Entry[],
): readonly { readonly object: MzObject; readonly consumer: RelationConsumer }[] {
  const roles = rolesOf(entries);
  const indexes = indexesOf(entries);
  return entries
    .map(({ object }) => object)
    .filter((object) => !object.existing && (isView(object) || roles.has(nameKey(object))))
    .map((object) => {
      const key = nameKey(object);
      return { object, consumer: consumerOf(object, roles.get(key) ?? [], indexes.get(key)) };
    });
}

function consumerOf(
  object: MzObject,
  roles: readonly string[],
  served: Served | undefined,
): RelationConsumer {
  const relation = qualified(object.path);
  const { cluster, key } = served ?? { key: [] };
  const subscribe = `SUBSCRIBE TO ${relation} WITH (SNAPSHOT = true, PROGRESS = true)`;
  const where = key.map((column, i) => `${identifier(column)} = $${i + 1}`).join(" AND ");
  return {
    relation,
    kind: object.kind as RelationKind,
    roles,
    ...(cluster === undefined ? {} : { cluster }),
    key,
    session: cluster === undefined ? [] : [`SET CLUSTER = ${identifier(cluster)}`],
    subscribe: `COPY (${subscribe}) TO STDOUT`,
    cursor: [
      "BEGIN",
      `DECLARE ${CURSOR} CURSOR FOR ${subscribe}`,
      `FETCH ${ROWS} ${CURSOR} WITH (TIMEOUT = '1s')`,
      "COMMIT",
    ],
    poll: `SELECT * FROM ${relation}${where === "" ? "" : ` WHERE ${where}`}`,
  };
}

const CURSOR = identifier("changes");
/** Not ALL: the first rows are all that there are, and the client keeps what it fetched in memory. */
const ROWS = 1000;

function isView({ kind }: MzObject): boolean {
  return kind === "view" || kind === "materialized-view";
}

/** By the relation's name. SELECT is the only privilege that a relation has here. */
function rolesOf(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const roles = new Map<string, string[]>();
  for (const { object } of entries) {
    if (object.kind !== "grant") continue;
    const { on, to } = object.args as { readonly on: MzObject; readonly to: MzObject<"role"> };
    if (!READABLE.includes(on.kind)) continue;
    const key = nameKey(on);
    roles.set(key, [...(roles.get(key) ?? []), ...to.path].sort());
  }
  return roles;
}

const READABLE: readonly string[] = [
  "kafka-source",
  "webhook-source",
  "webhook-table",
  "table",
  "view",
  "materialized-view",
] satisfies readonly RelationKind[];

/** By the relation's name; of several the first that is by columns, because an expression's value is nobody's to guess. */
function indexesOf(entries: readonly Entry[]): ReadonlyMap<string, Served> {
  const indexes = new Map<string, Served>();
  for (const { object } of entries) {
    if (object.kind !== "index") continue;
    const { on, cluster, columns } = object.args as {
      readonly on: MzObject;
      readonly cluster: MzObject<"cluster">;
      readonly columns: readonly unknown[];
    };
    const names = columns.filter((column): column is string => typeof column === "string");
    const served = { cluster: cluster.path[0]!, key: names.length === columns.length ? names : [] };
    const known = indexes.get(nameKey(on));
    if (known === undefined || (known.key.length === 0 && served.key.length > 0))
      indexes.set(nameKey(on), served);
  }
  return indexes;
}

/** What both forms of SUBSCRIBE give, once for the whole script. */
const HEADER = [
  "For consumers, to be taken apart and not to be run as a file: a SUBSCRIBE does not end by itself.",
  "A consumer connects as a user that has the role (GRANT <role> TO <user>), and queries on a cluster that the role has USAGE on.",
  `SUBSCRIBE (see ${SUBSCRIBE}): mz_timestamp is when a row changed, mz_diff how many of it came (1) or went (-1).`,
  "SNAPSHOT = true: first the rows that there are, then the changes. With false the changes from now on alone: what changed between an earlier read and now is not among them.",
  "PROGRESS = true: where mz_progressed is true the row holds nothing but a time, before which nothing is missing. What came until then belongs together; without such rows nobody can tell quiet from stuck.",
  `A consumer that comes back starts with all rows again, unless the relation keeps its history (see ${DURABLE}).`,
];

/** How to read them, as a file: each statement after what it is for. */
export function consumerScript(entries: readonly Entry[]): string {
  const sections = readables(entries).map(({ object, consumer }) => sectionOf(consumer, object));
  if (sections.length === 0) return "";
  const header = HEADER.map((line) => `${comment(line)}\n`).join("");
  return [header, ...sections].join("\n");
}

function sectionOf(consumer: RelationConsumer, object: MzObject): string {
  const { roles, session, subscribe, cursor, poll } = consumer;
  const readers =
    roles.length === 0
      ? "no role of ours may read it; its owner may"
      : `may be read by ${roles.map((role) => JSON.stringify(role)).join(", ")}`;
  return [
    comment(`${describe(object)}: ${readers}`),
    comment(costOf(consumer)),
    ...session.map(ended),
    "",
    comment("Every change as it happens:"),
    ended(subscribe),
    "",
    comment(
      `The same in portions, for a client that waits until a statement has ended: FETCH again and again, one DECLARE a transaction (see ${FETCH})`,
    ),
    ...cursor.map(ended),
    "",
    comment(pollingOf(consumer)),
    ended(poll),
    "",
  ].join("\n");
}

function ended(statement: string): string {
  return `${statement};`;
}

/** Where the work of answering is done. */
function costOf({ kind, cluster }: RelationConsumer): string {
  if (cluster !== undefined) {
    const elsewhere = kind === "view" ? "worked out anew" : "read from storage";
    return `Indexed: answered from the memory of cluster ${JSON.stringify(cluster)}, and on any other ${elsewhere} (see ${INDEX})`;
  }
  if (kind === "view") {
    return `No index: each query, and each SUBSCRIBE for as long as it runs, works it out for itself on the session's cluster (see ${QUERY})`;
  }
  return `Its rows are in storage: each query reads them from there, on the session's cluster (see ${QUERY})`;
}

/** When to ask instead of listening. */
function pollingOf({ cluster, key }: RelationConsumer): string {
  if (key.length > 0)
    return "The rows of one key as they are now, out of the index, as often as you like: it wants every column of the key. Without WHERE, all rows:";
  if (cluster !== undefined) return "The rows as they are now, out of the index:";
  return "The rows as they are now: for whoever wants the newest state alone, a few times a minute at most, or can hold no connection open:";
}
