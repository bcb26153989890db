import { kafkaPipeline } from "./kafka";
import { type AnyPipelineKind } from "./pipeline";
import { segmentKafkaPipeline } from "./segmentKafka";
import { segmentKinesisPipeline } from "./segmentKinesis";

/** Every kind of pipeline that a config may name. */
export const PIPELINE_KINDS: readonly AnyPipelineKind[] = [
  kafkaPipeline,
  segmentKafkaPipeline,
  segmentKinesisPipeline,
] as readonly unknown[] as readonly AnyPipelineKind[];
