import type * as pulumi from "@pulumi/pulumi";

/** What a component gives to each of its children, and to each of its look-ups. */
export interface OwnOptions {
  readonly parent: pulumi.Resource;
  readonly dependsOn?: pulumi.ResourceOptions["dependsOn"];
}

/**
 * The component as parent, and what the component depends on: the engine hands a component's provider down to its
 * children, but not its `dependsOn`, so that a child would be made before what it was to wait for.
 *
 * @param opts the component's own options
 */
export function ownOptions(
  parent: pulumi.Resource,
  opts: pulumi.ComponentResourceOptions | undefined,
): OwnOptions {
  return { parent, ...(opts?.dependsOn === undefined ? {} : { dependsOn: opts.dependsOn }) };
}
