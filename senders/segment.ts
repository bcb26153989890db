import { SECRET, type Sender } from "./sender";

/**
 * Segment's destination Webhooks (Actions): each event on its own, signed with a shared secret. What is signed is the
 * body, byte for byte; of a batch it would be the first event alone, so batches are off. The columns of headers are not
 * proved: whoever has recorded a request can send it with others. An event's type is in the body too, as `type`.
 *
 * @see https://github.com/segmentio/action-destinations/blob/main/packages/destination-actions/src/destinations/webhook/index.ts
 */
export const segment: Sender = {
  name: "segment",
  title: "Segment",
  scheme: { type: "hmac", header: "x-signature", algorithm: "sha1", encoding: "hex" },
  secretFrom: "us",
  body: "json",
  headers: { columns: { "event-type": "event_type" }, all: true },
  settings: (url) => [
    { on: "Settings", field: "Shared Secret", value: SECRET },
    { on: "Mappings > New Mapping > Send", field: "Url", value: url },
    { on: "Mappings > New Mapping > Send", field: "Method", value: "POST" },
    { on: "Mappings > New Mapping > Send", field: "Batch Size", value: "0" },
    { on: "Mappings > New Mapping > Send", field: "Data", value: "$event" },
    { on: "Mappings > New Mapping > Send", field: "Enable Batching", value: "No" },
  ],
  source: "https://www.twilio.com/docs/segment/connections/destinations/catalog/actions-webhook",
};
