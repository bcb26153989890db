/** The reader that judges our exports: a project by hand passes, and each rule that is broken is noticed. */
import assert from "node:assert/strict";
import { readProject } from "../../support/mzDeployReader";
import { grammar } from "./grammar";
import { variablesIn } from "./mzDeployText";

const VIEW = "models/db/views/v.sql";
const TABLE = "models/db/data/t.sql";
const GOOD: Readonly<Record<string, string>> = {
  "project.toml": 'mz_version = "cloud"\n\n[default.security]\naws_profile = "default"\n',
  "clusters/c.sql":
    "CREATE CLUSTER c (SIZE = '25cc'); GRANT USAGE ON CLUSTER c TO r; COMMENT ON CLUSTER c IS 'x';",
  "roles/r.sql": "CREATE ROLE r; COMMENT ON ROLE r IS 'x';",
  "models/db.sql": "GRANT USAGE ON DATABASE db TO r; COMMENT ON DATABASE db IS 'x';",
  "models/db/views.sql": 'GRANT USAGE ON SCHEMA "db"."views" TO r; COMMENT ON SCHEMA db.views IS \'x\';',
  "models/db/data/p.sql": "CREATE SECRET db.data.p AS env_var('DB_PASSWORD');",
  "models/db/data/q.sql": "CREATE SECRET IF NOT EXISTS db.data.q AS aws_secret('prod/q');",
  "models/db/data/s.sql": "CREATE SOURCE db.data.s IN CLUSTER c FROM KAFKA CONNECTION db.data.k (TOPIC 't');",
  [TABLE]: "CREATE TABLE db.data.t FROM SOURCE db.data.s FORMAT JSON; GRANT SELECT ON TABLE db.data.t TO r;",
  [VIEW]:
    "CREATE VIEW db.views.v AS SELECT data::text FROM db.data.t; CREATE INDEX i IN CLUSTER c ON db.views.v (data); COMMENT ON VIEW db.views.v IS 'x';",
  "models/db/views/m.sql":
    'CREATE MATERIALIZED VIEW "db"."views"."m" IN CLUSTER "c" AS SELECT 1 AS "x"; COMMENT ON MATERIALIZED VIEW db.views.m IS \':x\';',
};

function problems(changed: Readonly<Record<string, string | undefined>>): readonly string[] {
  const files = Object.entries({ ...GOOD, ...changed }).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, text] as const],
  );
  return readProject(new Map(files), grammar).problems;
}

