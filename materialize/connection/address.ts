import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../errors";

/** A host name, an IPv4 address, or an IPv6 address in brackets. */
const HOST = /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]+\])$/;

/** Says why `host` cannot be dialled, or `undefined`. */
export function unfitHost(host: string): string | undefined {
  return HOST.test(host) && host.length <= 253
    ? undefined
    : "be a host name or an IP address (IPv6 in brackets)";
}

/** Says why `port` cannot be dialled, or `undefined`. */
export function unfitPort(port: number): string | undefined {
  return Number.isInteger(port) && port >= 1 && port <= 65535
    ? undefined
    : "be a whole number from 1 to 65535";
}

/** Says why `address` is not `host:port`, or `undefined`. */
export function unfitAddress(address: string): string | undefined {
  const colon = address.lastIndexOf(":");
  const [host, port] = [address.slice(0, colon), address.slice(colon + 1)];
  const fits =
    colon > 0 &&
    unfitHost(host) === undefined &&
    /^[1-9]\d*$/.test(port) &&
    unfitPort(Number(port)) === undefined;
  return fits ? undefined : "be host:port, such as broker-1.example.com:9092";
}

/** Checks a value now if it is plain; an Output is checked when it is known (the printing functions do it). */
export function requirePlain<T>(
  where: string,
  field: string,
  value: pulumi.Input<T> | undefined,
  unfit: (value: T) => string | undefined,
): void {
  if (value === undefined || pulumi.Output.isInstance(value) || value instanceof Promise) return;
  const rule = unfit(value);
  if (rule !== undefined) throw invalid(where, field, rule, value);
}
