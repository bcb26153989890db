/** The names that the provider makes where a program gives none. Their random part is only of the right form here. */

/** How a resource gets its name. */
export interface NameRule {
  /** The input that gives it. */
  readonly input: string;
  /** The input that gives its beginning, where the type has one. */
  readonly prefix?: string;
  /** The member of the request. */
  readonly to: string;
  /** Characters that the provider allows a name that it makes. @default 255 */
  readonly longest?: number;
  /** What the provider puts before a name that it makes. */
  readonly before?: string;
}

export interface MadeName {
  readonly name: unknown;
  /** Why the provider itself refuses. */
  readonly refused?: string;
}

/** @see https://github.com/pulumi/pulumi-aws/blob/master/provider/autonaming.go */
const LONGEST = 255;
/** @see https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/info/autonaming.go */
const RANDOM_HEX = "-0a1b2c3";
/** @see https://github.com/hashicorp/terraform-plugin-sdk/blob/main/helper/id/id.go */
const UNIQUE_26 = "20260101120000000000000001";

/** @param logicalName the name of the resource in the program */
export function madeName(
  rule: NameRule,
  inputs: Readonly<Record<string, unknown>>,
  logicalName: string,
): MadeName {
  const given = inputs[rule.input];
  if (given !== undefined && given !== null) return { name: given };
  const prefix = rule.prefix === undefined ? undefined : inputs[rule.prefix];
  if (typeof prefix === "string") return { name: `${prefix}${UNIQUE_26}` };
  const name = `${logicalName}${RANDOM_HEX}`;
  const longest = rule.longest ?? LONGEST;
  return {
    name: `${rule.before ?? ""}${name}`,
    ...(name.length > longest && { refused: `have at most ${longest} characters with the provider's 8` }),
  };
}
