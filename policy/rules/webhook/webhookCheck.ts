import { must } from "../../message";
import { rule } from "../../rule";

/** @see https://materialize.com/docs/sql/create-source/webhook/#validating-requests */
export const webhookCheck = rule({
  name: "webhook-check",
  family: "webhook",
  level: "mandatory",
  description:
    "A webhook without a check takes what anybody posts, and its URL is easy to guess: name a sender that can show who it is (an API key, basic authentication, a signature).",
  checks: {
    "materialize-ingest:webhook:WebhookSource": ({ inputs: { insecure } }) =>
      insecure === true ? [must("insecure", "be false", "true")] : [],
  },
});
