/**
 * The operator's queries about AWS and webhooks run, as those of answers.test.ts do: on an embedded Postgres, over
 * stand-ins for Materialize's catalog. What a server puts into these relations is not shown.
 */
import assert from "node:assert/strict";
import { type PGlite } from "@electric-sql/pglite";
import {
  awsConnection,
  awsPrivateLinkConnection,
  Catalog,
  existingCluster,
  existingDatabase,
  operatorQueries,
  schema,
  webhookSource,
  webhookTable,
  type Entry,
} from "../../../materialize";
import { postgres } from "../../support/pglite";

/**
 * Columns: https://materialize.com/docs/sql/system-catalog/mz_catalog/#mz_aws_privatelink_connections, #mz_tables and
 * …/mz_internal/#mz_aws_connections, #mz_aws_privatelink_connection_status_history, #mz_webhook_sources, read Nov 2026.
 */
const CATALOG = `
  CREATE SCHEMA mz_catalog; CREATE SCHEMA mz_internal;
  CREATE TABLE mz_catalog.mz_databases (id text, oid oid, name text, owner_id text, privileges text[]);
  CREATE TABLE mz_catalog.mz_schemas (id text, oid oid, database_id text, name text, owner_id text, privileges text[]);
  CREATE TABLE mz_catalog.mz_objects (id text, oid oid, schema_id text, name text, type text, owner_id text,
    cluster_id text, privileges text[]);
  CREATE TABLE mz_catalog.mz_connections (id text, oid oid, schema_id text, name text, type text, owner_id text,
    privileges text[], create_sql text, redacted_create_sql text);
  CREATE TABLE mz_catalog.mz_aws_privatelink_connections (id text, principal text);
  CREATE TABLE mz_internal.mz_aws_connections (id text, endpoint text, region text, access_key_id text,
    access_key_id_secret_id text, secret_access_key_secret_id text, session_token text, session_token_secret_id text,
    assume_role_arn text, assume_role_session_name text, principal text, external_id text, example_trust_policy jsonb);
  CREATE TABLE mz_internal.mz_aws_privatelink_connection_status_history (occurred_at timestamptz, connection_id text,
    status text);
  CREATE TABLE mz_internal.mz_webhook_sources (id text, name text, url text);
  CREATE TABLE mz_catalog.mz_tables (id text, oid oid, schema_id text, name text, owner_id text, privileges text[],
    create_sql text, redacted_create_sql text, source_id text);
  CREATE TABLE mz_internal.mz_source_statistics (id text, replica_id text, messages_received numeric,
    bytes_received numeric, updates_staged numeric, updates_committed numeric, records_indexed numeric,
    bytes_indexed numeric, rehydration_latency interval, snapshot_records_known numeric,
    snapshot_records_staged numeric, snapshot_committed boolean, offset_known numeric, offset_committed numeric);`;

/** One name in two schemas of one database, and in a schema of one name in two databases. */
const HOMES = [
  ["d1", "s1"],
  ["d1", "s2"],
  ["d2", "s1"],
  ["d'3", 's"3'],
] as const;
type Home = (typeof HOMES)[number];

