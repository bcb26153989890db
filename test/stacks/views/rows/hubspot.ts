import { type Row } from "../senderBench";
import { nothing, type Expected } from "./expected";

const CONTACT: Row = {
  hs_object_id: "101",
  email: "ida@example.com",
  firstname: "Ida",
  lastname: "Example",
  phone: "+41 44 000 00 00",
  company: "Tulips Ltd",
  jobtitle: "CTO",
  website: "example.com",
  address: "1 Example St",
  city: "Zurich",
  state: "ZH",
  zip: "8001",
  country: "Switzerland",
  ip_city: "zurich",
  ip_state: "zurich",
  ip_country: "switzerland",
  lifecyclestage: "lead",
  hs_lead_status: "NEW",
  hubspot_owner_id: "9",
  createdate: "2026-11-18T11:06:40.123", // 1795000000123, as text
  lastmodifieddate: "2026-11-19T10:00:00", // 1795082400000
};
/** All that the guide's view has. */
const GUIDE: Row = { city: "Berlin", firstname: "Bo", ip_city: "berlin" };

const DEAL: Row = {
  hs_object_id: "201",
  dealname: "Tulips for Ida",
  pipeline: "default",
  dealstage: "appointmentscheduled",
  dealtype: "newbusiness",
  amount: 1250.5,
  deal_currency_code: "CHF",
  hs_deal_stage_probability: 0.2,
  hs_is_closed: false,
  hs_is_closed_won: false,
  hubspot_owner_id: "9",
  closedate: "2026-12-31T00:00:00", // without milliseconds
  createdate: "2026-11-18T08:00:00.123",
  hs_lastmodifieddate: "2026-11-19T10:00:00",
};

/** In neither view: a company, and an `object_type` that is an array. */
export const hubspot: Expected = {
  rows: {
    contacts: [
      CONTACT,
      { ...CONTACT, lifecyclestage: "customer", lastmodifieddate: "2026-11-19T10:00:00.001" },
      { ...CONTACT, hs_object_id: "102" },
      GUIDE,
      GUIDE,
      { hs_object_id: "104", city: '["Bern"]', firstname: '{"a": 1}', zip: "3000" },
      // An id that is empty, a dealname that is null.
      { hs_object_id: "", email: "nobody@example.com", lastmodifieddate: "2026-11-19T10:00:00" },
      ...nothing(4),
    ],
    deals: [
      DEAL,
      {
        hs_object_id: "202",
        dealname: "Tulips for Ida",
        pipeline: "default",
        dealstage: "appointmentscheduled",
        dealtype: "newbusiness",
        deal_currency_code: "CHF",
        hubspot_owner_id: "9",
        createdate: "2026-11-18T08:00:00.123",
        hs_lastmodifieddate: "2026-11-19T10:00:00",
      },
      { dealname: "without a type", amount: 0 },
    ],
  },
  late: { contacts: [{ ...CONTACT, hs_object_id: "103", lastmodifieddate: "2026-08-09T12:00:00" }] },
};
