import { existingRole, grant, role, type MzObject, type RelationKind, type Schema } from "../materialize";
import { type ReaderConfig } from "./config/kafka";

/** The role that may read some relations, and its grants. */
export function readerObjects(
  config: ReaderConfig,
  relations: readonly MzObject<RelationKind>[],
): readonly MzObject[] {
  if (config === undefined) return [];
  const to = config.existing ? existingRole(config.role) : role({ name: config.role });
  const schemas = new Set(relations.map(schemaOf));
  return [
    ...[...schemas].map((on) => grant<"schema">({ privileges: ["USAGE"], on, to })),
    ...relations.map((on) => grant<RelationKind>({ privileges: ["SELECT"], on, to })),
  ];
}

function schemaOf(relation: MzObject): Schema {
  return (relation.args as { readonly schema: Schema }).schema;
}
