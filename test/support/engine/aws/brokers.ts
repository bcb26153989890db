import { type Cluster } from "./clusters";
import { type StoredBroker } from "./store";
import { object, text, texts, type Props } from "./values";

/** `b-1.demo.abc123.c2.kafka.us-east-1.amazonaws.com`; the name without hyphens, in small letters. */
export function hostOf(cluster: Cluster, broker: number, suffix = ""): string {
  return `b-${broker}${suffix}.${cluster.domain}.kafka.${cluster.region}.amazonaws.com`;
}

/**
 * Brokers in turn over the subnets, evenly.
 *
 * @param used ids that were given before: MSK gives none twice
 */
export function spreadBrokers(
  ids: readonly number[],
  subnets: readonly string[],
  before: readonly StoredBroker[] = [],
): readonly StoredBroker[] {
  const all = [...before];
  for (const id of ids) {
    const count = (subnet: string) => all.filter((broker) => broker.subnet === subnet).length;
    const subnet = [...subnets].sort(
      (a, b) => count(a) - count(b) || subnets.indexOf(a) - subnets.indexOf(b),
    )[0];
    if (subnet === undefined) throw new Error("a cluster needs subnets");
    all.push({
      id,
      subnet,
      address: `10.${subnets.indexOf(subnet)}.${Math.trunc(id / 250)}.${10 + (id % 240)}`,
    });
  }
  return all;
}

/**
 * The brokers after their number was changed: new ones get the next ids, and those that go are the last of each zone.
 * MSK lets those go that hold no partitions, whichever they are: a test says so with `AwsState.setBrokers`.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-remove-broker.html
 */
export function resizeBrokers(
  before: readonly StoredBroker[],
  count: number,
  subnets: readonly string[],
): readonly StoredBroker[] {
  if (count >= before.length) {
    const last = Math.max(0, ...before.map(({ id }) => id));
    const ids = Array.from({ length: count - before.length }, (_, i) => last + 1 + i);
    return spreadBrokers(ids, subnets, before);
  }
  return [...before].sort((a, b) => a.id - b.id).slice(0, count);
}

/** Ports of the listeners. @see https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html */
const PORTS = { plaintext: 9092, tls: 9094, scram: 9096, iam: 9098 } as const;
const PUBLIC_PORTS = { tls: 9194, scram: 9196, iam: 9198 } as const;

/**
 * The bootstrap strings: at most three brokers, one a zone, and empty where that way in is shut.
 *
 * @see https://docs.aws.amazon.com/msk/1.0/apireference/clusters-clusterarn-bootstrap-brokers.html
 */
export function bootstrapStrings(cluster: Cluster): Props {
  const authentication = object(cluster.inputs, "clientAuthentication");
  const sasl = object(authentication, "sasl");
  const inTransit = object(object(cluster.inputs, "encryptionInfo"), "encryptionInTransit");
  const clientBroker = text(inTransit, "clientBroker") ?? "TLS";
  const group = object(cluster.inputs, "brokerNodeGroupInfo");
  const access = object(object(group, "connectivityInfo"), "publicAccess");
  const isPublic = text(access, "type") === "SERVICE_PROVIDED_EIPS";
  const hasMutualTls = texts(object(authentication, "tls"), "certificateAuthorityArns").length > 0;
  const hasSasl = sasl["scram"] === true || sasl["iam"] === true;
  const isOpen = authentication["unauthenticated"] === true || (!hasSasl && !hasMutualTls);
  const open = {
    plaintext: isOpen && clientBroker !== "TLS",
    tls: (isOpen || hasMutualTls) && clientBroker !== "PLAINTEXT",
    scram: sasl["scram"] === true,
    iam: sasl["iam"] === true,
  };
  const list = (isShown: boolean, port: number, suffix = "") =>
    isShown ? bootstrap(cluster, port, suffix) : "";
  return {
    bootstrapBrokers: list(open.plaintext, PORTS.plaintext),
    bootstrapBrokersTls: list(open.tls, PORTS.tls),
    bootstrapBrokersSaslScram: list(open.scram, PORTS.scram),
    bootstrapBrokersSaslIam: list(open.iam, PORTS.iam),
    bootstrapBrokersPublicTls: list(isPublic && open.tls, PUBLIC_PORTS.tls, "-public"),
    bootstrapBrokersPublicSaslScram: list(isPublic && open.scram, PUBLIC_PORTS.scram, "-public"),
    bootstrapBrokersPublicSaslIam: list(isPublic && open.iam, PUBLIC_PORTS.iam, "-public"),
    bootstrapBrokersIpv6: "",
    bootstrapBrokersTlsIpv6: "",
    bootstrapBrokersSaslScramIpv6: "",
    bootstrapBrokersSaslIamIpv6: "",
    bootstrapBrokersVpcConnectivityTls: "",
    bootstrapBrokersVpcConnectivitySaslScram: "",
    bootstrapBrokersVpcConnectivitySaslIam: "",
  };
}

function bootstrap(cluster: Cluster, port: number, suffix: string): string {
  const subnets = [...new Set(cluster.brokers.map(({ subnet }) => subnet))];
  // The last of each zone: a program that takes this list for the first brokers, or for all, is found out.
  const shown = subnets.map((subnet) => cluster.brokers.filter((broker) => broker.subnet === subnet).at(-1));
  return shown
    .slice(0, 3)
    .map((broker) => `${hostOf(cluster, broker?.id ?? 0, suffix)}:${port}`)
    .sort()
    .join(",");
}
