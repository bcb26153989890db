/** The ready-made pipelines: `export = deploy(readConfig())` is a whole program. */
export { deploy, type PipelineOutputs, type ProgramOutputs } from "./deploy";
export { readConfig } from "./readConfig";
export { checkEnvironment, type Environment, type RawEnvironment } from "./environment";
export { Secrets } from "./config/secrets";
