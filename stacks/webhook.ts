import { type z } from "zod";
import { WebhookSource } from "../components";
import { checkWebhookSource, type WebhookSourceArgs } from "../components/webhook/webhookArgs";
import { webhookOf, webhookSecret } from "../components/webhook/webhookObjects";
import { type MzObject, type Webhook } from "../materialize";
import { type Sender } from "../senders";
import { appendKey, NAMESPACE } from "./config/strict";
import { setSecretCommand, wholeSecret, type Secrets } from "./config/secrets";
import { GENERIC, segmentWebhookShape, senderOf, webhookShape, type WebhookConfig } from "./config/webhook";
import { clusterFor, ownSchema, pipelineKey, sqlPrefix, type PipelineContext } from "./context";
import { type Pipeline, type PipelineGroup, type PipelineKind } from "./pipeline";
import { checkWebhookRate, webhookNotes } from "./rates";
import { readerObjects, type Readable } from "./reader";
import { senderViews } from "./views";

/** Any sender of webhooks, straight into Materialize: nothing is made on AWS. */
export const webhookPipeline: PipelineKind<WebhookConfig> = {
  kind: "webhook",
  shape: webhookShape,
  secretsOf: ({ secret }) => (secret === undefined ? [] : [secret]),
  rehearse: (name, config, context, attempt) => {
    attempt(() => checkWebhookRate(name, config));
    return rehearseWebhook(name, config, context);
  },
  deploy: (name, config, context, secrets, parent) => deployWebhook(name, config, context, secrets, parent),
};

/** Segment's destination Webhooks: `webhook` with the sender said. */
export const segmentWebhookPipeline: PipelineKind<z.infer<typeof segmentWebhookShape>> = {
  kind: "segment-webhook",
  shape: segmentWebhookShape,
  secretsOf: (config) => webhookPipeline.secretsOf(toWebhook(config)),
  rehearse: (name, config, ...rest) => webhookPipeline.rehearse(name, toWebhook(config), ...rest),
  deploy: (name, config, ...rest) => webhookPipeline.deploy(name, toWebhook(config), ...rest),
};

function toWebhook(config: z.infer<typeof segmentWebhookShape>): WebhookConfig {
  return { ...config, sender: "segment" };
}

/** The objects on stand-ins. @throws RunError for what the shape cannot tell. */
export function rehearseWebhook(
  name: string,
  config: WebhookConfig,
  context: PipelineContext,
): readonly MzObject[] {
  const args = webhookArgs(name, config, context, config.secret === undefined ? undefined : "stand-in");
  checkWebhookSource(args, pipelineKey(name));
  const webhook = webhookOf(args, webhookSecret(name, args, "stand-in"));
  return webhookObjects(name, config, context, webhook);
}

function deployWebhook(
  name: string,
  config: WebhookConfig,
  context: PipelineContext,
  secrets: Secrets,
  parent: PipelineGroup,
): Pipeline {
  const given = config.secret === undefined ? undefined : secrets.read(config.secret, { parent });
  const args = webhookArgs(name, config, context, given);
  const made = new WebhookSource(name, args, { parent });
  const { webhook, url, senderSecret, settings } = made;
  return {
    objects: webhookObjects(name, config, context, webhook),
    provisioned: {
      webhook: webhook.path.join("."),
      ...(url === undefined ? {} : { webhookUrl: url }),
    },
    senderSettings: settings,
    ...(senderSecret === undefined ? {} : { senderSecret }),
    notes: [
      ...(url === undefined
        ? [
            "Without materialize.host there is no output webhookUrl; the query in monitoring.sql has the address.",
          ]
        : []),
      ...(config.insecure === true
        ? ["Nothing is checked: whoever knows the URL may post, and it is easy to guess."]
        : []),
      ...webhookNotes(config),
    ],
  };
}

/** The component's arguments. */
export function webhookArgs(
  name: string,
  config: WebhookConfig,
  context: PipelineContext,
  secret: WebhookSourceArgs["secret"],
): WebhookSourceArgs {
  const { form, rotation, replayWindowSeconds, insecure } = config;
  const sender: Sender = senderOf(config);
  const awsSecret = wholeSecret(config.secret);
  return {
    sender,
    schema: ownSchema(name, config.schema, context),
    secretSchema: context.schema,
    secretName: `${sqlPrefix(name)}_webhook_secret`,
    secretKey: pipelineKey(name, "secret"),
    copySecretTo:
      config.secret?.secretArn ?? appendKey(`${NAMESPACE}:secrets`, config.secret?.secret ?? name),
    secretNext: `keep it by ${setSecretCommand(name)} and say { secret: ${name} } at the key`,
    senderSecretName: `senderSecrets.${name}`,
    sourceName: config.sourceName,
    form,
    ...(form === "table" ? {} : { cluster: clusterFor(config.cluster, context) }),
    ...(context.host === undefined ? {} : { host: context.host }),
    ...(secret === undefined ? {} : { secret }),
    ...(awsSecret === undefined ? {} : { awsSecret }),
    ...(rotation === undefined ? {} : { rotation }),
    ...(replayWindowSeconds === undefined ? {} : { replayWindowSeconds }),
    ...(insecure === undefined ? {} : { insecure }),
  };
}

/** The webhook, its sender's views, and who reads them; of a generic sender the webhook itself is read. */
export function webhookObjects(
  name: string,
  config: WebhookConfig,
  context: PipelineContext,
  webhook: Webhook,
): readonly MzObject[] {
  const readable = readablesOf(name, config, context, webhook);
  return [
    webhook,
    ...readable.map(({ relation }) => relation),
    ...readerObjects(config.reader, readable, context.cluster),
  ];
}

function readablesOf(
  name: string,
  { sender, deduplicateDays, views: only }: WebhookConfig,
  { viewsSchema }: PipelineContext,
  webhook: Webhook,
): readonly Readable[] {
  if (sender === GENERIC) return [{ relation: webhook, key: [] }];
  const views = senderViews({
    sender,
    prefix: sqlPrefix(name),
    viewsSchema,
    webhook,
    ...(deduplicateDays === undefined ? {} : { deduplicateDays }),
    ...(only === undefined ? {} : { only }),
  });
  return views.map(({ view, key }) => ({ relation: view, key }));
}
