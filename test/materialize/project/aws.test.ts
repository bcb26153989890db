/**
 * The kinds of AWS in an mz-deploy project. Webhooks are none of its statements (object_validation.rs takes CreateSource
 * and CreateTable, and the parser has one of its own for webhooks of both forms): they stay with `ddl`, and are named as
 * dependencies, https://materialize.com/docs/manage/mz-deploy/develop/local-development/#external-dependencies.
 */
import assert from "node:assert/strict";
import {
  apiKeyCheck,
  Catalog,
  cluster,
  comment,
  ddlScript,
  existingCluster,
  existingDatabase,
  existingRole,
  grant,
  index,
  kafkaConnection,
  projectVariables,
  schema,
  secret,
  staysWithScripts,
  webhookSource,
  webhookTable,
  type MzObject,
  type ProjectFiles,
  type Secret,
  type Webhook,
} from "../../../materialize";
import { valueOf } from "../../support/golden";
import { readProject, type ReadProject } from "../../support/mzDeployReader";
import { parses } from "../../support/parser";
import { awsSample, EXTERNAL_ID, PRINCIPAL } from "../catalog/awsSample";
import { INGEST, viewOn } from "../catalog/sample";
import { accepted, grammar, projectOf } from "./grammar";

const DEPENDENCIES = /^dependencies = \[(.*)\]\n/m;

/** The project but for its dependencies, which the reader does not know, and these apart. */
async function read(
  objects: readonly MzObject[],
): Promise<ReadProject & { files: ProjectFiles; dependencies: readonly string[] }> {
  const files = await projectOf(objects);
  const toml = files.get("project.toml")!;
  const rest = new Map([...files, ["project.toml", toml.replace(DEPENDENCIES, "")]]);
  const project = readProject(rest, grammar);
  assert.deepEqual(project.problems, []);
  const listed = DEPENDENCIES.exec(toml)?.[1];
  // A TOML array of strings is one of JSON.
  return {
    ...project,
    files,
    dependencies: listed === undefined ? [] : (JSON.parse(`[${listed}]`) as string[]),
  };
}

const CLUSTER = cluster({ name: "hooks", size: "25cc" });
const hook = (name: string, home = INGEST): Webhook =>
  webhookSource({ schema: home, name, cluster: CLUSTER, check: "insecure" });
const hookTable = (name: string, home = INGEST): Webhook =>
  webhookTable({ schema: home, name, check: "insecure" });
const checkedBy = (name: string, by: Secret): Webhook =>
  webhookSource({ schema: INGEST, name, cluster: CLUSTER, check: apiKeyCheck("x-api-key", by) });
const tableCheckedBy = (name: string, by: Secret): Webhook =>
  webhookTable({ schema: INGEST, name, check: apiKeyCheck("x-api-key", by) });
const key = (name: string, awsSecret?: string): Secret =>
  secret({ schema: INGEST, name, value: "x", ...(awsSecret === undefined ? {} : { awsSecret }) });
const kafkaBy = (password: Secret): MzObject =>
  kafkaConnection({
    schema: INGEST,
    name: "by_password",
    brokers: [{ address: "b:9096" }],
    security: { sasl: { mechanism: "SCRAM-SHA-512", username: "mz", password } },
  });

