import type * as pulumi from "@pulumi/pulumi";
import { override, type InputNames, type Overridden, type Override } from "../override";
import { type KafkaPrivateLinkArgs, type KafkaPrivateLinkOverrides, type PrivateLinkBroker } from "./args";
import { type ListenerPlan } from "./plan";

/** What every child is made from: all of it checked. */
export interface LinkPlan {
  readonly name: string;
  readonly where: string;
  readonly args: KafkaPrivateLinkArgs;
  readonly plan: ListenerPlan<PrivateLinkBroker>;
  readonly crossRegion: boolean;
}

/** One resource that will be registered: its name, and its arguments after their override. */
export interface Child<A> extends Overridden<A> {
  readonly name: string;
}

/** A kind of child, for its override. */
export interface ChildKind<A> {
  readonly kind: keyof KafkaPrivateLinkOverrides;
  readonly chosen: Override<A> | undefined;
  readonly inputs: InputNames<A>;
}

/** Applies the override of a child, with nothing registered yet. */
export function child<A extends object>(
  { where }: LinkPlan,
  { kind, chosen, inputs }: ChildKind<A>,
  name: string,
  defaults: A,
  key = "",
): Child<A> {
  return { name, ...override(defaults, chosen, inputs, `${where}: overrides.${kind}`, key) };
}

export function tagged(args: KafkaPrivateLinkArgs): { tags?: Record<string, pulumi.Input<string>> } {
  return args.tags === undefined ? {} : { tags: { ...args.tags } };
}
