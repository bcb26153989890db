import { SECRET, type Sender } from "./sender";

/** An API destination of Amazon EventBridge, whose connection puts an API key into a header. One event a request. */
export const eventBridge: Sender = {
  name: "eventbridge",
  title: "Amazon EventBridge",
  scheme: { type: "api-key", header: "x-mz-api-key" },
  secretFrom: "us",
  body: "json",
  headers: { all: true },
  settings: (url) => [
    { on: "Connections > Create connection", field: "Authorization type", value: "API key" },
    { on: "Connections > Create connection", field: "API key name", value: "x-mz-api-key" },
    { on: "Connections > Create connection", field: "Value", value: SECRET },
    { on: "API destinations > Create API destination", field: "API destination endpoint", value: url },
    { on: "API destinations > Create API destination", field: "HTTP method", value: "POST" },
  ],
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html",
};
