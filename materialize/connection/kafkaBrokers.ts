/** How a Kafka connection reaches its brokers: directly, through bastions, or over PrivateLink. */
import * as pulumi from "@pulumi/pulumi";
import { invalid } from "../errors";
import { type Resolved } from "../model/inputs";
import { reference, type Option } from "../text/options";
import { literal, qualified } from "../text/quote";
import { requirePlain, unfitAddress, unfitPort } from "./address";
import { unfitZoneId, type AwsPrivateLinkConnection } from "./awsPrivateLink";
import { requireKind } from "./credentials";
import { type SshTunnelConnection } from "./sshTunnel";

/** A port of an endpoint service. */
export interface PrivateLinkRoute {
  readonly connection: AwsPrivateLinkConnection;
  /** The load balancer's listener for this broker, 1 to 65535. @default the broker's own port */
  readonly port?: pulumi.Input<number>;
  /** Zone that the broker stands in, by its id: one of the connection's. @default each zone is tried in turn */
  readonly availabilityZone?: pulumi.Input<string>;
}

/** One broker, by the address that it advertises; what is dialled in its place comes from `privateLink`. */
export interface KafkaBroker {
  /** `host:port`, such as `b-1.example.com:9092`. */
  readonly address: pulumi.Input<string>;
  /** Reaches this broker through a bastion. @default the connection's own `sshTunnel`, or directly */
  readonly sshTunnel?: SshTunnelConnection;
  /** Reaches this broker over PrivateLink. @default no */
  readonly privateLink?: PrivateLinkRoute;
}

/**
 * Brokers that the cluster names later, by the pattern of their names. Materialize keeps it behind the switch
 * `enable_kafka_broker_matching_rules` (Nov 2026).
 */
export interface BrokerMatchingRule {
  /** A name with `*` at its start, its end or both: `*.use1-az1.*`. The first rule that fits counts. */
  readonly pattern: string;
  readonly privateLink: PrivateLinkRoute;
}

/** The part of a connection's arguments that says where brokers are and how they are reached. */
export interface BrokersArgs {
  /**
   * Bootstrap brokers, one or more. Behind tunnels and PrivateLink name every broker: one that the cluster advertises
   * and that is missing here is dialled directly, and fails.
   */
  readonly brokers?: readonly KafkaBroker[];
  /**
   * One endpoint service for every broker, in the place of `brokers`, where advertised names and ports fit it already
   * (Redpanda Cloud).
   */
  readonly privateLink?: Omit<PrivateLinkRoute, "availabilityZone">;
  /** One bastion for all brokers. @default none */
  readonly sshTunnel?: SshTunnelConnection;
  /** Rules for brokers that come later; `preview: true` says that the server has them switched on. @default none */
  readonly matching?: { readonly rules: readonly BrokerMatchingRule[]; readonly preview: true };
}

/** @throws RunError naming the field. What is known later is checked when it is printed. */
export function checkBrokers(args: BrokersArgs | Resolved<BrokersArgs>, where: string): void {
  const { brokers, privateLink, sshTunnel, matching } = args;
  if (privateLink !== undefined) {
    if (brokers !== undefined)
      throw invalid(where, "brokers", "be left out beside privateLink, which stands for all", brokers.length);
    // Two ways for every broker: Materialize could take only one of them.
    if (sshTunnel !== undefined)
      throw invalid(where, "sshTunnel", "be left out beside privateLink", "a tunnel");
    if (matching !== undefined)
      throw invalid(where, "matching", "be left out beside privateLink, which stands for all", "rules");
    if ("availabilityZone" in privateLink)
      throw invalid(
        where,
        "privateLink.availabilityZone",
        "be left out: the port is every broker's",
        "a zone",
      );
    checkRoute(privateLink, "privateLink", where);
  } else if (brokers === undefined || brokers.length === 0) {
    throw invalid(where, "brokers", "name at least one broker", brokers);
  }
  if (sshTunnel !== undefined) requireKind(where, "sshTunnel", sshTunnel, ["ssh-tunnel-connection"]);
  brokers?.forEach((broker, i) => checkBroker(broker, `brokers[${i}]`, where));
  if (matching !== undefined) checkMatching(matching, where);
}

