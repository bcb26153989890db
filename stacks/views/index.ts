/** The guide's views of what senders post: data for each sender, one printer. */
import { view, type MzObject, type RelationKind, type Schema, type View } from "../../materialize";
import { invalid } from "../../materialize/errors";
import { SENDERS, type SenderName } from "../../senders";
import { eventBridge } from "./eventBridge";
import { generator } from "./generator";
import { github } from "./github";
import { hubspot } from "./hubspot";
import { checkDays, DEFAULT_DAYS, type Days } from "./once";
import { type ViewPlan } from "./plan";
import { viewQuery } from "./print";
import { rudderstack } from "./rudderstack";
import { segment } from "./segment";
import { snowcatCloud } from "./snowcatCloud";
import { stripe } from "./stripe";

/** The views of each sender, in the order in which they are made. */
export const SENDER_VIEWS: Readonly<Record<SenderName, readonly ViewPlan[]>> = {
  eventbridge: eventBridge,
  generator,
  github,
  hubspot,
  rudderstack,
  segment,
  snowcatcloud: snowcatCloud,
  stripe,
};

export interface SenderViewsArgs {
  readonly sender: SenderName;
  /** First part of the names: `payments` makes `payments_charges`. */
  readonly prefix: string;
  readonly viewsSchema: Schema;
  /**
   * One event a row, in the column `body` (jsonb), and the sender's headers in the columns that its row in `senders/`
   * names: a webhook with body format JSON or JSON ARRAY.
   */
  readonly webhook: MzObject<RelationKind>;
  /**
   * How many days back events are compared, and shown: 1 to 3650, or `"unbounded"`.
   *
   * Materialize drops a duplicate by keeping what it has seen, and what it lets go of is gone from the view as well: a
   * view is what follows from the rows that are there now. So there is no window for duplicates apart from the window
   * of the view, and this is both.
   *
   * - `90`: an event leaves the views so many days after the time that its sender gave it (when it received the event,
   *   or made it), to the millisecond. Events without such a time stay.
   * - `"unbounded"`: all events, for all time. Indexed or materialized, a view takes memory for every event for as long as
   *   it exists.
   *
   * Neither limits what is read: whenever a replica restarts, a view reads all that the webhook holds, since events
   * without a time may be anywhere in it.
   *
   * The events of GitHub and of the quickstart's generator hold no such time: they never leave, and a number is refused.
   * GitHub's duplicates are dropped with `"unbounded"` only; it sends an event again when somebody asks it to.
   *
   * @see https://materialize.com/docs/transform-data/patterns/temporal-filters/
   * @default 90, where events hold a time
   */
  readonly deduplicateDays?: Days;
  /** Names of the views to make: `["charges"]`. @default all of the sender's */
  readonly only?: readonly string[];
}

export interface SenderView {
  /** What its name ends in: `pages`. */
  readonly name: string;
  readonly view: View;
  /** Its columns to index by. */
  readonly key: readonly string[];
}

/**
 * Views over a webhook, with the columns of Materialize's guide and of the sender's documentation.
 *
 * They are plain views: one costs nothing until it is indexed or materialized. Then it takes the memory of its rows, whole
 * and with their copies, since that is how Materialize finds what comes first; an index takes that of its rows once more.
 * Where copies are not dropped, only the index takes any. No event can break one for its readers, whatever JSON it is:
 * nothing is cast that was not looked at, and a value of the wrong kind is NULL.
 *
 * Senders deliver at least once. Of the copies of one event, the one with the earliest time stays; events without an id
 * cannot be recognised, and all of them stay.
 *
 * @throws RunError when `sender` or a name in `only` is unknown, or `deduplicateDays` is unfit for its events.
 */
export function senderViews(args: SenderViewsArgs): readonly SenderView[] {
  const { sender, prefix, viewsSchema: schema, webhook, deduplicateDays: days = DEFAULT_DAYS } = args;
  const where = `sender views ${prefix}`;
  const plans = chosen(args, where);
  checkDays(days, where);
  if (args.deduplicateDays === days && days !== "unbounded" && SENDER_VIEWS[sender].every(isTimeless)) {
    const rule = `be "unbounded" or left out for ${SENDERS[sender].title}, whose events hold no time to go by`;
    throw invalid(where, "deduplicateDays", rule, days);
  }
  return plans.map((plan) => ({
    name: plan.name,
    view: view({ schema, name: `${prefix}_${plan.name}`, query: viewQuery(plan, webhook, days) }),
    key: plan.key,
  }));
}

function isTimeless({ receivedAt }: ViewPlan): boolean {
  return receivedAt === undefined;
}

function chosen({ sender, only }: SenderViewsArgs, where: string): readonly ViewPlan[] {
  if (!Object.hasOwn(SENDER_VIEWS, sender))
    throw invalid(where, "sender", `be one of ${Object.keys(SENDER_VIEWS).join(", ")}`, sender);
  const plans = SENDER_VIEWS[sender];
  const unknown = only?.find((name) => plans.every((plan) => plan.name !== name));
  if (unknown !== undefined) {
    const names = plans.map(({ name }) => name).join(", ");
    throw invalid(where, "only", `name views of ${SENDERS[sender].title}: ${names}`, unknown);
  }
  return plans.filter(({ name }) => only?.includes(name) ?? true);
}

export type { ColumnType, Condition, Path, ViewColumn, ViewPlan } from "./plan";
