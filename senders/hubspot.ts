import { SECRET, type Sender, type SenderSetting } from "./sender";

const WEBHOOK = "Automation > Workflows > + > Send a webhook";
const BODY = `${WEBHOOK} > Customize request body`;

/**
 * Properties by what a workflow is about, with HubSpot's internal names: the columns of the views. What is not sent is
 * NULL there; a record's id and the time of its last change tell one request from another.
 */
const PROPERTIES = {
  contact: [
    "hs_object_id, email, firstname, lastname, phone, mobilephone, company, jobtitle, website, address, city, state, zip",
    "country, ip_city, ip_state, ip_country, lifecyclestage, hs_lead_status, hubspot_owner_id, createdate",
    "lastmodifieddate",
  ],
  deal: [
    "hs_object_id, dealname, pipeline, dealstage, dealtype, description, amount, deal_currency_code",
    "hs_deal_stage_probability, hs_is_closed, hs_is_closed_won, closed_won_reason, closed_lost_reason, hubspot_owner_id",
    "closedate, createdate, hs_lastmodifieddate",
  ],
} as const;

/** HubSpot's workflow action "Send a webhook", with an API key in a header. One workflow for contacts, one for deals. */
export const hubspot: Sender = {
  name: "hubspot",
  title: "HubSpot",
  scheme: { type: "api-key", header: "authorization" },
  secretFrom: "us",
  body: "json",
  settings: (url) => [
    { on: WEBHOOK, field: "Method", value: "POST" },
    { on: WEBHOOK, field: "Webhook URL", value: url },
    { on: WEBHOOK, field: "Authentication type", value: "API key" },
    { on: WEBHOOK, field: "API key", value: SECRET },
    { on: WEBHOOK, field: "API Key Name", value: "authorization" },
    { on: WEBHOOK, field: "API Key Location", value: "Request header" },
    ...body("contact"),
    ...body("deal"),
  ],
  source: "https://knowledge.hubspot.com/workflows/how-do-i-use-webhooks-with-hubspot-workflows",
};

/** The workflow's request body. The type is a static field: nothing else in a request tells it. */
function body(type: keyof typeof PROPERTIES): readonly SenderSetting[] {
  const on = `${BODY}, of a workflow of ${type}s`;
  return [
    { on, field: "static field object_type", value: type },
    { on, field: "properties", value: PROPERTIES[type].join(", ") },
  ];
}
