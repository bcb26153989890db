/** Reads what a cluster says of its brokers. */
import { type MskBroker, type MskCluster } from "../../../../components/kafka/msk/mskCluster";
import { seen } from "../../../support/mocks";
import { host, onAws, type AwsOptions } from "./world";

/** What is known of each broker; an unknown as `undefined`. */
export async function read(brokers: readonly MskBroker[]): Promise<readonly Record<string, unknown>[]> {
  return Promise.all(
    brokers.map(async ({ id, port, ...outputs }) => {
      const fields = await Promise.all(
        Object.entries(outputs).map(async ([name, output]) => [name, (await seen(output)).value] as const),
      );
      return { id, port, ...Object.fromEntries(fields) };
    }),
  );
}

export async function brokersOf(
  make: () => MskCluster,
  options: AwsOptions = {},
  list: (cluster: MskCluster) => readonly MskBroker[] = (cluster) => cluster.brokers("scram"),
): Promise<readonly Record<string, unknown>[]> {
  return (await onAws(() => read(list(make())), options)).result;
}

export const expected = (id: number, port: number, subnet = `subnet-of-${id}`) => ({
  id,
  port,
  host: host(id),
  address: `${host(id)}:${port}`,
  ip: `10.0.0.${id}`,
  subnetId: subnet,
  zoneId: `use1-az of ${subnet}`,
});
