import type * as pulumi from "@pulumi/pulumi";
import { invalid } from "../errors";
import { itemPath, type ItemArgs } from "../model/item";
import { define, describe, type MzObject } from "../model/object";
import { optionList, reference } from "../text/options";
import { literal } from "../text/quote";
import { type AwsConnection } from "./aws";
import { requireKind } from "./credentials";
import { requirePlain } from "./address";

export type GlueSchemaRegistryConnection = MzObject<"aws-glue-schema-registry-connection">;

export interface GlueSchemaRegistryConnectionArgs extends ItemArgs {
  /** Its role may read the registry, and its region is the registry's. */
  readonly aws: AwsConnection;
  /** The registry's name, which has to be there: 1 to 255 of `A-Z a-z 0-9 - _ $ # .`. */
  readonly registry: pulumi.Input<string>;
  /** A private preview of Materialize (July 2026), behind a switch of the server: say so by `true`. */
  readonly privatePreview: true;
}

/**
 * Of a registry and of a schema in it. @see https://docs.aws.amazon.com/glue/latest/webapi/API_CreateRegistry.html
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_CreateSchema.html
 */
const NAME = /^[A-Za-z0-9_$#.-]{1,255}$/;

/** Says why `name` is no name of a registry or a schema in Glue, or `undefined`. */
export function unfitGlueName(name: string): string | undefined {
  return NAME.test(name) ? undefined : "be 1 to 255 of A-Z a-z 0-9 - _ $ # .";
}

/**
 * A registry of schemas of AWS Glue. It connects when it is created.
 *
 * @throws RunError when the preview is not said aloud, or the name is no registry's.
 */
export function glueSchemaRegistryConnection(
  args: GlueSchemaRegistryConnectionArgs,
): GlueSchemaRegistryConnection {
  const path = itemPath(args);
  const where = describe({ kind: "aws-glue-schema-registry-connection", path });
  requireKind(where, "aws", args.aws, ["aws-connection"]);
  if ((args.privatePreview as unknown) !== true) {
    const next = "Materialize has to switch it on for your region";
    throw invalid(where, "privatePreview", "be true", args.privatePreview, next);
  }
  const check = (registry: pulumi.Input<string>): void =>
    requirePlain(where, "registry", registry, unfitGlueName);
  check(args.registry);
  return define({
    kind: "aws-glue-schema-registry-connection",
    path,
    args: { schema: args.schema, aws: args.aws, registry: args.registry },
    waitsFor: args.waitsFor,
    create: (plain, name) => {
      check(plain.registry);
      return `CREATE CONNECTION IF NOT EXISTS ${name} TO AWS GLUE SCHEMA REGISTRY ${optionList([
        ["AWS CONNECTION", reference(plain.aws)],
        ["REGISTRY", literal(plain.registry)],
      ])}`;
    },
  });
}
