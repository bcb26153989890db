import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { EVENTBRIDGE_LIMITS } from "./limits";

/** Printable ASCII, but for spaces at the ends, which a header loses, and the colon, which AWS refuses. */
const API_KEY = /^[!-9;-~]([ -9;-~]*[!-9;-~])?$/;
/** AWS's, without `*`: that one stands for a value, and there is none to put there. */
const URL_CHARACTERS = /^(%[0-9A-Fa-f]{2}|[-()_.!~';/?:@&=+$,A-Za-z0-9])+$/;
const PUBLIC_HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/;

/**
 * Refuses plain text that EventBridge cannot post to.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateApiDestination.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html (public domain names only)
 */
export function refuseUrl(url: unknown, where: string): void {
  if (typeof url === "object" && url !== null) return;
  // First: no other message may show them.
  if (typeof url === "string" && /\/\/[^/?#]*@/.test(url))
    throw invalid(where, "url", "hold no user name and no password", "some", "apiKey shows who it is");
  if (typeof url === "string" && fits(url)) return;
  const rule =
    "be an https address of a public host, such as https://abc.us-east-1.aws.materialize.cloud/api/webhook/…";
  throw invalid(where, "url", rule, url);
}

function fits(url: string): boolean {
  if (!url.startsWith("https://") || url.length > EVENTBRIDGE_LIMITS.url) return false;
  return URL_CHARACTERS.test(url) && URL.canParse(url) && PUBLIC_HOST.test(new URL(url).hostname);
}

/** Refuses plain text that cannot be a header's value. It is in no message, nor how long it is. */
export function refuseApiKey(apiKey: unknown, where: string): void {
  if (typeof apiKey === "object" && apiKey !== null) return;
  const { apiKey: longest } = EVENTBRIDGE_LIMITS;
  if (typeof apiKey === "string" && API_KEY.test(apiKey) && apiKey.length <= longest) return;
  const rule = `be 1 to ${longest} printable characters of ASCII, without a colon or spaces at its ends`;
  const got = apiKey === undefined ? undefined : apiKey === "" ? "an empty text" : "something else";
  throw invalid(where, "apiKey", rule, got);
}

/** The URL; its Output fails, once it is known, where EventBridge cannot post there. */
export function knownUrl(url: pulumi.Input<string>, where: string): pulumi.Output<string> {
  return pulumi.output(url).apply((text) => {
    refuseUrl(text, where);
    return text;
  });
}

/** The key, secret always; its Output fails, once it is known, where it cannot be a header's value. */
export function knownApiKey(apiKey: pulumi.Input<string>, where: string): pulumi.Output<string> {
  return pulumi.secret(apiKey).apply((text) => {
    refuseApiKey(text, where);
    return text;
  });
}
