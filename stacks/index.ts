/** The ready-made pipelines: `export = deploy(readConfig())` is a whole program. */
export { deploy, type PipelineOutputs, type ProgramOutputs } from "./deploy";
export { readConfig } from "./readConfig";
export { checkEnvironment, type Environment, type RawEnvironment } from "./environment";
export type { PipelineContext } from "./context";
export type { PlannedPipeline } from "./pipeline";
export { Secrets, type SecretReference } from "./config/secrets";
export type { Problem } from "./config/strict";
