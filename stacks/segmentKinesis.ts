import * as pulumi from "@pulumi/pulumi";
import { KinesisStream, MaterializeReader, SegmentWriterRole, WebhookKey } from "../components";
import { checkMaterializeReader } from "../components/kinesis/materializeReader";
import { checkSegmentWriterRole } from "../components/kinesis/segmentWriterRole";
import { checkKinesisStream, type KinesisStreamArgs } from "../components/kinesis/streamArgs";
import {
  apiKeyCheck,
  legacyKinesis,
  secret,
  webhookSource,
  webhookUrl,
  type LegacyKinesisDdl,
  type MzObject,
  type Secret,
  type WebhookSource,
} from "../materialize";
import { checkAwsRegion, checkRegion } from "./clusters/iam";
import { segmentKinesisShape, type SegmentKinesisConfig } from "./config/kinesis";
import { clusterFor, pipelineKey, sqlPrefix, type PipelineContext } from "./context";
import { experimentViews } from "./views/experiments";
import { type PipelineKind } from "./pipeline";
import { checkKinesisRate, kinesisNotes } from "./rates";
import { readerObjects } from "./reader";

/** The header that the forwarder puts the key into. */
const KEY_HEADER = "x-api-key";

/** Segment's events on a Kinesis stream, and the results of A/B tests from them: the guide of 2021, as of today. */
export const segmentKinesisPipeline: PipelineKind<SegmentKinesisConfig> = {
  kind: "segment-kinesis",
  shape: segmentKinesisShape,
  secretsOf: () => [],
  rehearse: (name, config, context, attempt) => {
    const where = pipelineKey(name);
    const { segment, legacyUser } = config;
    const { existing, create } = config.stream;
    const checks = [
      attempt(() => checkAwsRegion(name, context)),
      attempt(
        () => existing === undefined || checkRegion(existing.arn, context, `${where}.stream.existing`, "arn"),
      ),
      ...Object.entries({ create, existing }).map(([key, stream]) =>
        attempt(
          () =>
            stream?.kmsKeyArn === undefined ||
            checkRegion(stream.kmsKeyArn, context, `${where}.stream.${key}`, "kmsKeyArn"),
        ),
      ),
      attempt(() => checkKinesisStream(streamArgs(config, context), `${where}.stream`) ?? true),
      attempt(() => checkSegmentWriterRole({ externalIds: segment.externalIds }, `${where}.segment`)),
      attempt(() => (legacyUser ? (checkMaterializeReader({ legacyUser }, where), true) : true)),
      attempt(() => checkKinesisRate(name, config, context)),
    ];
    return checks.includes(undefined) ? [] : objectsOf(name, config, context, standInKey(name, context));
  },
  claims: (_name, config) => {
    const streamName = config.stream.create?.name;
    if (streamName === undefined) return [];
    const what = `makes stream ${JSON.stringify(streamName)}`;
    const nextStep = "let one of them use the stream of the other: stream.existing";
    return [{ key: what, what, nextStep, where: "in the same account and region" }];
  },
  deploy: (name, config, context, _secrets, parent) => {
    const stream = new KinesisStream(name, streamArgs(config, context), { parent });
    const { tags } = context;
    const writer = new SegmentWriterRole(
      `${name}-segment`,
      { stream, externalIds: config.segment.externalIds, tags },
      { parent },
    );
    const reader = config.legacyUser
      ? new MaterializeReader(`${name}-legacy`, { stream, legacyUser: true, tags }, { parent })
      : undefined;
    const key = new WebhookKey(`${name}-webhook`, rotationOf(config), { parent });
    const source = webhookOf(name, config, context, key.secret(keyName(name, context)));
    return {
      objects: viewsOf(name, config, context, source),
      provisioned: {
        streamArn: stream.arn,
        streamName: stream.streamName,
        segmentRoleArn: writer.arn,
        segmentSettings: { ...writer.settings },
        ...(reader === undefined ? {} : legacyOutputs(reader)),
        ...(context.host === undefined ? {} : { webhookUrl: webhookUrl(context.host, source) }),
      },
      notes: [
        "Nothing moves from the stream into Materialize yet: what reads the stream and posts to the webhook is yours to run, until this package brings a forwarder.",
        "The output segmentSettings is what to type into Segment's form for the destination Amazon Kinesis.",
        ...(context.host === undefined
          ? [
              "Without materialize.host there is no output webhookUrl; the query in monitoring.sql has the address.",
            ]
          : []),
        ...kinesisNotes(config, context),
      ],
      legacyDdl: legacyDdl(name, stream.arn),
    };
  },
};

