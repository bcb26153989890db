/**
 * The Kinesis source of the single binary of 2021, and the views of A/B tests on it. Materialize took the source away in
 * October 2022 (0.27): today's parser refuses it, and no `ddl` holds it. A secret's place holds a `<placeholder>`.
 */
import * as pulumi from "@pulumi/pulumi";
import { identifier, literal } from "../text/quote";
import { type LegacyDdl } from "./kafkaSource";

export interface LegacyKinesisArgs {
  /** `arn:aws:kinesis:us-east-1:123456789012:stream/events`. */
  readonly streamArn: pulumi.Input<string>;
  /** What stands where the parts of the access key go: `<ACCESS_KEY_ID>` and `<SECRET_ACCESS_KEY>`. */
  readonly accessKeyPlaceholder: string;
  readonly secretPlaceholder: string;
  /** Name of the source. */
  readonly source: string;
  /** Names of the views on it. */
  readonly views: {
    readonly json: string;
    readonly viewed: string;
    readonly clicked: string;
    readonly results: string;
  };
}

/** The single binary's text alone: the cloud service of autumn 2022 had no such source any more. */
export type LegacyKinesisDdl = { readonly [Of in keyof Pick<LegacyDdl, "binary">]: pulumi.Output<string> };

/**
 * The guide's source and views. They count a message as often as it comes.
 *
 * @example legacyKinesis({ streamArn: stream.arn, source: "kinesis_source", … }).binary
 */
export function legacyKinesis(args: LegacyKinesisArgs): LegacyKinesisDdl {
  return { binary: pulumi.output(args.streamArn).apply((arn) => legacyKinesisText(arn, args)) };
}

function legacyKinesisText(arn: string, args: LegacyKinesisArgs): string {
  const { json, viewed, clicked, results } = args.views;
  return [
    source(arn, args),
    `CREATE VIEW ${identifier(json)} AS
  SELECT CAST(data AS jsonb) AS data
  FROM (
    SELECT convert_from(data, 'utf8') AS data
    FROM ${identifier(args.source)}
  );
`,
    eventView(viewed, json, "Experiment Viewed"),
    eventView(clicked, json, "Experiment Clicked"),
    // A full join: what is viewed and never clicked shows with 0 clicks, what is clicked and never viewed with 0 views.
    `CREATE MATERIALIZED VIEW ${identifier(results)} AS
  SELECT
    COALESCE(v.experiment_name, c.experiment_name) AS experiment_name,
    COALESCE(v.variation_name, c.variation_name) AS variation_name,
    COALESCE(v.uniques, 0) AS unique_views,
    COALESCE(v.impressions, 0) AS total_views,
    COALESCE(c.uniques, 0) AS unique_clicks,
    COALESCE(c.impressions, 0) AS total_clicks
  FROM (${counts(viewed)}) v
  FULL JOIN (${counts(clicked)}) c ON
    c.experiment_name = v.experiment_name AND
    c.variation_name = v.variation_name;
`,
  ].join("\n");
}

function source(arn: string, args: LegacyKinesisArgs): string {
  return `CREATE SOURCE ${identifier(args.source)}
  FROM KINESIS ARN ${literal(arn)}
  WITH (
    access_key_id = ${literal(args.accessKeyPlaceholder)},
    secret_access_key = ${literal(args.secretPlaceholder)}
  )
  FORMAT BYTES;
`;
}

function eventView(name: string, json: string, event: string): string {
  return `CREATE VIEW ${identifier(name)} AS
  SELECT
    (data->>'anonymousId') AS anonymous_id,
    (data->'properties'->>'experimentName') AS experiment_name,
    (data->'properties'->>'variationName') AS variation_name,
    (data->'context'->'page'->>'referrer') AS referrer,
    (data->'context'->'page'->>'url') AS url,
    (data->>'receivedAt') AS received_at
  FROM ${identifier(json)}
  WHERE (data->>'event') = ${literal(event)};
`;
}

function counts(view: string): string {
  return `
    SELECT
      experiment_name,
      variation_name,
      COUNT(DISTINCT(anonymous_id)) AS uniques,
      COUNT(*) AS impressions
    FROM ${identifier(view)}
    WHERE experiment_name IS NOT NULL AND variation_name IS NOT NULL
    GROUP BY 1, 2
  `;
}
