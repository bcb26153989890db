import { onNetworkLoadBalancers } from "../../loadBalancer";
import { got, must } from "../../message";
import { rule } from "../../rule";
import { UNKNOWN } from "../../seen";

/** @see https://materialize.com/docs/ingest-data/network-security/privatelink/ */
export const nlbCrossZone = rule({
  name: "nlb-cross-zone",
  family: "privatelink",
  level: "advisory",
  description:
    "A broker stands in one zone, and a connection that enters by another never reaches it: set enableCrossZoneLoadBalancing to true.",
  checks: onNetworkLoadBalancers(({ inputs: { enableCrossZoneLoadBalancing: crossZone } }) =>
    crossZone === UNKNOWN || crossZone === true
      ? []
      : [must("enableCrossZoneLoadBalancing", "be true", got(crossZone ?? false))],
  ),
});
