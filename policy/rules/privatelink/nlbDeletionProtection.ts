import { onNetworkLoadBalancers } from "../../loadBalancer";
import { got, must } from "../../message";
import { rule } from "../../rule";
import { UNKNOWN } from "../../seen";

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html */
export const nlbDeletionProtection = rule({
  name: "nlb-deletion-protection",
  family: "privatelink",
  controls: ["ELB.6"],
  level: "mandatory",
  production: true,
  description:
    "A deleted load balancer takes the endpoint service and every connection with it: in production set enableDeletionProtection to true.",
  checks: onNetworkLoadBalancers(({ inputs: { enableDeletionProtection: kept } }) =>
    kept === UNKNOWN || kept === true
      ? []
      : [must("enableDeletionProtection", "be true", got(kept ?? false))],
  ),
});
