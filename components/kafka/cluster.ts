import type * as kafka from "@pulumi/kafka";
import { type SaslMechanism } from "../../materialize";
import { type KafkaVendor } from "./vendors";

/** What topics and users need of the cluster that they are made on. */
export interface KafkaCluster {
  readonly vendor: KafkaVendor;
  readonly mechanism: SaslMechanism;
  readonly provider: kafka.Provider;
}
