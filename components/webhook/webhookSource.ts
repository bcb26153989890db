import * as pulumi from "@pulumi/pulumi";
import { webhookUrl, type Secret, type Webhook } from "../../materialize";
import { type Sender } from "../../senders";
import { typeToken } from "../names";
import { ownOptions } from "../own";
import { settingsOf, type WebhookSetting } from "./settings";
import { checkWebhookSource, secretOrigin, unfitSecret, type WebhookSourceArgs } from "./webhookArgs";
import { planWebhookKey } from "./webhookKey";
import { webhookOf, webhookSecret } from "./webhookObjects";

/**
 * A webhook of Materialize for one sender: the secret, the check of every request, the URL, and what to enter in the
 * sender's console.
 *
 * @example
 * const clicks = new WebhookSource("clicks", {
 *   sender: SENDERS.segment,
 *   schema: mz.schema({ database, name: "clicks" }),
 *   secretSchema: mz.schema({ database, name: "ingest" }),
 *   cluster: mz.existingCluster("webhooks"),
 *   host: "abc123.us-east-1.aws.materialize.cloud",
 * });
 * new mz.Catalog([clicks.webhook]);
 * export const settings = clicks.settings;
 * @throws RunError when what is given does not go together, or nothing is checked and `insecure` is not said.
 */
export class WebhookSource extends pulumi.ComponentResource {
  readonly webhook: Webhook;
  /** Materialize's secret; none where nothing is checked. */
  readonly secret: Secret | undefined;
  /** What to enter at the sender, secret; none where the sender makes it, or nothing is checked. */
  readonly senderSecret: pulumi.Output<string> | undefined;
  /** Known where `host` is. */
  readonly url: string | undefined;
  /** What to enter in the sender's console; the secret is referred to. */
  readonly settings: readonly WebhookSetting[];

  constructor(name: string, args: WebhookSourceArgs, opts?: pulumi.ComponentResourceOptions) {
    const where = `WebhookSource ${name}`;
    checkWebhookSource(args, where);
    const origin = secretOrigin(args);
    const make = origin === "made" ? planWebhookKey(args, where) : undefined;
    // Made once on a stand-in: what is wrong with a header or a name must show before anything is registered.
    webhookOf(args, webhookSecret(name, args, "stand-in"));
    const { sender, form = "source" } = args;
    // Plain facts, so that policies can judge them.
    const facts = { sender: sender.name, scheme: sender.scheme.type, form, insecure: args.insecure ?? false };
    super(typeToken("webhook", "WebhookSource"), name, facts, opts);

    const shared =
      make?.(`${name}-key`, ownOptions(this, opts)) ??
      (origin === "given" ? fit(args.secret!, sender, where) : undefined);
    this.senderSecret = sender.secretFrom === "us" ? shared : undefined;
    this.secret = webhookSecret(name, args, shared ?? "pending");
    this.webhook = webhookOf(args, this.secret);
    this.url = args.host === undefined ? undefined : webhookUrl(args.host, this.webhook);
    const url = this.url ?? webhookUrl(UNKNOWN_HOST, this.webhook);
    this.settings = settingsOf(sender, url, {
      secret: args.senderSecretName ?? "senderSecret",
      copyTo: args.copySecretTo ?? args.secretKey ?? "secret",
    });
    this.registerOutputs({ url: this.url, webhook: this.webhook.path.join(".") });
  }
}

/** What is no plain text is looked at when it is known; the error says nothing of it. */
function fit(secret: pulumi.Input<string>, sender: Sender, where: string): pulumi.Output<string> {
  return pulumi.secret(secret).apply((text) => {
    const unfit = unfitSecret(text, sender);
    if (unfit !== undefined) throw new pulumi.RunError(`${where}: secret must ${unfit}`);
    return text;
  });
}

/** Stands in a URL for Materialize's host, and says so. */
const UNKNOWN_HOST = "<host of Materialize>";
