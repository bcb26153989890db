import { unfitPort } from "../../materialize/connection/address";
import { invalid } from "../../materialize/errors";
import { PRIVATELINK_QUOTAS } from "./quotas";

/** What the plan needs to know of a broker; the rest of it is carried along. */
export interface PlannableBroker {
  /** A whole number of 0 or more that stays with this broker for good. */
  readonly id: number;
  /** Where the broker listens, 1 to 65535. */
  readonly port: number;
}

/** One port of the load balancer, and where it leads. */
export interface PlannedListener {
  /** Part of the names of everything made for it: `b1`, or `registry`. */
  readonly key: string;
  readonly listenerPort: number;
  readonly targetPort: number;
}

/** Everything about one broker in one value: target group, listener, zone and SQL are all made from it. */
export interface BrokerListener<B extends PlannableBroker> extends PlannedListener {
  readonly id: number;
  readonly broker: B;
  /** It keeps its listener and is no longer in the SQL. */
  readonly retiring: boolean;
}

export interface ListenerPlan<B extends PlannableBroker> {
  /** By id, as numbers. */
  readonly brokers: readonly BrokerListener<B>[];
  readonly registry?: PlannedListener;
}

export interface PlanOptions {
  /** Broker 1 listens at one more than this. @default 9000 */
  readonly basePort?: number;
  /** Brokers that are leaving. @default none */
  readonly retiringBrokerIds?: readonly number[];
  /** A schema registry behind the same load balancer. @default none */
  readonly registry?: {
    readonly port: number;
    /** @default 8081 */
    readonly listenerPort?: number;
  };
}

/** What Materialize's own guide and modules use. @see https://materialize.com/docs/ingest-data/network-security/privatelink/ */
export const BASE_PORT = 9000;
/** Where Confluent's registry listens by default. @see https://docs.confluent.io/platform/current/schema-registry/installation/config.html#listeners */
export const REGISTRY_PORT = 8081;
const HIGHEST_PORT = 65535;

/**
 * Gives each broker its own port of one load balancer, by its id: what happens to other brokers never moves it.
 *
 * @example planListeners([{ id: 2, port: 9096 }, { id: 1, port: 9096 }]).brokers.map((b) => [b.key, b.listenerPort])
 * // [["b1", 9001], ["b2", 9002]]
 * @throws RunError when an id is no whole number of 0 or more or comes twice, a port is out of range or taken, the
 *   listeners are more than a load balancer can have, or all brokers are retiring.
 */
export function planListeners<B extends PlannableBroker>(
  brokers: readonly B[],
  options: PlanOptions = {},
  where = "planListeners",
): ListenerPlan<B> {
  const basePort = options.basePort ?? BASE_PORT;
  if (!Number.isInteger(basePort) || basePort < 0 || basePort >= HIGHEST_PORT)
    throw invalid(where, "basePort", `be a whole number from 0 to ${HIGHEST_PORT - 1}`, basePort);
  if (brokers.length === 0) throw invalid(where, "brokers", "name at least one broker", brokers);
  const limit = PRIVATELINK_QUOTAS.listenersPerLoadBalancer - (options.registry === undefined ? 0 : 1);
  if (brokers.length > limit) {
    const beside = options.registry === undefined ? "" : " beside the registry";
    throw invalid(
      where,
      "brokers",
      `be at most ${limit}${beside}, as a load balancer has no more listeners`,
      brokers.length,
    );
  }
  checkIds(brokers, basePort, where);
  const retiring = checkRetiring(brokers, options.retiringBrokerIds ?? [], where);
  const planned = brokers
    .map((broker) => ({
      id: broker.id,
      key: `b${broker.id}`,
      listenerPort: basePort + broker.id,
      targetPort: broker.port,
      broker,
      retiring: retiring.has(broker.id),
    }))
    .sort((a, b) => a.id - b.id);
  const registry = options.registry && registryListener(options.registry, planned, where);
  return { brokers: planned, ...(registry && { registry }) };
}

function checkIds(brokers: readonly PlannableBroker[], basePort: number, where: string): void {
  const seen = new Set<number>();
  brokers.forEach(({ id, port }, i) => {
    if (!Number.isInteger(id) || id < 0)
      throw invalid(where, `brokers[${i}].id`, "be a whole number of 0 or more", id);
    if (basePort + id < 1)
      throw invalid(where, `brokers[${i}].id`, "be above 0, as its listener has port basePort + id", id);
    if (basePort + id > HIGHEST_PORT) {
      const rule = `be at most ${HIGHEST_PORT - basePort}, as its listener has port ${basePort} + id`;
      throw invalid(where, `brokers[${i}].id`, rule, id);
    }
    if (seen.has(id)) throw invalid(where, `brokers[${i}].id`, "belong to one broker only", id);
    seen.add(id);
    const unfit = unfitPort(port);
    if (unfit !== undefined) throw invalid(where, `brokers[${i}].port`, unfit, port);
  });
}

function checkRetiring(
  brokers: readonly PlannableBroker[],
  retiring: readonly number[],
  where: string,
): ReadonlySet<number> {
  const ids = brokers.map(({ id }) => id).sort((a, b) => a - b);
  retiring.forEach((id, i) => {
    if (!ids.includes(id))
      throw invalid(where, `retiringBrokerIds[${i}]`, `be one of the brokers (${ids.join(", ")})`, id);
    if (retiring.indexOf(id) !== i) throw invalid(where, `retiringBrokerIds[${i}]`, "be named once", id);
  });
  if (retiring.length === ids.length)
    throw invalid(where, "retiringBrokerIds", "leave at least one broker in the SQL", retiring);
  return new Set(retiring);
}

/** The default does not give way to a broker: it would move again whenever brokers come and go. */
function registryListener(
  { port, listenerPort = REGISTRY_PORT }: { readonly port: number; readonly listenerPort?: number },
  brokers: readonly PlannedListener[],
  where: string,
): PlannedListener {
  for (const [field, value] of Object.entries({ port, listenerPort })) {
    const unfit = unfitPort(value);
    if (unfit !== undefined) throw invalid(where, `registry.${field}`, unfit, value);
  }
  const taken = brokers.find((broker) => broker.listenerPort === listenerPort);
  if (taken !== undefined) {
    const rule = `differ from every broker's listener port (${taken.key} has this one)`;
    throw invalid(where, "registry.listenerPort", rule, listenerPort, "choose another");
  }
  return { key: "registry", listenerPort, targetPort: port };
}
