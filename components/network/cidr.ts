import { isIPv4 } from "node:net";

/** Wider than this is no list of somebody's addresses any more: two halves of the internet are the internet. */
const SHORTEST_PREFIX = 8;

/** Says why `cidr` cannot stand in a list of addresses that are let in, or `undefined`. */
export function unfitCidr(cidr: string): string | undefined {
  const rule = `be an IPv4 block of /${SHORTEST_PREFIX} to /32, such as 98.80.4.128/27`;
  const [address = "", bits = "", ...rest] = cidr.split("/");
  if (!isIPv4(address) || !/^(?:[1-9]?\d)$/.test(bits) || rest.length > 0) return rule;
  const prefix = Number(bits);
  if (prefix < SHORTEST_PREFIX || prefix > 32) return rule;
  // AWS would store the block's first address, and every preview would show a difference.
  const first = firstOf(address, prefix);
  return first === address ? undefined : `begin at the block's first address, ${first}/${prefix}`;
}

function firstOf(address: string, prefix: number): string {
  const size = 2 ** (32 - prefix);
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const first = number - (number % size);
  return [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".");
}
