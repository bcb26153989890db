import { createHash } from "node:crypto";

/** Lengths of the names of load balancers and target groups, in characters. */
export const NAME_LIMITS = {
  /**
   * The longest that AWS takes.
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
   */
  aws: 32,
  /**
   * What Pulumi appends to a logical name to make the real one: a hyphen and seven hexadecimal digits.
   * @see https://github.com/pulumi/pulumi-terraform-bridge/blob/master/pkg/tfbridge/info/autonaming.go
   */
  autoName: 8,
} as const;

const LONGEST_LOGICAL_NAME = NAME_LIMITS.aws - NAME_LIMITS.autoName;
const HASH_DIGITS = 8;
/** One character of the name, the hash and the hyphens between the parts have to fit beside the role. */
const LONGEST_ROLE = LONGEST_LOGICAL_NAME - HASH_DIGITS - "x--".length;
const ROLE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Letters, digits and hyphens, no hyphen at an end. A load balancer's name must not begin with `internal-` either. */
const FITS = /^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/i;

/**
 * The *logical* name of a load balancer or a target group: `<name>-<role>` where AWS can take it, else a beginning of
 * `name`, a hash of the whole, and the role.
 *
 * Pulumi makes the real name from the logical one and a random suffix. It never cuts: a target group's name that gets
 * longer than 32 characters is refused at preview, a load balancer's by the provider (its own limit there is 255). A
 * `namePrefix` may have 6 characters only, and a fixed `name` makes a replacement impossible without an outage: the
 * name is still taken, and a target group that a listener uses cannot be deleted first. So the logical name is kept
 * short and the random suffix stays.
 *
 * The result is part of a resource's URN: it must never change for a given input.
 *
 * @example shortName("events", "tg-b1") // "events-tg-b1"
 * @example shortName("payments-production-events", "tg-b1") // "payments-e542720c-tg-b1"
 * @param role of our own choosing: `a-z 0-9`, hyphens within, at most 13 characters
 * @throws TypeError when the role is not of that form.
 * @see https://github.com/pulumi/pulumi-aws/issues/1317 and https://github.com/pulumi/pulumi-aws/issues/2121
 * @see https://github.com/pulumi/pulumi-aws/blob/master/provider/autonaming.go
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/validate.go
 */
export function shortName(name: string, role: string): string {
  if (!ROLE.test(role) || role.length > LONGEST_ROLE)
    throw new TypeError(`a role of at most ${LONGEST_ROLE} of a-z 0-9 - is needed, got ${role}`);
  const whole = `${name}-${role}`;
  if (whole.length <= LONGEST_LOGICAL_NAME && FITS.test(whole)) return whole;
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, HASH_DIGITS);
  const room = LONGEST_LOGICAL_NAME - HASH_DIGITS - role.length - "--".length;
  const legal = name.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-/, "");
  const head = withoutInternal(withoutInternal(legal).slice(0, room)).replace(/-$/, "");
  return [head, hash, role].filter((part) => part !== "").join("-");
}

/** Also a head that is just `internal` would make the forbidden beginning, together with the hyphen after it. */
function withoutInternal(head: string): string {
  return head.replace(/^(?:internal(?:-|$))+/i, "");
}
