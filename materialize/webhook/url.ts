import { unfitAddress, unfitHost } from "../connection/address";
import { type MzObject } from "../model/object";

/** What others can post to: a webhook source or a webhook table. */
export type Webhook = MzObject<"webhook-source" | "webhook-table">;

/** Says why webhooks cannot be posted to such a host, or `undefined`. */
export function unfitWebhookHost(host: string): string | undefined {
  return unfitHost(host) === undefined || unfitAddress(host) === undefined
    ? undefined
    : "be a host name, with a port where it is not 443, and without https://";
}

/**
 * The address that a sender posts to.
 *
 * @param host Materialize's host name, such as `abc123.us-east-1.aws.materialize.cloud`
 * @example webhookUrl("abc.us-east-1.aws.materialize.cloud", source) // https://abc…/api/webhook/materialize/ingest/events
 * @see https://materialize.com/docs/sql/create-source/webhook/#webhook-url
 */
export function webhookUrl(host: string, webhook: Webhook): string {
  return `https://${host}/api/webhook/${webhook.path.map(encodeURIComponent).join("/")}`;
}

/** Can others post to it? */
export function isWebhook(object: MzObject): object is Webhook {
  return object.kind === "webhook-source" || object.kind === "webhook-table";
}
