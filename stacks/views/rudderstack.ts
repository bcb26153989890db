import { json, text, timestamp, type ViewPlan } from "./plan";

export const rudderstack: readonly ViewPlan[] = [
  {
    name: "events",
    columns: [
      text("message_id", "messageId"),
      text("type"),
      text("event"),
      text("name"),
      text("channel"),
      text("user_id", "userId"),
      text("anonymous_id", "anonymousId"),
      text("node_version", "_metadata", "nodeVersion"),
      json("properties"),
      json("traits"),
      json("context"),
      timestamp("original_timestamp", "originalTimestamp"),
      timestamp("sent_at", "sentAt"),
      timestamp("received_at", "receivedAt"),
      timestamp("timestamp"),
    ],
    id: ["message_id"],
    receivedAt: "received_at",
    key: ["user_id"],
    source: "https://www.rudderstack.com/docs/event-spec/standard-events/common-fields/",
  },
];
