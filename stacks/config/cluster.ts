/** Which Kafka cluster a pipeline reads, and how it is reached: the keys that every kind on Kafka shares. */
import * as z from "zod";
import { kafkaAccess, kafkaCluster, kafkaNetwork, type KafkaNetworkConfig } from "./kafka";
import { msk, mskServerless } from "./msk";
import { always, isMap } from "./strict";

export const clusterKeys = {
  /** A cluster with users and passwords, whoever runs it; `access` says as whom Materialize reads it. */
  kafka: kafkaCluster.optional(),
  access: kafkaAccess.optional(),
  /** A cluster of Amazon MSK. */
  msk: msk.optional(),
  mskServerless: mskServerless.optional(),
  ...kafkaNetwork,
  /** Compared with what each hop on the way takes. */
  expectedEventsPerSecond: z.number().positive().optional(),
  /** Mean size of an event, in bytes. */
  eventBytes: z.int().min(1).default(1024),
};

export const CLUSTERS = ["kafka", "msk", "mskServerless"] as const;
export type ClusterKey = (typeof CLUSTERS)[number];

type ClusterConfig = z.infer<z.ZodObject<typeof clusterKeys>> & KafkaNetworkConfig;

/** What goes with which cluster. */
export const checkCluster = always<ClusterConfig>((ctx) => {
  const { access, network, privatelink } = ctx.value;
  const refuse = (path: string, message: string, input: unknown): void => {
    ctx.issues.push({ code: "custom", message, input, path: path === "" ? [] : path.split(".") });
  };
  const given = CLUSTERS.filter((key) => ctx.value[key] !== undefined);
  if (given.length !== 1) return refuse("", `must hold exactly one of ${CLUSTERS.join(", ")}`, ctx.value);
  const [cluster] = given;
  if (cluster === "kafka" && access === undefined)
    refuse("access", "is missing; it must hold either given or create", undefined);
  if (cluster !== "kafka" && access !== undefined)
    refuse("access", `must be left out on ${cluster}, whose own keys say how Materialize logs in`, access);
  if (network === "privatelink" && cluster === "mskServerless") {
    const why = "its brokers cannot be listed, so none of them can have a listener; use network: ssh, or msk";
    refuse("network", `must be public or ssh on mskServerless: ${why}`, network);
  }
  // A key without a value is null, whatever the types say: it has been named already.
  if (isMap(privatelink)) checkPrivateLink(cluster === "kafka", privatelink, refuse);
  const existing: unknown = ctx.value.msk?.existing;
  if (network === "privatelink" && isMap(existing)) {
    for (const [key, what] of [
      ["vpc", "say where the brokers stand"],
      ["securityGroupIds", "name the brokers' groups, which then let the load balancer in"],
    ] as const) {
      if (existing[key] === undefined)
        refuse(`msk.existing.${key}`, `is missing; it must ${what}, for network: privatelink`, undefined);
    }
  }
  for (const key of ["msk", "mskServerless"] as const) {
    const created: unknown = ctx.value[key]?.create;
    if (network === "ssh" && isMap(created) && created["clientSecurityGroupIds"] === undefined) {
      const message =
        "is missing; it must name the bastion's group, for network: ssh (a new cluster lets nobody in)";
      refuse(`${key}.create.clientSecurityGroupIds`, message, undefined);
    }
  }
});

/** MSK's brokers are looked up; those of any other Kafka are told. */
function checkPrivateLink(
  mustTell: boolean,
  privatelink: NonNullable<ClusterConfig["privatelink"]>,
  refuse: (path: string, message: string, input: unknown) => void,
): void {
  for (const key of ["vpc", "brokers"] as const) {
    if (mustTell === (privatelink[key] !== undefined)) continue;
    const message = mustTell
      ? "is missing; it must be told, a Kafka outside of MSK cannot be asked"
      : "must be left out on msk, where it is looked up";
    refuse(`privatelink.${key}`, message, privatelink[key]);
  }
  if (mustTell) return;
  for (const [key, own] of [
    ["brokerSecurityGroupIds", "the cluster's own groups count: msk.existing.securityGroupIds"],
    ["retiringBrokerIds", "they are named in msk.retiringBrokerIds"],
  ] as const) {
    if (privatelink[key] !== undefined)
      refuse(`privatelink.${key}`, `must be left out on msk (${own})`, privatelink[key]);
  }
}
