import type * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { type Conditions, type PolicyStatement } from "./policyDocument";
import { type RightFacts } from "./rights";
import { ON_ALL_RESOURCES } from "./onAllResources";

/** A statement that allows what a row of a table of rights says. */
export function allow(
  sid: string,
  { actions }: RightFacts,
  resources: readonly pulumi.Input<string>[],
  conditions?: Conditions,
): PolicyStatement {
  return { sid, actions, resources, ...(conditions === undefined ? {} : { conditions }) };
}

/**
 * Least privilege, as far as it can be seen without AWS: each action by its name, each resource named.
 *
 * @throws RunError where a statement has no action or no resource, a wildcard for an action, `*` for the resource of an
 *   action that can be narrowed, or another's sid.
 */
export function checkStatements(statements: readonly PolicyStatement[], where: string, field: string): void {
  if (!Array.isArray(statements) || statements.length === 0)
    throw invalid(where, field, "hold at least one statement", statements);
  const sids = new Set<string>();
  statements.forEach(({ sid, actions, resources }: PolicyStatement, i) => {
    const at = `${field}[${i}]`;
    if (!/^[A-Za-z0-9]+$/.test(sid)) throw invalid(where, `${at}.sid`, "be letters and digits", sid);
    if (sids.has(sid)) throw invalid(where, `${at}.sid`, "be of one statement only", sid);
    sids.add(sid);
    if (actions.length === 0) throw invalid(where, `${at}.actions`, "name at least one action", actions);
    const inexact = actions.find((action) => !/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action));
    if (inexact !== undefined)
      throw invalid(
        where,
        `${at}.actions`,
        "be exact actions, such as s3:PutObject, without a wildcard",
        inexact,
      );
    if (resources.length === 0)
      throw invalid(where, `${at}.resources`, "name at least one resource", resources);
    const unfit = resources.find((arn) => typeof arn !== "object" && arn !== "*" && !/^arn:/.test(arn));
    if (unfit !== undefined) throw invalid(where, `${at}.resources`, "be ARNs", unfit);
    if (!resources.includes("*")) return;
    const narrow = actions.find((action) => !Object.hasOwn(ON_ALL_RESOURCES, action));
    if (narrow !== undefined) {
      const next = "name ARNs, or put the action into a statement of its own";
      throw invalid(where, `${at}.resources`, `name what ${narrow} is allowed on`, "*", next);
    }
  });
}
