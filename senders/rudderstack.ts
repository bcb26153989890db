import { SECRET, type Sender } from "./sender";

/**
 * RudderStack's webhook destination: headers of one's own, sent as they are entered, and no signature.
 *
 * @see https://www.rudderstack.com/docs/destinations/webhooks/setup-guide/ for its fields
 */
export const rudderstack: Sender = {
  name: "rudderstack",
  title: "RudderStack",
  scheme: { type: "api-key", header: "authorization" },
  secretFrom: "us",
  body: "json",
  settings: (url) => [
    { on: "Connection Settings", field: "Webhook URL", value: url },
    { on: "Connection Settings", field: "URL method", value: "POST" },
    { on: "Connection Settings > Headers", field: "Content-Type", value: "application/json" },
    { on: "Connection Settings > Headers", field: "Authorization", value: SECRET },
  ],
  source: "https://www.rudderstack.com/docs/destinations/warehouse-destinations/materialize/",
};
