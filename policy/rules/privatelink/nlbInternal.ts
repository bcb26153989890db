import { onNetworkLoadBalancers } from "../../loadBalancer";
import { got, must } from "../../message";
import { rule } from "../../rule";
import { UNKNOWN } from "../../seen";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html */
export const nlbInternal = rule({
  name: "nlb-internal",
  family: "privatelink",
  level: "mandatory",
  description:
    "A load balancer is on the internet unless told otherwise, and PrivateLink needs no public address: set internal to true.",
  checks: onNetworkLoadBalancers(({ inputs: { internal } }) =>
    internal === UNKNOWN || internal === true ? [] : [must("internal", "be true", got(internal ?? false))],
  ),
});
