import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { UNFIT_NAMES } from "../../support/arbitrary";
import { valueOf } from "../../support/golden";
import { registry, schema, source } from "../objects/world";

const WHERE = 'table "materialize"."ingest"."t"';
const tableOf = (data: object): mz.Table =>
  mz.kafkaTable({ schema, name: "t", source, data: data as mz.KafkaData });
const json = { type: "json" };

function refuses(data: object, message: string): void {
  assert.throws(
    () => tableOf(data),
    (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error), `no RunError: ${error.stack}`);
      assert.equal(error.message.slice(0, WHERE.length + 2 + message.length), `${WHERE}: ${message}`);
      return true;
    },
  );
}

describe("the data of a Kafka table", () => {
  for (const type of ["toString", "__proto__", "JSON", "regex", "", undefined]) {
    it(`of a format ${JSON.stringify(type)} is refused, as value and as key`, () => {
      refuses(
        { format: { type } },
        "format.type must be one of json, text, bytes, csv, avro, avro-glue, protobuf, got ",
      );
      refuses(
        { format: json, key: { type } },
        "key.type must be one of json, text, bytes, csv, avro, avro-glue, protobuf, got ",
      );
    });
  }

  for (const envelope of ["toString", "__proto__", "UPSERT", "materialize", ""]) {
    it(`under an envelope ${JSON.stringify(envelope)} is refused`, () => {
      refuses({ format: json, envelope }, "envelope must be one of none, upsert, debezium, got ");
    });
  }

  it("with metadata that nobody knows is refused", () => {
    for (const include of ["topic", "toString", "Key", "header2"]) {
      refuses(
        { format: json, include: { [include]: true } },
        `include.${include} must be one of key, partition, `,
      );
    }
    const include = JSON.parse('{"__proto__": true}') as object;
    refuses({ format: json, include }, "include.__proto__ must be one of key, partition, ");
  });

  for (const as of [false, null, 1, {}, []]) {
    it(`with metadata asked for by ${JSON.stringify(as)} is refused: it would be included`, () => {
      refuses(
        { format: json, include: { offset: as } },
        "include.offset must be true or a column's name, or left out, got ",
      );
    });
  }

  for (const [what, name, rule] of UNFIT_NAMES) {
    it(`with a column called ${what} is refused, and the field is named`, () => {
      const upsert = { format: json, key: { type: "text" }, envelope: "upsert" };
      for (const [field, data] of [
        ["include.offset", { format: json, include: { offset: name } }],
        [
          "include.header[1].as",
          {
            format: json,
            include: {
              header: [
                { header: "a", as: "a" },
                { header: "b", as: name },
              ],
            },
          },
        ],
        ["decodingErrors.inlineAs", { ...upsert, decodingErrors: { inlineAs: name } }],
      ] as const) {
        assert.throws(
          () => tableOf(data),
          (error: Error) => {
            assert.ok(error.message.startsWith(`${WHERE}: ${field} must `), error.message);
            assert.match(error.message, rule);
            return true;
          },
        );
      }
    });
  }

  for (const envelope of ["none", "debezium"]) {
    it(`with decoding errors under ${envelope} is refused`, () => {
      const format = { type: "avro", registry };
      refuses(
        { format, envelope, decodingErrors: "inline" },
        "decodingErrors must be left out unless the envelope is upsert",
      );
    });
  }

  for (const columns of [0, -1, 1.5, NaN, Infinity, 1e21, "3", undefined]) {
    it(`of CSV with ${columns} columns is refused`, () => {
      refuses(
        { format: { type: "csv", columns } },
        "format.columns must be a whole number of 1 or more, got ",
      );
    });
  }

  for (const delimiter of ["", ";;", "é", "\0", "😀", "\u0080"]) {
    it(`of CSV delimited by ${JSON.stringify(delimiter)} is refused`, () => {
      refuses(
        { format: { type: "csv", columns: 1, delimiter } },
        "format.delimiter must be one ASCII character, got ",
      );
    });
  }

  const noStrategies = ["newest", "", null, {}, { id: 1, inline: "x" }, { id: undefined }, { text: "x" }, 7];
  for (const strategy of noStrategies) {
    it(`of Avro read by ${JSON.stringify(strategy)} is refused`, () => {
      for (const field of ["keyStrategy", "valueStrategy"]) {
        refuses(
          { format: { type: "avro", registry, [field]: strategy } },
          `format.${field} must be "latest", { id } or { inline }, got `,
        );
      }
    });
  }

  const noProtobufs = [
    { registry, message: "m", schemaHex: "00" },
    { registry, schemaHex: "00" },
    { schemaHex: "00" },
  ];
  for (const protobuf of noProtobufs) {
    it(`of Protobuf with ${Object.keys(protobuf).join(", ")} is refused`, () => {
      refuses(
        { format: { type: "protobuf", ...protobuf } },
        "format.message must be given with schemaHex, or left out beside a registry, got ",
      );
    });
  }

  it("of Protobuf compiled to nothing is refused", () => {
    refuses(
      { format: { type: "protobuf", message: "m" } },
      "format.schemaHex must be hexadecimal digits in pairs, without \\x, got nothing",
    );
  });

  for (const decodingErrors of ["drop", "", "inlineAs"]) {
    it(`with decoding errors ${JSON.stringify(decodingErrors)} is refused`, () => {
      const data = { format: json, key: { type: "text" }, envelope: "upsert", decodingErrors };
      refuses(data, `decodingErrors must be "inline" or { inlineAs }, got ${JSON.stringify(decodingErrors)}`);
    });
  }

  for (const id of [-1, 0.5, NaN, Infinity, 1e21, "7"]) {
    it(`of Avro by the schema ${id} is refused`, () => {
      for (const strategy of ["keyStrategy", "valueStrategy"]) {
        refuses(
          { format: { type: "avro", registry, [strategy]: { id } } },
          `format.${strategy}.id must be a whole number of 0 or more, got `,
        );
      }
    });
  }

  for (const schemaHex of ["", "0", "0g", "\\x00", "00 ", "00'"]) {
    it(`of Protobuf compiled to ${JSON.stringify(schemaHex)} is refused at once, and as an Output when it is known`, async () => {
      const message = `${WHERE}: format.schemaHex must be hexadecimal digits in pairs, without \\x, got ${JSON.stringify(schemaHex)}`;
      const data = (hex: pulumi.Input<string>): object => ({
        format: { type: "protobuf", message: "m", schemaHex: hex },
      });
      assert.throws(() => tableOf(data(schemaHex)), { message });
      await assert.rejects(valueOf(tableOf(data(pulumi.output(schemaHex))).create()), { message });
    });
  }

  const twice: readonly (readonly [what: string, data: object, column: string])[] = [
    ["metadata and the value", { format: json, include: { offset: "data" } }, "data"],
    ["metadata and the value of text", { format: { type: "text" }, include: { offset: "text" } }, "text"],
    ["metadata and a column of a CSV", { format: { type: "csv", columns: 12 }, include: { offset: "column12" } }, "column12"],
    ["two of metadata", { format: json, include: { offset: "partition", partition: true } }, "partition"],
    ["a header and metadata", { format: json, include: { offset: true, header: [{ header: "x", as: "offset" }] } }, "offset"],
    ["two headers", { format: json, include: { header: [{ header: "x", as: "x" }, { header: "y", as: "x" }] } }, "x"],
    ["the key and a header", { format: json, key: json, include: { key: true, header: [{ header: "x", as: "key" }] } }, "key"],
    ["upsert's own key and metadata", { format: json, key: json, envelope: "upsert", include: { offset: "key" } }, "key"],
    ["upsert's own errors and metadata", { format: json, key: json, envelope: "upsert", include: { offset: "error" }, decodingErrors: "inline" }, "error"],
    ["errors and the value", { format: json, key: json, envelope: "upsert", decodingErrors: { inlineAs: "data" } }, "data"],
  ]; // prettier-ignore
  for (const [what, data, column] of twice) {
    it(`that gives one name to ${what} is refused`, () => {
      refuses(data, `include must give each column a name of its own, got "${column}"`);
    });
  }

  const once: readonly (readonly [what: string, data: object])[] = [
    ["another case", { format: json, include: { offset: "Data" } }],
    ["a column behind a CSV's last", { format: { type: "csv", columns: 12 }, include: { offset: "column13", partition: "column0" } }],
    ["a header called as a key of fields would be", { format: { type: "avro", registry }, include: { key: true, header: [{ header: "x", as: "key" }] } }],
    ["metadata called as upsert's key would be without AS", { format: json, key: json, envelope: "upsert", include: { key: "id", offset: "key" } }],
    ["one header twice under two names", { format: json, include: { header: [{ header: "x", as: "a" }, { header: "x", as: "b" }] } }],
  ]; // prettier-ignore
  for (const [what, data] of once) {
    it(`with ${what} is taken`, () => {
      assert.match(tableOf(data).create() as string, /INCLUDE/);
    });
  }
});
