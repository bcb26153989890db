/**
 * What is known of each kind of object, one row each. A new kind starts here.
 *
 * `rank` orders a script (lower first) and agrees with what may refer to what. `namespace`: items of one schema share
 * one set of names, whatever their kind. `keyword` is what DROP, COMMENT ON and GRANT call the kind; `grantedAs`
 * differs where GRANT wants another word: views and sources are granted as TABLE.
 */
interface KindFacts {
  readonly rank: number;
  readonly namespace: "database" | "schema" | "cluster" | "role" | "item" | "statement";
  readonly keyword: string;
  readonly grantedAs?: string;
  readonly privileges?: readonly string[];
  /** What ALTER changes in place; what is not named here wants drop and create. */
  readonly altersInPlace: readonly string[];
}

/**
 * Sources: order and what alters in place, the vendor's documentation of CREATE and ALTER for each object; privileges,
 * https://materialize.com/docs/sql/grant-privilege/ (read Nov 2026).
 */
export const KINDS = {
  database: {
    rank: 0,
    namespace: "database",
    keyword: "DATABASE",
    privileges: ["USAGE", "CREATE"],
    altersInPlace: ["owner"],
  },
  schema: {
    rank: 1,
    namespace: "schema",
    keyword: "SCHEMA",
    privileges: ["USAGE", "CREATE"],
    altersInPlace: ["owner", "name", "swap"],
  },
  cluster: {
    rank: 2,
    namespace: "cluster",
    keyword: "CLUSTER",
    privileges: ["USAGE", "CREATE"],
    altersInPlace: ["owner", "name", "swap", "size", "replicationFactor"],
  },
  role: { rank: 3, namespace: "role", keyword: "ROLE", altersInPlace: ["options"] },
  secret: {
    rank: 4,
    namespace: "item",
    keyword: "SECRET",
    privileges: ["USAGE"],
    altersInPlace: ["owner", "name", "value"],
  },
  "ssh-tunnel-connection": {
    rank: 5,
    namespace: "item",
    keyword: "CONNECTION",
    privileges: ["USAGE"],
    altersInPlace: ["owner", "name", "options"],
  },
  "aws-connection": {
    rank: 5,
    namespace: "item",
    keyword: "CONNECTION",
    privileges: ["USAGE"],
    altersInPlace: ["owner", "name", "options"],
  },
  "aws-privatelink-connection": {
    rank: 5,
    namespace: "item",
    keyword: "CONNECTION",
    privileges: ["USAGE"],
    altersInPlace: ["owner", "name", "options"],
  },
  "aws-glue-schema-registry-connection": {
    rank: 6,
    namespace: "item",
    keyword: "CONNECTION",
    privileges: ["USAGE"],
    altersInPlace: ["owner", "name", "options"],
  },
  "confluent-schema-registry-connection": {
    rank: 6,
    namespace: "item",
    keyword: "CONNECTION",
    privileges: ["USAGE"],
    altersInPlace: ["owner", "name", "options"],
  },
  "kafka-connection": {
    rank: 6,
    namespace: "item",
    keyword: "CONNECTION",
    privileges: ["USAGE"],
    altersInPlace: ["owner", "name", "options"],
  },
  "kafka-source": {
    rank: 7,
    namespace: "item",
    keyword: "SOURCE",
    grantedAs: "TABLE",
    privileges: ["SELECT"],
    altersInPlace: ["owner", "name", "timestampIntervalMs"],
  },
  "webhook-source": {
    rank: 7,
    namespace: "item",
    keyword: "SOURCE",
    grantedAs: "TABLE",
    privileges: ["SELECT"],
    altersInPlace: ["owner", "name"],
  },
  "webhook-table": {
    rank: 7,
    namespace: "item",
    keyword: "TABLE",
    privileges: ["SELECT"],
    altersInPlace: ["owner", "name"],
  },
  table: {
    rank: 8,
    namespace: "item",
    keyword: "TABLE",
    privileges: ["SELECT"],
    altersInPlace: ["owner", "name"],
  },
  view: {
    rank: 9,
    namespace: "item",
    keyword: "VIEW",
    grantedAs: "TABLE",
    privileges: ["SELECT"],
    altersInPlace: ["owner", "name"],
  },
  "materialized-view": {
    rank: 9,
    namespace: "item",
    keyword: "MATERIALIZED VIEW",
    grantedAs: "TABLE",
    privileges: ["SELECT"],
    altersInPlace: ["owner", "name"],
  },
  index: { rank: 10, namespace: "item", keyword: "INDEX", altersInPlace: ["owner", "name"] },
  grant: { rank: 12, namespace: "statement", keyword: "GRANT", altersInPlace: [] },
  comment: { rank: 13, namespace: "statement", keyword: "COMMENT", altersInPlace: ["text"] },
} as const satisfies Record<string, KindFacts>;

export type Kind = keyof typeof KINDS;

/** The kinds whose row lists privileges. */
export type GrantableKind = {
  [K in Kind]: (typeof KINDS)[K] extends { privileges: readonly string[] } ? K : never;
}[Kind];
/** The privileges of one kind, such as `"SELECT"` for a view. */
export type PrivilegeOn<K extends GrantableKind> = (typeof KINDS)[K] extends {
  privileges: readonly (infer P extends string)[];
}
  ? P
  : never;

/** The kinds that a query can read. */
export type RelationKind =
  "kafka-source" | "webhook-source" | "webhook-table" | "table" | "view" | "materialized-view";

export function factsOf(kind: Kind): KindFacts {
  return KINDS[kind];
}

/** "kafka connection" for `kafka-connection`: how messages and comments name a kind. */
export function kindTitle(kind: Kind): string {
  return kind.replaceAll("-", " ");
}
