import { type CommonArgs, type Path } from "./object";
import { type Schema } from "../schema";

/** What every item of a schema takes. */
export interface ItemArgs extends CommonArgs {
  /** The schema that it lives in. */
  readonly schema: Schema;
  /** Its name, such as `events`; up to 255 bytes of any text, quoted wherever it is printed. */
  readonly name: string;
}

/** `["materialize", "ingest", "events"]`. */
export function itemPath(args: ItemArgs): Path {
  return [...args.schema.path, args.name];
}
