import { RunError } from "@pulumi/pulumi";
import { deadLetterPolicy, EventBridgeToMaterialize, WebhookSource } from "../components";
import { type EventBridgeToMaterializeArgs } from "../components/eventbridge/args";
import { checkEventBridgeName, checkEventBridgeToMaterialize } from "../components/eventbridge/check";
import { type EventPattern } from "../components/eventbridge/pattern";
import { NAMESPACE } from "./config/strict";
import { eventBridgeShape, type EventBridgeConfig } from "./config/eventBridge";
import { type WebhookConfig } from "./config/webhook";
import { checkAwsRegion, checkRegion } from "./clusters/iam";
import { webhookUrl } from "../materialize";
import { pipelineKey, type PipelineContext } from "./context";
import { type Claim, type PipelineKind } from "./pipeline";
import { checkEventBridgeRate, eventBridgeNotes } from "./rates";
import { rehearseWebhook, webhookArgs, webhookObjects } from "./webhook";

/** What stands for the key and the URL while nothing is made yet; both have the form that is asked for. */
const STAND_IN = { key: "stand-in", host: "stand-in.invalid" };

/** Events of Amazon EventBridge, through an API destination, into a webhook. */
export const eventBridgePipeline: PipelineKind<EventBridgeConfig> = {
  kind: "eventbridge",
  shape: eventBridgeShape,
  secretsOf: () => [],
  rehearse: (name, config, context, attempt) => {
    const where = pipelineKey(name);
    attempt(() => checkAwsRegion(name, context));
    attempt(() => {
      if (context.host !== undefined) return true;
      throw new RunError(
        `the webhook's URL wants Materialize's host name: set ${NAMESPACE}:materialize.host, such as abc123.us-east-1.aws.materialize.cloud`,
      );
    });
    attempt(() => checkRegions(config, context, where));
    const { webhook, objects } = rehearseWebhook(name, toWebhook(config), context, attempt);
    const url =
      webhook === undefined ? `https://${STAND_IN.host}` : webhookUrl(context.host ?? STAND_IN.host, webhook);
    const args = carrierArgs(config, context, url, STAND_IN.key);
    attempt(() => checkEventBridgeToMaterialize(args, where) ?? true);
    attempt(() => checkEventBridgeName(name, args, where) ?? true);
    attempt(() => checkEventBridgeRate(name, config, context));
    return objects;
  },
  claims: (_name, { bus, bucket }) => [
    ...(typeof bus === "object" && bus.create?.name !== undefined
      ? [claim("event bus", bus.create.name, "bus.existing")]
      : []),
    ...(bucket?.create?.name === undefined
      ? []
      : [claim("bucket", bucket.create.name, "bucket.existing, with replaceNotifications: false")]),
    ...notifications(bucket),
  ],
  deploy: (name, config, context, _secrets, parent) => {
    const made = new WebhookSource(name, webhookArgs(name, toWebhook(config), context, undefined), {
      parent,
    });
    const carrier = new EventBridgeToMaterialize(
      name,
      carrierArgs(config, context, made.url!, made.senderSecret!),
      { parent },
    );
    return {
      objects: webhookObjects(name, toWebhook(config), context, made.webhook),
      provisioned: {
        webhook: made.webhook.path.join("."),
        webhookUrl: made.url!,
        busName: carrier.busName,
        ruleArn: carrier.ruleArn,
        destinationArn: carrier.destinationArn,
        connectionArn: carrier.connectionArn,
        roleArn: carrier.roleArn,
        deadLetterQueueArn: carrier.deadLetterQueueArn,
        ...(carrier.deadLetterQueueUrl === undefined
          ? {}
          : { deadLetterQueueUrl: carrier.deadLetterQueueUrl }),
        ...(carrier.bucketName === undefined ? {} : { bucketName: carrier.bucketName }),
      },
      ...(config.deadLetters?.existingQueueArn === undefined
        ? {}
        : {
            upstream: {
              deadLetterQueuePolicy: deadLetterPolicy(carrier.deadLetterQueueArn, carrier.ruleArn),
            },
          }),
      notes: [
        config.enabled
          ? 'Until "ddl" has made the webhook it answers 404, and EventBridge does not try that again: such events are in the dead-letter queue. enabled: false keeps them from being sent at first.'
          : 'No event is sent yet: say enabled: true when "ddl" has made the webhook.',
        ...(config.rotation === undefined
          ? []
          : [
              'A new rotation is with EventBridge at once, and with Materialize after "secrets --rotate": events in between are refused, and are in the dead-letter queue.',
            ]),
        ...eventBridgeNotes(config, context),
      ],
    };
  },
};

