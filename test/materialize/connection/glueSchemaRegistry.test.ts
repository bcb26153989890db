import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { goldenTexts, valueOf } from "../../support/golden";
import { aws, glue, kafka, registry as confluent, schema, source, view } from "../objects/world";

const glueOf = (args: object): mz.GlueSchemaRegistryConnection =>
  mz.glueSchemaRegistryConnection({
    schema,
    name: "glue",
    aws,
    registry: "orders",
    privatePreview: true,
    ...args,
  });

goldenTexts("glueSchemaRegistryConnection", [
  { name: "plain", kind: "create_connection", text: () => glueOf({}).create() },
  {
    name: "of a name with every character",
    kind: "create_connection",
    text: () => glueOf({ registry: "aZ0-_$#." }).create(),
  },
  {
    name: "of an Output",
    kind: "create_connection",
    text: () => glueOf({ registry: pulumi.output("orders") }).create(),
  },
]);

describe("a Glue schema registry connection", () => {
  const WHERE = 'aws glue schema registry connection "materialize"."ingest"."glue"';

  for (const [privatePreview, shown] of [
    [undefined, "nothing"],
    [false, "false"],
    ["true", '"true"'],
    [1, "1"],
  ] as const) {
    it(`is refused where privatePreview is ${shown}`, () => {
      assert.throws(() => glueOf({ privatePreview }), {
        message: `${WHERE}: privatePreview must be true, got ${shown}; Materialize has to switch it on for your region`,
      });
    });
  }

  for (const registry of ["", "a b", "a/b", "é", "a".repeat(256), "orders\n", "it's"]) {
    it(`refuses the registry ${JSON.stringify(registry.slice(0, 20))} at once, and as an Output when it is known`, async () => {
      const start = `${WHERE}: registry must be 1 to 255 of A-Z a-z 0-9 - _ $ # ., got "`;
      const refused = (error: Error): boolean =>
        pulumi.RunError.isInstance(error) && error.message.startsWith(start);
      assert.throws(() => glueOf({ registry }), refused);
      await assert.rejects(valueOf(glueOf({ registry: pulumi.output(registry) }).create()), refused);
    });
  }

  const others: readonly (readonly [what: string, value: unknown, shown: string])[] = [
    ["a view", view, 'view "materialize"."ingest"."orders_v"'],
    ["a Kafka connection", kafka, 'kafka connection "materialize"."ingest"."kafka"'],
    ["a name", "msk_role", "something else"],
    ["nothing", undefined, "something else"],
  ];
  for (const [what, value, shown] of others) {
    it(`refuses ${what} where an AWS connection is wanted`, () => {
      assert.throws(() => glueOf({ aws: value }), {
        message: `${WHERE}: aws must be an object of kind aws connection, got ${JSON.stringify(shown)}`,
      });
    });
  }

  it("refers to its schema and its AWS connection", () => {
    assert.deepEqual(glue.references, [schema, aws]);
  });
});

describe("Avro in Glue", () => {
  const WHERE = 'table "materialize"."ingest"."t"';
  const tableOf = (data: object): mz.Table =>
    mz.kafkaTable({ schema, name: "t", source, data: data as mz.KafkaData });
  const avroGlue = { type: "avro-glue", registry: glue, schemaName: "orders" };
  const json = { type: "json" };

  for (const schemaName of ["", "a b", "a".repeat(256), "it's"]) {
    it(`refuses the schema ${JSON.stringify(schemaName.slice(0, 20))} at once, and as an Output when it is known`, async () => {
      for (const field of ["format", "key"]) {
        const start = `${WHERE}: ${field}.schemaName must be 1 to 255 of A-Z a-z 0-9 - _ $ # ., got "`;
        const refused = (error: Error): boolean =>
          pulumi.RunError.isInstance(error) && error.message.startsWith(start);
        const data = (name: pulumi.Input<string>): object =>
          field === "format"
            ? { format: { ...avroGlue, schemaName: name } }
            : { format: json, key: { ...avroGlue, schemaName: name } };
        assert.throws(() => tableOf(data(schemaName)), refused);
        await assert.rejects(valueOf(tableOf(data(pulumi.output(schemaName))).create()), refused);
      }
    });
  }

  for (const schemaName of [undefined, null, 7]) {
    it(`refuses ${String(schemaName)} as a schema's name`, () => {
      assert.throws(() => tableOf({ format: { ...avroGlue, schemaName } }), {
        message: `${WHERE}: format.schemaName must be text, got ${schemaName === undefined ? "nothing" : String(schemaName)}`,
      });
    });
  }

  const mixed: readonly (readonly [format: object, kind: string, got: mz.MzObject])[] = [
    [{ ...avroGlue, registry: confluent }, "aws glue schema registry connection", confluent],
    [{ ...avroGlue, registry: aws }, "aws glue schema registry connection", aws],
    [{ type: "avro", registry: glue }, "confluent schema registry connection", glue],
    [{ type: "protobuf", registry: glue }, "confluent schema registry connection", glue],
  ];
  for (const [format, kind, got] of mixed) {
    it(`refuses a ${got.kind} where a ${kind} is wanted, as value and as key`, () => {
      const shown = `${got.kind.replaceAll("-", " ")} ${got.path.map((part) => `"${part}"`).join(".")}`;
      const rule = `registry must be an object of kind ${kind}, got ${JSON.stringify(shown)}`;
      assert.throws(() => tableOf({ format }), { message: `${WHERE}: format.${rule}` });
      assert.throws(() => tableOf({ format: json, key: format }), { message: `${WHERE}: key.${rule}` });
    });
  }
});
