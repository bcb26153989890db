import assert from "node:assert/strict";
import { cluster, database, existingCluster, existingSchema, role, schema } from "../../../materialize";

const home = database({ name: "d" });

describe("names that the server keeps for itself", () => {
  for (const name of ["mz_mine", "pg_mine"]) {
    it(`${name} is refused for a schema, a role and a cluster that would be made`, () => {
      assert.throws(() => schema({ database: home, name }), /name must not start with mz_ or pg_/);
      assert.throws(() => role({ name }), /name must not start with mz_ or pg_/);
      assert.throws(() => cluster({ name, size: "25cc" }), /name must not start with mz_ or pg_/);
    });

    it(`${name} can be referred to where it exists`, () => {
      existingSchema(home, name);
      existingCluster(name);
    });
  }

  it("are told from names that merely hold the letters", () => {
    schema({ database: home, name: "my_mz_schema" });
  });
});
