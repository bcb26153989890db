/** What an ingress rule opens, as read: any of it may be unknown. */
export interface Opening {
  readonly protocol?: unknown;
  readonly fromPort?: unknown;
  readonly toPort?: unknown;
  /** Texts or lists of texts. */
  readonly cidrs: readonly unknown[];
}

/** Both spellings of everything, and of TCP; other protocols have no port of ours. */
const ALL = ["-1", "all"];
const TCP = ["tcp", "6"];

/** A block of addresses: the bits that are compared stand after the slash. */
const BLOCK = /^([0-9a-f.:]+)\/(\d+)$/i;

/**
 * A block that compares fewer bits is more than one holder can have: half of the internet is the internet. Of IPv4 the
 * largest that one organization was given is a /8. Of IPv6 a registry gets a /12 for its continent, and deals it out in
 * blocks of 16 bits and more.
 *
 * @see https://www.iana.org/assignments/ipv4-address-space
 * @see https://www.iana.org/assignments/ipv6-unicast-address-assignments
 */
const FEWEST_BITS = { ipv4: 8, ipv6: 16 };

/** Addresses that no route leads to from outside, fc00::/7. @see https://www.rfc-editor.org/rfc/rfc4193 */
const PRIVATE = { first: /^f[cd][0-9a-f]{2}:/i, bits: 7 };

function isOpen(cidr: string): boolean {
  const [, address, length] = BLOCK.exec(cidr) ?? [];
  if (address === undefined) return false;
  const bits = Number(length);
  if (!address.includes(":")) return bits < FEWEST_BITS.ipv4;
  return bits < FEWEST_BITS.ipv6 && !(bits >= PRIVATE.bits && PRIVATE.first.test(address));
}

/** The blocks of addresses that are everybody, or too many to be anybody's. */
export function openCidrs({ cidrs }: Opening): readonly string[] {
  return cidrs.flat().filter((cidr): cidr is string => typeof cidr === "string" && isOpen(cidr));
}

/** Which of the ports are opened; each is a port or a range, such as `9092-9198`. */
export function coveredPorts(
  { protocol, fromPort, toPort }: Opening,
  ports: readonly string[],
): readonly string[] {
  const name =
    typeof protocol === "string" || typeof protocol === "number" ? String(protocol).toLowerCase() : "";
  if (ALL.includes(name)) return ports;
  if (!TCP.includes(name)) return [];
  const [from, to] = [limit(fromPort, 0), limit(toPort, 65_535)];
  if (from === undefined || to === undefined) return [];
  return ports.filter((range) => {
    const [first, last] = range.split("-").map(Number) as [number, number?];
    return from <= (last ?? first) && to >= first;
  });
}

/** One end of a range: not set, or -1, is as far as ports go; `undefined` where it is not known. */
function limit(port: unknown, end: number): number | undefined {
  if (port === undefined || port === -1) return end;
  return typeof port === "number" ? port : undefined;
}
