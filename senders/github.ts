import { SECRET, type Sender } from "./sender";

/**
 * GitHub's webhooks of repositories and organizations. What happened, and the delivery's id, are in headers only, and what
 * is signed is the body: neither is proved. A delivery that somebody recorded is let in under any id, as any event.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers
 * @see https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks for the fields of its form
 */
export const github: Sender = {
  name: "github",
  title: "GitHub",
  scheme: {
    type: "hmac",
    header: "x-hub-signature-256",
    algorithm: "sha256",
    encoding: "hex",
    prefix: "sha256=",
  },
  secretFrom: "us",
  body: "json",
  headers: { columns: { "x-github-delivery": "delivery_id", "x-github-event": "event" } },
  settings: (url) => [
    { on: "Settings > Webhooks > Add webhook", field: "Payload URL", value: url },
    // The other choice, a form, is no JSON.
    { on: "Settings > Webhooks > Add webhook", field: "Content type", value: "application/json" },
    { on: "Settings > Webhooks > Add webhook", field: "Secret", value: SECRET },
    { on: "Settings > Webhooks > Add webhook", field: "SSL verification", value: "Enable SSL verification" },
    {
      on: "Settings > Webhooks > Add webhook",
      field: "Which events would you like to trigger this webhook?",
      value: "those that you want to read",
    },
  ],
  source: "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
};