function legacyOutputs(reader: MaterializeReader): Readonly<Record<string, pulumi.Input<unknown>>> {
  // Apart, each in an Output of its own: the key's id is plain and its secret is not.
  return { legacyAccessKeyId: reader.accessKeyId, legacySecretAccessKey: reader.secretAccessKey };
}

function streamArgs(config: SegmentKinesisConfig, { tags }: PipelineContext): KinesisStreamArgs {
  const { create, existing } = config.stream;
  if (existing !== undefined) return { existing };
  const { name: streamName, ...rest } = create!;
  return { ...rest, ...(streamName === undefined ? {} : { streamName }), protect: config.protect, tags };
}

function rotationOf({ webhook }: SegmentKinesisConfig): { readonly rotation?: string } {
  return webhook.rotation === undefined ? {} : { rotation: webhook.rotation };
}

function keyName(name: string, { schema }: PipelineContext): Parameters<WebhookKey["secret"]>[0] {
  return { schema, name: `${sqlPrefix(name)}_webhook_key` };
}

function standInKey(name: string, context: PipelineContext): Secret {
  return secret({ ...keyName(name, context), value: "stand-in" });
}

function objectsOf(
  name: string,
  config: SegmentKinesisConfig,
  context: PipelineContext,
  key: Secret,
): readonly MzObject[] {
  return viewsOf(name, config, context, webhookOf(name, config, context, key));
}

/** What the forwarder posts to: an array of events in each request. */
function webhookOf(
  name: string,
  { webhook }: SegmentKinesisConfig,
  context: PipelineContext,
  key: Secret,
): WebhookSource {
  return webhookSource({
    schema: context.schema,
    name: `${sqlPrefix(name)}_events`,
    cluster: clusterFor(webhook.cluster, context, `${pipelineKey(name)}.webhook`),
    body: "json-array",
    check: apiKeyCheck(KEY_HEADER, key),
  });
}

function viewsOf(
  name: string,
  config: SegmentKinesisConfig,
  { viewsSchema, cluster: runsOn }: PipelineContext,
  events: WebhookSource,
): readonly MzObject[] {
  const views = experimentViews({
    prefix: sqlPrefix(name),
    viewsSchema,
    cluster: runsOn,
    events,
    deduplicateDays: config.deduplicateDays,
  });
  const { json, viewed, clicked, results } = views;
  const readables = [
    { relation: json, key: ["data"] },
    { relation: viewed, key: ["anonymous_id"] },
    { relation: clicked, key: ["anonymous_id"] },
    { relation: results, key: ["experiment_name", "variation_name"] },
  ];
  return [json, viewed, clicked, results, ...readerObjects(config.reader, readables, runsOn)];
}

/** The guide's texts of 2021, which Materialize of today refuses. */
function legacyDdl(name: string, streamArn: pulumi.Output<string>): LegacyKinesisDdl {
  const prefix = sqlPrefix(name);
  return legacyKinesis({
    streamArn,
    source: `${prefix}_kinesis_source`,
    views: {
      json: `${prefix}_kinesis_json`,
      viewed: `${prefix}_experiment_viewed`,
      clicked: `${prefix}_experiment_clicked`,
      results: `${prefix}_experiment_results`,
    },
    accessKeyPlaceholder: `<${prefix.toUpperCase()}_ACCESS_KEY_ID>`,
    secretPlaceholder: `<${prefix.toUpperCase()}_SECRET_ACCESS_KEY>`,
  });
}
