import { type MzObject } from "../model/object";
import { literal } from "../text/quote";

export interface OperatorQuery {
  /** The question, in words. */
  readonly title: string;
  /** The statement, without its semicolon. */
  readonly sql: string;
  readonly source: string;
}

/** `<catalog table> AS c … ON` the object of this very name, in its schema and database. */
export function identified(table: string, alias: string, object: MzObject): string {
  const [database, schema, name] = object.path;
  return (
    `(${table} AS ${alias} JOIN mz_catalog.mz_schemas AS ${alias}_s ON ${alias}.schema_id = ${alias}_s.id ` +
    `JOIN mz_catalog.mz_databases AS ${alias}_d ON ${alias}_s.database_id = ${alias}_d.id) ` +
    `ON ${alias}.name = ${literal(name ?? "")} AND ${alias}_s.name = ${literal(schema ?? "")} AND ${alias}_d.name = ${literal(database ?? "")}`
  );
}
