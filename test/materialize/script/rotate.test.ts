import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import { rotateScript } from "../../../materialize";
import { loadParser } from "../../../materialize/parser";

const SECRETS = `CREATE SCHEMA IF NOT EXISTS "materialize"."ingest";

CREATE SECRET IF NOT EXISTS "materialize"."ingest"."a;b" AS 'it''s; CREATE SECRET IF NOT EXISTS x';

CREATE SECRET IF NOT EXISTS "materialize"."ingest"."pem" AS decode('LS0t', 'base64');
`;

describe("the rotation of secrets", () => {
  it("gives each secret its value of now and makes nothing", async () => {
    const parse = await loadParser();
    const { statements, error } = parse!(rotateScript(SECRETS));
    assert.equal(error, null);
    assert.deepEqual(
      statements.map(({ kind }) => kind),
      ["alter_secret", "alter_secret"],
    );
    assert.deepEqual(
      statements.map(({ sql }) => sql),
      [
        `ALTER SECRET "materialize"."ingest"."a;b" AS 'it''s; CREATE SECRET IF NOT EXISTS x'`,
        `ALTER SECRET "materialize"."ingest"."pem" AS decode('LS0t', 'base64')`,
      ],
    );
  });

  it("is nothing where there are no secrets", () => {
    assert.equal(rotateScript(""), "");
  });

  it("refuses any other script, without showing it", () => {
    assert.throws(
      () => rotateScript("CREATE VIEW planted AS SELECT 1;"),
      (error) => RunError.isInstance(error) && !error.message.includes("planted"),
    );
  });
});
