import { boolean, epochSeconds, json, numeric, text, type ViewColumn, type ViewPlan } from "./plan";

/** What the object of an event is, such as a charge, is one level down. */
const OBJECT = ["data", "object"] as const;

/** Which event a row is of. Its time is when Stripe made the event, in whole seconds. */
const EVENT: readonly ViewColumn[] = [
  text("event_id", "id"),
  text("event_type", "type"),
  epochSeconds("event_created", "created"),
];

/**
 * A row for each event about such an object, with the object as it was then. Told by the object and not by the event's
 * type: `customer.subscription.created` and `charge.dispute.closed` are about other objects than their names begin with.
 *
 * The newest state of each, as far as events are kept: `SELECT DISTINCT ON (id) … ORDER BY id, event_created DESC`.
 */
function plan(name: string, object: string, columns: readonly ViewColumn[], source: string): ViewPlan {
  return {
    name,
    only: [
      { path: ["object"], is: "event" },
      { path: [...OBJECT, "object"], is: object },
    ],
    columns: [...EVENT, ...columns],
    id: ["event_id"],
    receivedAt: "event_created",
    key: ["id"],
    source,
  };
}

/** Amounts are in the currency's smallest unit: 1999 is 19.99 USD, and 1999 JPY. */
export const stripe: readonly ViewPlan[] = [
  plan(
    "charges",
    "charge",
    [
      text("id", ...OBJECT, "id"),
      numeric("amount", ...OBJECT, "amount"),
      numeric("amount_captured", ...OBJECT, "amount_captured"),
      numeric("amount_refunded", ...OBJECT, "amount_refunded"),
      text("currency", ...OBJECT, "currency"),
      text("status", ...OBJECT, "status"),
      boolean("paid", ...OBJECT, "paid"),
      boolean("captured", ...OBJECT, "captured"),
      boolean("refunded", ...OBJECT, "refunded"),
      boolean("disputed", ...OBJECT, "disputed"),
      text("customer", ...OBJECT, "customer"),
      text("payment_intent", ...OBJECT, "payment_intent"),
      text("payment_method", ...OBJECT, "payment_method"),
      text("payment_method_type", ...OBJECT, "payment_method_details", "type"),
      text("balance_transaction", ...OBJECT, "balance_transaction"),
      text("description", ...OBJECT, "description"),
      text("statement_descriptor", ...OBJECT, "statement_descriptor"),
      text("receipt_email", ...OBJECT, "receipt_email"),
      text("billing_name", ...OBJECT, "billing_details", "name"),
      text("billing_email", ...OBJECT, "billing_details", "email"),
      text("billing_country", ...OBJECT, "billing_details", "address", "country"),
      text("failure_code", ...OBJECT, "failure_code"),
      text("failure_message", ...OBJECT, "failure_message"),
      text("outcome_type", ...OBJECT, "outcome", "type"),
      text("outcome_reason", ...OBJECT, "outcome", "reason"),
      text("outcome_risk_level", ...OBJECT, "outcome", "risk_level"),
      json("metadata", ...OBJECT, "metadata"),
      boolean("livemode", ...OBJECT, "livemode"),
      epochSeconds("created", ...OBJECT, "created"),
    ],
    "https://docs.stripe.com/api/charges/object",
  ),
  plan(
    "customers",
    "customer",
    [
      text("id", ...OBJECT, "id"),
      text("email", ...OBJECT, "email"),
      text("name", ...OBJECT, "name"),
      text("phone", ...OBJECT, "phone"),
      text("description", ...OBJECT, "description"),
      text("address_line1", ...OBJECT, "address", "line1"),
      text("address_line2", ...OBJECT, "address", "line2"),
      text("address_postal_code", ...OBJECT, "address", "postal_code"),
      text("address_city", ...OBJECT, "address", "city"),
      text("address_state", ...OBJECT, "address", "state"),
      text("address_country", ...OBJECT, "address", "country"),
      text("currency", ...OBJECT, "currency"),
      numeric("balance", ...OBJECT, "balance"),
      boolean("delinquent", ...OBJECT, "delinquent"),
      text("default_source", ...OBJECT, "default_source"),
      text("default_payment_method", ...OBJECT, "invoice_settings", "default_payment_method"),
      text("invoice_prefix", ...OBJECT, "invoice_prefix"),
      text("tax_exempt", ...OBJECT, "tax_exempt"),
      json("preferred_locales", ...OBJECT, "preferred_locales"),
      json("metadata", ...OBJECT, "metadata"),
      boolean("livemode", ...OBJECT, "livemode"),
      epochSeconds("created", ...OBJECT, "created"),
    ],
    "https://docs.stripe.com/api/customers/object",
  ),
  {
    name: "events",
    columns: [
      text("id"),
      text("type"),
      text("object"),
      text("api_version"),
      epochSeconds("created"),
      boolean("livemode"),
      numeric("pending_webhooks"),
      text("request_id", "request", "id"),
      text("idempotency_key", "request", "idempotency_key"),
      // Only with Connect: whose account the event is of.
      text("account"),
      json("data"),
    ],
    id: ["id"],
    receivedAt: "created",
    key: ["id"],
    source: "https://docs.stripe.com/api/events/object",
  },
];
