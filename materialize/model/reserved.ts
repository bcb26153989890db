import { invalid } from "../errors";
import { type Kind } from "./kinds";
import { describe, type Path } from "./object";

/** The server keeps these prefixes for itself. @see https://materialize.com/docs/security/cloud/access-control/manage-roles/ */
const RESERVED = /^(mz_|pg_)/;

/**
 * Schemas, roles and clusters of these names are there already or cannot be made.
 *
 * @throws RunError naming the object.
 */
export function requireUnreserved(kind: Kind, path: Path): void {
  const name = path.at(-1);
  if (name !== undefined && RESERVED.test(name)) {
    throw invalid(describe({ kind, path }), "name", "not start with mz_ or pg_, which are reserved", name);
  }
}
