import { SECRET, type Sender } from "./sender";

/**
 * SnowcatCloud's destination Materialize, which sends enriched Snowplow events. Its own documentation names no scheme:
 * that the secret is the whole header is what Materialize's guide checks.
 */
export const snowcatCloud: Sender = {
  name: "snowcatcloud",
  title: "SnowcatCloud",
  scheme: { type: "api-key", header: "authorization" },
  secretFrom: "us",
  body: "json",
  settings: (url) => [
    { on: "Materialize Settings", field: "Webhook URL", value: url },
    { on: "Materialize Settings", field: "Secret", value: SECRET },
  ],
  source: "https://materialize.com/docs/ingest-data/webhooks/snowcatcloud/",
};
