import { invalid } from "../errors";
import { itemPath, type ItemArgs } from "../model/item";
import { define, describe, type MzObject } from "../model/object";
import { type KafkaSource, type KafkaSourceArgs } from "../source/kafka";
import { checkKafkaData, printKafkaData, type KafkaData } from "../source/kafkaData";
import { qualified } from "../text/quote";

export type Table = MzObject<"table">;

export interface KafkaTableArgs extends ItemArgs {
  /** A source made without `data`. */
  readonly source: KafkaSource;
  /** Format, envelope and metadata columns of the topic's messages. */
  readonly data: KafkaData;
}

/**
 * A table that a Kafka source fills. A second one with another format can stand beside it, on the same source.
 *
 * @throws RunError when `data` is no legal combination, or the source has a format of its own.
 */
export function kafkaTable(args: KafkaTableArgs): Table {
  const path = itemPath(args);
  const where = describe({ kind: "table", path });
  checkKafkaData(args.data, where);
  if ((args.source.args as Partial<KafkaSourceArgs>).data !== undefined) {
    throw invalid(where, "source", "be a source without data of its own", describe(args.source));
  }
  return define({
    kind: "table",
    path,
    args: { schema: args.schema, source: args.source, data: args.data },
    waitsFor: args.waitsFor,
    create: (plain, name) => {
      checkKafkaData(plain.data, where);
      return `CREATE TABLE IF NOT EXISTS ${name}\nFROM SOURCE ${qualified(plain.source.path)}\n${printKafkaData(plain.data)}`;
    },
  });
}