describe("the exported project of what stands on AWS", () => {
  it("has its connections, source and table in files, and its webhooks among the dependencies", async () => {
    const { objects, companions, dependencies, files } = await read(awsSample().objects);
    assert.deepEqual(
      [...objects].map(([path, { kind }]) => `${path}: ${kind}`),
      [
        "clusters/ingest.sql: CLUSTER",
        "clusters/webhooks.sql: CLUSTER",
        "models/materialize/ingest/a_glue.sql: CONNECTION",
        "models/materialize/ingest/a_kafka.sql: CONNECTION",
        "models/materialize/ingest/a_source.sql: SOURCE",
        "models/materialize/ingest/a_table.sql: TABLE",
        "models/materialize/ingest/msk_endpoint.sql: CONNECTION",
        "models/materialize/ingest/msk_role.sql: CONNECTION",
        "models/materialize/ingest_views/events.sql: VIEW",
        "roles/analyst.sql: ROLE",
      ],
    );
    assert.deepEqual([...companions].sort(), [
      "models/materialize/ingest/msk_endpoint.sql: comment",
      "models/materialize/ingest_views/events.sql: grant_privileges",
    ]);
    assert.deepEqual(dependencies, ["materialize.ingest.a_webhook", "materialize.ingest.b_webhook"]);
    assert.equal(
      files.get("project.toml"),
      'mz_version = "cloud"\ndependencies = ["materialize.ingest.a_webhook", "materialize.ingest.b_webhook"]\n',
    );
    assert.equal(
      files.get("models/materialize/ingest/msk_role.sql"),
      'CREATE CONNECTION "materialize"."ingest"."msk_role" TO AWS ' +
        "(ASSUME ROLE ARN = 'arn:aws:iam::123456789012:role/materialize-msk', REGION = 'us-east-1');\n",
    );
    assert.deepEqual(projectVariables(new Catalog(awsSample().objects).entries), []);
  });

  it("holds the statements of the catalog, without IF NOT EXISTS, but for webhooks and what is said about them", async () => {
    const { files } = await read(awsSample().objects);
    const exported = [...files]
      .filter(([path]) => path.endsWith(".sql"))
      .flatMap(([, text]) => parses(text).map((statement) => statement.sql));
    const expected = new Catalog(awsSample().objects).entries
      .filter(
        ({ object }) =>
          !object.existing && !["schema", "secret", "webhook-source", "webhook-table"].includes(object.kind),
      )
      .filter(
        ({ object: { kind, path } }) =>
          !(["grant", "comment"].includes(kind) && path.some((part) => /^[ab]_webhook$/.test(part))),
      )
      .map(({ object }) => (object.create() as string).replace(" IF NOT EXISTS", ""));
    assert.deepEqual(exported.sort(), [...expected].sort());
    for (const text of exported) assert.doesNotMatch(text, /WEBHOOK BODY|hunter/);
  });

  it("has no dependencies where there is no webhook, or one that waits", async () => {
    assert.doesNotMatch((await accepted([viewOn("v")])).files.get("project.toml")!, DEPENDENCIES);
    const { objects } = awsSample({ webhookWaitsFor: [PRINCIPAL] });
    const { files } = await accepted(objects);
    assert.doesNotMatch(files.get("project.toml")!, DEPENDENCIES);
    assert.equal(files.has("models/materialize/ingest_views/events.sql"), false);
  });

  it("leaves out what waits for the principal and the external id, and keeps the connections that bring them", async () => {
    const { objects } = await read(awsSample({ waitsFor: [PRINCIPAL, EXTERNAL_ID] }).objects);
    const files = [...objects.keys()].filter((path) => path.startsWith("models/materialize/ingest/"));
    assert.deepEqual(
      files.map((path) => path.split("/").at(-1)),
      ["msk_endpoint.sql", "msk_role.sql"],
    );
  });

  it("may have views beside a webhook, which is not in the project, and leaves out an index on one", async () => {
    const { objects, companions, dependencies } = await read([
      viewOn("v", [hook("h")], INGEST),
      index({ name: "i", on: hook("h"), cluster: CLUSTER, columns: ["body"] }),
    ]);
    assert.deepEqual([...objects.keys()], ["clusters/hooks.sql", "models/materialize/ingest/v.sql"]);
    assert.deepEqual(companions, []);
    assert.deepEqual(dependencies, ["materialize.ingest.h"]);
  });

  it("may have views beside a webhook table, which is not in the project: it holds no table there", async () => {
    const { objects, companions, dependencies } = await read([
      viewOn("v", [hookTable("h")], INGEST),
      comment({ on: hookTable("h"), text: "t" }),
      grant({ privileges: ["SELECT"], on: hookTable("h"), to: existingRole("r") }),
    ]);
    assert.deepEqual([...objects.keys()], ["models/materialize/ingest/v.sql"]);
    assert.deepEqual(companions, []);
    assert.deepEqual(dependencies, ["materialize.ingest.h"]);
  });

  it("lists several webhooks in one order, and before the tables of the file", async () => {
    const password = key("k", "prod/k");
    const toml = (await projectOf([hook("c"), kafkaBy(password), hook("b"), hook("a")])).get("project.toml")!;
    assert.deepEqual(toml.split("\n").slice(0, 4), [
      'mz_version = "cloud"',
      'dependencies = ["materialize.ingest.a", "materialize.ingest.b", "materialize.ingest.c"]',
      "",
      "[default.security]",
    ]);
  });

  it("leaves out secrets that only webhooks use: the scripts make them, with another value than the project's", async () => {
    const [own, shared] = [key("own", "prod/own"), key("shared")];
    const all = [checkedBy("h", own), tableCheckedBy("i", own), tableCheckedBy("j", shared), kafkaBy(shared)];
    const secrets = (files: ProjectFiles): readonly string[] =>
      [...files.keys()].filter((path) => /(own|shared)\.sql$/.test(path));
    const exported = await projectOf(all);
    assert.deepEqual(secrets(exported), ["models/materialize/ingest/shared.sql"]);
    assert.doesNotMatch(exported.get("project.toml")!, /aws_profile/);
    assert.deepEqual(projectVariables(new Catalog(all).entries), ["SHARED"]);
    // One that nothing uses is not a webhook's.
    assert.deepEqual(secrets(await projectOf([key("shared")])), ["models/materialize/ingest/shared.sql"]);
  });

  const dotted = schema({ database: existingDatabase("materialize"), name: "a.b" });
  for (const [what, named, bad] of [
    ["a dot, which would part it", hook("x.y"), "x.y"],
    ["capitals", hook("Hooks"), "Hooks"],
    ["capitals, in the form of a table", hookTable("Hooks"), "Hooks"],
    ["a schema with a dot", hook("h", dotted), "a.b"],
  ] as const) {
    it(`refuses a webhook whose name has ${what}`, async () => {
      await assert.rejects(projectOf([named]), {
        message:
          "mz-deploy cannot hold these:\n" +
          `  the name ${JSON.stringify(bad)}: it must be of a-z 0-9 _ $, and not start with a digit`,
      });
    });
  }
});

