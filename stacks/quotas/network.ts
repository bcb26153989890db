import { invalid } from "../../materialize/errors";
import { closedHop, number, plural, requireWhole, sharedHop, unlimitedHop, type Hop } from "./hop";
import { bytesOf, QUOTAS } from "./quotas";

export interface PrivateLinkEndpoint {
  /** How many zones the brokers are in. */
  readonly zones: number;
}

/**
 * Events that Materialize reads over PrivateLink, spread evenly over the zones; every event passes once.
 *
 * @throws RunError when a number is no whole number of at least 1.
 */
export function privateLinkHops({ zones }: PrivateLinkEndpoint, eventBytes: number): readonly Hop[] {
  requireWhole("privatelink", { zones, eventBytes });
  const { privateLinkZone, privateLinkZoneGrown: grown, networkLoadBalancer } = QUOTAS;
  const carries = `${grown.value} ${grown.unit}`;
  return [
    sharedHop({
      name: "PrivateLink",
      quota: privateLinkZone,
      count: zones,
      noun: "zone",
      eventBytes,
      remedy: (needed) =>
        `spread the brokers over ${plural(needed, "zone")}, or expect less at first: an endpoint grows to ${carries} a zone`,
    }),
    unlimitedHop(
      "Network Load Balancer",
      networkLoadBalancer,
      "AWS documents none: it grows with its traffic",
    ),
  ];
}

export interface WebhookRequests {
  /** Events in each request, as an array. */
  readonly eventsPerRequest: number;
  /** How long Materialize takes to answer one, such as 0.1. */
  readonly secondsPerRequest: number;
  /** Whether the sender could put more events into one request. @default true */
  readonly canBatch?: boolean;
}

/**
 * Events that are posted to a webhook source, if nobody else posts: the limit is one for all webhook sources.
 *
 * @throws RunError when `eventsPerRequest` or `eventBytes` is no whole number of at least 1, or `secondsPerRequest` is not
 *   above 0.
 */
export function webhookHops(requests: WebhookRequests, eventBytes: number): readonly Hop[] {
  const { eventsPerRequest, secondsPerRequest, canBatch = true } = requests;
  requireWhole("webhook", { eventsPerRequest, eventBytes });
  if (!Number.isFinite(secondsPerRequest) || secondsPerRequest <= 0)
    throw invalid("webhook", "secondsPerRequest", "be a number above 0", secondsPerRequest);
  const { webhookConcurrency, webhookBody } = QUOTAS;
  const limit = bytesOf(webhookBody)!;
  // An array: a comma or a bracket behind each event, and one bracket before the first.
  const body = eventsPerRequest * (eventBytes + 1) + 1;
  const fit = Math.floor((limit - 1) / (eventBytes + 1));
  // In whole microseconds, for the same division of whole numbers that the other hops do.
  const micros = Math.max(1, Math.round(secondsPerRequest * 1e6));
  const needed = (wanted: number): number =>
    Math.ceil((Math.ceil(wanted) * micros) / (webhookConcurrency.value * 1e6));
  const elsewhere = "send them through Kafka: that is more than a webhook takes";
  const concurrency: Hop = {
    name: "webhook requests",
    eventsPerSecond: Math.floor((webhookConcurrency.value * eventsPerRequest * 1e6) / micros),
    because:
      `${webhookConcurrency.value} requests at a time over all webhooks, of ${plural(eventsPerRequest, "event")} ` +
      `and ${number(secondsPerRequest)} seconds each`,
    source: webhookConcurrency.source,
    remedy: (wanted) =>
      !canBatch || needed(wanted) > fit
        ? elsewhere
        : `send at least ${plural(needed(wanted), "event")} in a request`,
  };
  const tooLarge = closedHop(
    "webhook bodies",
    webhookBody,
    `${number(body)} bytes in a request, which is refused above ${webhookBody.value} ${webhookBody.unit}`,
    fit === 0 ? elsewhere : `send at most ${plural(fit, "event")} in a request`,
  );
  return [concurrency, ...(body > limit ? [tooLarge] : [])];
}
