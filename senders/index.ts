/** What is known of each sender of webhooks: a file each, and one table. Plain data; knows neither Pulumi nor SQL. */
import { eventBridge } from "./eventBridge";
import { generator } from "./generator";
import { github } from "./github";
import { hubspot } from "./hubspot";
import { rudderstack } from "./rudderstack";
import { segment } from "./segment";
import { snowcatCloud } from "./snowcatCloud";
import { stripe, STRIPE_TOLERANCE_SECONDS } from "./stripe";
import { type Sender } from "./sender";

/** By the name that a config uses. A sender that is not here is a {@link genericSender}. */
export const SENDERS = {
  eventbridge: eventBridge,
  generator,
  github,
  hubspot,
  rudderstack,
  segment,
  snowcatcloud: snowcatCloud,
  stripe,
} as const satisfies Readonly<Record<string, Sender>>;
export type SenderName = keyof typeof SENDERS;

export { genericSender, type GenericSenderArgs } from "./generic";
export { COPIED, SECRET, type Sender, type SenderSetting } from "./sender";
export {
  headerIsSecret,
  headerOf,
  HMAC_ALGORITHMS,
  SIGNATURE_ENCODINGS,
  type ApiKeyScheme,
  type BasicAuthScheme,
  type HmacAlgorithm,
  type HmacScheme,
  type Scheme,
  type SignatureEncoding,
  type TimestampedHmacScheme,
} from "./scheme";
export { STRIPE_TOLERANCE_SECONDS };
export { UNSUPPORTED } from "./unsupported";
