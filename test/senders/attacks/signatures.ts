import { elements, mac, timeMac, type HmacWire, type TimestampedWire } from "../wire";
import { against, type Attack, type AttackGroup, type Good } from "./attack";

/** The signature is written in another way, or is one of something else. */
const hmacIs = (
  name: string,
  value: (good: Good<HmacWire>) => string,
  only?: (wire: HmacWire) => boolean,
  note?: string,
): Attack => {
  const more = { ...(only === undefined ? {} : { only }), ...(note === undefined ? {} : { note }) };
  return against("hmac", name, "false", (good) => ({ value: value(good) }), more);
};
const timedIs = (name: string, signature: (good: Good<TimestampedWire>) => string): Attack =>
  against("timestamped-hmac", name, "false", (good) => ({
    value: elements(good.wire, [String(good.at)], [signature(good)]),
  }));

const bare = ({ wire, value }: Good<HmacWire>): string => value.slice(wire.prefix.length);
const bytes = (good: Good<HmacWire>): Buffer => Buffer.from(bare(good), good.wire.encoding);
const timed = ({ wire, at, ...rest }: Good<TimestampedWire>): string => timeMac(wire, String(at), rest);
const isHex = ({ encoding }: HmacWire): boolean => encoding === "hex";
const isBase64 = ({ encoding }: HmacWire): boolean => encoding === "base64";
const hasPrefix = ({ prefix }: HmacWire): boolean => prefix !== "";

const DIGESTS = ["md5", "sha1", "sha256", "sha384", "sha512"];

export const SIGNATURES: AttackGroup = {
  title: "Another signature",
  about: "Made with the right key and written in another way, or made of something else.",
  attacks: [
    ...DIGESTS.flatMap((digest) => [
      hmacIs(
        `signed by ${digest.toUpperCase().replace("SHA", "SHA-")}`,
        ({ wire, secret, body }) => wire.prefix + mac(digest, secret, body, wire.encoding),
        ({ algorithm }) => algorithm !== digest,
      ),
      against(
        "timestamped-hmac",
        `signed by ${digest.toUpperCase().replace("SHA", "SHA-")}`,
        "false",
        (good) => ({
          value: elements(good.wire, [String(good.at)], [timed({ ...good, wire: { ...good.wire, algorithm: digest } })]),
        }),
        { only: ({ algorithm }) => algorithm !== digest },
      ),
    ]),
    hmacIs("base64 instead of hex", (good) => good.wire.prefix + bytes(good).toString("base64"), isHex),
    hmacIs("hex instead of base64", (good) => good.wire.prefix + bytes(good).toString("hex"), isBase64),
    hmacIs("hex in capitals", (good) => good.wire.prefix + bare(good).toUpperCase(), isHex, "senders write small letters"),
    hmacIs("base64 for URLs", (good) => good.wire.prefix + bytes(good).toString("base64url"), isBase64),
    hmacIs("base64 of the hex", (good) => good.wire.prefix + Buffer.from(bytes(good).toString("hex")).toString("base64")),
    hmacIs("the bytes as they are", (good) => good.wire.prefix + bytes(good).toString("latin1").replaceAll("\0", "0")),
    hmacIs("hex with 0x before", (good) => `${good.wire.prefix}0x${bare(good)}`, isHex),
    hmacIs("base64 on two lines", (good) => good.wire.prefix + bare(good).replace(/^.{8}/, "$&\n"), isBase64),
    hmacIs("zeros", (good) => good.wire.prefix + bare(good).replace(/[^=]/g, "0")),
    hmacIs("a signature of no body", ({ wire, secret }) => wire.prefix + mac(wire.algorithm, secret, "", wire.encoding)),
    hmacIs("a signature of time and body", ({ wire, secret, body, at }) =>
      wire.prefix + mac(wire.algorithm, secret, Buffer.concat([Buffer.from(`${at}.`), body]), wire.encoding)),
    hmacIs("the prefix alone", ({ wire }) => wire.prefix, hasPrefix),
    hmacIs("no prefix", bare, hasPrefix),
    hmacIs("the prefix twice", ({ wire, value }) => wire.prefix + value, hasPrefix),
    hmacIs("the prefix in capitals", (good) => good.wire.prefix.toUpperCase() + bare(good), hasPrefix),
    hmacIs("another prefix", (good) => `sha1=${bare(good)}`, hasPrefix),
    hmacIs("a prefix where there is none", ({ value }) => `sha256=${value}`, (wire) => !hasPrefix(wire)),
    timedIs("hex in capitals", (good) => timed(good).toUpperCase()),
    timedIs("base64 instead of hex", (good) => Buffer.from(timed(good), "hex").toString("base64")),
    timedIs("zeros", (good) => timed(good).replace(/./g, "0")),
    timedIs("empty", () => ""),
    timedIs("a signature of the body alone", ({ wire, secret, body }) => mac(wire.algorithm, secret, body, "hex")),
    timedIs("a signature of the time alone", ({ wire, secret, at }) => mac(wire.algorithm, secret, `${at}.`, "hex")),
    timedIs("a signature of time and body without the dot", ({ wire, secret, body, at }) =>
      mac(wire.algorithm, secret, Buffer.concat([Buffer.from(`${at}`), body]), "hex")),
  ],
}; // prettier-ignore
