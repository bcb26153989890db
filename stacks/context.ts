import {
  cluster,
  database,
  existingCluster,
  existingDatabase,
  existingSchema,
  schema,
  type Cluster,
  type Database,
  type Schema,
} from "../materialize";
import { invalid } from "../materialize/errors";
import { type MaterializeConfig } from "./config/materialize";
import { NAMESPACE } from "./config/strict";

/** What every pipeline of a program shares. */
export interface PipelineContext {
  readonly deployment: MaterializeConfig["deployment"];
  readonly database: Database;
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
  return {
    deployment: config.deployment,
    database: home,
    ...(config.host === undefined ? {} : { host: config.host }),
    ...(config.region === undefined ? {} : { materializeRegion: config.region.replace(/^aws\//, "") }),
    ...(aws.region === undefined ? {} : { awsRegion: aws.region }),
    tags: aws.tags,
    schema: schemaIn(home, config.schema),
    viewsSchema: schemaIn(home, config.viewsSchema),
    cluster: clusterNamed(config.cluster),
  };
}

function schemaIn(database: Database, name: string): Schema {
  return name === BUILT_IN_SCHEMA ? existingSchema(database, name) : schema({ database, name });
}

function clusterNamed({ name, size }: ClusterConfig): Cluster {
  return size === undefined ? existingCluster(name) : cluster({ name, size });
}

/** A cluster as a config names it: made where it has a size, and there already otherwise. */
export interface ClusterConfig {
  readonly name: string;
  readonly size?: string;
}

/**
 * A pipeline's own cluster. The common one by its name is the common one.
 *
 * @throws RunError where it is called so and has another size.
 */
export function clusterFor(
  own: ClusterConfig | undefined,
  { cluster: common }: PipelineContext,
  where: string,
): Cluster {
  if (own === undefined) return common;
  if (own.name !== common.path[0]) return clusterNamed(own);
  const { size } = common.args as { readonly size?: string };
  if (own.size === undefined || own.size === size) return common;
  const rule = `be ${size ?? "left out"}, as ${NAMESPACE}:materialize.cluster has it`;
  throw invalid(where, "cluster.size", rule, own.size);
}

/**
 * The schema of one pipeline's webhook, with nothing else in it: what it checks can only be changed by a swap of
 * schemas, which renames everything in them.
 *
 * @example ownSchema("clicks", undefined, context) // ingest_clicks
 */
export function ownSchema(pipeline: string, given: string | undefined, context: PipelineContext): Schema {
  return schemaIn(context.database, given ?? `${context.schema.path[1]}_${sqlPrefix(pipeline)}`);
}

/** `materialize-ingest:pipelines.events.ssh.publicKeys`; without a field, the pipeline's own. */
export function pipelineKey(pipeline: string, field?: string): string {
  return `${NAMESPACE}:pipelines.${pipeline}${field === undefined ? "" : `.${field}`}`;
}

/** A pipeline's name as the start of its objects' names: `segment-events` becomes `segment_events`. */
export function sqlPrefix(pipeline: string): string {
  return pipeline.replaceAll("-", "_");
}
