/**
 * What each sender puts on the wire, by what it publishes, and how it signs: written here anew, with node's crypto and
 * Stripe's own library. Nothing of this is taken from the code that is tested.
 */
import { createHmac } from "node:crypto";
import Stripe from "stripe";

export type Wire = ApiKeyWire | BasicWire | HmacWire | TimestampedWire;
export type WireType = Wire["type"];

export interface ApiKeyWire {
  readonly type: "api-key";
  readonly header: string;
}

export interface BasicWire {
  readonly type: "basic";
  readonly header: "authorization";
  readonly username: string;
}

export interface HmacWire {
  readonly type: "hmac";
  readonly header: string;
  readonly algorithm: string;
  readonly encoding: "hex" | "base64";
  readonly prefix: string;
}

export interface TimestampedWire {
  readonly type: "timestamped-hmac";
  readonly header: string;
  readonly algorithm: string;
  readonly timestampKey: string;
  readonly signatureKey: string;
  readonly toleranceSeconds: number;
  /** Signs as Stripe does. */
  readonly library?: "stripe";
}

export interface Signing {
  readonly secret: string;
  readonly body: Buffer;
  /** Seconds since 1970. */
  readonly at: number;
}

/** The value of the header that a sender puts into a request. */
export function signed(wire: Wire, { secret, body, at }: Signing): string {
  switch (wire.type) {
    case "api-key":
      return secret;
    case "basic":
      return `Basic ${btoa(String.fromCharCode(...Buffer.from(`${wire.username}:${secret}`, "utf8")))}`;
    case "hmac":
      return wire.prefix + mac(wire.algorithm, secret, body, wire.encoding);
    case "timestamped-hmac": {
      if (wire.library === "stripe") {
        const payload = body.toString("utf8");
        return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: at });
      }
      return elements(wire, [String(at)], [timeMac(wire, String(at), { secret, body })]);
    }
  }
}

/** A signature by the published rule, whatever it is a signature of. */
export function mac(
  algorithm: string,
  secret: string,
  message: Buffer | string,
  encoding: BufferEncoding,
): string {
  return createHmac(algorithm, secret).update(message).digest().toString(encoding);
}

/** The signature of a body at a time, which may be no time. */
export function timeMac(wire: TimestampedWire, time: string, { secret, body }: Omit<Signing, "at">): string {
  return mac(wire.algorithm, secret, Buffer.concat([Buffer.from(`${time}.`), body]), "hex");
}

/** Times, then signatures. */
export function elements(
  wire: TimestampedWire,
  times: readonly string[],
  signatures: readonly string[],
): string {
  const of = (key: string, values: readonly string[]): string[] => values.map((value) => `${key}=${value}`);
  return [...of(wire.timestampKey, times), ...of(wire.signatureKey, signatures)].join(",");
}
