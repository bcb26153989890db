import { type Database } from "./database";
import { define, existingObject, type CommonArgs, type MzObject } from "./model/object";
import { requireUnreserved } from "./model/reserved";

export type Schema = MzObject<"schema">;

export interface SchemaArgs extends CommonArgs {
  readonly database: Database;
  readonly name: string;
}

/** A schema to be created. */
export function schema(args: SchemaArgs): Schema {
  requireUnreserved("schema", [...args.database.path, args.name]);
  return define({
    kind: "schema",
    path: [...args.database.path, args.name],
    args: { database: args.database },
    waitsFor: args.waitsFor,
    create: (_, name) => `CREATE SCHEMA IF NOT EXISTS ${name}`,
  });
}

/** A schema that is there already, such as `public`, which every database starts with. */
export function existingSchema(database: Database, name: string): Schema {
  return existingObject("schema", [...database.path, name], [database]);
}