/** A bucket's notifications are one setting: two that set it would take each other's away. */
function notifications(bucket: EventBridgeConfig["bucket"]): readonly Claim[] {
  const name =
    bucket?.create?.name ?? (bucket?.existing?.replaceNotifications ? bucket.existing.name : undefined);
  if (name === undefined) return [];
  const what = `sets the notifications of bucket ${JSON.stringify(name)}`;
  const nextStep = "let one of them say bucket.existing, with replaceNotifications: false";
  return [{ key: what, what, nextStep, where: "in the same account" }];
}

function claim(what: string, name: string, key: string): Claim {
  const made = `makes ${what} ${JSON.stringify(name)}`;
  return {
    key: made,
    what: made,
    nextStep: `let one of them use the ${what} of the other: ${key}`,
    where: "in the same account and region",
  };
}

/** What is named by its ARN has to be where the provider looks. */
function checkRegions(
  { bus, deadLetters }: EventBridgeConfig,
  context: PipelineContext,
  where: string,
): true {
  const { existingQueueArn, kmsKeyArn } = deadLetters ?? {};
  const arns = [
    ["deadLetters.existingQueueArn", existingQueueArn],
    ["deadLetters.kmsKeyArn", kmsKeyArn],
    ["bus.create.kmsKeyArn", bus === "default" ? undefined : bus.create?.kmsKeyArn],
  ] as const;
  for (const [field, arn] of arns) if (arn !== undefined) checkRegion(arn, context, where, field);
  return true;
}

/** The webhook of it: one event a request, the API key made here. */
function toWebhook(config: EventBridgeConfig): WebhookConfig {
  const { schema, sourceName, form, cluster, rotation, views, deduplicateDays, eventBytes, reader } = config;
  return {
    sender: "eventbridge",
    schema,
    sourceName,
    form,
    cluster,
    rotation,
    views,
    deduplicateDays,
    eventBytes,
    reader,
  };
}

function carrierArgs(
  config: EventBridgeConfig,
  { tags }: PipelineContext,
  url: string,
  apiKey: EventBridgeToMaterializeArgs["apiKey"],
): EventBridgeToMaterializeArgs {
  const { bus, pattern, patternQuota, ratePerSecond, enabled, retry, deadLetters, bucket, protect } = config;
  return {
    url,
    apiKey,
    bus: busOf(bus),
    ...(pattern === undefined ? {} : { pattern: pattern as EventPattern }),
    ratePerSecond,
    enabled,
    ...(patternQuota === undefined ? {} : { patternQuota }),
    ...(retry === undefined ? {} : { retry: given(retry) }),
    ...(deadLetters === undefined ? {} : { deadLetters: given(deadLetters) }),
    ...(bucket === undefined ? {} : { bucket: bucketOf(bucket) }),
    protect,
    tags,
  };
}

function busOf(bus: EventBridgeConfig["bus"]): NonNullable<EventBridgeToMaterializeArgs["bus"]> {
  if (bus === "default") return bus;
  if (bus.existing !== undefined) return { existing: bus.existing };
  const { name: busName, kmsKeyArn } = bus.create!;
  return {
    create: {
      ...(busName === undefined ? {} : { busName }),
      ...(kmsKeyArn === undefined ? {} : { kmsKeyArn }),
    },
  };
}

function bucketOf(
  bucket: NonNullable<EventBridgeConfig["bucket"]>,
): NonNullable<EventBridgeToMaterializeArgs["bucket"]> {
  if (bucket.existing !== undefined) {
    const { name: bucketName, replaceNotifications } = bucket.existing;
    return { existing: { bucketName, replaceNotifications } };
  }
  const { name: bucketName, ...rest } = bucket.create!;
  return { create: { ...(bucketName === undefined ? {} : { bucketName }), ...rest } };
}

/** Without keys that nobody gave. */
function given<T extends object>(map: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as never;
}
