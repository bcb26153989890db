import * as pulumi from "@pulumi/pulumi";
import { kafkaSource, type KafkaSourceArgs } from "../../../materialize";
import { goldenTexts, type Variant } from "../../support/golden";
import { glue, registry } from "../objects/world";
import { sourceArgs } from "./cells";

const variant = (name: string, args: Partial<KafkaSourceArgs>): Variant => ({
  name,
  kind: "create_source",
  text: () => kafkaSource(sourceArgs(args)).create(),
});

goldenTexts("kafkaSource", [
  variant("plain", {}),
  variant("with a prefix of its groups", { groupIdPrefix: "mz-it's" }),
  variant("of Outputs", { topic: pulumi.output("orders"), groupIdPrefix: Promise.resolve("mz") }),
  variant("from an offset", { start: { offsets: [0] } }),
  variant("from offsets by partition", { start: { offsets: [0, 10, Number.MAX_SAFE_INTEGER] } }),
  variant("from a moment", { start: { timestampMs: 1_700_000_000_000 } }),
  variant("from a day ago", { start: { timestampMs: -86_400_000 } }),
  variant("with a timestamp interval", { timestampIntervalMs: 500 }),
  variant("with everything", {
    groupIdPrefix: "mz",
    start: { offsets: [1, 2] },
    timestampIntervalMs: 1,
    data: { format: { type: "json" }, include: { offset: true } },
  }),
  variant("of a name with quotes", { name: `o"rd'ers` }),
  variant("of the old form: json", { data: { format: { type: "json" } } }),
  variant("of the old form: text keys and avro values under upsert", {
    data: {
      key: { type: "text" },
      format: { type: "avro", registry, valueStrategy: { id: 7 } },
      envelope: "upsert",
      include: { key: "id", partition: true },
      decodingErrors: "inline",
    },
  }),
  variant("of the old form: avro in Glue", {
    data: { format: { type: "avro-glue", registry: glue, schemaName: "orders" } },
  }),
  variant("of the old form: debezium, later than a moment", {
    data: { format: { type: "avro", registry }, envelope: "debezium" },
    start: { timestampMs: -1 },
  }),
]);
