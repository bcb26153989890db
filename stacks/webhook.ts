import { type z } from "zod";
import { WebhookSource } from "../components";
import { checkWebhookSource, secretOrigin, type WebhookSourceArgs } from "../components/webhook/webhookArgs";
import { webhookOf, webhookSecret } from "../components/webhook/webhookObjects";
import { type MzObject, type Webhook } from "../materialize";
import { invalid } from "../materialize/errors";
import { wholeSecret, type Secrets } from "./config/secrets";
import { NAMESPACE } from "./config/strict";
import { segmentWebhookShape, senderOf, webhookShape, type WebhookConfig } from "./config/webhook";
import { GENERIC } from "./config/webhookRules";
import { clusterFor, ownSchema, pipelineKey, sqlPrefix, type PipelineContext } from "./context";
import { type Attempt, type Pipeline, type PipelineGroup, type PipelineKind } from "./pipeline";
import { checkWebhookRate, webhookNotes } from "./rates";
import { readerObjects, type Readable } from "./reader";
import { senderViews } from "./views";
import { secretPlaces } from "./webhookSecret";

/** Any sender of webhooks, straight into Materialize: nothing is made on AWS. */
export const webhookPipeline: PipelineKind<WebhookConfig> = {
  kind: "webhook",
  shape: webhookShape,
  secretsOf: ({ secret }) => (secret === undefined ? [] : [secret]),
  rehearse: (name, config, context, attempt) => {
    attempt(() => checkWebhookRate(name, config));
    return rehearseWebhook(name, config, context, attempt).objects;
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

/** The objects on stand-ins, and the webhook among them, where it could be made. Each mistake is noted. */
export function rehearseWebhook(
  name: string,
  config: WebhookConfig,
  context: PipelineContext,
  attempt: Attempt,
): { readonly webhook?: Webhook; readonly objects: readonly MzObject[] } {
  const where = pipelineKey(name);
  const given = config.secret === undefined ? undefined : "stand-in";
  const args = attempt(() => webhookArgs(name, config, context, given));
  if (args === undefined) return { objects: [] };
  const passed = [
    attempt(() => checkSchema(args, context, where)),
    attempt(() => checkHost(args, where)),
    attempt(() => checkWebhookSource(args, where) ?? true),
  ];
  if (passed.includes(undefined)) return { objects: [] };
  const webhook = attempt(() => webhookOf(args, webhookSecret(name, args, "stand-in")));
  if (webhook === undefined) return { objects: [] };
  return { webhook, objects: attempt(() => webhookObjects(name, config, context, webhook)) ?? [webhook] };
}

/** Tables and views do not share a schema: mz-deploy could not hold them, and no swap could tell them apart. */
function checkSchema({ schema }: WebhookSourceArgs, { viewsSchema }: PipelineContext, where: string): true {
  const name = schema.path[1]!;
  if (name !== viewsSchema.path[1]) return true;
  throw invalid(where, "schema", "differ from that of the views", name, "say another one: schema");
}

/** Who makes the secret wants the URL first, and Materialize tells it only of a webhook that is there. */
function checkHost(args: WebhookSourceArgs, where: string): true {
  if (args.host !== undefined || secretOrigin(args) !== "pending") return true;
  const next = `set ${NAMESPACE}:materialize.host, such as abc123.us-east-1.aws.materialize.cloud`;
  throw invalid(
    where,
    "the URL",
    `be known to ${args.sender.title} before it makes a secret`,
    undefined,
    next,
  );
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
  const { webhook, url, senderSecret, settings } = new WebhookSource(name, args, { parent });
  return {
    objects: webhookObjects(name, config, context, webhook),
    provisioned: {
      webhook: webhook.path.join("."),
      ...(url === undefined ? {} : { webhookUrl: url }),
    },
    senderSettings: settings,
    ...(senderSecret === undefined ? {} : { senderSecret }),
    notes: [...notesOf(config, context, webhook), ...webhookNotes(config)],
  };
}

function notesOf(config: WebhookConfig, context: PipelineContext, webhook: Webhook): readonly string[] {
  const notes: (readonly [boolean, string])[] = [
    [
      context.host === undefined,
      "Without materialize.host there is no output webhookUrl; the query in monitoring.sql has the address.",
    ],
    [
      config.insecure === true,
      "Nothing is checked: whoever knows the URL may post, and it is easy to guess.",
    ],
    [
      webhook.path[1] === context.schema.path[1],
      "Its schema holds other things too: what it checks can then not be changed without another URL.",
    ],
    [
      config.sender === "github" && config.deduplicateDays === undefined,
      "Deliveries that somebody sends again are in the view twice: deduplicateDays: unbounded drops copies, at the cost of remembering every delivery.",
    ],
  ];
  return notes.flatMap(([holds, note]) => (holds ? [note] : []));
}

/** The component's arguments. */
export function webhookArgs(
  name: string,
  config: WebhookConfig,
  context: PipelineContext,
  secret: WebhookSourceArgs["secret"],
): WebhookSourceArgs {
  const { form, rotation, replayWindowSeconds, insecure } = config;
  const awsSecret = wholeSecret(config.secret);
  return {
    sender: senderOf(config),
    schema: ownSchema(name, config.schema, context),
    secretSchema: context.schema,
    secretName: `${sqlPrefix(name)}_webhook_secret`,
    ...secretPlaces(name, config.secret),
    sourceName: config.sourceName,
    form,
    ...(form === "table" ? {} : { cluster: clusterFor(config.cluster, context, pipelineKey(name)) }),
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
