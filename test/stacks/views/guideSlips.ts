import { type SenderName } from "../../../senders";
import { type ColumnType } from "../../../stacks/views";

/** What does not work in the views of Materialize's guide, and what these views have instead. */
export interface GuideSlip {
  readonly sender: SenderName;
  /** In which of the guide's views. */
  readonly where: string;
  readonly what: string;
  readonly mend: string;
  /** The mended columns, by view, with their types. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, ColumnType>>>>;
}

const BREAKS = "one value of another kind is an error for every reader of the view";
const FOLDED = "names in camelCase without quotes, which fold to lower case";

/** @see https://materialize.com/docs/ingest-data/ (the pages of Segment, RudderStack, SnowcatCloud, HubSpot and Stripe) */
export const GUIDE_SLIPS: readonly GuideSlip[] = [
  {
    sender: "segment",
    where: "Page, Track, Identity",
    what: "three views of one name, of which only the first can be made",
    mend: "pages, tracks and identifies, each after the pipeline's own prefix",
    columns: { pages: {}, tracks: {}, identifies: {} },
  },
  {
    sender: "segment",
    where: "Page, Track, Identity",
    what: "no filter: every view shows calls of every type, with columns that these do not have",
    mend: "each shows the calls of its type",
    columns: { pages: { type: "text" }, tracks: { type: "text" }, identifies: { type: "text" } },
  },
  {
    sender: "segment",
    where: "Page, Track, Identity",
    what: FOLDED,
    mend: "snake_case, quoted",
    columns: {
      pages: { anonymous_id: "text", message_id: "text" },
      tracks: { context_user_agent: "text" },
      identifies: { message_id: "text", traits_address_postal_code: "text" },
    },
  },
  {
    sender: "segment",
    where: "Identity",
    what: "name, email and plan taken as JSON, in quotes",
    mend: "as text",
    columns: { identifies: { traits_name: "text", traits_email: "text", traits_plan: "text" } },
  },
  {
    sender: "segment",
    where: "Page, Identity",
    what: `integrations cast to boolean and logins to numeric: ${BREAKS}, and an integration is often an object`,
    mend: "NULL where the value is of another kind",
    columns: {
      pages: {
        integrations_all: "boolean",
        integrations_mixpanel: "boolean",
        integrations_salesforce: "boolean",
      },
      identifies: {
        integrations_all: "boolean",
        integrations_mixpanel: "boolean",
        integrations_salesforce: "boolean",
        traits_logins: "numeric",
      },
    },
  },
  {
    sender: "hubspot",
    where: "parse_hubspot",
    what: "a comma before FROM: it does not parse",
    mend: "none",
    columns: { contacts: { city: "text", firstname: "text", ip_city: "text" } },
  },
  {
    sender: "hubspot",
    where: "parse_hubspot",
    what: "contacts and deals that come by one URL are not told apart",
    mend: "a view each, by a static field or by the deal's name",
    columns: { contacts: {}, deals: { dealname: "text" } },
  },
  {
    sender: "rudderstack",
    where: "json_parsed",
    what: FOLDED,
    mend: "snake_case, quoted",
    columns: { events: { node_version: "text", user_id: "text" } },
  },
  {
    sender: "rudderstack",
    where: "json_parsed",
    what: "neither the message's id nor any time, without which no duplicate is found",
    mend: "both",
    columns: { events: { message_id: "text", received_at: "timestamp", timestamp: "timestamp" } },
  },
  {
    sender: "snowcatcloud",
    where: "Validate incoming data",
    what: "looks into segment_source, the source of another page",
    mend: "the view is made over the webhook that it is given",
    columns: { events: {} },
  },
  {
    sender: "snowcatcloud",
    where: "events",
    what: `coordinates, amounts and sizes cast to numeric: ${BREAKS}`,
    mend: "NULL where the value is no number",
    columns: {
      events: {
        geo_latitude: "numeric",
        geo_longitude: "numeric",
        se_value: "numeric",
        tr_total: "numeric",
        ti_price: "numeric",
        dvce_screenwidth: "numeric",
        doc_width: "numeric",
      },
    },
  },
  {
    sender: "stripe",
    where: "parse_stripe",
    what: "id, object and idempotency_key taken as JSON, in quotes",
    mend: "as text",
    columns: { events: { id: "text", object: "text", idempotency_key: "text" } },
  },
  {
    sender: "stripe",
    where: "parse_stripe",
    what: `created cast to a 32-bit integer, which ends in 2038, and livemode to boolean: ${BREAKS}`,
    mend: "NULL where the value is of another kind",
    columns: { events: { created: "epoch-seconds", livemode: "boolean" } },
  },
  {
    sender: "stripe",
    where: "parse_stripe",
    what: "a count, pending_webhooks, taken as text",
    mend: "as a number",
    columns: { events: { pending_webhooks: "numeric" } },
  },
  {
    sender: "stripe",
    where: "parse_stripe",
    what: "charges and customers are left inside data",
    mend: "a view each",
    columns: { charges: { amount: "numeric" }, customers: { email: "text" } },
  },
  {
    sender: "generator",
    where: "webhook_demo_parsed",
    what: `coordinates, sensor and temperature cast to numeric: ${BREAKS}`,
    mend: "NULL where the value is no number",
    columns: {
      sensor_readings: {
        location_latitude: "numeric",
        location_longitude: "numeric",
        sensor_id: "numeric",
        temperature: "numeric",
      },
    },
  },
];
