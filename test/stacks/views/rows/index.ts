import { type SenderName } from "../../../../senders";
import { eventBridge } from "./eventBridge";
import { type Expected } from "./expected";
import { generator } from "./generator";
import { github } from "./github";
import { hubspot } from "./hubspot";
import { rudderstack } from "./rudderstack";
import { segment } from "./segment";
import { snowcatCloud } from "./snowcatCloud";
import { stripe } from "./stripe";

/** What each sender's views hold over its sample events. */
export const EXPECTED: Readonly<Record<SenderName, Expected>> = {
  eventbridge: eventBridge,
  generator,
  github,
  hubspot,
  rudderstack,
  segment,
  snowcatcloud: snowcatCloud,
  stripe,
};