describe("what the project leaves to the scripts", () => {
  const quickstart = existingCluster("quickstart");
  const reader = existingRole("bi");
  const left = async (objects: readonly MzObject[]): Promise<readonly string[]> => {
    const { entries } = new Catalog(objects);
    return staysWithScripts({ ddl: await valueOf(ddlScript(entries).text), entries });
  };

  it("is a grant on a cluster that is there already, and not one on a cluster that it makes", async () => {
    const usage = grant({ privileges: ["USAGE"], on: quickstart, to: reader });
    const { objects, companions } = await read([
      usage,
      viewOn("v"),
      index({ name: "i", on: viewOn("v"), cluster: quickstart, columns: ["x"] }),
      grant({ privileges: ["USAGE"], on: CLUSTER, to: reader }),
    ]);
    assert.deepEqual([...objects.keys()], ["clusters/hooks.sql", "models/materialize/ingest_views/v.sql"]);
    assert.deepEqual([...companions].sort(), [
      "clusters/hooks.sql: grant_privileges",
      "models/materialize/ingest_views/v.sql: create_index",
    ]);
    assert.deepEqual(
      await left([usage, viewOn("v"), grant({ privileges: ["USAGE"], on: CLUSTER, to: reader })]),
      ['GRANT USAGE ON CLUSTER "quickstart" TO "bi"'],
    );
  });

  it("is each webhook by its name, with all that is said about it", async () => {
    assert.deepEqual(await left(awsSample().objects), [
      'SOURCE "materialize"."ingest"."a_webhook"',
      'TABLE "materialize"."ingest"."b_webhook"',
    ]);
    assert.deepEqual(await left(awsSample({ webhookWaitsFor: [PRINCIPAL] }).objects), []);
    assert.deepEqual(await left([viewOn("v")]), []);
  });
});
