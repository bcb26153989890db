import {
  column,
  materializedView,
  sql,
  view,
  type Cluster,
  type MaterializedView,
  type Schema,
  type Table,
  type View,
} from "../../materialize";
import { type KafkaDataConfig } from "../config/kafkaData";

export interface SegmentViewsArgs {
  /** First part of the names: `segment` makes `segment_events_json`. */
  readonly prefix: string;
  readonly viewsSchema: Schema;
  readonly cluster: Cluster;
  readonly events: Table;
  /** What `events` holds; partition, offset and timestamp are included under their usual names. */
  readonly data: Pick<KafkaDataConfig, "format" | "decodingErrors">;
}

/** Segment's events as JSON: a view, and its rows kept in storage. */
export interface SegmentViews {
  /** Column `data` (jsonb), beside the message's partition, offset and timestamp. */
  readonly jsonb: View;
  /** One column, `data`: what later queries start from. */
  readonly json: MaterializedView;
}

/**
 * Well-formed JSON of any shape passes: nothing is cast. Bytes that are not JSON are another matter: they break the
 * table (with format bytes, the view) for every reader, unless decoding errors are inline.
 */
export function segmentViews(args: SegmentViewsArgs): SegmentViews {
  const { prefix, viewsSchema: schema, events } = args;
  const data = args.data.format.type === "bytes" ? sql`convert_from(data, 'utf8')::jsonb AS data` : sql`data`;
  // Under UPSERT a message that could not be decoded is a row without data.
  const errors = args.data.decodingErrors;
  const decoded =
    errors === undefined
      ? sql``
      : sql`
WHERE ${column(errors === "inline" ? "error" : errors.inlineAs)} IS NULL`;
  const jsonb = view({
    schema,
    name: `${prefix}_events_jsonb`,
    query: sql`SELECT ${data}, partition, "offset", "timestamp"
FROM ${events}${decoded}`,
  });
  return {
    jsonb,
    json: materializedView({
      schema,
      name: `${prefix}_events_json`,
      cluster: args.cluster,
      query: sql`SELECT data
FROM ${jsonb}`,
    }),
  };
}
