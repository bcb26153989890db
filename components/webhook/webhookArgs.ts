import * as pulumi from "@pulumi/pulumi";
import type * as random from "@pulumi/random";
import { type Cluster, type Schema, type WebhookBody } from "../../materialize";
import { requirePlain } from "../../materialize/connection/address";
import { invalid } from "../../materialize/errors";
import { unfitTolerance } from "../../materialize/webhook/check";
import { unfitWebhookHost } from "../../materialize/webhook/url";
import { type Scheme, type Sender } from "../../senders";
import { type Override } from "../override";

export interface WebhookSourceArgs {
  /**
   * Who posts: one of `SENDERS`, or a `genericSender`.
   *
   * @example SENDERS.segment
   */
  readonly sender: Sender;
  /**
   * Of the source, best one with nothing else in it: what a webhook checks can only be changed by swapping its schema
   * for another, and that renames everything in it.
   */
  readonly schema: Schema;
  /** Of the source, and the last part of its URL. @default "events" */
  readonly sourceName?: string;
  /** `table` runs on no cluster of its own. @default "source" */
  readonly form?: "source" | "table";
  /** Runs the source; a dedicated one keeps requests apart from queries. Needed by a source, refused by a table. */
  readonly cluster?: Cluster;
  /** Materialize's host name: `abc123.us-east-1.aws.materialize.cloud`. @default the URL is not known */
  readonly host?: string;
  /** Of the secret: not that of the source, which may be swapped away. */
  readonly secretSchema: Schema;
  /** @default `<name of the component, with _ for ->_secret` */
  readonly secretName?: string;
  /**
   * The secret, where it is not made here: always so where the sender makes it.
   *
   * @default made here (40 letters and digits); where the sender makes it, everything waits for it
   */
  readonly secret?: pulumi.Input<string>;
  /** The secret's id in AWS Secrets Manager, where the whole text of that one is the value. @default none */
  readonly awsSecret?: string;
  /** Where an operator puts a secret that the sender makes: `my-stack:stripeSecret`. @default "secret" */
  readonly secretKey?: string;
  /** Where the operator keeps the value of such a secret, as `settings` say. @default secretKey */
  readonly copySecretTo?: string;
  /** How it is put there: a sentence for the operator. @default none */
  readonly secretNext?: string;
  /** How `settings` call the secret to enter. @default "senderSecret" */
  readonly senderSecretName?: string;
  /** Any text; another text makes a new secret, which sender and Materialize want both. @default none */
  readonly rotation?: string;
  /**
   * How old, or how far ahead, a signed time may be, in seconds: 1 to 3600. Only where the sender signs one.
   *
   * @default the sender's own: 300 for Stripe
   */
  readonly replayWindowSeconds?: number;
  /** Body format, where it is not the sender's. @default the sender's */
  readonly body?: WebhookBody;
  /** Whoever knows the URL may post, and it is easy to guess. Said aloud, or a sender without a scheme is refused. */
  readonly insecure?: true;
  readonly overrides?: { readonly key?: Override<random.RandomPasswordArgs> };
}

/** Where the secret of a webhook comes from. */
export type SecretOrigin = "made" | "given" | "pending" | "none";

/** @throws RunError when what is given does not go together. */
export function checkWebhookSource(args: WebhookSourceArgs, where: string): void {
  const { sender, form = "source", cluster, insecure, replayWindowSeconds: window } = args;
  if (form !== "source" && form !== "table") throw invalid(where, "form", "be source or table", form);
  if (form === "source" && cluster === undefined)
    throw invalid(where, "cluster", "be given for a source", cluster, "or say form: table");
  if (form === "table" && cluster !== undefined)
    throw invalid(where, "cluster", "be left out for a table", "a cluster");
  if (sender.scheme.type === "none" && insecure !== true) {
    const next = "or name what the sender can show: an API key, basic authentication, a signature";
    throw invalid(where, "insecure", "be true where nothing is checked", insecure, next);
  }
  if (sender.scheme.type !== "none" && insecure !== undefined)
    throw invalid(where, "insecure", `be left out for ${sender.title}, which can be checked`, insecure);
  if (sender.scheme.type === "none") {
    for (const field of ["secret", "rotation", "awsSecret"] as const)
      if (args[field] !== undefined)
        throw invalid(where, field, "be left out where nothing is checked", "something");
  } else checkScheme(sender.scheme, where);
  requirePlain(where, "host", args.host, unfitWebhookHost);
  checkSecret(args, where);
  if (args.rotation !== undefined && secretOrigin(args) !== "made")
    throw invalid(where, "rotation", "be left out where the secret is not made here", args.rotation);
  if (window !== undefined) {
    if (sender.scheme.type !== "timestamped-hmac")
      throw invalid(where, "replayWindowSeconds", `be left out: ${sender.title} signs no time`, window);
    checkTolerance(window, "replayWindowSeconds", where);
  }
}

/** Of a secret only that it is none is told. */
function checkSecret(args: WebhookSourceArgs, where: string): void {
  const { secret, awsSecret, rotation, overrides, sender } = args;
  const origin = secretOrigin(args);
  const isText = typeof secret === "string" || pulumi.Output.isInstance(secret) || secret instanceof Promise;
  if (secret !== undefined && !isText) throw invalid(where, "secret", "be text", "something else");
  if (typeof secret === "string") {
    const unfit = unfitSecret(secret, sender);
    if (unfit !== undefined) throw invalid(where, "secret", unfit, "something else");
  }
  if (awsSecret !== undefined && secret === undefined)
    throw invalid(where, "awsSecret", "be left out without the secret that it holds", awsSecret);
  if (rotation !== undefined && typeof rotation !== "string")
    throw invalid(where, "rotation", "be text", rotation);
  if (overrides?.key !== undefined && origin !== "made")
    throw invalid(where, "overrides.key", "be left out where the secret is not made here", "something");
}

/** Says why no request could carry such a secret, or `undefined`. A header loses spaces at its ends. */
export function unfitSecret(secret: string, { scheme }: Sender): string | undefined {
  if (secret === "") return "not be empty";
  if (scheme.type !== "api-key" || /^[!-~]([ -~]*[!-~])?$/.test(secret)) return undefined;
  return "be printable ASCII without spaces or line ends around it, or no header could carry it";
}

/** What the scheme of a generic sender may be wrong in; the others are right. */
function checkScheme(scheme: Scheme, where: string): void {
  if (scheme.type === "basic") {
    // Also refuses a user name that cannot be one.
    if (scheme.username === "" || scheme.username.includes(":"))
      throw invalid(where, "scheme.username", "be text without a colon", scheme.username);
  }
  if (scheme.type === "timestamped-hmac")
    checkTolerance(scheme.toleranceSeconds, "scheme.toleranceSeconds", where);
  if (scheme.type === "hmac" && scheme.prefix?.includes("\n"))
    throw invalid(where, "scheme.prefix", "be text on one line", scheme.prefix);
}

function checkTolerance(seconds: number, field: string, where: string): void {
  const unfit = unfitTolerance(seconds);
  if (unfit !== undefined) throw invalid(where, field, unfit, seconds);
}

export function secretOrigin({ sender, secret: given }: WebhookSourceArgs): SecretOrigin {
  if (sender.scheme.type === "none") return "none";
  if (given !== undefined) return "given";
  return sender.secretFrom === "us" ? "made" : "pending";
}
