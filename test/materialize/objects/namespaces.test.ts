import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as mz from "../../../materialize";
import { goldenTexts } from "../../support/golden";
import { cluster, database, schema } from "./world";

goldenTexts("databaseSchemaClusterRole", [
  {
    name: "database",
    kind: "create_database",
    text: () => mz.database({ name: "shop" }).create(),
  },
  {
    name: "schema in a database that was there",
    kind: "create_schema",
    text: () => schema.create(),
  },
  {
    name: "schema in a database of ours",
    kind: "create_schema",
    text: () => mz.schema({ database: mz.database({ name: "shop" }), name: "public" }).create(),
  },
  {
    name: "names with capitals, a hyphen, a dot, a quote and a keyword",
    kind: "create_schema",
    text: () => mz.schema({ database: mz.database({ name: 'My-Shop."x"' }), name: "select" }).create(),
  },
  {
    name: "cluster",
    kind: "create_cluster",
    text: () => cluster.create(),
  },
  {
    name: "cluster that is paused",
    kind: "create_cluster",
    text: () => mz.cluster({ name: "sources", size: "25cc", replicationFactor: 0 }).create(),
  },
  {
    name: "cluster whose size is an Output",
    kind: "create_cluster",
    text: () => mz.cluster({ name: "c", size: pulumi.output("100cc"), replicationFactor: 2 }).create(),
  },
  {
    name: "role",
    kind: "create_role",
    text: () => mz.role({ name: "app" }).create(),
  },
]);

describe("databases, schemas, clusters and roles", () => {
  it("that were there already are marked, and print no CREATE", () => {
    const there = [
      database,
      mz.existingSchema(database, "public"),
      mz.existingCluster("quickstart"),
      mz.existingRole("app"),
    ];
    assert.deepEqual(
      there.map((object) => [object.kind, object.existing, object.create()]),
      [
        ["database", true, ""],
        ["schema", true, ""],
        ["cluster", true, ""],
        ["role", true, ""],
      ],
    );
  });

  it("a schema refers to its database, whichever made it", () => {
    assert.deepEqual(schema.references, [database]);
    assert.deepEqual(mz.existingSchema(database, "public").references, [database]);
  });

  for (const replicationFactor of [-1, 0.5, NaN, Infinity, 1e21, "2" as never]) {
    it(`a cluster of ${replicationFactor} replicas is refused`, () => {
      assert.throws(
        () => mz.cluster({ name: "c", size: "25cc", replicationFactor }),
        (error: Error) =>
          pulumi.RunError.isInstance(error) &&
          /^cluster "c": replicationFactor must be a whole number of 0 or more, got /.test(error.message),
      );
    });
  }
});
