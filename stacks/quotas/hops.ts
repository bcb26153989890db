/** What each hop on the way to Materialize takes, and whether that is enough. */
export { eventBridgeHops, type EventBridgeDestination } from "./eventBridge";
export type { Hop } from "./hop";
export { kinesisHops, type OnDemandStream, type ProvisionedStream } from "./kinesis";
export { mskHops, mskServerlessHops, type MskBrokers, type MskServerless } from "./msk";
export { privateLinkHops, webhookHops, type PrivateLinkEndpoint, type WebhookRequests } from "./network";
export { checkRate, rateNote, slowestHop, type Rate } from "./rate";
