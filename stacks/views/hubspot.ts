import {
  boolean,
  numeric,
  text,
  timestampOrMilliseconds,
  type Condition,
  type ViewColumn,
  type ViewPlan,
} from "./plan";

/** Columns that are called as HubSpot's property is. */
const texts = (...names: readonly string[]): readonly ViewColumn[] => names.map((name) => text(name));

/**
 * A request of HubSpot's "Send a webhook" holds the properties that were chosen and nothing that says whose they are.
 * So a static field is asked for, `object_type`. Where it is missing, a request with a `dealname`, which contacts do not
 * have, is a deal's, and any other a contact's: such is the one in Materialize's guide.
 *
 * @see https://knowledge.hubspot.com/workflows/how-do-i-use-webhooks-with-hubspot-workflows
 */
const TYPE = ["object_type"];
const UNTOLD: Condition = { path: TYPE, missing: true };
const CONTACT: Condition = {
  any: [[{ path: TYPE, is: "contact" }], [UNTOLD, { path: ["dealname"], missing: true }]],
};
const DEAL: Condition = {
  any: [[{ path: TYPE, is: "deal" }], [UNTOLD, { path: ["dealname"], present: true }]],
};

/**
 * HubSpot gives a request no id. A copy (it tries again for three days) is recognised by the record and the time that the
 * record was changed last: the same record in the same state. Two workflows that send different properties of one
 * change would be copies to this view, so let one workflow send contacts, and one deals.
 *
 * Dates come as ISO 8601 or as milliseconds since 1970, as HubSpot's documentation has both.
 *
 * @see https://developers.hubspot.com/docs/methods/crm-properties/crm-properties-overview
 */
export const hubspot: readonly ViewPlan[] = [
  {
    name: "contacts",
    only: [CONTACT],
    columns: [
      ...texts("hs_object_id", "email", "firstname", "lastname", "phone", "mobilephone"),
      ...texts("company", "jobtitle", "website", "address", "city", "state", "zip", "country"),
      ...texts("ip_city", "ip_state", "ip_country"),
      ...texts("lifecyclestage", "hs_lead_status", "hubspot_owner_id"),
      timestampOrMilliseconds("createdate"),
      timestampOrMilliseconds("lastmodifieddate"),
    ],
    id: ["hs_object_id", "lastmodifieddate"],
    receivedAt: "lastmodifieddate",
    key: ["hs_object_id"],
    source: "https://knowledge.hubspot.com/properties/hubspots-default-contact-properties",
  },
  {
    name: "deals",
    only: [DEAL],
    columns: [
      ...texts("hs_object_id", "dealname", "pipeline", "dealstage", "dealtype", "description"),
      numeric("amount"),
      text("deal_currency_code"),
      numeric("hs_deal_stage_probability"),
      boolean("hs_is_closed"),
      boolean("hs_is_closed_won"),
      ...texts("closed_won_reason", "closed_lost_reason", "hubspot_owner_id"),
      timestampOrMilliseconds("closedate"),
      timestampOrMilliseconds("createdate"),
      timestampOrMilliseconds("hs_lastmodifieddate"),
    ],
    id: ["hs_object_id", "hs_lastmodifieddate"],
    receivedAt: "hs_lastmodifieddate",
    key: ["hs_object_id"],
    source: "https://knowledge.hubspot.com/properties/hubspots-default-deal-properties",
  },
];
