import { elements, timeMac, type TimestampedWire } from "../wire";
import { against, AT, signedWith, type Attack, type AttackGroup, type Good, type Tried } from "./attack";
import { type Answer } from "../../support/webhookBench";

type Timed = Good<TimestampedWire>;

const timed = (name: string, answer: Answer, make: (good: Timed) => Tried, note?: string): Attack =>
  against("timestamped-hmac", name, answer, make, note === undefined ? {} : { note });
const valueIs = (name: string, answer: Answer, value: (good: Timed) => string, note?: string): Attack =>
  timed(name, answer, (good) => ({ value: value(good) }), note);

/** The sender's request arrives so many seconds after the time that it signed. */
const arrives = (name: string, answer: Answer, seconds: (tolerance: number) => number): Attack =>
  timed(name, answer, ({ at, wire }) => ({ at: at + seconds(wire.toleranceSeconds) }));

/** Somebody with the key signs this time: the form alone is wrong. */
const signs = (name: string, answer: Answer, time: string, note?: string): Attack =>
  valueIs(name, answer, (good) => elements(good.wire, [time], [timeMac(good.wire, time, good)]), note);

/** An hour ago: a request that was recorded then. */
const OLD = AT - 3600;
const signature = (good: Timed, at = good.at): string => timeMac(good.wire, String(at), good);

export const TIMES: AttackGroup = {
  title: "Another time",
  about: "Only where a time is signed. Each is tried at the edges of the sender's own window.",
  attacks: [
    arrives("as old as the window", "true", (tolerance) => tolerance),
    arrives("half a second older", "false", (tolerance) => tolerance + 0.5),
    arrives("one second older", "false", (tolerance) => tolerance + 1),
    arrives("as far ahead as the window", "true", (tolerance) => -tolerance),
    arrives("half a second further ahead", "false", (tolerance) => -tolerance - 0.5),
    arrives("one second further ahead", "false", (tolerance) => -tolerance - 1),
    valueIs("one second later, the signature kept", "false", (good) =>
      elements(good.wire, [String(good.at + 1)], [signature(good)]),
    ),
    valueIs("an old one, with the time of now", "false", (good) =>
      elements(good.wire, [String(good.at)], [signature(good, OLD)]),
    ),
    valueIs("an old one, with the time of now behind it", "false", (good) =>
      elements(good.wire, [String(OLD), String(good.at)], [signature(good, OLD)]),
    ),
    valueIs("an old one, with the time of now before it", "false", (good) =>
      elements(good.wire, [String(good.at), String(OLD)], [signature(good, OLD)]),
    ),
    valueIs("an old one, with the time of now at the end", "false", (good) =>
      `${signedWith(good, { at: OLD })},${good.wire.timestampKey}=${good.at}`,
    ),
    valueIs(
      "a good one, with an old time at the end",
      "true",
      ({ wire, value }) => `${value},${wire.timestampKey}=${OLD}`,
      "the first time counts, for the window and for the signature",
    ),
    valueIs("no time", "NULL", (good) => elements(good.wire, [], [signature(good)])),
    signs("an empty time", "NULL", ""),
    signs("letters, signed", "NULL", "now"),
    signs("a negative time, signed", "NULL", `-${AT}`),
    signs("a time with a plus, signed", "NULL", `+${AT}`),
    signs("a time with a fraction, signed", "NULL", `${AT}.0`),
    signs("a time with an exponent, signed", "NULL", "17e8"),
    signs("a time in hex, signed", "NULL", `0x${AT.toString(16)}`),
    signs("a time in milliseconds, signed", "NULL", `${AT}000`),
    signs("a time with a space, signed", "NULL", ` ${AT}`),
    signs("a time with a line end, signed", "NULL", `${AT}\n`),
    signs("a time in Arabic digits, signed", "NULL", "١٧٠٠٠٠٠٠٠٠"),
    signs("a time that is NaN, signed", "NULL", "NaN"),
    signs("a time that is Infinity, signed", "NULL", "Infinity"),
    signs("a time of 20 digits, signed", "NULL", "9".repeat(20)),
    signs("a time of 100,000 digits, signed", "NULL", "1".repeat(100_000)),
    signs("the year 33658, signed", "false", "9".repeat(12)),
    signs("the year 1970, signed", "false", "0"),
    signs("leading zeros, signed", "true", `00${AT}`, "it is the same time, and signed as it stands"),
  ],
}; // prettier-ignore

const other = (good: Timed): string =>
  timeMac(good.wire, String(good.at), { ...good, secret: "the old key" });
const withKey = (good: Timed, key: string): string =>
  `${good.wire.timestampKey}=${good.at},${key}${signature(good)}`;
const list = (good: Timed, signatures: readonly string[]): string =>
  elements(good.wire, [String(good.at)], signatures);

export const ROLLED: AttackGroup = {
  title: "Several signatures, other elements",
  about: "While a key is rolled, there is a signature by each key that counts. Four elements are looked at.",
  attacks: [
    valueIs("by the old key and by the new one", "true", (good) => list(good, [other(good), signature(good)])),
    valueIs("by the new key and by the old one", "true", (good) => list(good, [signature(good), other(good)])),
    valueIs("by both, behind one of another scheme", "true", (good) =>
      list(good, [other(good), signature(good)]).replace(",", `,v0=${other(good)},`)),
    valueIs("three, the right one last", "true", (good) => list(good, [...Array<string>(2).fill(other(good)), signature(good)])),
    valueIs(
      "four, the right one last",
      "false",
      (good) => list(good, [...Array<string>(3).fill(other(good)), signature(good)]),
      "the fifth element is not looked at",
    ),
    valueIs("by the old key alone", "false", (good) => list(good, [other(good)])),
    valueIs("by three keys that don't count", "false", (good) => list(good, Array<string>(3).fill(other(good)))),
    valueIs("v0 beside the right one", "true", (good) => `${good.value},v0=${other(good)}`),
    valueIs("v0 alone, with the right signature", "false", (good) => withKey(good, "v0=")),
    valueIs("v2 alone, with the right signature", "false", (good) => withKey(good, "v2=")),
    valueIs("its key in another case", "false", (good) => withKey(good, `${good.wire.signatureKey.toUpperCase()}=`)),
    valueIs("its key with one character more", "false", (good) => withKey(good, `${good.wire.signatureKey}1=`)),
    valueIs("no equals sign", "false", (good) => withKey(good, good.wire.signatureKey)),
    valueIs("two equals signs", "false", (good) => withKey(good, `${good.wire.signatureKey}==`)),
    valueIs("no key", "false", (good) => withKey(good, "")),
    valueIs("no signature", "false", (good) => list(good, [])),
    valueIs("the signature before the time", "true", (good) => good.value.split(",").reverse().join(","), "in any order"),
    valueIs("a comma at the end", "true", ({ value }) => `${value},`, "an empty element is no proof, and does no harm"),
    valueIs("commas between", "true", ({ value }) => value.replace(",", ",,,"), "as above"),
    valueIs("a space after the comma", "false", ({ value }) => value.replace(",", ", ")),
    valueIs("semicolons for commas", "false", ({ value }) => value.replace(",", ";")),
    valueIs("colons for equals signs", "NULL", ({ value }) => value.replaceAll("=", ":")),
    valueIs("time and signature changed over", "false", ({ wire, at, ...good }) =>
      `${wire.timestampKey}=xx${timeMac(wire, String(at), good)},${wire.signatureKey}=${at}`),
    valueIs("100,000 signatures that are wrong", "false", ({ wire, at }) =>
      elements(wire, [String(at)], Array<string>(100_000).fill("0"))),
  ],
}; // prettier-ignore
