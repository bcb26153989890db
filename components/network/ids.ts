import type * as pulumi from "@pulumi/pulumi";
import { requirePlain } from "../../materialize/connection/address";
import { invalid } from "../../materialize/errors";

type Unfit = (id: string) => string | undefined;

/** Says why an id of EC2 does not begin as it should (`vpc`, `subnet`, `sg`), or `undefined`. */
export function unfitId(prefix: string): Unfit {
  const shape = new RegExp(`^${prefix}-[0-9a-z-]+$`);
  return (id) => (shape.test(id) ? undefined : `be an id such as ${prefix}-0123456789abcdef0`);
}

/** What rules for a security group are named after: an id that is known stays the same wherever it stands in a list. */
export function groupKey(id: pulumi.Input<string>, place: number): string {
  return typeof id === "string" ? id : String(place);
}

/** Checks a list of ids, as far as they are plain, and that none comes twice. */
export function requireIds(
  where: string,
  field: string,
  ids: readonly pulumi.Input<string>[],
  unfit: Unfit,
): void {
  ids.forEach((id, i) => {
    requirePlain(where, `${field}[${i}]`, id, unfit);
    if (ids.indexOf(id) !== i) throw invalid(where, `${field}[${i}]`, "be named once", id);
  });
}
