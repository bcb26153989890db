/** `network: privatelink`: Materialize reaches the brokers through an endpoint service of yours. */
import * as z from "zod";
import { ENDPOINT_ID, unfitEndpointId } from "../../components/privatelink/endpointId";
import { unfitPrincipal } from "../../components/privatelink/principal";
import { unfitAddress } from "../../materialize/connection/address";
import { securityGroupId, vpc, zoneId } from "./aws";
import { always, strict, text } from "./strict";

const address = text().refine((value) => unfitAddress(value) === undefined, {
  error: "must be host:port, such as b1.internal:9093",
});
const ipv4 = z.ipv4({ error: "must be an IPv4 address, such as 10.0.1.17" });

/** What is to be given, whatever the cluster. */
const common = {
  /** What Materialize made together with the connection; pending until then. */
  principal: text()
    .refine((value) => unfitPrincipal(value) === undefined, { error: `must ${unfitPrincipal("")}` })
    .optional(),
  /** Zones that Materialize offers, by id, where those are not all of the brokers'. @default the brokers' zones */
  materializeZoneIds: z.array(zoneId).min(1).optional(),
  /** `manual`: each endpoint is accepted by its id; `automatic`: the principal alone decides. */
  acceptance: z.enum(["manual", "automatic"]).default("manual"),
  /** The endpoint to accept, `vpce-…`; pending until AWS shows it. */
  endpointId: text()
    .regex(ENDPOINT_ID, { error: `must ${unfitEndpointId("")}` })
    .optional(),
  /** Refuse to delete the load balancer. */
  deletionProtection: z.boolean().default(true),
};

/** Brokers of any Kafka in a VPC, which nobody can look up. */
const brokers = {
  vpc: vpc.optional(),
  brokers: z
    .array(
      strict({
        /** The broker's id on its cluster: its listener's port follows from it. */
        id: z.int().min(0),
        /** As it advertises itself. */
        address,
        ip: ipv4,
        zoneId,
      }),
    )
    .min(1)
    .optional(),
  brokerSecurityGroupIds: z.array(securityGroupId).optional(),
  /** Brokers on their way out: they keep their listener, and are no longer in the DDL. */
  retiringBrokerIds: z.array(z.int().min(0)).optional(),
};

const registryListener = strict({
  ip: ipv4,
  /** @default the port of the registry's URL, which Materialize dials on the endpoint too */
  port: z.int().min(1).max(65535).optional(),
  securityGroupId: securityGroupId.optional(),
});

export const privateLink = strict({
  ...common,
  ...brokers,
  /** Where the registry is reached inside the VPC, if it is to come through the same service. */
  registry: registryListener.optional(),
}).check(
  always((ctx) => {
    const { principal, acceptance, endpointId } = ctx.value;
    if (endpointId === undefined) return;
    const refuse = (message: string): void =>
      void ctx.issues.push({ code: "custom", message, input: endpointId, path: ["endpointId"] });
    if (acceptance === "automatic") refuse("must be left out where acceptance is automatic");
    else if (principal === undefined) refuse("must be left out until principal is given");
  }),
);
export type PrivateLinkConfig = z.infer<typeof privateLink>;
