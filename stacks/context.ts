import {
  cluster,
  database,
  existingCluster,
  existingDatabase,
  existingSchema,
  schema,
  type Cluster,
  type Schema,
} from "../materialize";
import { type MaterializeConfig } from "./config/materialize";
import { NAMESPACE } from "./config/strict";

/** What every pipeline of a program shares. */
export interface PipelineContext {
  readonly deployment: MaterializeConfig["deployment"];
  /** For secrets, connections, sources and tables. */
  readonly schema: Schema;
  readonly viewsSchema: Schema;
  readonly cluster: Cluster;
  /** Materialize's host name, which webhooks are posted to. */
  readonly host?: string;
  /** Region of Materialize Cloud as AWS calls it: `us-east-1`. */
  readonly materializeRegion?: string;
  /** Region of what is made on AWS: the config key `aws:region`. */
  readonly awsRegion?: string;
  /** Of everything that is made on AWS. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What is known of the account beside the config of Materialize. */
export interface AwsContext {
  readonly region?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A region starts with these, and a new database with its `public`. */
const BUILT_IN_DATABASE = "materialize";
const BUILT_IN_SCHEMA = "public";

export function pipelineContext(config: MaterializeConfig, aws: AwsContext = { tags: {} }): PipelineContext {
  const home =
    config.database === BUILT_IN_DATABASE
      ? existingDatabase(config.database)
      : database({ name: config.database });
  const schemaNamed = (name: string): Schema =>
    name === BUILT_IN_SCHEMA ? existingSchema(home, name) : schema({ database: home, name });
  return {
    deployment: config.deployment,
    ...(config.host === undefined ? {} : { host: config.host }),
    ...(config.region === undefined ? {} : { materializeRegion: config.region.replace(/^aws\//, "") }),
    ...(aws.region === undefined ? {} : { awsRegion: aws.region }),
    tags: aws.tags,
    schema: schemaNamed(config.schema),
    viewsSchema: schemaNamed(config.viewsSchema),
    cluster:
      config.cluster.size === undefined
        ? existingCluster(config.cluster.name)
        : cluster({ name: config.cluster.name, size: config.cluster.size }),
  };
}

/** `materialize-ingest:pipelines.events.ssh.publicKeys`; without a field, the pipeline's own. */
export function pipelineKey(pipeline: string, field?: string): string {
  return `${NAMESPACE}:pipelines.${pipeline}${field === undefined ? "" : `.${field}`}`;
}

/** A pipeline's name as the start of its objects' names: `segment-events` becomes `segment_events`. */
export function sqlPrefix(pipeline: string): string {
  return pipeline.replaceAll("-", "_");
}
