import { type Sender, type SenderSetting } from "../../senders";

/** One field of the sender's own console, and what to enter there. */
export type WebhookSetting = {
  /** The page or form: `Settings`. */
  readonly on: string;
  /** `Shared Secret` */
  readonly field: string;
} & (
  | { readonly value: string }
  /** Where the secret to enter is, never the secret: `senderSecrets.clicks`. */
  | { readonly secret: string }
  /** Where the secret that is shown there is to be put. */
  | { readonly copyTo: string }
);

/** Where a secret is, never the secret. */
export interface SecretPlaces {
  /** The one to enter: `senderSecrets.clicks`. */
  readonly secret: string;
  /** Where one that the sender shows belongs: a config key. */
  readonly copyTo: string;
}

/**
 * What to enter in a sender's console, in its order. Plain: the secret is referred to.
 *
 * @param url what the sender posts to
 */
export function settingsOf(sender: Sender, url: string, places: SecretPlaces): readonly WebhookSetting[] {
  return sender.settings(url).map((setting) => filled(setting, places));
}

function filled({ on, field, value }: SenderSetting, { secret, copyTo }: SecretPlaces): WebhookSetting {
  if (typeof value === "string") return { on, field, value };
  return "enter" in value ? { on, field, secret } : { on, field, copyTo };
}