function checkBroker(broker: KafkaBroker, field: string, where: string): void {
  requirePlain(where, `${field}.address`, broker.address, unfitAddress);
  if (broker.sshTunnel !== undefined)
    requireKind(where, `${field}.sshTunnel`, broker.sshTunnel, ["ssh-tunnel-connection"]);
  if (broker.privateLink === undefined) return;
  if (broker.sshTunnel !== undefined)
    throw invalid(where, `${field}.sshTunnel`, "be left out beside privateLink", "a tunnel");
  checkRoute(broker.privateLink, `${field}.privateLink`, where);
}

function checkRoute(route: PrivateLinkRoute, field: string, where: string): void {
  requireKind(where, `${field}.connection`, route.connection, ["aws-privatelink-connection"]);
  requirePlain(where, `${field}.port`, route.port, unfitPort);
  requirePlain(where, `${field}.availabilityZone`, route.availabilityZone, unfitZoneId);
  const { availabilityZones } = route.connection.args as {
    readonly availabilityZones?: readonly pulumi.Input<string>[];
  };
  // Two of them known: the zone has to be among them. Materialize finds it only when the connection is made.
  const zone = route.availabilityZone;
  if (typeof zone !== "string" || availabilityZones?.some((other) => typeof other !== "string")) return;
  if (availabilityZones !== undefined && !availabilityZones.includes(zone)) {
    const known = (availabilityZones as readonly string[]).join(", ") || "none: it is in another region";
    throw invalid(where, `${field}.availabilityZone`, `be one of the connection's (${known})`, zone);
  }
}

/** The brokers to start from are asked for already: rules fit only what those name. */
function checkMatching({ rules, preview }: NonNullable<BrokersArgs["matching"]>, where: string): void {
  if ((preview as unknown) !== true) {
    const next = "Materialize has to switch enable_kafka_broker_matching_rules on";
    throw invalid(where, "matching.preview", "be true", preview, next);
  }
  rules.forEach(({ pattern, privateLink }, i) => {
    // An asterisk anywhere else is refused by the server.
    if (typeof pattern !== "string" || !/^\*?[A-Za-z0-9._:-]+\*?$/.test(pattern) || !pattern.includes("*"))
      throw invalid(
        where,
        `matching.rules[${i}].pattern`,
        "be a name with * at its start, end or both",
        pattern,
      );
    checkRoute(privateLink, `matching.rules[${i}].privateLink`, where);
  });
  if (rules.length === 0)
    throw invalid(where, "matching.rules", "name at least one rule, or leave matching out", []);
}

/** `BROKERS (…)` or `AWS PRIVATELINK …`, and the tunnel for all of them. */
export function brokerOptions(args: Resolved<BrokersArgs>): readonly Option[] {
  if (args.privateLink !== undefined) return [["AWS PRIVATELINK", printRoute(args.privateLink)]];
  const { brokers = [], matching } = args;
  const printed = [
    ...brokers.map((broker) => `${literal(broker.address)}${using(broker)}`),
    ...(matching?.rules ?? []).map(
      ({ pattern, privateLink }) =>
        `MATCHING ${literal(pattern)} USING AWS PRIVATELINK ${printRoute(privateLink)}`,
    ),
  ];
  // Where each has a port of its own they stand a line each: the list is what an operator compares with the cluster's.
  const listed = brokers.some(({ privateLink }) => privateLink !== undefined) || matching !== undefined;
  return [
    ["BROKERS", listed ? `(\n        ${printed.join(",\n        ")}\n    )` : `(${printed.join(", ")})`],
    ["SSH TUNNEL", reference(args.sshTunnel)],
  ];
}

function using(broker: Resolved<KafkaBroker>): string {
  if (broker.privateLink !== undefined) return ` USING AWS PRIVATELINK ${printRoute(broker.privateLink)}`;
  const tunnel = reference(broker.sshTunnel);
  return tunnel === undefined ? "" : ` USING SSH TUNNEL ${tunnel}`;
}

/** `"db"."schema"."pl" (PORT 9001, AVAILABILITY ZONE 'use1-az1')`: without `=`, which the parser takes in one of its two places only. */
function printRoute({ connection, port, availabilityZone }: Resolved<PrivateLinkRoute>): string {
  const options = [
    ...(port === undefined ? [] : [`PORT ${literal(port)}`]),
    ...(availabilityZone === undefined ? [] : [`AVAILABILITY ZONE ${literal(availabilityZone)}`]),
  ];
  const name = qualified(connection.path);
  return options.length === 0 ? name : `${name} (${options.join(", ")})`;
}
