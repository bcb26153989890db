import { kafkaPipeline } from "./kafka";
import { type AnyPipelineKind } from "./pipeline";
import { segmentKafkaPipeline } from "./segmentKafka";

/** Every kind of pipeline that a config may name. */
export const PIPELINE_KINDS: readonly AnyPipelineKind[] = [
  kafkaPipeline,
  segmentKafkaPipeline,
] as readonly unknown[] as readonly AnyPipelineKind[];
