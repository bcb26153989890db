import { SECRET, type Sender } from "./sender";

/** The event generator in the page of Materialize's webhooks quickstart. */
export const generator: Sender = {
  name: "generator",
  title: "Webhooks quickstart generator",
  scheme: { type: "api-key", header: "x-api-key" },
  secretFrom: "us",
  body: "json",
  settings: (url) => [
    { on: "Webhooks quickstart, step 3", field: "Webhook URL", value: url },
    { on: "Webhooks quickstart, step 3", field: "Secret", value: SECRET },
    { on: "Webhooks quickstart, step 3", field: "Faker.js module", value: "Sensor data" },
  ],
  source: "https://materialize.com/docs/ingest-data/webhooks/webhook-quickstart/",
};
