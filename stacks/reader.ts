import {
  existingRole,
  grant,
  index,
  role,
  type Cluster,
  type MzObject,
  type RelationKind,
  type Role,
  type Schema,
} from "../materialize";
import { invalid } from "../materialize/errors";
import { type ReaderConfig } from "./config/reader";

/** A relation that a reader may read. */
export interface Readable {
  readonly relation: MzObject<RelationKind>;
  /**
   * The columns to look its rows up by, such as `["anonymous_id"]`: an index answers what gives all of them. Empty: it
   * gets no index, whatever it is.
   */
  readonly key: readonly string[];
}

/**
 * The role that may read some relations, and its grants; with `index`, an index on each view and USAGE on its cluster.
 *
 * @param cluster keeps the indexes
 * @throws RunError when indexes are wanted and there is no view to index.
 * @see https://materialize.com/docs/concepts/indexes/
 */
export function readerObjects(
  config: ReaderConfig,
  readables: readonly Readable[],
  cluster: Cluster,
): readonly MzObject[] {
  if (config === undefined) return [];
  const to = config.existing ? existingRole(config.role) : role({ name: config.role });
  const relations = readables.map(({ relation }) => relation);
  const schemas = new Set(relations.map(schemaOf));
  return [
    ...[...schemas].map((on) => grant<"schema">({ privileges: ["USAGE"], on, to })),
    ...relations.map((on) => grant<RelationKind>({ privileges: ["SELECT"], on, to })),
    ...(config.index ? indexObjects(readables, cluster, to) : []),
  ];
}

function indexObjects(readables: readonly Readable[], cluster: Cluster, to: Role): readonly MzObject[] {
  const indexed = readables.filter(({ relation, key }) => VIEWS.includes(relation.kind) && key.length > 0);
  if (indexed.length === 0) {
    const rule = "be left out where a pipeline makes no view: tables and webhooks get no index";
    throw invalid("reader", "index", rule, true);
  }
  return [
    ...indexed.map(({ relation, key }) =>
      index({ name: `${relation.path.at(-1)}_by_${key[0]}`, on: relation, cluster, columns: key }),
    ),
    // An index answers only on the cluster that keeps it.
    grant<"cluster">({ privileges: ["USAGE"], on: cluster, to }),
  ];
}

/** mz-deploy takes an index on these only. */
const VIEWS: readonly string[] = ["view", "materialized-view"] satisfies readonly RelationKind[];

function schemaOf(relation: MzObject): Schema {
  return (relation.args as { readonly schema: Schema }).schema;
}
