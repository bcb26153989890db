import { type Expected } from "./expected";

const PAGE = { anonymous_id: "a2", type: "page" };
const TRACK = { anonymous_id: "a2", type: "track" };
const IDENTIFY = { anonymous_id: "a2", type: "identify" };

/** No row: what is of another type, or whose type is no text. */
export const segment: Expected = {
  rows: {
    pages: [
      // Delivered twice, byte for byte.
      {
        anonymous_id: "a1",
        channel: "browser",
        context_ip: "192.0.2.7",
        context_user_agent: "Mozilla/5.0",
        integrations_all: true,
        integrations_mixpanel: false,
        integrations_salesforce: true, // "true", as text
        message_id: "p1",
        name: "Home",
        properties_title: "Tulips",
        properties_url: "https://shop.example.com/",
        received_at: "2026-11-19T09:00:00.25",
        sent_at: "2026-11-19T09:00:00.1",
        timestamp: "2026-11-19T09:00:00",
        type: "page",
        user_id: "u1",
        version: "2",
      },
      // The other copy was received an hour later, and stands before it in the file.
      { ...PAGE, message_id: "p2", name: "sent first", received_at: "2026-11-19T13:00:00" },
      // Another kind of value in every place: "yes", an object and null are no boolean, 30 February is no time.
      {
        ...PAGE,
        message_id: "p5",
        name: "7",
        channel: '{"a": 1}',
        received_at: "2026-11-19T15:00:00",
        user_id: '["u1"]',
      },
      { ...PAGE, name: "no id", received_at: "2026-11-19T15:01:00" },
      { ...PAGE, name: "no id", received_at: "2026-11-19T15:01:00" },
      { ...PAGE, message_id: "", name: "empty id", received_at: "2026-11-19T15:02:00" },
      // No id that they share.
      { ...PAGE, message_id: "", name: "empty id, again", received_at: "2026-11-19T15:02:30" },
      { ...PAGE, name: "null id", received_at: "2026-11-19T15:02:00" },
      // Without an age: they stay.
      { ...PAGE, message_id: "p6", name: "another form" },
      { ...PAGE, message_id: "p7", name: "no time" },
    ],
    tracks: [
      {
        anonymous_id: "a1",
        context_library_name: "analytics.js",
        context_library_version: "2.11.1",
        context_page_path: "/cart",
        context_page_referrer: "https://www.example.com/",
        context_page_search: "?q=1",
        context_page_title: "Cart",
        context_page_url: "https://shop.example.com/cart?q=1",
        context_ip: "192.0.2.7",
        context_user_agent: "Mozilla/5.0",
        event: "Order Completed",
        message_id: "t1",
        properties_title: "Cart",
        properties: { title: "Cart", total: 19.95, products: [{ sku: "T-1" }] },
        received_at: "2026-11-19T10:00:00.5",
        sent_at: "2026-11-19T10:00:00.4",
        timestamp: "2026-11-19T10:00:00",
        original_timestamp: "2026-11-19T09:59:59.9",
        type: "track",
        user_id: "u1",
      },
      // Two copies that differ, received at once: the first by its columns.
      { ...TRACK, message_id: "t2", event: "A, at the same time", received_at: "2026-11-19T16:00:00" },
      // Arrays where objects are expected.
      { ...TRACK, message_id: "t3", properties: ["title"], received_at: "2026-11-19T16:01:00" },
    ],
    identifies: [
      {
        anonymous_id: "a1",
        channel: "server",
        context_ip: "192.0.2.8",
        context_user_agent: "curl/8",
        integrations_all: false,
        integrations_mixpanel: true,
        integrations_salesforce: true,
        message_id: "i1",
        received_at: "2026-11-19T11:00:00",
        sent_at: "2026-11-19T11:00:00",
        timestamp: "2026-11-19T10:59:59",
        traits_name: "Ida Example",
        traits_email: "ida@example.com",
        traits_plan: "premium",
        traits_logins: 5,
        traits_address_street: "1 Example St",
        traits_address_city: "Zurich",
        traits_address_state: "ZH",
        traits_address_postal_code: "8001",
        traits_address_country: "CH",
        type: "identify",
        user_id: "u1",
        version: "1.1",
      },
      {
        ...IDENTIFY,
        message_id: "i2",
        received_at: "2026-11-19T17:00:00",
        traits_name: '{"first": "Bo"}',
        traits_logins: 12.5, // "12.50", as text
      },
      // "many" logins are no number.
      {
        ...IDENTIFY,
        message_id: "i3",
        received_at: "2026-11-19T17:01:00",
        traits_address_city: '["Zurich"]',
      },
    ],
  },
  late: {
    pages: [
      { ...PAGE, message_id: "p3", name: "102 days ago", received_at: "2026-08-10T12:00:00" },
      { ...PAGE, message_id: "p4", name: "before 1970", received_at: "1960-01-01T00:00:00" },
    ],
  },
};
