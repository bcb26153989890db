import { define, existingObject, type CommonArgs, type MzObject } from "./model/object";
import { requireUnreserved } from "./model/reserved";

export type Role = MzObject<"role">;

export interface RoleArgs extends CommonArgs {
  readonly name: string;
}

/**
 * A role to be created, to grant to. CREATE ROLE has no IF NOT EXISTS, so it stands in the `setup` script, which
 * runs once. Passwords and LOGIN belong to self-managed installations and to whoever runs them.
 */
export function role(args: RoleArgs): Role {
  requireUnreserved("role", [args.name]);
  return define({
    kind: "role",
    path: [args.name],
    args: {},
    waitsFor: args.waitsFor,
    create: (_, name) => `CREATE ROLE ${name}`,
  });
}

/** A role that is there already. */
export function existingRole(name: string): Role {
  return existingObject("role", [name], []);
}
