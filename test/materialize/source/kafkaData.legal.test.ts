/** Generated from the table of legal combinations: `materialize/legal/kafkaData.ts`. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { kafkaSource, kafkaTable, type KafkaData } from "../../../materialize";
import { KAFKA_ENVELOPES, KAFKA_FORMATS, KAFKA_INCLUDES } from "../../../materialize/legal/kafkaData";
import { assertOneStatement } from "../../support/parser";
import { schema, source } from "../objects/world";
import { ALL, dataOf, FORMAT_TYPES, refusedField, sourceArgs, type Cell } from "./cells";

const LEGAL = ALL.filter((cell) => refusedField(cell) === undefined);
const ILLEGAL = ALL.filter((cell) => refusedField(cell) !== undefined);
const WHERE = {
  table: 'table "materialize"."ingest"."t"',
  source: 'kafka source "materialize"."ingest"."orders"',
};
const makers: Record<"table" | "source", (data: KafkaData) => { create(): pulumi.Input<string> }> = {
  table: (data) => kafkaTable({ schema, name: "t", source, data }),
  source: (data) => kafkaSource(sourceArgs({ data })),
};

function title({ format, key, envelope, include }: Cell): string {
  return `${format}${key === "none" ? "" : ` with ${key} keys`} under ${envelope}, including ${include}`;
}

/** What a refusal says, by the field that it is about. */
const RULES: Record<string, RegExp> = {
  envelope:
    /envelope must be one of (none|none, upsert|none, upsert, debezium) with format [\w-]+, got "\w+"$/,
  key: /key must (be left out under the debezium envelope, got "[\w-]+"|be a format that a key may have, got "\w+"|be given under the upsert envelope, got nothing|be given where the key is included, got nothing)$/,
};

describe("the table of legal Kafka data", () => {
  it("has a source for every row", () => {
    const rows = [KAFKA_ENVELOPES, KAFKA_FORMATS, KAFKA_INCLUDES].flatMap((table) =>
      Object.values<{ source: string }>(table),
    );
    for (const { source: url } of rows) {
      assert.match(
        url,
        /^https:\/\/materialize\.com\/docs\/sql\/create-(source\/kafka\/#[a-z-]+|table\/kafka\/)$/,
      );
    }
  });

  // As the vendor's pages have them (read Nov 2026); a change of the table has to be made here too, pages open.
  it("is what the vendor's pages list, format by key by envelope", () => {
    const cells = LEGAL.filter(({ include }) => include === "nothing");
    const listed = cells.map(({ format, key, envelope }) => `${format}/${key}/${envelope}`);
    const keys = ["json", "text", "bytes", "avro", "avro-glue", "protobuf"];
    const bare = ["json", "text", "bytes", "csv", "avro", "avro-glue", "protobuf"].map((f) => `${f}/none`);
    const withKey = FORMAT_TYPES.flatMap((format) => keys.map((key) => `${format}/${key}`));
    assert.deepEqual(
      listed.sort(),
      [
        ...[...bare, ...withKey].map((combination) => `${combination}/none`),
        ...withKey.filter((combination) => !combination.startsWith("csv")).map((c) => `${c}/upsert`),
        "avro/none/upsert",
        "avro/none/debezium",
      ].sort(),
    );
  });

  it("lets key and headers through under none and upsert only, the rest under every envelope", () => {
    assert.deepEqual(
      Object.entries(KAFKA_INCLUDES).map(([name, { envelopes }]) => [name, envelopes.join()]),
      [
        ["key", "none,upsert"],
        ["partition", "none,upsert,debezium"],
        ["offset", "none,upsert,debezium"],
        ["timestamp", "none,upsert,debezium"],
        ["headers", "none,upsert"],
      ],
    );
  });

  for (const cell of LEGAL) {
    it(`${title(cell)}: legal for a table and for a source of the old form`, () => {
      for (const [what, kind] of [
        ["table", "create_table_from_source"],
        ["source", "create_source"],
      ] as const) {
        const text = makers[what](dataOf(cell)).create() as string;
        assertOneStatement(text, kind);
        assert.match(text, new RegExp(`\\nENVELOPE ${KAFKA_ENVELOPES[cell.envelope].keyword}(\n|$)`));
        assert.equal(text.includes("KEY FORMAT"), cell.key !== "none");
        assert.equal(text.includes("INCLUDE"), cell.include !== "nothing");
      }
    });
  }

  for (const cell of ILLEGAL) {
    const field = refusedField(cell)!;
    it(`${title(cell)}: refused at once for its ${field}`, () => {
      const rule =
        RULES[field] ??
        new RegExp(`include\\.\\w+ must be left out under the ${cell.envelope} envelope, got `);
      for (const what of ["table", "source"] as const) {
        assert.throws(
          () => makers[what](dataOf(cell)),
          (error: Error) => {
            assert.ok(pulumi.RunError.isInstance(error), `no RunError: ${error.stack}`);
            assert.ok(error.message.startsWith(`${WHERE[what]}: ${field} must `), error.message);
            assert.match(error.message, rule);
            return true;
          },
        );
      }
    });
  }
});
