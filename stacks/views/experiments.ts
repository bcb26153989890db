import {
  materializedView,
  sql,
  view,
  type Cluster,
  type MaterializedView,
  type MzObject,
  type RelationKind,
  type Schema,
  type Sql,
  type View,
} from "../../materialize";
import { checkDays, DEFAULT_DAYS, EPOCH, once, type Days } from "./once";

/** Most experiments run for weeks. */
export { DEFAULT_DAYS };

export interface ExperimentViewsArgs {
  /** First part of the names: `segment` makes `segment_experiment_results`. */
  readonly prefix: string;
  readonly viewsSchema: Schema;
  /** Keeps the results up to date. */
  readonly cluster: Cluster;
  /** Segment's events, one a row, in the column `body` (jsonb): a webhook source with body format JSON ARRAY. */
  readonly events: MzObject<RelationKind>;
  /**
   * How many days back events are compared, and counted: 1 to 3650, or `"unbounded"`.
   *
   * Materialize drops a duplicate by keeping what it has seen, and what it lets go of is gone from the view as well: a
   * view is what follows from the rows that are there now. So there is no window for duplicates apart from the window
   * of the results, and this is both.
   *
   * - `90`: an event leaves the views when Segment received it so many days ago, to the millisecond. Choose it by the
   *   longest experiment and the time that its results are looked at, not by how late a duplicate may be: the results of
   *   an experiment that runs longer are those of its last days, and they fall when its first days leave. No window
   *   counts a message twice, however short it is: copies made on the way have one `receivedAt` and leave together.
   * - `"unbounded"`: results for all time. The cluster's memory grows with every experiment event for as long as the
   *   view exists.
   *
   * Neither limits what is read: whenever a replica restarts, the results read all that the source holds, since events
   * without an age may be anywhere in it.
   *
   * @see https://materialize.com/docs/transform-data/patterns/temporal-filters/
   * @default 90
   */
  readonly deduplicateDays?: Days;
}

/** The results of A/B tests as they come in, and the views that they are made of. */
export interface ExperimentViews {
  /** `<prefix>_kinesis_json`: one column, `data` (jsonb). Every event of every type, each once. */
  readonly json: View;
  /**
   * `<prefix>_experiment_viewed`: anonymous_id, experiment_name, variation_name, referrer, url, received_at, all of them
   * text and NULL where an event lacks them. What is no text in the event is its JSON here.
   */
  readonly viewed: View;
  /** `<prefix>_experiment_clicked`: the same columns. */
  readonly clicked: View;
  /**
   * `<prefix>_experiment_results`: experiment_name, variation_name, unique_views, total_views, unique_clicks and
   * total_clicks. Events without both names count for no variation. Uniques are visitors by anonymous id: an event that
   * has none (sent by a server) is in the totals only.
   */
  readonly results: MaterializedView;
}

/**
 * Views for Segment's "Experiment Viewed" and "Experiment Clicked" events.
 *
 * Each step on the way (Segment, Kinesis, the forwarder) delivers at least once, so a message is recognised by its
 * `messageId`; of several, the one that was received first counts. Events without an id cannot be recognised: each of
 * them counts. An event whose `receivedAt` is no timestamp as Segment writes it has no age: it stays.
 *
 * The views of experiments pick their events before they drop duplicates, and not from `kinesis_json`: Materialize
 * moves a condition below DISTINCT ON only where it is about the key, so the results would keep every message of every
 * type in memory. As it is, the results keep the experiment events alone. `kinesis_json` is for queries of yours: it costs
 * nothing until something materialized is made of it, and then it costs the memory of all messages.
 *
 * @see https://github.com/MaterializeInc/materialize/blob/main/src/transform/src/predicate_pushdown.rs (TopK)
 * @throws RunError when `deduplicateDays` is neither of its forms.
 */
export function experimentViews(args: ExperimentViewsArgs): ExperimentViews {
  const { prefix, viewsSchema: schema, events, deduplicateDays: days = DEFAULT_DAYS } = args;
  checkDays(days, `experiment views ${prefix}`);
  const json = view({ schema, name: `${prefix}_kinesis_json`, query: eachOnce(events, days) });
  const [viewed, clicked] = (["Viewed", "Clicked"] as const).map((what) =>
    view({
      schema,
      name: `${prefix}_experiment_${what.toLowerCase()}`,
      query: columnsOf(eachOnce(events, days, `Experiment ${what}`)),
    }),
  ) as [View, View];
  const results = materializedView({
    schema,
    name: `${prefix}_experiment_results`,
    cluster: args.cluster,
    query: resultsOf(viewed, clicked),
  });
  return { json, viewed, clicked, results };
}

const RECEIVED_AT = sql`try_parse_monotonic_iso8601_timestamp(received_at)`;

/** Each message once, as `data`; of one event where it is named. */
function eachOnce(events: MzObject<RelationKind>, days: Days, event?: string): Sql {
  const only =
    event === undefined
      ? sql``
      : sql`
    WHERE (body->>'event') = ${event}`;
  return once({
    received: sql`SELECT NULLIF(body->>'messageId', '') AS message_id, body->>'receivedAt' AS received_at, body AS data
    FROM ${events}${only}`,
    carried: sql`message_id, received_at, data`,
    result: sql`data`,
    id: sql`message_id`,
    hasId: sql`message_id IS NOT NULL`,
    hasNoId: sql`message_id IS NULL`,
    order: sql`message_id, received_at`,
    window: {
      days,
      receivedAt: RECEIVED_AT,
      comparable: sql`GREATEST(${RECEIVED_AT}, ${EPOCH})`,
    },
  });
}

/** No casts: `->>` gives text or NULL for JSON of any shape, so no event can break the views for every reader. */
function columnsOf(data: Sql): Sql {
  return sql`SELECT
    (data->>'anonymousId') AS anonymous_id,
    (data->'properties'->>'experimentName') AS experiment_name,
    (data->'properties'->>'variationName') AS variation_name,
    (data->'context'->'page'->>'referrer') AS referrer,
    (data->'context'->'page'->>'url') AS url,
    (data->>'receivedAt') AS received_at
FROM (
${data}
) AS events`;
}

/**
 * A full join. A variation that is viewed and never clicked must show: that is a result. One that is clicked and never
 * viewed must show too, as clicks with 0 views: the page names its variation otherwise in the two calls (the guide's own
 * sample does, "Variant: …" and "Variation: …"), the views are blocked, or they come in later. A left join would
 * drop those clicks, and the result would read as if nobody had clicked. A rate made of this view must divide by
 * NULLIF(total_views, 0).
 */
function resultsOf(viewed: View, clicked: View): Sql {
  return sql`SELECT
    COALESCE(v.experiment_name, c.experiment_name) AS experiment_name,
    COALESCE(v.variation_name, c.variation_name) AS variation_name,
    COALESCE(v.uniques, 0) AS unique_views,
    COALESCE(v.impressions, 0) AS total_views,
    COALESCE(c.uniques, 0) AS unique_clicks,
    COALESCE(c.impressions, 0) AS total_clicks
FROM (${countsOf(viewed)}
) AS v
FULL JOIN (${countsOf(clicked)}
) AS c
    ON c.experiment_name = v.experiment_name AND c.variation_name = v.variation_name`;
}

function countsOf(events: View): Sql {
  return sql`
    SELECT
        experiment_name,
        variation_name,
        COUNT(DISTINCT anonymous_id) AS uniques,
        COUNT(*) AS impressions
    FROM ${events}
    WHERE experiment_name IS NOT NULL AND variation_name IS NOT NULL
    GROUP BY experiment_name, variation_name`;
}
