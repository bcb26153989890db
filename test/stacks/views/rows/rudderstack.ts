import { nothing, type Expected } from "./expected";

export const rudderstack: Expected = {
  rows: {
    events: [
      {
        message_id: "m1",
        type: "track",
        event: "Order Completed",
        name: "Cart",
        channel: "server",
        user_id: "u1",
        anonymous_id: "a1",
        node_version: "20.11.0",
        properties: { total: 19.95 },
        traits: { plan: "premium" },
        context: { library: { name: "analytics-node", version: "2.0.0" } },
        original_timestamp: "2026-11-19T09:00:00",
        sent_at: "2026-11-19T09:00:01",
        received_at: "2026-11-19T09:00:01.5",
        timestamp: "2026-11-19T09:00:00.5",
      },
      { message_id: "m2", type: "identify", event: "first", received_at: "2026-11-19T09:59:59.999" },
      // Times with an offset are not of the documented form; it has no age and stays.
      { message_id: "m4", type: "track", event: '{"a": 1}', traits: "none", context: [] },
      { event: "no id" },
      { event: "no id" },
      ...nothing(3),
    ],
  },
  late: { events: [{ message_id: "m3", type: "track", received_at: "2026-08-10T12:00:00" }] },
};
