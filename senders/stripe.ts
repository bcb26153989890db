import { COPIED, type Sender } from "./sender";

/**
 * How old a signed time may be to Stripe's own libraries, in seconds. A retry is signed anew, so the window need not
 * hold for retries.
 *
 * @see https://docs.stripe.com/webhooks#replay-attacks
 */
export const STRIPE_TOLERANCE_SECONDS = 300;

/**
 * Stripe's event destinations: a signed time and one signature for each key that counts, as `v1`. The `v0` of its test
 * events is no proof.
 *
 * @see https://docs.stripe.com/workbench/event-destinations for the fields of its form
 */
export const stripe: Sender = {
  name: "stripe",
  title: "Stripe",
  scheme: {
    type: "timestamped-hmac",
    header: "stripe-signature",
    algorithm: "sha256",
    encoding: "hex",
    timestampKey: "t",
    signatureKey: "v1",
    toleranceSeconds: STRIPE_TOLERANCE_SECONDS,
  },
  secretFrom: "sender",
  secretIsFound: 'as "Signing secret" (whsec_…) on the destination\'s page',
  // @see https://docs.stripe.com/webhooks#retries
  retries: "for three days in live mode, and three times within hours in a sandbox",
  body: "json",
  settings: (url) => [
    {
      on: "Workbench > Webhooks > Create an event destination",
      field: "Events",
      value: "charge.*, customer.*, and what else you want in the view of all events",
    },
    // The other style, thin, has nothing of the object that changed.
    { on: "Workbench > Webhooks > Create an event destination", field: "Payload style", value: "Snapshot" },
    {
      on: "Workbench > Webhooks > Create an event destination",
      field: "Destination type",
      value: "Webhook endpoint",
    },
    { on: "Workbench > Webhooks > Create an event destination", field: "Endpoint URL", value: url },
    { on: "the destination's page", field: "Signing secret", value: COPIED },
  ],
  source: "https://docs.stripe.com/webhooks#verify-manually",
};
