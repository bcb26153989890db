import { samples, type Row } from "../senderBench";
import { nothing, type Expected } from "./expected";

/** `data` goes through as it is. */
const data = (place: number): unknown => (samples("stripe")[place]!.body as Row)["data"];

const CHARGE: Row = {
  event_id: "evt_1",
  event_type: "charge.succeeded",
  event_created: "2026-11-19T10:00:00+00:00",
  id: "ch_1",
  amount: 1999,
  amount_captured: 1999,
  amount_refunded: 0,
  currency: "usd",
  status: "succeeded",
  paid: true,
  captured: true,
  refunded: false,
  disputed: false,
  customer: "cus_1",
  payment_intent: "pi_1",
  payment_method: "pm_1",
  payment_method_type: "card",
  balance_transaction: "txn_1",
  description: "Tulips",
  statement_descriptor: "EXAMPLE SHOP",
  billing_name: "Ida Example",
  billing_email: "ida@example.com",
  billing_country: "CH",
  outcome_type: "authorized",
  outcome_risk_level: "normal",
  metadata: { order: "o-1" },
  livemode: true,
  created: "2026-11-19T09:59:00+00:00",
};

const EVENT: Row = {
  object: "event",
  api_version: "2026-08-27.basil",
  livemode: true,
  pending_webhooks: 1,
  request_id: "req_1",
  idempotency_key: "key-1",
};

export const stripe: Expected = {
  rows: {
    charges: [
      CHARGE,
      {
        ...CHARGE,
        event_id: "evt_2",
        event_type: "charge.refunded",
        event_created: "2026-11-19T10:01:00+00:00",
        amount_refunded: 1999,
        refunded: true,
      },
      // Not evt_3, whose object is a dispute. evt_8 has no time that can be read, and its amount is an object.
      {
        event_id: "evt_8",
        event_type: "charge.failed",
        id: "ch_3",
        failure_code: "card_declined",
        failure_message: "Your card was declined.",
      },
    ],
    customers: [
      {
        event_id: "evt_4",
        event_type: "customer.created",
        event_created: "2026-11-19T10:03:00+00:00",
        id: "cus_1",
        email: "ida@example.com",
        name: "Ida Example",
        phone: "+41 44 000 00 00",
        address_line1: "1 Example St",
        address_postal_code: "8001",
        address_city: "Zurich",
        address_state: "ZH",
        address_country: "CH",
        currency: "chf",
        balance: -500,
        delinquent: false,
        default_payment_method: "pm_1",
        invoice_prefix: "AB12",
        tax_exempt: "none",
        preferred_locales: ["de"],
        metadata: {},
        livemode: true,
        created: "2026-11-19T09:00:00+00:00",
      },
      // Not evt_5, whose object is a subscription. evt_6: a balance of "none", an address that is an array.
      {
        event_id: "evt_6",
        event_type: "customer.deleted",
        event_created: "2026-11-19T10:05:00+00:00",
        id: "cus_2",
        delinquent: false, // "false", as text
        created: "2026-11-19T10:00:00+00:00", // as text
      },
    ],
    events: [
      // Of the two copies, both of one time, the one with less pending.
      {
        ...EVENT,
        id: "evt_1",
        type: "charge.succeeded",
        created: "2026-11-19T10:00:00+00:00",
        data: data(0),
      },
      {
        id: "evt_2",
        type: "charge.refunded",
        object: "event",
        api_version: "2026-08-27.basil",
        created: "2026-11-19T10:01:00+00:00",
        livemode: true,
        pending_webhooks: 1,
        data: data(2),
      },
      {
        id: "evt_3",
        type: "charge.dispute.created",
        object: "event",
        api_version: "2026-08-27.basil",
        created: "2026-11-19T10:02:00+00:00",
        livemode: true,
        pending_webhooks: 1,
        data: data(3),
      },
      {
        ...EVENT,
        id: "evt_4",
        type: "customer.created",
        created: "2026-11-19T10:03:00+00:00",
        account: "acct_1",
        data: data(4),
      },
      {
        ...EVENT,
        id: "evt_5",
        type: "customer.subscription.created",
        created: "2026-11-19T10:04:00+00:00",
        data: data(5),
      },
      // livemode is "yes".
      {
        id: "evt_6",
        type: "customer.deleted",
        object: "event",
        api_version: "2026-08-27.basil",
        created: "2026-11-19T10:05:00+00:00",
        pending_webhooks: 1,
        request_id: "req_1",
        idempotency_key: "key-1",
        data: data(6),
      },
      {
        id: "evt_8",
        type: "charge.failed",
        object: "event",
        livemode: true,
        pending_webhooks: 1,
        request_id: "req_1",
        idempotency_key: "key-1",
        data: data(8),
      },
      // Twice the same, without an id.
      { type: "charge.pending", object: "event", created: "2026-11-19T10:00:00+00:00", data: data(9) },
      { type: "charge.pending", object: "event", created: "2026-11-19T10:00:00+00:00", data: data(9) },
      // An event of Stripe's second kind: its time is text.
      { id: "evt_9", type: "v2.core.event_destination.ping", object: "v2.core.event", data: "none" },
      ...nothing(5),
    ],
  },
  late: {
    charges: [
      {
        event_id: "evt_7",
        event_type: "charge.failed",
        event_created: "2026-08-09T12:00:00+00:00",
        id: "ch_2",
        amount: 12.5, // "12.5", as text
        captured: false, // "false", as text; paid is 0, which is neither
        billing_name: "7",
        metadata: [1],
      },
    ],
    events: [
      { ...EVENT, id: "evt_7", type: "charge.failed", created: "2026-08-09T12:00:00+00:00", data: data(7) },
    ],
  },
};
