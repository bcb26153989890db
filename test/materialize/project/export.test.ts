/**
 * The export as an mz-deploy project, judged by a reading of mz-deploy's rules that shares nothing with the exporter.
 * That the tool itself takes it is not shown.
 */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  Catalog,
  comment,
  database,
  ddlScript,
  existingSchema,
  grant,
  mzDeployProject,
  projectVariables,
  role,
  schema,
  secret,
  sql,
  view,
} from "../../../materialize";
import { valueOf } from "../../support/golden";
import { parses } from "../../support/parser";
import { DATABASE, forced, INGEST, SSH_KEYS, sample, viewOn, VIEWS } from "../catalog/sample";
import { accepted, projectOf } from "./grammar";

const GOLDEN = join(__dirname, "..", "..", "golden", "project");
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

describe("the exported project", () => {
  it("has every object in a file of its own, whose path is its name", async () => {
    const { objects, companions } = await accepted(sample().objects);
    assert.deepEqual(
      [...objects].map(([path, { kind, name }]) => `${path}: ${kind} ${name.join(".")}`),
      [
        "clusters/ingest.sql: CLUSTER ingest",
        "models/materialize/ingest/bastion.sql: CONNECTION materialize.ingest.bastion",
        "models/materialize/ingest/kafka.sql: CONNECTION materialize.ingest.kafka",
        "models/materialize/ingest/kafka_password.sql: SECRET materialize.ingest.kafka_password",
        "models/materialize/ingest/order_changes.sql: TABLE materialize.ingest.order_changes",
        "models/materialize/ingest/orders.sql: TABLE materialize.ingest.orders",
        "models/materialize/ingest/orders_source.sql: SOURCE materialize.ingest.orders_source",
        "models/materialize/ingest/registry.sql: CONNECTION materialize.ingest.registry",
        "models/materialize/ingest/registry_password.sql: SECRET materialize.ingest.registry_password",
        "models/materialize/ingest_views/order_totals.sql: MATERIALIZED VIEW materialize.ingest_views.order_totals",
        "models/materialize/ingest_views/orders_flat.sql: VIEW materialize.ingest_views.orders_flat",
        "roles/analyst.sql: ROLE analyst",
      ],
    );
    assert.deepEqual([...companions].sort(), [
      "clusters/ingest.sql: grant_privileges",
      "models/materialize/ingest_views.sql: comment",
      "models/materialize/ingest_views.sql: grant_privileges",
      "models/materialize/ingest_views/order_totals.sql: comment",
      "models/materialize/ingest_views/order_totals.sql: create_index",
      "models/materialize/ingest_views/order_totals.sql: grant_privileges",
      "roles/analyst.sql: comment",
    ]);
  });

  it("is what it was (UPDATE_GOLDEN=1 rewrites test/golden/project)", async () => {
    const files = await projectOf(sample().objects);
    if (UPDATE) {
      rmSync(GOLDEN, { recursive: true, force: true });
      for (const [path, text] of files) {
        mkdirSync(dirname(join(GOLDEN, path)), { recursive: true });
        writeFileSync(join(GOLDEN, path), text);
      }
    }
    assert.deepEqual([...files], existsSync(GOLDEN) ? golden() : []);
  });

  it("holds the statements of the scripts, without IF NOT EXISTS, and no other", async () => {
    const { objects } = sample();
    const { entries } = new Catalog(objects);
    const exported = [...(await projectOf(objects))]
      .filter(([path]) => path.endsWith(".sql"))
      .flatMap(([, text]) => parses(text).map((statement) => statement.sql));
    const expected = entries
      .filter(({ object }) => !object.existing && !["schema", "secret"].includes(object.kind))
      .map(({ object }) => (object.create() as string).replace(" IF NOT EXISTS", ""));
    const secrets = [
      `CREATE SECRET "materialize"."ingest"."kafka_password" AS env_var('KAFKA_PASSWORD')`,
      `CREATE SECRET "materialize"."ingest"."registry_password" AS aws_secret('prod/registry')`,
    ];
    assert.deepEqual(exported.sort(), [...expected, ...secrets].sort());
  });

  it("keeps IF NOT EXISTS where it is no clause of the statement", async () => {
    const text = "SELECT 'IF NOT EXISTS' AS \"IF NOT EXISTS\" -- IF NOT EXISTS";
    const { files } = await accepted([forced("x", text)]);
    assert.ok([...files.values()].some((file) => file.includes(text)));
  });

  it("is the same bytes whatever the order of the roots, sorted by path", async () => {
    const files = [...(await projectOf(sample().objects))];
    assert.deepEqual([...(await projectOf([...sample().objects].reverse()))], files);
    assert.deepEqual(
      files.map(([path]) => path),
      files.map(([path]) => path).sort(),
    );
  });

  it("reads secrets from the environment or from Secrets Manager, and says which variables to set", async () => {
    const { entries } = new Catalog(sample().objects);
    assert.deepEqual(projectVariables(entries), ["KAFKA_PASSWORD"]);
    const { objects } = await accepted(sample().objects);
    assert.deepEqual(objects.get("models/materialize/ingest/kafka_password.sql")?.provider, [
      "env_var",
      "KAFKA_PASSWORD",
    ]);
    assert.deepEqual(objects.get("models/materialize/ingest/registry_password.sql")?.provider, [
      "aws_secret",
      "prod/registry",
    ]);
    const toml = (await projectOf([viewOn("v")])).get("project.toml");
    assert.equal(toml, 'mz_version = "cloud"\n');
  });

  it("names a variable that a shell can set, whatever the secret's name", async () => {
    await accepted([secret({ schema: INGEST, name: "pass$word", value: "x" })]);
  });

  it("holds no value of a secret", async () => {
    const files = await projectOf(sample({ password: "Pl4nt3d" }).objects);
    for (const [path, text] of files) assert.doesNotMatch(text, /Pl4nt3d|hunter|aHVudGVy/, path);
  });

  it("holds nothing that waits, and nothing that would refer to it", async () => {
    const { objects } = await accepted(sample({ waitsFor: [SSH_KEYS] }).objects);
    assert.deepEqual(
      [...objects.keys()],
      [
        "clusters/ingest.sql",
        "models/materialize/ingest/bastion.sql",
        "models/materialize/ingest/kafka_password.sql",
        "models/materialize/ingest/registry_password.sql",
        "roles/analyst.sql",
      ],
    );
    const later = secret({ schema: INGEST, name: "later", value: "", waitsFor: [SSH_KEYS] });
    const { entries } = new Catalog([later]);
    assert.deepEqual(projectVariables(entries), []);
    assert.deepEqual([...(await projectOf([later])).keys()], ["project.toml"]);
  });

  it("puts what is said about databases and schemas into their modifiers, also of those that exist", async () => {
    const there = existingSchema(DATABASE, "there");
    const { companions } = await accepted([
      grant({ privileges: ["USAGE", "CREATE"], on: there, to: role({ name: "r" }) }),
      comment({ on: DATABASE, text: "the first" }),
      grant({ privileges: ["USAGE"], on: database({ name: "own" }), to: role({ name: "r" }) }),
    ]);
    assert.deepEqual([...companions].sort(), [
      "models/materialize.sql: comment",
      "models/materialize/there.sql: grant_privileges",
      "models/own.sql: grant_privileges",
    ]);
  });

  it("ends every statement, also a view that ends in a comment", async () => {
    const noted = view({ schema: VIEWS, name: "v", query: sql`SELECT 1 AS x -- the only row` });
    const { files } = await accepted([comment({ on: noted, text: "t" }), noted]);
    const text = files.get("models/materialize/ingest_views/v.sql")!;
    assert.equal(parses(text).length, 2);
  });

  it("takes names of keywords, digits and underscores", async () => {
    const home = schema({ database: database({ name: "_d1" }), name: "select" });
    const { objects } = await accepted([
      viewOn("order", [], home),
      viewOn("_", [], home),
      viewOn("a$1", [], home),
    ]);
    assert.equal(objects.size, 3);
  });

  it("does not ask for the catalog's own texts: those that a stack printed will do", async () => {
    const { entries } = new Catalog([viewOn("v")]);
    const ddl = (await valueOf(ddlScript(entries).text)).replaceAll("\n", "\r\n");
    assert.deepEqual(
      [...mzDeployProject({ ddl: `-- a note\n/* ; */ ${ddl} -- the end`, entries }).keys()],
      ["models/materialize/ingest_views/v.sql", "project.toml"],
    );
  });
});

function golden(): readonly (readonly [string, string])[] {
  const paths = readdirSync(GOLDEN, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(GOLDEN.length + 1))
    .sort();
  return paths.map((path) => [path, readFileSync(join(GOLDEN, path), "utf8")] as const);
}
