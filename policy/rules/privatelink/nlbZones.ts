import { onNetworkLoadBalancers } from "../../loadBalancer";
import { must } from "../../message";
import { rule } from "../../rule";

/** How many items a list has, known or not; `undefined` where the list itself is not known. */
function count(list: unknown): number | undefined {
  if (list === undefined) return 0;
  return Array.isArray(list) ? list.length : undefined;
}

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html */
export const nlbZones = rule({
  name: "nlb-zones",
  family: "privatelink",
  controls: ["ELB.13"],
  level: "advisory",
  description:
    "With one zone the whole connection fails with it: give the load balancer subnets in two zones or more.",
  checks: onNetworkLoadBalancers(({ inputs }) => {
    const subnets = count(inputs.subnets);
    const mappings = count(inputs.subnetMappings);
    if (subnets === undefined || mappings === undefined || subnets + mappings >= 2) return [];
    return [must("subnets", "be two or more, each in a zone of its own", String(subnets + mappings))];
  }),
});
