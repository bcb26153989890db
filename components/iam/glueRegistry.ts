import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../../materialize/errors";
import { ARNS, knownArn } from "./arn";
import { type PolicyStatement } from "./policyDocument";
import { type RightsTable } from "./rights";
import { allow } from "./statements";

const MATERIALIZE_DOCUMENTATION = "https://github.com/MaterializeInc/materialize/pull/37251";
const MATERIALIZE_READS = "https://github.com/MaterializeInc/materialize/pull/36933";
const MATERIALIZE_WRITES = "https://github.com/MaterializeInc/materialize/pull/37497";
const AWS_EXAMPLES = "https://docs.aws.amazon.com/glue/latest/dg/schema-registry-gs.html";

/** What Materialize needs on a Glue schema registry, which it supports in private preview. */
export const GLUE_RIGHTS = {
  findRegistry: {
    use: "Materialize, to check the registry when a connection to it is created",
    actions: ["glue:GetRegistry"],
    on: "the registry",
    sources: [MATERIALIZE_READS, MATERIALIZE_DOCUMENTATION],
  },
  /**
   * Materialize asks by the id that a message carries. Such a request names neither a registry nor a schema, so AWS
   * allows it on `*` only, although the action has types of resources for requests of another form.
   */
  readVersions: {
    use: "Materialize, to read the schema that a message was written with, by the id in the message",
    actions: ["glue:GetSchemaVersion"],
    on: "`*`: a request by id names no schema",
    sources: [
      MATERIALIZE_READS,
      AWS_EXAMPLES,
      "https://github.com/awslabs/aws-glue-schema-registry/issues/68",
      "https://github.com/awslabs/aws-glue-schema-registry/issues/151",
    ],
  },
  writeSchemas: {
    use: "Materialize, to find or register the schema of a sink",
    actions: [
      "glue:CreateSchema",
      "glue:GetSchema",
      "glue:GetSchemaByDefinition",
      "glue:RegisterSchemaVersion",
    ],
    on: "the registry and its schemas",
    sources: [MATERIALIZE_WRITES, "https://github.com/MaterializeInc/materialize/pull/37694", AWS_EXAMPLES],
  },
} satisfies RightsTable;

export interface GlueRegistryArgs {
  /** `arn:aws:glue:us-east-1:123456789012:registry/events`. */
  readonly registryArn: pulumi.Input<string>;
  /** `source` reads schemas; `sink` writes them too. */
  readonly for: "source" | "sink";
}

/**
 * What a role may do that Materialize takes for a Glue schema registry.
 *
 * Reading a schema by the id in a message cannot be narrowed to one registry: whoever has the role can read, by its
 * id, every schema of the account in every region. Schemas hold no data.
 *
 * @example glueRegistryStatements({ registryArn: registry.arn, for: "source" })
 * @throws RunError when the ARN is not a registry's (plain at once, an Output when it is known).
 */
export function glueRegistryStatements(args: GlueRegistryArgs): readonly PolicyStatement[] {
  const where = "glueRegistryStatements";
  const purpose: unknown = args.for;
  if (purpose !== "source" && purpose !== "sink") throw invalid(where, "for", "be source or sink", purpose);
  const registry = knownArn(args.registryArn, ARNS.registry, where, "registryArn");
  const reading = [
    allow("FindRegistry", GLUE_RIGHTS.findRegistry, [registry]),
    allow("ReadVersions", GLUE_RIGHTS.readVersions, ["*"]),
  ];
  if (args.for === "source") return reading;
  const schemas = registry.apply((arn) => `${arn.replace(":registry/", ":schema/")}/*`);
  return [...reading, allow("WriteSchemas", GLUE_RIGHTS.writeSchemas, [registry, schemas])];
}
