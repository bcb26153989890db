import assert from "node:assert/strict";
import {
  Catalog,
  ddlScript,
  existingDatabase,
  mzDeployProject,
  schema,
  sql,
  view,
} from "../../../materialize";

const home = schema({ database: existingDatabase("materialize"), name: "v" });
const known = view({ schema: home, name: "known", query: sql`SELECT 1 AS a` });
const gone = view({ schema: home, name: "gone", query: sql`SELECT 2 AS a` });
const ddlOf = (objects: (typeof known)[]): string => ddlScript(new Catalog(objects).entries).text as string;

describe("an export of a stack that differs from its environment", () => {
  it("is refused, naming what the environment no longer has", () => {
    assert.throws(
      () => mzDeployProject({ ddl: ddlOf([known, gone]), entries: new Catalog([known]).entries }),
      /"materialize"\."v"\."gone" is in the ddl and not in this environment: run pulumi up first/,
    );
  });

  it("goes through where they agree", () => {
    mzDeployProject({ ddl: ddlOf([known]), entries: new Catalog([known]).entries });
  });
});
