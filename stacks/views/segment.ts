import { boolean, json, numeric, text, timestamp, type ViewColumn, type ViewPlan } from "./plan";

const SOURCE = "https://segment.com/docs/connections/spec/common/";

const TIMES: readonly ViewColumn[] = [
  timestamp("received_at", "receivedAt"),
  timestamp("sent_at", "sentAt"),
  timestamp("timestamp"),
];
const INTEGRATIONS: readonly ViewColumn[] = [
  boolean("integrations_all", "integrations", "All"),
  boolean("integrations_mixpanel", "integrations", "Mixpanel"),
  boolean("integrations_salesforce", "integrations", "Salesforce"),
];
const CONTEXT: readonly ViewColumn[] = [
  text("context_ip", "context", "ip"),
  text("context_user_agent", "context", "userAgent"),
];
const LAST: readonly ViewColumn[] = [text("type"), text("user_id", "userId"), text("version")];

/** The page that an event happened on, as `context_page_…`. */
const PAGE: readonly ViewColumn[] = ["path", "referrer", "search", "title", "url"].map((key) =>
  text(`context_page_${key}`, "context", "page", key),
);

/** Where the person lives, as `traits_address_…`. */
const ADDRESS: readonly ViewColumn[] = [
  text("traits_address_street", "traits", "address", "street"),
  text("traits_address_city", "traits", "address", "city"),
  text("traits_address_state", "traits", "address", "state"),
  text("traits_address_postal_code", "traits", "address", "postalCode"),
  text("traits_address_country", "traits", "address", "country"),
];

/** A message is recognised by its id, which it keeps however often it is sent. */
function plan(name: string, type: string, columns: readonly ViewColumn[]): ViewPlan {
  return {
    name,
    only: [{ path: ["type"], is: type }],
    columns,
    id: ["message_id"],
    receivedAt: "received_at",
    key: ["anonymous_id"],
    source: SOURCE,
  };
}

/** The guide's three views, each of the calls that it is named after. */
export const segment: readonly ViewPlan[] = [
  plan("pages", "page", [
    text("anonymous_id", "anonymousId"),
    text("channel"),
    ...CONTEXT,
    ...INTEGRATIONS,
    text("message_id", "messageId"),
    text("name"),
    text("properties_title", "properties", "title"),
    text("properties_url", "properties", "url"),
    ...TIMES,
    ...LAST,
  ]),
  plan("tracks", "track", [
    text("anonymous_id", "anonymousId"),
    text("context_library_name", "context", "library", "name"),
    text("context_library_version", "context", "library", "version"),
    ...PAGE,
    ...CONTEXT,
    text("event"),
    text("message_id", "messageId"),
    text("properties_title", "properties", "title"),
    // Each event has properties of its own: without them a row says little more than that it happened.
    json("properties"),
    ...TIMES,
    timestamp("original_timestamp", "originalTimestamp"),
    text("type"),
    text("user_id", "userId"),
  ]),
  plan("identifies", "identify", [
    text("anonymous_id", "anonymousId"),
    text("channel"),
    ...CONTEXT,
    ...INTEGRATIONS,
    text("message_id", "messageId"),
    ...TIMES,
    text("traits_name", "traits", "name"),
    text("traits_email", "traits", "email"),
    text("traits_plan", "traits", "plan"),
    numeric("traits_logins", "traits", "logins"),
    ...ADDRESS,
    ...LAST,
  ]),
];
