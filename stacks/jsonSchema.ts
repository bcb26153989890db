import * as z from "zod";
import { materializeConfig } from "./config/materialize";
import { NAMESPACE } from "./config/strict";
import { PIPELINE_KINDS } from "./kinds";
import { type PipelineKind } from "./pipeline";

/**
 * `Pulumi.<env>.yaml` as JSON Schema, for editors: the keys, types and choices that `readConfig` checks. What goes
 * with what (`network: ssh` and `ssh`, say) only `readConfig` checks.
 *
 * @example # yaml-language-server: $schema=node_modules/materialize-ingest/schema/environment.json
 */
export function environmentJsonSchema(): object {
  const kinds = PIPELINE_KINDS as readonly unknown[] as readonly PipelineKind<unknown>[];
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Pulumi.<env>.yaml of materialize-ingest",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: {
          [`${NAMESPACE}:materialize`]: toJsonSchema(materializeConfig),
          [`${NAMESPACE}:pipelines`]: {
            type: "object",
            minProperties: 1,
            additionalProperties: { oneOf: kinds.map(pipelineSchema) },
          },
          [`${NAMESPACE}:secrets`]: {
            type: "object",
            additionalProperties: { type: "object", required: ["secure"] },
          },
        },
      },
    },
  };
}

/** A kind's own keys, beside the `kind` that chooses it. */
function pipelineSchema(kind: PipelineKind<unknown>): object {
  const own = toJsonSchema(kind.shape) as { properties?: object; required?: readonly string[] };
  return {
    ...own,
    properties: { kind: { const: kind.kind }, ...own.properties },
    required: ["kind", ...(own.required ?? [])],
  };
}

function toJsonSchema(shape: z.ZodType): object {
  // `input`: what a file may hold, where defaults may be left out.
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io: "input" });
  return schema;
}
