import type * as pulumi from "@pulumi/pulumi";
import { type AwsPrivateLinkConnection, type KafkaBroker } from "../../materialize";

/** One broker behind a listener: `{ address: "b1.example.com:9096", listenerPort: 9001, zoneId: "use1-az1" }`. */
export interface ListenedBroker {
  /** `host:port`, as the broker advertises itself. */
  readonly address: pulumi.Input<string>;
  readonly listenerPort: number;
  /** @default left to Materialize, as for a service in another region */
  readonly zoneId?: pulumi.Input<string>;
}

/** The brokers of a Kafka connection that goes over `connection`, each by its own listener. */
export function kafkaBrokersOver(
  connection: AwsPrivateLinkConnection,
  brokers: readonly ListenedBroker[],
): readonly KafkaBroker[] {
  return brokers.map(({ address, listenerPort, zoneId }) => ({
    address,
    privateLink: {
      connection,
      port: listenerPort,
      ...(zoneId === undefined ? {} : { availabilityZone: zoneId }),
    },
  }));
}