// prettier-ignore
const BROKEN: readonly (readonly [string, Readonly<Record<string, string | undefined>>, RegExp])[] = [
  ["text that does not parse", { [VIEW]: "CREATE VIEW db.views.v SELECT 1;" }, /does not parse/],
  ["two primary statements", { [VIEW]: `${GOOD[VIEW]} CREATE VIEW db.views.v AS SELECT 1;` }, /holds 2 primary/],
  ["no primary statement", { [VIEW]: "COMMENT ON VIEW db.views.v IS 'x';" }, /holds 0 primary/],
  ["a cluster's file without the cluster", { "clusters/c.sql": "GRANT USAGE ON CLUSTER c TO r;" }, /holds 0 primary/],
  ["a role's file without the role", { "roles/r.sql": "COMMENT ON ROLE r IS 'x';" }, /holds 0 primary/],
  ["another name than the path's", { [VIEW]: "CREATE VIEW db.views.w AS SELECT 1;" }, /makes db\.views\.w/],
  ["another schema than the path's", { [TABLE]: "CREATE TABLE db.other.t FROM SOURCE s;" }, /makes db\.other\.t/],
  ["a name with capitals", { "models/db/views/V.sql": 'CREATE VIEW db.views."V" AS SELECT 1;' }, /the name V is not/],
  ["a name that starts with a digit", { "models/db/views/1.sql": 'CREATE VIEW db.views."1" AS SELECT 1;' }, /name 1 is not/],
  ["a name with a hyphen", { "models/db/a-b/v.sql": 'CREATE VIEW db."a-b".v AS SELECT 1;' }, /name a-b is not/],
  ["a cluster that is a keyword", { "clusters/group.sql": "CREATE CLUSTER \"group\" (SIZE = '1');" }, /printed in quotes/],
  ["a cluster with a dollar sign", { "clusters/a$b.sql": "CREATE CLUSTER a$b (SIZE = '1');" }, /printed in quotes/],
  ["a source without a cluster", { "models/db/data/s.sql": "CREATE SOURCE db.data.s FROM KAFKA CONNECTION k (TOPIC 't');" }, /IN CLUSTER is missing/],
  ["a materialized view without a cluster", { "models/db/views/m.sql": "CREATE MATERIALIZED VIEW db.views.m AS SELECT 1;" }, /IN CLUSTER is missing/],
  ["an index without a cluster", { [VIEW]: `${GOOD[VIEW]} CREATE INDEX j ON db.views.v (x);` }, /IN CLUSTER is missing/],
  ["a cluster with capitals", { "models/db/views/m.sql": 'CREATE MATERIALIZED VIEW db.views.m IN CLUSTER "C" AS SELECT 1;' }, /the cluster C is not/],
  ["an index on a table", { [TABLE]: `${GOOD[TABLE]} CREATE INDEX i IN CLUSTER c ON db.data.t (data);` }, /an index stands on no view/],
  ["an index on another view", { [VIEW]: `${GOOD[VIEW]} CREATE INDEX j IN CLUSTER c ON db.views.m (x);` }, /an index is on db\.views\.m/],
  ["a grant on another object", { [VIEW]: `${GOOD[VIEW]} GRANT SELECT ON TABLE db.data.t TO r;` }, /a grant is on db\.data\.t/],
  ["a grant of another type", { [VIEW]: `${GOOD[VIEW]} GRANT SELECT ON db.views.v TO r;` }, /a grant is not on a TABLE/],
  ["a comment on another object", { [VIEW]: `${GOOD[VIEW]} COMMENT ON VIEW db.views.w IS 'x';` }, /a comment is on db\.views\.w/],
  ["a comment of another type", { "models/db/views/m.sql": `${GOOD["models/db/views/m.sql"]} COMMENT ON VIEW db.views.m IS 'x';` }, /a comment is not on a MATERIALIZED VIEW/],
  ["a comment on an index", { [VIEW]: `${GOOD[VIEW]} COMMENT ON INDEX db.views.i IS 'x';` }, /a comment is not on a VIEW/],
  ["a statement of another kind", { [VIEW]: `${GOOD[VIEW]} DROP VIEW w;` }, /drop_objects is not supported/],
  ["a grant on an object in a schema's modifier", { "models/db/views.sql": "GRANT SELECT ON TABLE db.views.v TO r;" }, /a grant is not on a SCHEMA/],
  ["a view in a schema's modifier", { "models/db/views.sql": "CREATE VIEW v AS SELECT 1;" }, /create_view is not supported/],
  ["another schema in a modifier", { "models/db/views.sql": "COMMENT ON SCHEMA db.data IS 'x';" }, /a comment is on db\.data/],
  ["a grant in a role's file", { "roles/r.sql": "CREATE ROLE r; GRANT USAGE ON CLUSTER c TO r;" }, /a grant stands in a role's file/],
  ["views beside tables", { "models/db/data/v.sql": "CREATE VIEW db.data.v AS SELECT 1;" }, /schema db\.data: views stand beside/],
  ["views beside secrets", { "models/db/views/p.sql": "CREATE SECRET db.views.p AS env_var('X');" }, /schema db\.views: views stand beside/],
  ["a secret's value", { "models/db/data/p.sql": "CREATE SECRET db.data.p AS 'hunter2';" }, /its value is in the file/],
  ["a secret's value behind a provider", { "models/db/data/p.sql": "CREATE SECRET db.data.p AS env_var('X') || 'y';" }, /its value is in the file/],
  ["two secrets of one variable", { "models/db/data/o.sql": "CREATE SECRET db.data.o AS env_var('DB_PASSWORD');" }, /two secrets are read from DB_PASSWORD/],
  ["a variable that no shell sets", { "models/db/data/p.sql": "CREATE SECRET db.data.p AS env_var('A$B');" }, /no shell can set A\$B/],
  ["a file out of place", { "views/v.sql": "CREATE VIEW v AS SELECT 1;" }, /no place of the layout/],
  ["a file in a deeper folder", { "models/db/views/deep/v.sql": "CREATE VIEW v AS SELECT 1;" }, /no place of the layout/],
  ["no project.toml", { "project.toml": undefined }, /project\.toml is missing/],
  ["an unknown key", { "project.toml": 'mz_version = "cloud"\nprofile = "x"\n' }, /unknown key \.profile/],
  ["no version", { "project.toml": 'mz_version = "new"\n' }, /mz_version is no tag/],
  ["aws_secret without a profile", { "project.toml": 'mz_version = "cloud"\n' }, /wants an aws_profile/],
  ["a variable", { [VIEW]: "CREATE VIEW db.views.v AS SELECT :x;" }, /the variable :x would be substituted/],
];

describe("the reader of mz-deploy projects", () => {
  it("accepts a project that was written by hand", () => {
    const { problems: found, objects, companions } = readProject(new Map(Object.entries(GOOD)), grammar);
    assert.deepEqual(found, []);
    assert.equal(objects.size, 8);
    assert.equal(companions.length, 11);
    assert.deepEqual(objects.get("models/db/data/q.sql")?.provider, ["aws_secret", "prod/q"]);
  });

  for (const [what, changed, expected] of BROKEN) {
    it(`notices ${what}`, () => {
      const found = problems(changed);
      assert.ok(
        found.some((problem) => expected.test(problem)),
        `${expected} is not among: ${found.join("; ")}`,
      );
    });
  }

  const VARIABLES: readonly (readonly [sql: string, found: readonly string[]])[] = [
    ["SELECT :a, :'b c', :\"d\"", [":a", ":'b c'", ':"d"']],
    ["SELECT x::text, x :: text, a[1:2], a[1: 2]", []],
    ["SELECT a[1:n], a[:n], x:::y", [":n", ":n", ":y"]],
    ["SELECT 'a:b', ':x', 'it''s :x', \":x\", \"a\"\":x\"", []],
    ["SELECT 1 -- :x\n, /* :x /* :y */ :z */ 2, $$:x$$, $t$:x$$:y$t$", []],
    // It knows no E strings: this one ends at the escaped quote.
    ["SELECT E'it\\'s :x'", [":x"]],
    ["SELECT E'\\\\' || ':x'", []],
    ["SELECT E'a\\'b' || ':x'", [":x"]],
    ["SELECT a$$ :x $$", []],
    ["SELECT $1 :x", [":x"]],
  ];
  for (const [sql, found] of VARIABLES) {
    it(`finds ${found.length} variables in ${sql}`, () => assert.deepEqual(variablesIn(sql), found));
  }
});
