import { invalid } from "../../../materialize/errors";
import { type MskBrokerType } from "./brokerTypes";
import { EXPRESS_SERVER_PROPERTIES } from "./express";

/** Kafka's own keys, such as `{ "log.retention.hours": "72" }`. They win over ours. */
export type ServerProperties = Readonly<Record<string, string>>;

/**
 * Ours. A replica in each zone, and one of them may be away while writes go on; MSK's own default would let a replica
 * that lags become leader, which loses messages.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-default-configuration.html
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html#ensure-high-availability
 */
function defaults(type: MskBrokerType, subnets: number): ServerProperties {
  const topics = { "auto.create.topics.enable": "false" };
  if (type === "express") return topics;
  return {
    ...topics,
    "default.replication.factor": String(subnets),
    "min.insync.replicas": String(subnets - 1),
    "unclean.leader.election.enable": "false",
  };
}

/**
 * The text of `server.properties`, sorted by key.
 *
 * @throws RunError for a key or value that the file cannot carry, and for what Express brokers do not take.
 */
export function serverPropertiesText(
  chosen: ServerProperties,
  type: MskBrokerType,
  subnets: number,
  where: string,
): string {
  for (const [key, value] of Object.entries(chosen)) {
    const field = `serverProperties[${JSON.stringify(key)}]`;
    if (!/^[a-z][a-z0-9.]*$/.test(key)) throw invalid(where, field, "be one of Kafka's own keys", key);
    if (typeof value !== "string" || !/^[ -~]*$/.test(value) || value.trim() !== value)
      throw invalid(where, field, "be text on one line (quote it)", value);
    if (type === "express" && !EXPRESS_SERVER_PROPERTIES.has(key)) {
      throw invalid(where, field, "be left out with Express brokers, which set it themselves", value);
    }
  }
  const lines = Object.entries({ ...defaults(type, subnets), ...chosen }).map(
    ([key, value]) => `${key}=${value}`,
  );
  return `${lines.sort().join("\n")}\n`;
}
