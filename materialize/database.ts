import { define, existingObject, type CommonArgs, type MzObject } from "./model/object";

export type Database = MzObject<"database">;

export interface DatabaseArgs extends CommonArgs {
  readonly name: string;
}

/** A database to be created. */
export function database(args: DatabaseArgs): Database {
  return define({
    kind: "database",
    path: [args.name],
    args: {},
    waitsFor: args.waitsFor,
    create: (_, name) => `CREATE DATABASE IF NOT EXISTS ${name}`,
  });
}

/** A database that is there already, such as `materialize`, which every region starts with. */
export function existingDatabase(name: string): Database {
  return existingObject("database", [name], []);
}
