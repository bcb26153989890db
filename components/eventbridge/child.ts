import * as pulumi from "@pulumi/pulumi";
import { override, type InputNames, type Overridden, type Override } from "../override";
import { type OwnOptions } from "../own";
import { type EventBridgeOverrides, type EventBridgeToMaterializeArgs } from "./args";

/** What every child is planned from: all of it checked. */
export interface EventBridgePlan {
  readonly name: string;
  readonly where: string;
  readonly args: EventBridgeToMaterializeArgs;
}

/** One resource that will be registered: its name, and its arguments after their override. */
export interface Child<A> extends Overridden<A> {
  readonly name: string;
}

/** Applies the override of a child, with nothing registered yet. */
export function child<A extends object>(
  { where, args }: EventBridgePlan,
  kind: keyof EventBridgeOverrides,
  inputs: InputNames<A>,
  name: string,
  defaults: A,
): Child<A> {
  // Each kind's override is of its own type; `A` is the one of this kind.
  const chosen = args.overrides?.[kind] as Override<A> | undefined;
  return { name, ...override(defaults, chosen, inputs, `${where}: overrides.${kind}`) };
}

/** Registers a child. */
export function make<A, R>(
  Resource: new (name: string, args: A, opts: pulumi.CustomResourceOptions) => R,
  { name, args, opts }: Child<A>,
  own: OwnOptions,
  more: pulumi.CustomResourceOptions = {},
): R {
  return new Resource(name, args, pulumi.mergeOptions(pulumi.mergeOptions(own, more), opts));
}

export function tagged({ args }: EventBridgePlan): Pick<EventBridgeToMaterializeArgs, "tags"> {
  return args.tags === undefined ? {} : { tags: args.tags };
}

/** Of what keeps something, and of what guards that: `pulumi destroy --exclude-protected` leaves all of it or nothing. */
export function guard({ args }: EventBridgePlan): Pick<pulumi.CustomResourceOptions, "protect"> {
  return { protect: args.protect ?? true };
}
