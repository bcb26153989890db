import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { valueOf } from "../../support/golden";
import { cluster, kafka, registry, schema, source } from "../objects/world";
import { sourceArgs } from "./cells";

const WHERE = 'kafka source "materialize"."ingest"."orders"';

function refuses(args: object, message: string | RegExp): void {
  assert.throws(
    () => mz.kafkaSource(sourceArgs(args)),
    (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error), `no RunError: ${error.stack}`);
      if (typeof message === "string") assert.equal(error.message, `${WHERE}: ${message}`);
      else assert.match(error.message, message);
      return true;
    },
  );
}

describe("a Kafka source", () => {
  for (const interval of [0, -1, 0.5, NaN, Infinity, 1e21, "1s"]) {
    it(`refuses a timestamp interval of ${interval}`, () => {
      refuses(
        { timestampIntervalMs: interval },
        /: timestampIntervalMs must be a whole number of milliseconds, 1 or more, got /,
      );
    });
  }

  for (const offsets of [[], [-1], [0, 1.5], [NaN], [Infinity], [1e21], [2 ** 53], ["0"], [0, undefined]]) {
    it(`refuses to start at the offsets ${JSON.stringify(offsets)}`, () => {
      refuses(
        { start: { offsets } },
        /: start\.offsets must hold a whole number of 0 or more for each partition, got /,
      );
    });
  }

  for (const timestampMs of [0.5, NaN, Infinity, -Infinity, 1e21, "0"]) {
    it(`refuses to start at the moment ${timestampMs}`, () => {
      refuses(
        { start: { timestampMs } },
        /: start\.timestampMs must be a whole number of milliseconds, got /,
      );
    });
  }

  for (const start of [
    {},
    { offsets: [0], timestampMs: 0 },
    { offsets: undefined },
    { timestampMs: undefined },
  ]) {
    it(`refuses to start at ${JSON.stringify(start)}: one of two is wanted`, () => {
      refuses({ start }, /: start must hold either offsets or timestampMs, got /);
    });
  }

  it("starts where the one that is given says, though the other stands beside it as nothing", () => {
    const at = (start: object): string =>
      mz.kafkaSource(sourceArgs({ start: start as mz.KafkaStart })).create() as string;
    assert.match(at({ offsets: [1], timestampMs: undefined }), /START OFFSET = \(1\)/);
    assert.match(at({ offsets: undefined, timestampMs: 0 }), /START TIMESTAMP = 0/);
    assert.match(at({ timestampMs: -0 }), /START TIMESTAMP = 0/);
  });

  it("takes the name of its progress collection too", () => {
    assert.deepEqual(source.alsoNames, [["materialize", "ingest", "orders_progress"]]);
    assert.match(source.create() as string, /EXPOSE PROGRESS AS "materialize"\."ingest"\."orders_progress"$/);
  });

  it("has a name of at most 246 bytes, as its progress collection has nine more", () => {
    assert.equal(mz.kafkaSource(sourceArgs({ name: "a".repeat(246) })).path[2]?.length, 246);
    assert.equal(mz.kafkaSource(sourceArgs({ name: "é".repeat(123) })).path[2]?.length, 123);
    for (const name of ["a".repeat(247), `${"é".repeat(123)}a`, "a".repeat(255)]) {
      assert.throws(() => mz.kafkaSource(sourceArgs({ name })), {
        message: /: name must have at most 246 bytes, as _progress is added to it, got /,
      });
    }
  });

  it("refers to its schema, cluster, connection and the registry of its data", () => {
    const data: mz.KafkaData = { format: { type: "avro", registry } };
    assert.deepEqual(mz.kafkaSource(sourceArgs({ data })).references, [schema, cluster, kafka, registry]);
  });

  it("of the old form checks an Output in its data when it is known", async () => {
    const schemaHex = pulumi.output("\\x00");
    const data: mz.KafkaData = { format: { type: "protobuf", message: "m", schemaHex } };
    await assert.rejects(valueOf(mz.kafkaSource(sourceArgs({ data })).create()), {
      message: `${WHERE}: format.schemaHex must be hexadecimal digits in pairs, without \\x, got "\\\\x00"`,
    });
  });

  it("of the old form takes no tables", () => {
    const old = mz.kafkaSource(sourceArgs({ data: { format: { type: "json" } } }));
    assert.throws(
      () => mz.kafkaTable({ schema, name: "t", source: old, data: { format: { type: "json" } } }),
      {
        message: `table "materialize"."ingest"."t": source must be a source without data of its own, got ${JSON.stringify('kafka source "materialize"."ingest"."orders"')}`,
      },
    );
  });
});
