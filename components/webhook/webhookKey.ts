import * as pulumi from "@pulumi/pulumi";
import type * as random from "@pulumi/random";
import { secret, type Schema, type Secret } from "../../materialize";
import { typeToken } from "../names";
import { type Override } from "../override";
import { ownOptions } from "../own";
import { planRandomPassword } from "../secret/randomPassword";

export interface WebhookKeyArgs {
  /** Any text; another text makes a new key, which sender and Materialize want both. @default none */
  readonly rotation?: string;
  readonly overrides?: { readonly key?: Override<random.RandomPasswordArgs> };
}

/**
 * Plans a key, its override applied.
 *
 * @returns makes it, and gives its text: secret, always
 * @throws RunError when an override is none.
 */
export function planWebhookKey(args: WebhookKeyArgs, where: string): ReturnType<typeof planRandomPassword> {
  const { rotation, overrides } = args;
  const plan = { length: LENGTH, ...(rotation === undefined ? {} : { rotation }), chosen: overrides?.key };
  return planRandomPassword(plan, `${where}: overrides.key`);
}

/** Letters and digits: 40 of them are 238 bits, and they pass through any header unchanged. */
const LENGTH = 40;

/**
 * The API key that a sender puts into a header of each request, where we make it and not the sender.
 *
 * @example
 * const key = new WebhookKey("events", {});
 * webhookSource({ schema, name: "events", cluster, check: apiKeyCheck("x-api-key", key.secret({ schema, name: "events_key" })) });
 * @throws RunError when an override is none.
 */
export class WebhookKey extends pulumi.ComponentResource {
  /** Secret, always. */
  readonly value: pulumi.Output<string>;

  constructor(name: string, args: WebhookKeyArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const make = planWebhookKey(args, `WebhookKey ${name}`);
    super(typeToken("webhook", "WebhookKey"), name, {}, opts);
    this.value = make(`${name}-key`, ownOptions(this, opts));
    this.registerOutputs({ value: this.value });
  }

  /** The key as a secret of Materialize. */
  secret(args: { readonly schema: Schema; readonly name: string }): Secret {
    return secret({ ...args, value: this.value });
  }
}
