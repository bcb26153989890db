import type * as pulumi from "@pulumi/pulumi";
import { type Cluster } from "../cluster";
import { type KafkaConnection } from "../connection/kafka";
import { invalid } from "../errors";
import { itemPath, type ItemArgs } from "../model/item";
import { define, describe, type MzObject } from "../model/object";
import { optionalLiteral, optionList } from "../text/options";
import { literal, MAX_IDENTIFIER_BYTES, qualified } from "../text/quote";
import { checkKafkaData, printKafkaData, type KafkaData } from "./kafkaData";

/** What the name of the progress collection has behind the source's. */
const PROGRESS = "_progress";

/** Both forms. Tables are made from a source without `data` only; one with `data` is queried itself. */
export type KafkaSource = MzObject<"kafka-source">;

/** Where to start reading; fixed once the source is there. */
export type KafkaStart =
  /** The first offset to read, for each partition from 0 on. */
  | { readonly offsets: readonly number[]; readonly timestampMs?: undefined }
  /** Milliseconds since 1970, or, negative, before the moment of creation. */
  | { readonly timestampMs: number; readonly offsets?: undefined };

export interface KafkaSourceArgs extends ItemArgs {
  /** The cluster that reads the topic; one for sources alone is the vendor's advice. */
  readonly cluster: Cluster;
  readonly connection: KafkaConnection;
  readonly topic: pulumi.Input<string>;
  /**
   * Prefix of the consumer group's id, which ACLs are given for.
   * @default `materialize-{REGION-ID}-{CONNECTION-ID}-{SOURCE_ID}`, not known before the source is there
   */
  readonly groupIdPrefix?: pulumi.Input<string>;
  /** @default the beginning of every partition */
  readonly start?: KafkaStart;
  /** How often its time moves on, in milliseconds, 1 or more. @default the region's own, 1000 */
  readonly timestampIntervalMs?: number;
  /** The older form: format and envelope on the source itself, which is then queried without tables. */
  readonly data?: KafkaData;
}

/**
 * A source on one Kafka topic, whose tables are made by `kafkaTable`.
 *
 * @throws RunError when `data` is no legal combination, or a number is out of its range.
 */
export function kafkaSource(args: KafkaSourceArgs): KafkaSource {
  const path = itemPath(args);
  const where = describe({ kind: "kafka-source", path });
  if (args.data !== undefined) checkKafkaData(args.data, where);
  if (args.start !== undefined) checkStart(args.start, where);
  const interval = args.timestampIntervalMs;
  if (interval !== undefined && (!Number.isSafeInteger(interval) || interval < 1)) {
    throw invalid(where, "timestampIntervalMs", "be a whole number of milliseconds, 1 or more", interval);
  }
  const longest = MAX_IDENTIFIER_BYTES - Buffer.byteLength(PROGRESS);
  if (Buffer.byteLength(args.name) > longest)
    throw invalid(where, "name", `have at most ${longest} bytes, as ${PROGRESS} is added to it`, args.name);
  const progress = [...args.schema.path, `${args.name}${PROGRESS}`];

  return define({
    kind: "kafka-source",
    path,
    // The server makes it beside the source; naming it here finds a clash before anything runs.
    alsoNames: [progress],
    args: {
      schema: args.schema,
      cluster: args.cluster,
      connection: args.connection,
      topic: args.topic,
      groupIdPrefix: args.groupIdPrefix,
      start: args.start,
      interval,
      data: args.data,
    },
    waitsFor: args.waitsFor,
    create: (plain, name) => {
      if (plain.data !== undefined) checkKafkaData(plain.data, where);
      const offsets = plain.start?.offsets;
      const lines = [
        `CREATE SOURCE IF NOT EXISTS ${name}`,
        `IN CLUSTER ${qualified(plain.cluster.path)}`,
        `FROM KAFKA CONNECTION ${qualified(plain.connection.path)} ${optionList([
          ["TOPIC", literal(plain.topic)],
          ["GROUP ID PREFIX", optionalLiteral(plain.groupIdPrefix)],
          ["START OFFSET", offsets === undefined ? undefined : `(${offsets.map(literal).join(", ")})`],
          ["START TIMESTAMP", optionalLiteral(plain.start?.timestampMs)],
        ])}`,
        ...(plain.data === undefined ? [] : [printKafkaData(plain.data)]),
        `EXPOSE PROGRESS AS ${qualified(progress)}`,
        ...(plain.interval === undefined
          ? []
          : [`WITH ${optionList([["TIMESTAMP INTERVAL", literal(`${plain.interval}ms`)]])}`]),
      ];
      return lines.join("\n");
    },
  });
}

function checkStart(start: KafkaStart, where: string): void {
  const { offsets, timestampMs } = start;
  if ((offsets === undefined) === (timestampMs === undefined))
    throw invalid(where, "start", "hold either offsets or timestampMs", start);
  if (timestampMs !== undefined && !Number.isSafeInteger(timestampMs))
    throw invalid(where, "start.timestampMs", "be a whole number of milliseconds", timestampMs);
  const fits = offsets?.every((offset) => Number.isSafeInteger(offset) && offset >= 0) ?? true;
  if (!fits || offsets?.length === 0)
    throw invalid(where, "start.offsets", "hold a whole number of 0 or more for each partition", offsets);
}
