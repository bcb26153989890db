import type { Inputs } from "./inputs";
import type { Checks, Subject } from "./rule";

type LoadBalancer = "aws:alb/loadBalancer:LoadBalancer" | "aws:lb/loadBalancer:LoadBalancer";

/** Judges network load balancers, by both tokens that the provider has for them. */
export function onNetworkLoadBalancers<O>(
  check: (subject: Subject<Inputs[LoadBalancer], O>) => readonly string[],
): Checks<O> {
  // What is not set is an application load balancer.
  const judge = (subject: Subject<Inputs[LoadBalancer], O>): readonly string[] =>
    subject.inputs.loadBalancerType === "network" ? check(subject) : [];
  return { "aws:alb/loadBalancer:LoadBalancer": judge, "aws:lb/loadBalancer:LoadBalancer": judge };
}
