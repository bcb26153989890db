import { invalid } from "./errors";
import { factsOf, type GrantableKind, type PrivilegeOn } from "./model/kinds";
import { define, describe, type CommonArgs, type MzObject } from "./model/object";
import { type Role } from "./role";
import { qualified } from "./text/quote";

export type Grant = MzObject<"grant">;

export interface GrantArgs<K extends GrantableKind> extends CommonArgs {
  /** What may be done: the privileges of that kind of object, such as `["SELECT"]` on a view. */
  readonly privileges: readonly [PrivilegeOn<K>, ...PrivilegeOn<K>[]];
  readonly on: MzObject<K>;
  readonly to: Role;
}

/**
 * Gives a role privileges on an object. Granting twice changes nothing, so it can be run again.
 *
 * @throws RunError when the kind of object has no such privilege.
 */
export function grant<K extends GrantableKind>(args: GrantArgs<K>): Grant {
  const facts = factsOf(args.on.kind);
  const privileges: readonly string[] = args.privileges;
  const unknown = privileges.find((privilege) => !facts.privileges?.includes(privilege));
  if (unknown !== undefined || privileges.length === 0) {
    throw invalid(
      `grant on ${describe(args.on)}`,
      "privileges",
      `be of ${facts.privileges?.join(", ") ?? "none"}`,
      unknown,
    );
  }
  const verbs = [...new Set(privileges)].sort().join(", ");
  const keyword = facts.grantedAs ?? facts.keyword;
  const on = `${keyword} ${qualified(args.on.path)}`;
  const to = qualified(args.to.path);
  return define({
    kind: "grant",
    path: [verbs, keyword, ...args.on.path, ...args.to.path],
    args: { on: args.on, to: args.to },
    waitsFor: args.waitsFor,
    create: () => `GRANT ${verbs} ON ${on} TO ${to}`,
    drop: () => `REVOKE ${verbs} ON ${on} FROM ${to}`,
  });
}