async function fill(db: PGlite): Promise<void> {
  await db.exec(CATALOG);
  for (const database of new Set(HOMES.map(([name]) => name)))
    await db.query("INSERT INTO mz_catalog.mz_databases (id, name) VALUES ($1, $1)", [database]);
  for (const [i, home] of HOMES.entries()) {
    const place = home.join(".");
    const insert = (into: string, values: readonly unknown[]): Promise<unknown> =>
      db.query(`INSERT INTO ${into} VALUES (${values.map((_, at) => `$${at + 1}`).join(", ")})`, [...values]);
    await insert("mz_catalog.mz_schemas (id, database_id, name)", [place, ...home]);
    for (const name of ["role", "endpoint"])
      await insert("mz_catalog.mz_connections (id, schema_id, name)", [`${place}.${name}`, place, name]);
    await insert("mz_internal.mz_aws_connections (id, principal, external_id)", [
      `${place}.role`,
      "arn:aws:iam::664411391173:role/MaterializeConnection",
      `mz_${place}`,
    ]);
    await insert("mz_catalog.mz_aws_privatelink_connections", [`${place}.endpoint`, `principal of ${place}`]);
    for (const [day, status] of [
      [1, "pending-acceptance"],
      [3, `available ${i}`],
      [2, "creating-endpoint"],
    ] as const)
      await insert("mz_internal.mz_aws_privatelink_connection_status_history", [
        `2026-11-0${day}T00:00:00Z`,
        `${place}.endpoint`,
        status,
      ]);
    await insert("mz_catalog.mz_objects (id, schema_id, name)", [`${place}.hooks`, place, "hooks"]);
    await insert("mz_internal.mz_webhook_sources", [`${place}.hooks`, "hooks", `https://h/${place}`]);
    await insert("mz_internal.mz_source_statistics (id, messages_received, updates_committed)", [
      `${place}.hooks`,
      i,
      2 * i,
    ]);
    // A table is in mz_tables and not in mz_webhook_sources; its figures are with those of sources.
    await insert("mz_catalog.mz_objects (id, schema_id, name)", [`${place}.tills`, place, "tills"]);
    await insert("mz_catalog.mz_tables (id, schema_id, name)", [`${place}.tills`, place, "tills"]);
    await insert("mz_internal.mz_source_statistics (id, messages_received, updates_committed)", [
      `${place}.tills`,
      10 * i,
      20 * i,
    ]);
  }
}

function objectsOf([database, home]: readonly [string, string]): readonly Entry[] {
  const place = schema({ database: existingDatabase(database), name: home });
  return new Catalog([
    awsConnection({ schema: place, name: "role", assumeRoleArn: "arn:aws:iam::123456789012:role/mz" }),
    awsPrivateLinkConnection({
      schema: place,
      name: "endpoint",
      serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
      availabilityZones: ["use1-az1"],
    }),
    webhookSource({ schema: place, name: "hooks", cluster: existingCluster("c"), check: "insecure" }),
    webhookTable({ schema: place, name: "tills", check: "insecure" }),
  ]).entries;
}

describe("the answers to operator queries about AWS and webhooks", () => {
  let db: PGlite;
  before(async () => {
    db = await postgres();
    await fill(db);
  });
  after(() => db.exec("DROP SCHEMA mz_catalog CASCADE; DROP SCHEMA mz_internal CASCADE"));

  async function ask(question: RegExp, home: readonly [string, string]): Promise<unknown[]> {
    const found = operatorQueries(objectsOf(home)).filter(({ title }) => question.test(title));
    assert.equal(found.length, 1, `${found.length} questions are like ${question}`);
    return (await db.query(found[0]!.sql)).rows;
  }

  const statuses = async (home: Home): Promise<unknown> =>
    ((await ask(/What became/, home)) as { status: string }[]).map(({ status }) => status);
  for (const [i, home] of HOMES.entries()) {
    const place = home.join(".");
    it(`are about the object of this schema in this database: ${place}`, async () => {
      assert.deepEqual(await ask(/external id/, home), [
        { external_id: `mz_${place}`, principal: "arn:aws:iam::664411391173:role/MaterializeConnection" },
      ]);
      assert.deepEqual(await ask(/Which principal/, home), [{ principal: `principal of ${place}` }]);
      assert.deepEqual(await statuses(home), [`available ${i}`, "creating-endpoint", "pending-acceptance"]);
      assert.deepEqual(await ask(/Which URL has webhook source/, home), [{ url: `https://h/${place}` }]);
      const [database, schemaName] = home.map(encodeURIComponent);
      assert.deepEqual(await ask(/Which URL has webhook table/, home), [
        { url: `https://<host>/api/webhook/${database}/${schemaName}/tills` },
      ]);
      for (const [kind, times] of [
        ["source", 1],
        ["table", 10],
      ] as const)
        assert.deepEqual(await ask(new RegExp(`How many requests came to webhook ${kind} `), home), [
          {
            messages_received: String(times * i),
            bytes_received: null,
            updates_staged: null,
            updates_committed: String(2 * times * i),
          },
        ]);
    });
  }

  it("are none for an object that is not there", async () => {
    for (const question of [
      /external id/,
      /Which principal/,
      /What became/,
      /Which URL has webhook source/,
      /Which URL has webhook table/,
      /How many requests came to webhook source/,
      /How many requests came to webhook table/,
    ])
      assert.deepEqual(await ask(question, ["d2", "s2"]), []);
  });
});
