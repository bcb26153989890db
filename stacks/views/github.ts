import { header, text, type ViewPlan } from "./plan";

/**
 * What happened is in a header only, as is the delivery's id, which a delivery keeps when somebody sends it again.
 *
 * The signature covers neither header: `delivery_id` and `event` are what the last who sent the request said. Whoever has
 * recorded a delivery can have it here again, as often as they like, under other ids and as other events. What has to be
 * right is to be read in `payload`, which is signed.
 *
 * Nothing in a delivery says when it was made: the times in it are those of commits, issues and the like, and may be
 * years old. So no delivery ever leaves the view, and copies are dropped only where that is asked for (`"unbounded"`):
 * all deliveries are kept in memory then, with their copies, and it grows with each.
 *
 * @see https://github.com/github/docs/issues/32822 (the id is one of the event, not of the attempt to deliver it)
 */
export const github: readonly ViewPlan[] = [
  {
    name: "events",
    columns: [
      header("delivery_id"),
      header("event"),
      text("action"),
      text("repository_id", "repository", "id"),
      text("repository_full_name", "repository", "full_name"),
      text("organization_login", "organization", "login"),
      text("sender_id", "sender", "id"),
      text("sender_login", "sender", "login"),
      text("sender_type", "sender", "type"),
      text("installation_id", "installation", "id"),
      // Pushes, branches and tags.
      text("ref"),
      // Issues and pull requests.
      text("number"),
      // What all else there is hangs on the event.
      { name: "payload", type: "json", path: [] },
    ],
    id: ["delivery_id"],
    key: ["repository_full_name"],
    source: "https://docs.github.com/en/webhooks/webhook-events-and-payloads",
  },
];
