import { eventBridgePipeline } from "./eventBridge";
import { kafkaPipeline } from "./kafka";
import { type AnyPipelineKind } from "./pipeline";
import { segmentKafkaPipeline } from "./segmentKafka";
import { segmentKinesisPipeline } from "./segmentKinesis";
import { segmentWebhookPipeline, webhookPipeline } from "./webhook";

/** Every kind of pipeline that a config may name. */
export const PIPELINE_KINDS: readonly AnyPipelineKind[] = [
  kafkaPipeline,
  segmentKafkaPipeline,
  segmentKinesisPipeline,
  segmentWebhookPipeline,
  webhookPipeline,
  eventBridgePipeline,
] as readonly unknown[] as readonly AnyPipelineKind[];
